from fakes import a_citation, a_report
from standfirst.publish.excerpts import CONTEXT, find_excerpts

FIRST = "The bridge at Tolmin Ferry is open again."
SECOND = "Two lorries passed at noon."
TEXT = f"{FIRST} {SECOND}\n\nIn Ostrel the night was quiet."


def joined(excerpt):
    return "".join(f"[{p.text}]" if p.cited else p.text for p in excerpt.pieces)


def test_excerpt_stays_inside_the_paragraph_of_the_cited_words():
    report = a_report(TEXT)
    (excerpt,) = find_excerpts([a_citation(report, SECOND)], report)
    assert joined(excerpt) == f"{FIRST} [{SECOND}]"
    assert not excerpt.clipped_before
    assert not excerpt.clipped_after


def test_citations_near_one_another_share_an_excerpt_whatever_their_order():
    report = a_report(TEXT)
    citations = [a_citation(report, "at noon"), a_citation(report, "The bridge")]
    (excerpt,) = find_excerpts(citations, report)
    assert joined(excerpt).startswith("[The bridge] at Tolmin")
    assert excerpt.cited == ("The bridge", "at noon")


def test_overlapping_citations_are_marked_once():
    report = a_report(TEXT)
    citations = [a_citation(report, "bridge at Tolmin"), a_citation(report, "Tolmin Ferry")]
    (excerpt,) = find_excerpts(citations, report)
    assert excerpt.cited == ("bridge at Tolmin Ferry",)


def test_citations_far_apart_have_an_excerpt_each():
    report = a_report(f"{FIRST} {'word ' * 200}{SECOND}")
    first, second = find_excerpts([a_citation(report, w) for w in (FIRST, SECOND)], report)
    assert first.cited == (FIRST,)
    assert second.cited == (SECOND,)


def test_long_context_is_clipped_between_words():
    report = a_report(f"{'before ' * 60}{FIRST}{' after' * 60}")
    (excerpt,) = find_excerpts([a_citation(report, FIRST)], report)
    before, cited, after = (piece.text for piece in excerpt.pieces)
    assert cited == FIRST
    assert set(before.split()) == {"before"}
    assert set(after.split()) == {"after"}
    assert len(before) <= CONTEXT
    assert excerpt.clipped_before
    assert excerpt.clipped_after


def test_report_in_another_revision_is_not_searched_for_cited_words():
    report = a_report(TEXT)
    citation = a_citation(report, SECOND)
    (excerpt,) = find_excerpts([citation], a_report("Something else.", revision=2))
    assert joined(excerpt) == f"{citation.prefix}[{SECOND}]{citation.suffix}"


def test_missing_report_shows_the_context_that_the_citation_carries():
    citation = a_citation(a_report(TEXT), FIRST)
    (excerpt,) = find_excerpts([citation], None)
    assert excerpt.cited == (FIRST,)
