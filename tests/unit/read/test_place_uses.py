import pytest

from standfirst.read import ReadingContext
from standfirst.read.mentions import find_mentions
from standfirst.records import Parts, Place, Registers, Report, Span


def uses(text: str) -> dict[str, str]:
    report = Report("r1", 1, text, body=Span(0, len(text)))
    found = find_mentions(report, Parts(), ReadingContext())
    return {mention.text: mention.place.use for mention in found if mention.place}


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Fire broke out in Kyiv.", "Kyiv", "spot"),
        ("Kyiv said nobody was hurt.", "Kyiv", "actor"),
        ("Officials in Kyiv said nobody was hurt.", "Kyiv", "spot"),
        ("Japan has repeatedly warned of it.", "Japan", "actor"),
        ("They accused Japan of it.", "Japan", "actor"),
        ("Ukrainian troops left.", "Ukrainian", "adjective"),
        ("The Ukrainians left.", "Ukrainians", "demonym"),
        ("The Bank of England kept its rate.", "England", "name"),
        ("Kyiv Says Bridge Hit", "Kyiv", "actor"),
        ("The bridge was hit, according to Kyiv.", "Kyiv", "actor"),
        ("“It was hit,” said Kyiv.", "Kyiv", "actor"),
        ("They accused Moscow of it.", "Moscow", "actor"),
        ("They told Moscow residents of it.", "Moscow", "spot"),
        ("Talks between Moscow and Ankara go on.", "Moscow", "actor"),
        ("Talks between Moscow and Ankara go on.", "Ankara", "actor"),
        ("Trains between Moscow and Ankara run late.", "Ankara", "spot"),
        ("Japan, Chad and Peru had launched it.", "Japan", "actor"),
        ("Japan, Chad and Peru had launched it.", "Chad", "actor"),
        ("The armies of Japan, Chad and Peru launched it.", "Chad", "spot"),
        ("Japan tested another missile.", "Japan", "actor"),
        ("Japan should sign it.", "Japan", "actor"),
        ("Kyiv attacked overnight", "Kyiv", "spot"),
        ("Migrants In Japan Accused Of It", "Japan", "spot"),
        ("They met in Peru. Japan has said so before.", "Japan", "actor"),
        ("Peru and Japan had discussed it.", "Peru", "actor"),
        ("A storm in northern Japan has killed two.", "Japan", "spot"),
        ("Kyiv fires kill two", "Kyiv", "spot"),
        ("Kyiv was hit by missiles.", "Kyiv", "spot"),
        ("Buildings in Kyiv and Moscow support antennas.", "Moscow", "spot"),
    ],
)
def test_use_of_a_name(text: str, name: str, use: str):
    assert uses(text)[name] == use


def test_direction_is_not_the_town():
    text = "Fighting goes on in the Karsk direction. Karsk has no power."
    desk = Registers(
        places=(Place("g-k", "Karsk", country="XV", lat=48.0, lon=38.0, radius_km=6.0),)
    )
    report = Report("r1", 1, text, body=Span(0, len(text)))
    found = find_mentions(report, Parts(), ReadingContext(registers=desk))
    told = [(m.text, m.place.level, m.place.radius_km) for m in found if m.place]
    assert told == [("Karsk direction", "direction", 25.0), ("Karsk", "town", 6.0)]


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("They met at Heathrow Airport.", "Heathrow Airport", "facility"),
        ("Rain fell in South London.", "South London", "neighbourhood"),
        ("It sank in Lake Victoria.", "Lake Victoria", "sea"),
        ("The Dnipro River rose.", "Dnipro River", "river"),
    ],
)
def test_words_around_a_name_make_the_level(text: str, name: str, level: str):
    report = Report("r1", 1, text, body=Span(0, len(text)))
    found = find_mentions(report, Parts(), ReadingContext())
    assert {m.text: m.place.level for m in found if m.place}[name] == level


def test_prefix_and_hyphen_leave_the_name():
    assert "Russian" in uses("An anti-Russian mood spread.")
    assert {"Amsterdam", "London"} <= set(uses("The Amsterdam-London train is late."))


def test_person_called_like_a_town_is_no_place():
    assert uses("Paris Hilton spoke. Jordan Velk agreed.") == {}


def test_name_no_register_has_is_read_where_a_place_stands():
    assert set(uses("Shells fell in Qervnova. Later Qervnova was quiet.")) == {"Qervnova"}


def test_seat_of_a_government_is_no_spot():
    assert "Kremlin" not in uses("The Kremlin denied it. Rain fell in Moscow.")


def test_long_list_of_names_takes_linear_time():
    text = "Japan " + "Aa " * 20_000 + "and Peru, " * 5_000 + "said so."
    assert uses(text)["Japan"] in {"spot", "actor", "name"}
