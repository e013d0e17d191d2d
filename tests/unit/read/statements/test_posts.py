from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from standfirst.read import ReadingContext
from standfirst.read.statements import find_statements
from standfirst.records import (
    MediumKind,
    Notice,
    Outlet,
    OutletKind,
    Parts,
    Person,
    Registers,
    Report,
    Role,
    Span,
    StatementKind,
    Via,
)

TEXT = (
    "The fighting around Brenova has eased.\n\nOur troops hold the northern road."
    "\n\n#Brenova https://example.org/1"
)
OUTLET = Outlet(
    "dolsk",
    "Irena Dolsk",
    kind=OutletKind.OFFICIAL,
    speaker="p-dolsk",
    medium=MediumKind.SOCIAL,
    medium_name="Telegram",
)
DOLSK = Person(
    "p-dolsk",
    "Irena Dolsk",
    roles=(
        Role("Envoy", "Velmora", until_on=date(2021, 12, 31)),
        Role("Deputy Defence Minister", "Velmora", from_on=date(2022, 1, 1)),
    ),
    pronoun="she",
)
CONTEXT = ReadingContext(registers=Registers(people=(DOLSK,)), outlet=OUTLET)


@pytest.fixture
def post():
    return Report(
        "r1post",
        1,
        TEXT,
        body=Span(0, len(TEXT)),
        is_post=True,
        published_at=datetime(2022, 12, 12, 17, 40, tzinfo=UTC),
    )


def test_a_post_is_one_statement_of_its_outlets_speaker(post):
    (own,) = find_statements(post, Parts(), (), CONTEXT)
    assert own.kind is StatementKind.DIRECT
    assert (own.source, own.cue) == ((), ())
    assert own.speaker.name == "Irena Dolsk"
    assert own.speaker.role == "Deputy Defence Minister"
    assert own.speaker.via is Via.NAME
    assert (own.medium.kind, own.medium.name, own.medium.span) == (
        MediumKind.SOCIAL,
        "Telegram",
        None,
    )
    assert own.said_on == date(2022, 12, 12)


def test_tags_and_links_are_no_part_of_what_a_post_says(post):
    (own,) = find_statements(post, Parts(), (), CONTEXT)
    assert [span.of(TEXT) for span in own.content] == [TEXT[: TEXT.index("\n\n#")]]


def test_a_notice_interrupts_what_a_post_says(post):
    start = TEXT.index("Our")
    end = TEXT.index("\n\n#")
    parts = Parts(notices=(Notice("appeal", Span(start, end)),))
    (own,) = find_statements(post, parts, (), CONTEXT)
    assert [span.of(TEXT) for span in own.content] == ["The fighting around Brenova has eased."]


def test_what_a_post_reports_of_others_stands_inside_it(post):
    text = "Tomas Verrin said the bridge was open. We hold it."
    report = replace(post, text=text, body=Span(0, len(text)))
    own, inner = find_statements(report, Parts(), (), CONTEXT)
    assert inner.parent == own.id
    assert inner.speaker.name == "Tomas Verrin"


def test_a_forwarded_post_is_not_the_channels_own_word(post):
    assert find_statements(replace(post, forwarded_from="Somebody"), Parts(), (), CONTEXT) == ()


def test_a_post_of_an_outlet_that_speaks_for_nobody_is_read_like_any_report(post):
    context = replace(CONTEXT, outlet=replace(OUTLET, speaker=None))
    assert find_statements(post, Parts(), (), context) == ()


def test_a_body_may_be_an_outlets_speaker(post):
    context = replace(CONTEXT, outlet=replace(OUTLET, speaker="General Staff"))
    (own,) = find_statements(post, Parts(), (), context)
    assert own.speaker.name == "General Staff"
