import pytest

from standfirst.check.comparing.changes import find_changes
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def kinds(draft, *sources):
    read = [read_wording(text, Span(0, len(text))) for text in (draft, *sources)]
    return [one.kind.value for one in find_changes(read[0], read[1:]) if not one.added]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The grain talks will resume on Wednesday.", "The grain talks have gone on on Wednesday."),
        ("The sanctions take effect on Thursday.", "The sanctions have taken effect on Thursday."),
        (
            "The other tanks will come by the end of March.",
            "The other tanks have been in Sarn in March.",
        ),
    ],
)
def test_what_has_been_done_on_a_day_to_come_is_told(source, draft):
    assert "future" in kinds(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The grain talks will resume on Wednesday.",
            "Both sides of the talks have gone home until Wednesday.",
        ),
        (
            "The grain talks will resume on Wednesday.",
            "A session of the grain talks has been set for Wednesday.",
        ),
        ("The ministers met on Monday and will meet again.", "The ministers have met on Monday."),
        (
            "The other tanks will come by the end of March.",
            "The minister has promised to send the other tanks in March.",
        ),
    ],
)
def test_what_was_arranged_or_done_by_that_day_is_kept(source, draft):
    assert "future" not in kinds(draft, source)


def test_a_wish_or_a_chance_is_no_promise():
    draft = "Aldmark will train Velmoran pilots in spring."
    assert kinds(draft, "Aldmark is ready to train Velmoran pilots in spring.") == ["may"]
    assert kinds(draft, "Aldmark wants to train Velmoran pilots in spring.") == ["may"]


def test_one_source_that_promises_it_is_enough():
    draft = "Aldmark will train Velmoran pilots in spring."
    ready = "Aldmark is ready to train Velmoran pilots in spring."
    assert kinds(draft, ready, "Aldmark will train Velmoran pilots in spring.") == []
    assert kinds(draft, "Aldmark would train Velmoran pilots in spring.") == []


def test_a_call_to_do_it_promises_nothing():
    draft = "Other members will follow Halvern within days."
    called = "Halvern called on other members to follow."
    assert kinds(draft, called, "Other members were likely to follow Halvern within days.") != []
    assert kinds(draft, called) == []


def test_a_negation_over_a_list_is_lost_in_any_clause_of_it():
    source = "The ships would not be insured, refuelled or let into any port from Thursday."
    assert kinds("From Thursday some port will let them in.", source) == ["negation"]
