"""Builders of records for tests: every person, outlet and country in them is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from click.testing import CliRunner, Result

from standfirst.cli import main
from standfirst.records import (
    Citation,
    Edit,
    Edition,
    EditionSection,
    EditionSource,
    LeftOut,
    MediumKind,
    Outlet,
    OutletKind,
    Reading,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Statement,
    StatementKind,
    make_id,
)

EVENING = datetime(2022, 12, 12, 17, 40, tzinfo=UTC)
CONTEXT = 32

DOLSK_POST = (
    "The fighting around Brenova has eased since the morning. That does not mean the enemy is"
    " spent. On the contrary, he is bringing up fresh infantry by night.\n\n"
    "Our troops hold the grain elevator and the northern road."
)
WIRE_TEXT = (
    "Halvernian defence secretary in Sarn for talks\n\n"
    "SARN, Dec 12 (Halvern Wire) - Halvernian Defence Secretary Edmund Ashby arrived in Sarn on"
    " Monday on a visit that had not been announced.\n\n"
    "“We will stay as long as it takes,” Ashby told a joint news conference with Velmoran Defence"
    " Minister Tomas Verrin. Ashby did not confirm reports of further deliveries."
)
TAGBLATT_TEXT = (
    "Aldmark prüft Beitritt zur Jet-Koalition\n\n"
    "„Wir können ausbilden, auch ohne eigene Maschinen dieses Typs“, sagte der Inspekteur der"
    " Luftwaffe, Jürgen Hadrath, dem Grauenburger Tagblatt."
)

DOLSK = Outlet(
    id="dolsk",
    name="Irena Dolsk",
    kind=OutletKind.OFFICIAL,
    languages=("en",),
    speaker="p-dolsk",
    medium=MediumKind.SOCIAL,
    medium_name="Telegram",
)
HALVERN_WIRE = Outlet(
    id="halvern-wire", name="Halvern Wire", kind=OutletKind.AGENCY, country="XH", tier=1
)
TAGBLATT = Outlet(
    id="tagblatt", name="Grauenburger Tagblatt", kind=OutletKind.NEWSPAPER, languages=("de",)
)
OUTLETS = {outlet.id: outlet for outlet in (DOLSK, HALVERN_WIRE, TAGBLATT)}


def a_report(text: str = DOLSK_POST, **fields: object) -> Report:
    """A report of the text; all else can be set by name. The id follows from the text."""
    report = Report(
        id=make_id("r", text),
        revision=1,
        text=text,
        outlet="dolsk",
        language="en",
        published_at=EVENING,
        collected_at=EVENING + timedelta(minutes=5),
        body=Span(0, len(text)),
    )
    return replace(report, **fields)  # type: ignore[arg-type]


def a_citation(report: Report, exact: str, *, statement: str | None = None) -> Citation:
    """The citation of words that stand in a report; fails where they do not."""
    start = report.text.index(exact)
    end = start + len(exact)
    return Citation(
        report=report.id,
        revision=report.revision,
        start=start,
        end=end,
        exact=exact,
        prefix=report.text[max(0, start - CONTEXT) : start],
        suffix=report.text[end : end + CONTEXT],
        text_sha256=report.text_sha256,
        statement=statement,
    )


def a_sentence(
    text: str, report: Report, *exact: str, edits: tuple[Edit, ...] = (), **fields: object
) -> Sentence:
    """A sentence that cites the given words of one report (by default: itself)."""
    attributed = any(edit.op == "attribution" for edit in edits)
    kind = SentenceKind.ATTRIBUTED if attributed else SentenceKind.VERBATIM
    citations = tuple(a_citation(report, words) for words in exact or (text,))
    return replace(Sentence(text, kind, citations, edits), **fields)  # type: ignore[arg-type]


def spans_of(report: Report, *words: str) -> tuple[Span, ...]:
    """Where words first stand in a report; fails where they do not."""
    starts = [report.text.index(one) for one in words]
    return tuple(Span(start, start + len(one)) for start, one in zip(starts, words, strict=True))


def a_statement(
    report: Report,
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    **fields: object,
) -> Statement:
    """A direct statement by its words; all else can be set by name. The id follows from them."""
    found = Statement(
        id=make_id("s", report.id, *content, source or "", cue or ""),
        report=report.id,
        revision=report.revision,
        kind=StatementKind.DIRECT,
        source=spans_of(report, source) if source else (),
        cue=spans_of(report, cue) if cue else (),
        content=spans_of(report, *content),
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def a_reading(report: Report, *statements: Statement, **fields: object) -> Reading:
    """A reading of a report with these statements; all else can be set by name."""
    found = Reading(report.id, report.revision, statements=statements)
    return replace(found, **fields)  # type: ignore[arg-type]


def some_reports() -> tuple[Report, ...]:
    """A post, a wire report and a newspaper interview in German, of one evening."""
    wire = a_report(
        WIRE_TEXT,
        external_id="hw-1",
        outlet="halvern-wire",
        url="https://wire.example/2022/12/12/ashby-sarn?a=1&b=2",
        published_at=EVENING - timedelta(hours=3),
        headline=Span(0, WIRE_TEXT.index("\n")),
        body=Span(WIRE_TEXT.index("SARN"), len(WIRE_TEXT)),
    )
    interview = a_report(
        TAGBLATT_TEXT,
        outlet="tagblatt",
        language="de",
        url="https://tagblatt.example/hadrath",
        published_at=EVENING - timedelta(hours=6),
        headline=Span(0, TAGBLATT_TEXT.index("\n")),
        body=Span(TAGBLATT_TEXT.index("„"), len(TAGBLATT_TEXT)),
    )
    return a_report(external_id="dolsk/881"), wire, interview


def an_edition(**fields: object) -> Edition:
    """Day 455 in small: two stories, six sentences, one story left out."""
    post, wire, interview = some_reports()
    eased = "The fighting around Brenova has eased since the morning."
    dolsk_said = " Velmoran Deputy Defence Minister Irena Dolsk said on Telegram."
    hold = "Our troops hold the grain elevator and the northern road."
    shorter = (Edit("clause", " since the morning", ""), Edit("stop", ".", ""))
    arrived = (
        "Halvernian Defence Secretary Edmund Ashby arrived in Sarn on Monday"
        " on a visit that had not been announced."
    )
    edition = Edition(
        number=455,
        date=date(2022, 12, 12),
        headline=a_sentence("The fighting around Brenova has eased", post, eased, edits=shorter),
        standfirst=(
            a_sentence(eased, post),
            a_sentence(arrived, wire),
        ),
        sections=(
            EditionSection(
                heading=a_sentence(
                    "The fighting around Brenova has eased", post, eased, edits=shorter
                ),
                story="y1brenova",
                sentences=(
                    a_sentence(
                        f"“{eased[:-1]},”{dolsk_said}",
                        post,
                        eased,
                        edits=(
                            Edit("marks", "", "“"),
                            Edit("stop", ".", ","),
                            Edit("marks", "", "”"),
                            Edit("attribution", "", dolsk_said),
                        ),
                    ),
                    a_sentence(
                        f"“{hold[:-1]},” Irena Dolsk said.",
                        post,
                        hold,
                        edits=(
                            Edit("marks", "", "“"),
                            Edit("stop", ".", ","),
                            Edit("marks", "", "”"),
                            Edit("attribution", "", " Irena Dolsk said."),
                        ),
                    ),
                ),
            ),
            EditionSection(
                heading=a_sentence("Halvernian defence secretary in Sarn for talks", wire),
                story="y1ashby",
                sentences=(
                    a_sentence(arrived, wire),
                    a_sentence(
                        "“We will stay as long as it takes,” Ashby told a joint news conference.",
                        wire,
                        "“We will stay as long as it takes,”",
                        "Ashby told a joint news conference",
                        edits=(Edit("join", "", " "), Edit("stop", "", ".")),
                    ),
                ),
            ),
        ),
        as_of=datetime(2022, 12, 12, 19, 0, tzinfo=UTC),
        sources=tuple(EditionSource(r.id, r.outlet, r.url) for r in (post, wire, interview)),
        left_out=(
            LeftOut("y1jets", "no sentence of it could be proved", "Aldmark weighs jet coalition"),
        ),
    )
    return replace(edition, **fields)  # type: ignore[arg-type]


# What a file of reports holds, in the shape that import reads.
REPORT_LINES = [
    {
        "id": "vpa-1",
        "outlet": "Velmoran Press Agency",
        "url": "https://vpa.example/1",
        "language": "en",
        "published_at": "2022-12-12T10:05:00+02:00",
        "headline": "Velmoran troops advance north of Brenova",
        "text": "SARN, Dec 12 (VPA) - Velmoran troops advanced on the northern flank of Brenova on"
        " Monday, Velmoran Deputy Defence Minister Irena Dolsk said.\n\n“Our troops hold the grain"
        " elevator and the northern road,” Dolsk said on Telegram. She did not say how far the"
        " troops had gone.",
    },
    {
        "id": "wire-1",
        "outlet": "Halvern Wire",
        "url": "https://wire.example/1",
        "language": "en",
        "published_at": "2022-12-12T11:30:00+02:00",
        "headline": "Velmoran troops move forward near Brenova",
        "text": "PORT ELLERY (Halvern Wire) - Velmoran troops have moved forward near Brenova,"
        " Deputy Defence Minister Irena Dolsk said on Monday.\n\nA brigade spokesman said fighting"
        " near Brenova went on at noon.",
    },
    {
        "id": "wire-2",
        "outlet": "Halvern Wire",
        "url": "https://wire.example/2",
        "language": "en",
        "published_at": "2022-12-12T14:00:00+02:00",
        "headline": "Halvernian defence secretary makes unannounced visit to Sarn",
        "text": "SARN (Halvern Wire) - Halvernian Defence Secretary Edmund Ashby arrived in Sarn on"
        " Monday on a visit that had not been announced.\n\n“We will stay as long as it takes,”"
        " Ashby told a joint news conference with Velmoran Defence Minister Tomas Verrin.",
    },
]


def run_command(*arguments: object, **options: object) -> Result:
    """The result of a command line, run in this process."""
    return CliRunner().invoke(main, [str(one) for one in arguments], **options)  # type: ignore[arg-type]
