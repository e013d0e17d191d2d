"""Only stories that may come into the edition are looked into, and that changes nothing in it."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.records import Beat, Manner
from standfirst.write import gist_of, prospects, write_edition
from unit.write.scenes import AT, reading, report, request, statement, story

PLACES = "Velna Tolmin Sarn Karsk Ostrel Brenova Dubrel Lypova Kestran Millrace Halm Orvik".split()
THINGS = "ferry bridge tram grain mill harbour school market depot railway".split()
DEEDS = "stopped opened burned moved closed returned".split()
WHO = [("p-dolsk", "Irena Dolsk"), ("p-ashby", "Edmund Ashby"), ("k-7", "Fiona Lusk")]
BEATS = (
    Beat("ferries", words=("ferry",), least=2, most=2),
    Beat("Orvik", places=("Orvik",), least=1),
)


def a_day(seed, n_stories=40):
    """Stories of one to three reports, some told the day before too, some on one event."""
    chance = random.Random(seed)
    stories, reports, readings = [], [], []
    for n in range(n_stories):
        place, thing, deed = chance.choice(PLACES), chance.choice(THINGS), chance.choice(DEEDS)
        who, name = chance.choice(WHO)
        held = []
        for k in range(chance.choice([1, 1, 2, 3])):
            said = f"the {thing} of {place} {deed} {chance.randint(2, 90)} times since {chance.choice(PLACES)} fell silent"
            found = report(
                f"r-{n}-{k}",
                f"{said.capitalize()}, {name} said. Nobody in {place} had {deed} it before.",
                headline=f"{thing} of {place} {deed} again".capitalize(),
                outlet=chance.choice(["wire", "post", "dolsk"]),
                at=AT - timedelta(hours=chance.choice([0, 1, 2, 26] if k else [0, 1, 2])),
            )
            held.append(found)
            readings.append(
                reading(
                    found, statement(found, name, "said", said.capitalize(), who=who, name=name)
                )
            )
        reports += held
        stories.append(story(f"y-{n}", *held))
    return stories, reports, readings


class Asked(Mapping):
    """Readings that note which of them were asked for."""

    def __init__(self, readings):
        self.readings, self.asked = readings, set()

    def __getitem__(self, key):
        self.asked.add(key)
        return self.readings[key]

    def __iter__(self):
        return iter(self.readings)

    def __len__(self):
        return len(self.readings)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("manner", [Manner(sections=4), Manner(sections=6, beats=BEATS)])
def test_the_sections_are_those_of_a_day_looked_at_whole(seed, manner, monkeypatch):
    monkeypatch.setattr(prospects, "BATCH", 3)
    stories, reports, readings = a_day(seed)
    wanted = frozenset({f"y-{seed}"}) if seed % 3 == 0 else frozenset()
    asked = request(stories, reports, readings, manner=manner, wanted=wanted)
    some = write_edition(asked)
    monkeypatch.setattr(prospects, "BATCH", 10_000)
    whole = write_edition(asked)
    assert len(whole.sections) >= manner.sections
    assert replace(some, left_out=()) == replace(whole, left_out=())
    told = {row.story for row in whole.left_out} | {one.story for one in whole.sections}
    assert told == {row.story for row in some.left_out} | {one.story for one in some.sections}


def test_light_stories_are_not_looked_into_where_their_gists_are_known():
    stories, reports, readings = a_day(1, n_stories=60)
    asked = request(stories, reports, readings, manner=Manner(sections=2))
    gists = {one.id: gist_of(one, asked.readings[one.id]) for one in reports}
    noted = Asked(asked.readings)
    edition = write_edition(replace(asked, readings=noted, gists=gists))
    assert edition == write_edition(asked)
    assert {c.report for s in edition.sections for c in s.heading.citations} <= noted.asked
    assert len(noted.asked) < len(reports) / 2


def test_a_gist_of_another_revision_does_not_count():
    stories, reports, readings = a_day(2, n_stories=6)
    asked = request(stories, reports, readings)
    gists = {one.id: replace(gist_of(one, asked.readings[one.id]), words="") for one in reports}
    old = {key: replace(gist, revision=7) for key, gist in gists.items()}
    assert write_edition(replace(asked, gists=old)) == write_edition(asked)


def test_a_gist_has_the_words_and_the_people_of_a_report():
    told = report(
        "r-1",
        "Ferries to Tolmin stopped, Irena Dolsk said.",
        headline="Ferries stop",
    )
    sure = statement(told, "Irena Dolsk", "said", "Ferries to Tolmin stopped")
    gist = gist_of(told, reading(told, sure))
    assert gist.words == "dolsk ferry irena stop stopped tolmin"
    assert gist.small == "said stopped to"
    assert gist.capitals == "dolsk irena tolmin"
    assert [(one.id, one.name) for one in gist.speakers] == [("p-dolsk", "Irena Dolsk")]
    doubtful = reading(told, replace(sure, confidence=0.5))
    assert gist_of(told, doubtful).speakers == ()
