from datetime import UTC, datetime

from standfirst.group.features import Signature
from standfirst.group.scenes import join_scenes
from standfirst.group.similarity import score_pairs

AT = datetime(2022, 12, 12, tzinfo=UTC)


def signatures(*texts):
    return [
        Signature(f"r{n}", "en", AT, {f"word:{word}": 1.0 for word in text.split()})
        for n, text in enumerate(texts)
    ]


STRIKE = (
    "missile hit flat millrace library karsk dead girl",
    "nine dead flat millrace library karsk rescuers",
)
DENIAL = (
    "ministry denies flat millrace library velmoran air defence",
    "orshin blames air defence millrace library flat",
)
OTHER = ("grain talk geneva mediator page", "grain ship strait lys inspection geneva")


def test_claim_and_denial_of_one_scene_become_one_story():
    signed = signatures(*STRIKE, *DENIAL, *OTHER)
    joined = join_scenes([[0, 1], [2, 3], [4, 5]], signed, score_pairs(signed))
    assert joined == [[0, 1, 2, 3], [4, 5]]


def test_terms_that_stand_elsewhere_too_are_no_scene():
    elsewhere = (
        "library opening millrace flat poetry",
        "millrace flat library rent rises",
        "library millrace flat trams",
    )
    signed = signatures(*STRIKE, *DENIAL, *elsewhere)
    clusters = [[0, 1], [2, 3], [4], [5], [6]]
    assert join_scenes(clusters, signed, score_pairs(signed)) == clusters


def test_a_report_alone_has_no_scene():
    signed = signatures(*STRIKE, DENIAL[0])
    assert join_scenes([[0, 1], [2]], signed, score_pairs(signed)) == [[0, 1], [2]]
