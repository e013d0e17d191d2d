import subprocess
import sys

import pytest

from standfirst.read.gazetteer import ADJECTIVE, CODE, load_world
from standfirst.records import PlaceValue


def values(name: str) -> list[PlaceValue]:
    world = load_world()
    entry = world.find(name)
    return [world.value(row) for row, _ in entry.rows] if entry else []


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Bakhmut", "town", "UA"),
        ("Бахмут", "town", "UA"),
        ("Krynky", "town", "UA"),
        ("Laurel County", "district", "US"),
        ("Donetsk Oblast", "region", "UA"),
        ("Донецька область", "region", "UA"),
        ("W.Va.", "region", "US"),
        ("Middle East", "region", None),
        ("Korean Peninsula", "region", None),
        ("Black Sea", "sea", None),
        ("Україна", "country", "UA"),
    ],
)
def test_name_is_found_with_level_and_country(name: str, level: str, country: str | None):
    assert (level, country) in [(place.level, place.country) for place in values(name)]


def test_place_has_number_point_and_radius():
    place = next(place for place in values("Bakhmut") if place.level == "town")
    assert place.geonames_id == 713174
    assert place.lat == pytest.approx(48.594, abs=0.01)
    assert place.lon == pytest.approx(37.999, abs=0.01)
    assert place.radius_km is not None
    assert 3 < place.radius_km < 15


def test_postal_codes_and_adjectives_are_marked():
    world = load_world()
    assert [flags for _, flags in world.find("TX").rows] == [CODE]  # type: ignore[union-attr]
    assert [flags for _, flags in world.find("Ukrainian").rows] == [ADJECTIVE]  # type: ignore[union-attr]


def test_town_knows_what_it_lies_in():
    world = load_world()
    row = next(row for row, _ in world.find("Bakhmut").rows if world.level(row) == "town")  # type: ignore[union-attr]
    assert [world.level(each) for each in world.within(row)] == ["district", "region", "country"]


def test_what_is_no_name_is_not_found():
    assert values("Qwertyuiop") == []
    assert values("\ud800") == []


def test_looking_up_many_names_keeps_memory_bounded():
    world = load_world()
    for n in range(60_000):
        world.find(f"Name{n}")
    assert len(world.names) <= 50_000


def test_gazetteer_takes_little_memory():
    """Measured in a process of its own, by what the system says it holds."""
    code = (
        "import psutil, os\n"
        "held = lambda: psutil.Process(os.getpid()).memory_info().rss\n"
        "import standfirst.read.gazetteer as g\n"
        "before = held(); world = g.load_world()\n"
        "for n in range(20000): world.find(f'Town{n}')\n"
        "print((held() - before) / 1e6)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(shown.stdout) < 150
