import itertools
import re
import xml.etree.ElementTree as ET

from standfirst.publish.small_map import HEIGHT, WIDTH, draw_map
from standfirst.records import Mention, MentionKind, PlaceValue, Span


def mention(name: str, lat: float, lon: float, **facts: object) -> Mention:
    place = PlaceValue(name, "town", "XV", lat=lat, lon=lon, radius_km=10.0, **facts)  # type: ignore[arg-type]
    return Mention(MentionKind.PLACE, Span(0, 5), name, place=place)


def test_each_spot_is_a_circle_inside_the_map():
    drawn = draw_map([mention("Karsk", 48.5, 38.0), mention("Ostrel", 50.0, 30.0)])
    assert drawn is not None
    circles = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)"', drawn)
    assert len(circles) == 2
    for x, y in circles:
        assert 0 < float(x) < WIDTH
        assert 0 < float(y) < HEIGHT


def test_wide_place_has_a_wide_circle():
    wide = PlaceValue("Velmora", "region", lat=48.0, lon=38.0, radius_km=300.0)
    drawn = draw_map([Mention(MentionKind.PLACE, Span(0, 7), "Velmora", place=wide)])
    assert drawn is not None
    assert float(re.findall(r' r="([\d.]+)"', drawn)[0]) > 50


def test_same_spot_is_drawn_once_and_actors_never():
    drawn = draw_map(
        [mention("Karsk", 48.5, 38.0)] * 3 + [mention("Ostrel", 50.0, 30.0, use="actor")]
    )
    assert drawn is not None
    assert drawn.count("<circle") == 1
    assert "Ostrel" not in drawn


def test_nothing_to_show_gives_no_map():
    assert draw_map([]) is None
    assert draw_map([mention("Ostrel", 50.0, 30.0, use="adjective")]) is None


def test_names_are_escaped_and_the_drawing_is_well_formed():
    drawn = draw_map([mention('<script>"&', 0.0, 179.9), mention("Pole", 90.0, 0.0)])
    assert drawn is not None
    assert "<script" not in drawn
    ET.fromstring(drawn)


def test_labels_never_cover_each_other_and_each_spot_keeps_its_title():
    names = [f"Karsk {n}" for n in range(6)]
    drawn = draw_map([mention(name, 48.5, 38.0 + n / 50) for n, name in enumerate(names)])
    assert drawn is not None
    assert re.findall(r"<title>([^<]+)</title>", drawn) == names
    labels = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)">([^<]+)<', drawn)
    assert 1 <= len(labels) < 6
    boxes = [(float(x), float(y), len(name) * 3.2) for x, y, name in labels]
    for n, (x, y, half) in enumerate(boxes):
        assert all(abs(x - a) >= half + c or abs(y - b) >= 12 for a, b, c in boxes[:n])


def test_no_coast_runs_across_the_whole_world():
    drawn = draw_map([mention("West", 60.0, -170.0), mention("East", 60.0, 170.0)])
    assert drawn is not None
    (land,) = re.findall(r'class="land" d="([^"]+)"', drawn)
    for part in land.split("Z"):
        xs = [float(point.split(",")[0]) for point in part.removeprefix("M").split("L") if point]
        steps = [abs(b - a) for a, b in itertools.pairwise(xs)]
        assert max(steps, default=0) < WIDTH / 2
