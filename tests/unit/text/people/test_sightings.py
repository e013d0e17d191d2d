"""Sightings: who a report names, under which ids, and with which titles."""

from __future__ import annotations

from datetime import date

from standfirst.records import (
    Entity,
    Mention,
    MentionKind,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
    StatementKind,
)
from standfirst.text.people.sightings import sightings_in

TEXT = "Goalkeeper Marek Holub said yes. Vera Holm and her husband, a poet, said no."
REPORT = Report("r1", 1, TEXT, body=Span(0, len(TEXT)))


def person(name):
    start = TEXT.index(name)
    span = Span(start, start + len(name))
    return Mention(MentionKind.PERSON, span, name, entity=Entity(f"p-{name}", name))


def statement(number, source, speaker):
    start = TEXT.index(source)
    span = Span(start, start + len(source))
    return Statement(
        f"s{number}", "r1", 1, StatementKind.INDIRECT, (span,), (), (), speaker=speaker
    )


def sightings(*statements):
    mentions = (person("Marek Holub"), person("Vera Holm"))
    reading = Reading("r1", 1, mentions=mentions, statements=statements)
    return sightings_in(REPORT, reading, date(2022, 12, 12))


def test_a_role_is_cited_by_the_words_of_its_source():
    speaker = Speaker("p-Marek Holub", "Marek Holub", role="Goalkeeper")
    found = sightings(statement(1, "Goalkeeper Marek Holub", speaker))
    role = found[0].roles[0]
    assert (role.title, role.day) == ("Goalkeeper", date(2022, 12, 12))
    assert (role.passage.exact, role.passage.statement) == ("Goalkeeper Marek Holub", "s1")
    assert role.passage.span.of(TEXT) == role.passage.exact


def test_a_calling_far_from_others_makes_a_name_of_its_own():
    speaker = Speaker("p-Marek Holub", "Marek Holub", role="Goalkeeper")
    keeper = sightings(statement(1, "Goalkeeper Marek Holub", speaker))[0]
    plain = sightings()[0]
    assert (plain.unit, plain.speaker) == ("p-Marek Holub", "p-Marek Holub")
    assert (keeper.unit == plain.unit, keeper.speaker) == (False, "p-Marek Holub")


def test_what_the_report_does_not_say_or_says_of_two_is_no_role():
    known = Speaker("p-Vera Holm", "Vera Holm", role="mayor")
    mixed = Speaker("p-Vera Holm", "Vera Holm", role="Vera Holm and her husband")
    found = sightings(
        statement(1, "Vera Holm", known), statement(2, "Vera Holm and her husband", mixed)
    )
    assert [one.roles for one in found] == [(), ()]
