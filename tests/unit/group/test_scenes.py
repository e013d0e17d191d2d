from datetime import UTC, datetime

from standfirst.group.features import Signature
from standfirst.group.joining import Joiner
from standfirst.group.scenes import find_spots, join_scenes
from standfirst.records import Place, Registers

AT = datetime(2022, 12, 12, tzinfo=UTC)


def signatures(*texts):
    return [
        Signature(
            f"r{n}",
            "en",
            AT,
            {word if ":" in word else f"word:{word}": 1.0 for word in text.split()},
        )
        for n, text in enumerate(texts)
    ]


MILL = "place:mill"
SPOTS = find_spots(
    Registers(places=(Place("m", "Mill", level="facility"), Place("k", "Karsk", level="town")))
)
STRIKE = (f"missile hit flat {MILL} karsk dead girl", f"nine dead flat {MILL} karsk rescuers")
DENIAL = (
    f"ministry denies flat {MILL} velmoran air defence",
    f"orshin blames air defence {MILL} flat",
)
OTHER = ("grain talk geneva mediator page", "grain ship strait lys inspection geneva")


def join(clusters, signed, spots=SPOTS):
    joiner = Joiner(signed)
    return join_scenes(clusters, joiner, spots)


def test_only_small_places_are_spots():
    assert frozenset({MILL}) == SPOTS


def test_claim_and_denial_of_one_spot_become_one_story():
    signed = signatures(*STRIKE, *DENIAL, *OTHER)
    assert join([[0, 1], [2, 3], [4, 5]], signed) == [[0, 1, 2, 3], [4, 5]]


def test_without_a_spot_of_the_gazetteer_they_stay_apart():
    signed = signatures(*STRIKE, *DENIAL)
    assert join([[0, 1], [2, 3]], signed, frozenset()) == [[0, 1], [2, 3]]


def test_a_spot_named_all_over_is_no_scene():
    signed = signatures(
        *STRIKE, *DENIAL, f"{MILL} poetry", f"rent at {MILL} rises", f"{MILL} trams"
    )
    clusters = [[0, 1], [2, 3], [4], [5], [6]]
    assert join(clusters, signed) == clusters


def test_a_report_alone_has_no_scene():
    signed = signatures(*STRIKE, DENIAL[0])
    assert join([[0, 1], [2]], signed) == [[0, 1], [2]]
