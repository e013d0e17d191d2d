"""The measures of editions must find what is wrong with one."""

from dataclasses import replace

import editions
from golden import write_golden
from standfirst.records import Sentence, SentenceKind


def judged():
    day = write_golden("languages")
    return editions.Judged(day.edition, day.evidence, day.stories, day.manner)


def with_text(one, text):
    section = one.edition.sections[0]
    last = replace(section.sentences[-1], text=text)
    section = replace(section, sentences=(*section.sentences[:-1], last))
    return replace(one, edition=replace(one.edition, sections=(section,)))


def test_loose_references_are_found():
    one = judged()
    assert editions.resolved([one]) == 1.0
    assert editions.resolved([with_text(one, "Ferries stopped today.")]) < 1.0
    assert editions.resolved([with_text(one, "Saldan called it a good day.")]) < 1.0
    assert editions.resolved([with_text(one, "Marek Saldan called it a good day.")]) == 1.0


def test_a_missing_section_costs_its_origins():
    one = judged()
    none = replace(one, edition=replace(one.edition, sections=()))
    assert editions.covered_by_origins([none]) == 0
    assert editions.covered_by_origins([one]) > 0


def test_a_sentence_is_fresh_by_a_number_or_words_that_the_rest_lacks():
    texts = [
        "Nine people were killed on Mill Street.",
        "Nine people were killed on Mill Street and 31 injured.",
        "A clinic counted 31 injured after the alarm.",
    ]
    sentences = [Sentence(text, SentenceKind.VERBATIM, ()) for text in texts]
    assert [editions.tells_news(sentences, n) for n in (1, 2)] == [False, True]
    assert editions.tells_news(sentences[:2], 1)
