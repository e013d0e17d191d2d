from dataclasses import replace

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from standfirst.publish.arranging import part_paragraphs
from standfirst.publish.layout import Frame, lay_out
from standfirst.records import EditionSource

FRAME = Frame({report.id: report for report in some_reports()}, OUTLETS, "Sarn desk")


def test_sentences_have_stable_anchors():
    layout = lay_out(an_edition(), FRAME)
    assert [line.anchor for line in layout.standfirst] == ["s0-1", "s0-2"]
    assert [block.anchor for block in layout.blocks] == ["s1", "s2"]
    assert [line.anchor for p in layout.blocks[1].paragraphs for line in p] == ["s2-1", "s2-2"]


def test_notes_are_numbered_in_the_order_of_reading():
    layout = lay_out(an_edition(), FRAME)
    assert [note.number for note in layout.notes] == list(range(1, len(layout.notes) + 1))
    assert layout.headline.note == 1
    assert [line.note for line in layout.standfirst] == [2, 3]


def test_sentences_with_one_proof_share_a_note():
    layout = lay_out(an_edition(), FRAME)
    assert layout.notes[0].lines == ("s0", "s1-0")
    assert layout.notes[2].lines == ("s0-2", "s2-1")


def test_same_words_with_other_edits_have_a_note_of_their_own():
    edition = an_edition()
    bare = replace(edition.headline, edits=())
    layout = lay_out(replace(edition, headline=bare), FRAME)
    assert layout.headline.note != layout.blocks[0].heading.note


def test_origin_names_the_registered_outlet_and_its_medium():
    note = lay_out(an_edition(), FRAME).notes[0]
    (proof,) = note.proofs
    assert (proof.origin.outlet, proof.origin.medium) == ("Irena Dolsk", "Telegram")


def test_report_that_is_not_at_hand_is_named_by_its_id():
    layout = lay_out(an_edition(), Frame({}, {}, "Sarn desk"))
    post = some_reports()[0]
    assert layout.notes[0].proofs[0].origin.outlet == f"Report {post.id}"


def test_hostile_address_is_not_an_address():
    reports = {r.id: replace(r, url="javascript:alert(1)") for r in some_reports()}
    layout = lay_out(an_edition(), Frame(reports, OUTLETS, "Sarn desk"))
    assert {source.url for source in layout.sources} == {None}


def test_sources_are_sorted_by_outlet():
    names = [source.outlet for source in lay_out(an_edition(), FRAME).sources]
    assert names == ["Grauenburger Tagblatt", "Halvern Wire", "Irena Dolsk"]


def test_paragraph_ends_where_another_outlet_speaks_and_after_three_sentences():
    words = [f"Sentence {n}." for n in range(4)]
    first = a_report(" ".join(words))
    second = a_report("The same voice.")
    third = a_report("Another voice.", outlet="halvern-wire")
    unknown = a_report("No one's voice.", outlet=None)
    sentences = [a_sentence(w, first) for w in words]
    sentences += [a_sentence(one.text, one) for one in (second, third, unknown)]
    sources = [EditionSource(r.id, r.outlet, None) for r in (first, second, third, unknown)]
    paragraphs = part_paragraphs(sentences, sources)
    assert [[number for number, _ in p] for p in paragraphs] == [[1, 2, 3], [4, 5], [6], [7]]


def test_title_carries_the_number_of_the_day():
    assert lay_out(an_edition(), FRAME).title == "Day 455: The fighting around Brenova has eased"
    assert lay_out(an_edition(headline=None), FRAME).title == "Day 455"


def test_the_article_of_a_name_is_capital_where_it_opens_a_line():
    registered = {key: replace(one, name=f"the {one.name}") for key, one in OUTLETS.items()}
    unknown = {r.id: replace(r, outlet="the lens.example") for r in some_reports()}
    layout = lay_out(an_edition(), replace(FRAME, outlets=registered))
    names = [source.outlet for source in layout.sources]
    assert names == ["The Grauenburger Tagblatt", "The Halvern Wire", "The Irena Dolsk"]
    layout = lay_out(an_edition(), replace(FRAME, reports=unknown))
    assert {source.outlet for source in layout.sources} == {"the lens.example"}
