"""A small invented day to write from: a post, a wire report, a newspaper's and a state agency's."""

from datetime import UTC, date, datetime

from standfirst.records import (
    Entity,
    MediumKind,
    Mention,
    MentionKind,
    Origin,
    Outlet,
    OutletKind,
    Parts,
    Person,
    Place,
    Reading,
    Registers,
    Report,
    Role,
    Section,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Story,
    Via,
)
from standfirst.write import EditionRequest

AT = datetime(2022, 12, 12, 15, 0, tzinfo=UTC)  # a Monday
DAY = date(2022, 12, 12)

REGISTERS = Registers(
    outlets=(
        Outlet(
            "dolsk",
            "Irena Dolsk",
            OutletKind.OFFICIAL,
            speaker="p-dolsk",
            medium=MediumKind.SOCIAL,
            medium_name="Telegram",
            tier=1,
        ),
        Outlet("wire", "Halvern Wire", OutletKind.AGENCY, tier=1),
        Outlet("post", "Sarn Evening Post", OutletKind.NEWSPAPER),
    ),
    people=(
        Person(
            "p-dolsk",
            "Irena Dolsk",
            pronoun="she",
            roles=(Role("Deputy Defence Minister", "Velmora"),),
        ),
        Person(
            "p-ashby",
            "Edmund Ashby",
            pronoun="he",
            roles=(Role("Defence Secretary", "Halvern", date(2020, 1, 1)),),
        ),
        Person("p-staff", "General Staff of Velmora", body=True),
        Person("p-orn", "Pavel Orn", roles=(Role("head of the port of Velna"),)),
    ),
    places=(
        Place("v", "Velmora", level="country", demonyms=("Velmoran",)),
        Place("h", "Halvern", level="country", demonyms=("Halvernian",)),
    ),
)


def span(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def nearest(text, cue, source, nth):
    """The occurrence of the cue that is nearest to its source."""
    at = span(text, source, nth).start if source else 0
    starts = [i for i in range(len(text)) if text.startswith(cue, i)]
    start = min(starts, key=lambda i: abs(i - at))
    return Span(start, start + len(cue))


def report(name, body, *, headline=None, outlet="wire", at=AT, **fields):
    text = f"{headline}\n\n{body}" if headline else body
    begin = len(text) - len(body)
    return Report(
        name,
        1,
        text,
        outlet=outlet,
        language="en",
        published_at=at,
        headline=Span(0, len(headline)) if headline else None,
        body=Span(begin, len(text)),
        **fields,
    )


def statement(
    of,
    source,
    cue,
    content,
    *,
    who="p-dolsk",
    name="Irena Dolsk",
    via=Via.NAME,
    kind=StatementKind.INDIRECT,
    nth=0,
):
    contents = tuple(
        span(of.text, words) for words in ([content] if isinstance(content, str) else content)
    )
    speaker = Speaker(who, name, via=via) if who else None
    return Statement(
        f"s-{of.id}-{contents[0].start}",
        of.id,
        1,
        kind,
        (span(of.text, source, nth),) if source else (),
        (nearest(of.text, cue, source, nth),) if cue else (),
        contents,
        speaker,
    )


def person_mention(of, words, entity_id, name, nth=0):
    return Mention(
        MentionKind.PERSON, span(of.text, words, nth), words, entity=Entity(entity_id, name)
    )


def reading(of, *statements, mentions=()):
    parts = Parts(of.headline, None, (Section(None, of.body),))
    return Reading(of.id, 1, parts, None, tuple(statements), tuple(mentions))


def own_words(of, who="p-dolsk", name="Irena Dolsk"):
    return Statement(
        f"own-{of.id}", of.id, 1, StatementKind.DIRECT, (), (), (of.body,), Speaker(who, name)
    )


def story(name, *reports):
    origins = tuple(Origin(f"o-{r.id}", (r.id,)) for r in reports)
    return Story(name, tuple(r.id for r in reports), origins=origins, first_seen=AT, last_seen=AT)


def request(stories, reports, readings, **fields):
    return EditionRequest(
        day=DAY,
        number=455,
        window=(datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC)),
        stories=stories,
        reports={r.id: r for r in reports},
        readings={r.report: r for r in readings},
        registers=REGISTERS,
        zone=UTC,
        **fields,
    )
