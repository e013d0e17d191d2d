import pytest

from raw_statements import raw
from standfirst.read.statements.flags import is_hedged, is_negated
from standfirst.read.statements.surroundings import surroundings_of


def hedged(text, *row):
    built = raw(text, *row)
    (around,) = surroundings_of(text, [built])
    return is_hedged(text, built, around.near)


@pytest.mark.parametrize(
    "content",
    [
        "the road may be closed",
        "the amount could reach 200,000",
        "it could’ve gone worse",
        "the bridge is likely to fall",
        "two men believed to be deserters crossed the river",
        "I don’t think it is over",
        "he suspected it would be late",
        "it seems the road is closed",
    ],
)
def test_a_guess_in_the_content_hedges(content):
    assert hedged(f"Ruhm said {content}.", "Ruhm", "said", content)


@pytest.mark.parametrize(
    "content",
    [
        "the talks begin in May",
        "he could live with it",
        "Velmora could count trains",
        "his country could help",
        "they asked why no drivers could be found",
        "it could not be found",
        "we will come as soon as possible",
        "if the weather holds they will come",
        "roughly 40 men came",
    ],
)
def test_months_abilities_and_conditions_do_not_hedge(content):
    assert not hedged(f"Ruhm said {content}.", "Ruhm", "said", content)


def test_hearsay_with_an_infinitive_is_hedged():
    assert hedged("Droskia is said to oppose it.", None, "is said", "Droskia", "to oppose it")
    assert not hedged("A blast was reported near Sarn.", None, "was reported", "A blast")


def test_the_reporters_own_doubt_hedges():
    assert hedged("Ruhm reportedly told them to go.", "Ruhm", "reportedly told", "them to go")
    assert hedged("Perhaps Ruhm promised tanks.", "Ruhm", "promised", "tanks")
    assert not hedged("“Soon,” Ruhm said, possibly hinting at tanks.", "Ruhm", "said", "“Soon,”")


def test_what_cannot_be_excluded_is_hedged():
    assert hedged("Dolsk could not exclude a delay.", "Dolsk", "could not exclude", "a delay")


def test_a_denied_possibility_is_no_guess_of_the_speakers():
    text = "Dolsk denies that it could have been hers."
    assert not hedged(text, "Dolsk", "denies", "that it could have been hers")


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("Dolsk", "did not say"),
        ("Dolsk", "wouldn’t say"),
        ("Dolsk", "has yet to confirm"),
        ("Dolsk", "stopped short of promising"),
        ("Dolsk", "neither confirmed nor denied"),
        ("Dolsk", "would not be drawn on"),
        ("Dolsk", "vehemently rejects"),
        ("Dolsk", "had no comment on"),
        ("No minister", "would confirm"),
        ("Neither", "confirmed"),
    ],
)
def test_denials_and_refusals_are_negated(source, cue):
    text = f"{source} {cue} a delay."
    assert is_negated(text, raw(text, source, cue, "a delay"))


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("Dolsk", "not only said"),
        ("Dolsk", "isn’t the only one to fear"),
        ("No. 10", "announced"),
        ("Dolsk", "noted"),
        ("Dolsk", "warned of"),
    ],
)
def test_other_cues_are_not_negated(source, cue):
    text = f"{source} {cue} a delay."
    assert not is_negated(text, raw(text, source, cue, "a delay"))


def test_nor_did_in_front_negates():
    text = "Nor did Dolsk say why."
    assert is_negated(text, raw(text, "Dolsk", "say", "why"))
