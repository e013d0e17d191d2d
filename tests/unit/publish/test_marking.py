from fakes import a_reading, a_report, a_statement, spans_of
from standfirst.publish.marking import DEEPEST, Part, Role, mark
from standfirst.records import (
    Medium,
    MediumKind,
    Mention,
    MentionKind,
    Notice,
    Parts,
    Section,
    Span,
    StatementKind,
)

REPORT = a_report(
    "Quiet in Ostrel\n\n“All is quiet,” Irena Dolsk said on Telegram.\n\nWatch Sarn Live tonight."
)
QUIET = a_statement(REPORT, "“All is quiet,”", source="Irena Dolsk", cue="said")


def layers(block):
    return [
        (run.text, [(layer.number, layer.role.value) for layer in run.layers]) for run in block.runs
    ]


def test_runs_part_source_cue_and_content():
    block = mark(REPORT, a_reading(REPORT, QUIET))[1]
    assert layers(block) == [
        ("“All is quiet,”", [(1, "content")]),
        (" ", []),
        ("Irena Dolsk", [(1, "source")]),
        (" ", []),
        ("said", [(1, "cue")]),
        (" on Telegram.", []),
    ]
    assert block.begun == (1,)


def test_innermost_statement_comes_last_wherever_it_stands():
    outer = a_statement(REPORT, "“All is quiet,” Irena Dolsk said", kind=StatementKind.MIXED)
    for number, statements in ((1, (outer, QUIET)), (2, (QUIET, outer))):
        runs = mark(REPORT, a_reading(REPORT, *statements))[1].runs
        assert [layer.number for layer in runs[0].layers] == [number, 3 - number]
        assert runs[0].first == (1, 2)


def test_content_over_two_paragraphs_is_laid_on_both_and_begins_once():
    report = a_report("“We hold.\n\n“We stay,” he said.")
    long = a_statement(report, "“We hold.\n\n“We stay,”", cue="said")
    first, second = mark(report, a_reading(report, long))
    assert layers(first) == [("“We hold.", [(1, "content")])]
    assert layers(second)[0] == ("“We stay,”", [(1, "content")])
    assert (first.begun, second.begun) == ((1,), ())


def test_statement_does_not_begin_with_its_medium():
    report = a_report("On Telegram Dolsk said it was quiet.")
    (medium,) = spans_of(report, "Telegram")
    said = a_statement(
        report,
        "it was quiet",
        source="Dolsk",
        cue="said",
        medium=Medium(MediumKind.SOCIAL, "Telegram", medium),
    )
    runs = mark(report, a_reading(report, said))[0].runs
    (begins,) = [run for run in runs if run.first]
    assert begins.text == "Dolsk"
    (on,) = [run for run in runs if run.text == "Telegram"]
    assert [layer.role for layer in on.layers] == [Role.MEDIUM]


def test_parts_are_told_apart():
    (watch,) = spans_of(REPORT, "Watch Sarn Live tonight.")
    parts = Parts(headline=Span(0, 15), notices=(Notice("programme", watch),))
    blocks = mark(REPORT, a_reading(REPORT, parts=parts))
    assert [(block.part, block.notice) for block in blocks] == [
        (Part.HEADLINE, None),
        (Part.BODY, None),
        (Part.NOTICE, "programme"),
    ]
    parts = Parts(
        standfirst=Span(0, 15),
        sections=(Section(spans_of(REPORT, "“All")[0], watch),),
        captions=(watch,),
    )
    found = [block.part for block in mark(REPORT, a_reading(REPORT, parts=parts))]
    assert found == [Part.STANDFIRST, Part.HEADING, Part.CAPTION]


def test_mentions_cut_runs_and_are_carried_by_them():
    (ostrel,) = spans_of(REPORT, "Ostrel")
    mention = Mention(MentionKind.PLACE, ostrel, "Ostrel")
    runs = mark(REPORT, a_reading(REPORT, mentions=(mention,)))[0].runs
    assert [(run.text, run.mentions) for run in runs] == [
        ("Quiet in ", ()),
        ("Ostrel", (mention,)),
    ]


def test_marks_heaped_on_one_place_are_bounded():
    report = a_report("She said it was so.")
    heap = [a_statement(report, "it was so", cue="said")] * 200
    runs = mark(report, a_reading(report, *heap))[0].runs
    assert max(len(run.layers) for run in runs) == DEEPEST
    assert runs[1].first == tuple(range(1, 201))
