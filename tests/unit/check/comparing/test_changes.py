"""What a paraphrase keeps, and what it must not lose or add."""

import pytest

from standfirst.check.comparing.changes import find_changes
from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def wording(text):
    return read_wording(text, Span(0, len(text)))


def changes(draft, *sources, **options):
    found = find_changes(wording(draft), [wording(one) for one in sources], **options)
    return [("added" if one.added else "lost", one.kind.value) for one in found]


NEGATED = "The ministry did not say when the missiles would arrive."


@pytest.mark.parametrize(
    "draft",
    [
        NEGATED,
        "The ministry would not say when the missiles would arrive.",
        "The ministry declined to say when the missiles would arrive.",
        "When the missiles would arrive, the ministry didn't say.",
    ],
)
def test_a_negation_may_be_put_otherwise(draft):
    assert changes(draft, NEGATED) == []


def test_a_negation_may_not_go():
    draft = "The ministry said when the missiles would arrive."
    assert changes(draft, NEGATED) == [("lost", "negation")]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The bridge was not damaged.", "The bridge was damaged in the attack."),
        ("No bridge was damaged.", "The bridge was damaged in the attack."),
        ("Aldmark has not kept out of the coalition.", "Aldmark has kept out of the coalition."),
    ],
)
def test_a_negation_may_not_come(draft, source):
    assert changes(draft, source) == [("added", "negation")]


def test_what_another_source_says_plainly_is_no_loss():
    denied = "Troops did not hit the house on Millrace Street."
    claimed = "Troops hit the house on Millrace Street."
    assert changes("Troops hit the house on Millrace Street.", denied, claimed) == []
    assert changes("Troops hit the house on Millrace Street.", denied) == [("lost", "negation")]


def test_a_bound_is_no_negation():
    source = "Droskia is ready to extend it by no more than 60 days."
    assert changes("Droskia is ready to extend it by at most 60 days.", source) == []


def test_marks_between_quotation_marks_are_not_the_writers():
    source = "“We have not identified the weapon,” the head of the mission said."
    draft = "“We have not identified the weapon,” said the head of the mission."
    assert changes(draft, source) == []


@pytest.mark.parametrize(
    ("draft", "source", "kind"),
    [
        ("The video shows the flag.", "The video appears to show the flag.", "hedge"),
        ("Ferries will stay in port.", "Ferries are likely to stay in port.", "hedge"),
        ("The whole ridge is ours.", "Reportedly the whole ridge is ours.", "hedge"),
        ("Aldmark will train pilots.", "Aldmark could train pilots.", "may"),
        ("Crews will start work.", "Crews will start work if sappers allow it.", "condition"),
        ("The batteries have arrived.", "The batteries will arrive in January.", "future"),
        ("Halvern has sent missiles.", "Halvern is to send missiles later.", "future"),
    ],
)
def test_doubt_chance_condition_and_plan_may_not_go(draft, source, kind):
    assert ("lost", kind) in changes(draft, source)
    assert changes(source, source) == []


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Aldmark may train pilots.", "Aldmark could train pilots."),
        ("Perhaps ferries stay in port.", "Ferries are likely to stay in port."),
        ("Unless sappers forbid it, crews will start work.", "Crews will start work if allowed."),
        ("The batteries are to arrive in January.", "The batteries will arrive in January."),
    ],
)
def test_another_word_of_the_kind_keeps_them(draft, source):
    assert changes(draft, source) == []


def test_a_mark_next_to_the_found_sentence_counts_where_it_stands_beside_it():
    found = "The enemy has brought two more battalions to the heights."
    beside = "That does not mean that it is about to attack."
    draft = "The arrival of two battalions on the heights means that the enemy is about to attack."
    assert changes(draft, found, beside, beside=[(1,), (0,)]) == [("lost", "negation")]


def test_a_heading_may_rest_on_any_source():
    sources = ("Aldmark could train pilots.", "The government had not yet decided.")
    draft = "Aldmark may train pilots, but it has not decided"
    assert changes(draft, *sources, sums_up=True) == []


def test_what_a_mark_governs_ends_with_its_clause():
    marks = find_marks(wording("He did not answer, and the bridge fell."))
    (mark,) = [one for one in marks if one.kind is MarkKind.NEGATION]
    assert [word.low for word in mark.governs] == ["answer"]


def test_no_sources_give_no_findings():
    assert changes("The bridge was not damaged.") == []


def test_a_very_long_sentence_is_read_as_far_as_its_bound():
    words = wording("not " * 10_000)
    assert words.words[-1].end <= 2_000


@pytest.mark.parametrize(
    "source",
    [
        "The mayor rejected the claim that the bridge had fallen.",
        "The mayor was unable to say whether the bridge had fallen.",
        "The mayor did not say that the bridge had fallen.",
    ],
)
def test_a_denial_may_be_put_otherwise(source):
    assert changes("The mayor denied that the bridge had fallen.", source) == []


def test_a_denial_that_no_source_has_is_told():
    source = "The mayor said the bridge had fallen in the night."
    assert changes("The mayor denied that the bridge had fallen.", source) == [
        ("added", "negation")
    ]


def test_who_denied_something_does_not_confirm_it():
    source = "Moldar denied that ships were being held up in the strait."
    held = "Grohl said ships were being held up in the strait."
    draft = "Moldar confirmed that ships were being held up."
    assert changes(draft, source, held) == [("lost", "negation")]
    confirmed = "Moldar admitted that ships were being held up."
    assert changes(draft, source, held, confirmed) == []


def test_two_negations_undo_each_other():
    source = "The minister did not rule out a lower tax on diesel."
    open_door = "The minister left the door open to a lower tax on diesel."
    assert changes(open_door, source) == []
    ruled_out = "The minister ruled out a lower tax on diesel."
    assert changes(ruled_out, source) == [("added", "negation")]
    assert changes("The minister would not rule out a lower tax on diesel.", source) == []


@pytest.mark.parametrize(
    "draft",
    [
        "If the bridge is not repaired, the school will close.",
        "The school of Halm says no.",
        "There had not been one for three weeks.",
    ],
)
def test_what_is_but_thought_of_or_left_open_is_no_negation_of_a_source(draft):
    sources = ("The bridge is repaired, and the school closes.", "The first one in three weeks.")
    assert changes(draft, *sources) == []


def test_not_yet_done_is_what_somebody_asks_for():
    source = "She called on Droskia to let the organisation visit the camps."
    assert changes("The organisation has not been let into the camps.", source) == []


def test_a_contrast_is_no_negation_of_what_it_sets_apart():
    source = "My colleague came to Sarn today with answers, not with questions."
    assert changes("The colleague came to Sarn and left a question open.", source) == []


def test_one_word_of_a_negated_clause_is_no_loss_of_it():
    source = "Nobody on the table noticed."
    assert changes("He expects the question to come to the table in January.", source) == []


def test_a_quotation_that_runs_over_sentences_is_not_the_writers():
    text = "“We do not care who governs. We care who teaches,” the union said."
    words = read_wording(text, Span(text.index("We care"), len(text))).words
    assert [word.low for word in words if not word.quoted] == ["the", "union", "said"]


def test_what_another_source_tells_as_done_is_done():
    plan = "The batteries will arrive in Sarn in January."
    done = "The batteries have arrived in Sarn."
    assert changes(done, plan) == [("lost", "future")]
    assert changes(done, plan, "The batteries arrived in Sarn on Friday.") == []
    will_not = "The batteries will not arrive in Sarn in January."
    assert changes(will_not, plan) == [("added", "negation")]
