"""What leads a section, how it goes on, and how much of it may be speech."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.records import (
    Beat,
    Claim,
    Conflict,
    ConflictKind,
    Manner,
    Origin,
    Passage,
    StatementKind,
)
from standfirst.write import write_edition
from standfirst.write.news import adds_news, figures_in
from standfirst.write.ordering import order_units
from standfirst.write.people import Names
from standfirst.write.ranking import headline_words, share_of_headlines, staleness, weigh_office
from standfirst.write.rivals import find_rivals, side_of
from standfirst.write.selection import Scored, choose_units
from standfirst.write.units import find_units
from standfirst.write.words import content_words
from unit.write.scenes import (
    AT,
    DAY,
    REGISTERS,
    reading,
    report,
    request,
    span,
    statement,
    story,
)


def texts(edition, n=0):
    return [sentence.text for sentence in edition.sections[n].sentences]


def test_the_lead_tells_what_the_headlines_of_several_tell():
    side = report(
        "r-a",
        "The harbour of Velna has three basins, a mill and a grain elevator of 1961, Halvern Wire found.",
        headline="Grain ships leave Velna again",
    )
    news = report(
        "r-b",
        "Grain ships left Velna on Monday for the first time in a week.",
        headline="First grain ships leave Velna",
        outlet="post",
    )
    edition = write_edition(
        request((story("s", side, news),), (side, news), (reading(side), reading(news)))
    )
    assert texts(edition)[0].startswith("Grain ships left Velna on Monday")


@pytest.mark.parametrize("in_block_of_lead", [True, False])
def test_a_rival_claim_stands_behind_what_its_own_report_says_it_is_about(in_block_of_lead):
    wire = report(
        "r-a", "Nine people died in Karsk hospital. The hospital in Karsk admitted people too."
    )
    said = (
        "Ships struck a command post in Karsk",
        "Eleven officers were killed",
        "Fog covered Tolmin",
    )
    post = report("r-b", " ".join(f"{one}, Irena Dolsk said." for one in said))
    told = [statement(post, "Irena Dolsk", "said", one, nth=n) for n, one in enumerate(said)]
    lead, other = find_units(wire, reading(wire), None)
    struck, killed, fog = find_units(post, reading(post, *told), None)
    block = [lead, killed] if in_block_of_lead else [other, killed]
    ordered = order_units(lead, [other, killed, fog, struck], [block], {})
    assert ordered.index(killed) == ordered.index(struck) + 1
    assert ordered.index(fog) > ordered.index(killed)


def test_what_was_told_yesterday_is_stale_and_a_new_figure_halves_that():
    old = [content_words("Ferries to Tolmin carried 20 lorries across the strait")]
    again = content_words("Ferries carried 20 lorries across the strait to Tolmin")
    risen = content_words("Ferries carried 35 lorries across the strait to Tolmin")
    fresh = content_words("Grain ships left Velna in the morning fog")
    assert staleness(again, old) == 1.0
    assert 0 < staleness(risen, old) <= 0.5
    assert staleness(fresh, old) == 0.0


def test_offices_weigh():
    assert weigh_office("President") == 1.0
    assert weigh_office("Defence Minister") > weigh_office("Deputy Defence Minister")
    assert weigh_office("spokesman for the President") == weigh_office("teacher") == 0.25
    assert weigh_office("") == 0.0


def test_headlines_words_weigh_by_the_origins_that_use_them():
    heads = headline_words([("a", "Ships leave Velna"), ("b", "Grain ships sail")], {})
    assert heads["ship"] > heads["grain"]
    assert share_of_headlines(content_words("Ships leave with grain, sail on, Velna"), heads) == 1.0


def spoken(name, *quotes):
    body = " ".join(
        ["Ferries to Tolmin stopped on Monday, Irena Dolsk said."]
        + [f"“{quote},” Irena Dolsk told reporters in Sarn." for quote in quotes]
    )
    of = report(name, body, headline="Ferries to Tolmin stop")
    said = [statement(of, "Irena Dolsk", "said", "Ferries to Tolmin stopped on Monday")]
    said += [
        statement(of, "Irena Dolsk", "told", f"“{quote},”", nth=n, kind=StatementKind.DIRECT)
        for n, quote in enumerate(quotes, 1)
    ]
    return of, reading(of, *said)


def test_direct_speech_keeps_to_its_share():
    of, read = spoken(
        "r1",
        "The piers are under two metres of ice and the ropes break like glass",
        "Every captain knows that fog on the strait hides the shoals until noon",
    )
    asked = request((story("s", of),), (of,), (read,))
    free = write_edition(replace(asked, manner=Manner(quoted=1.0)))
    held = write_edition(replace(asked, manner=Manner(quoted=0.5)))
    assert sum("“" in text for text in texts(free)) == 2
    assert sum("“" in text for text in texts(held)) == 1


def test_a_beats_quota_and_the_reasons_reach_the_edition():
    ships = report(
        "r1", "Grain ships left Velna, Irena Dolsk said.", headline="Ships leave Velna again"
    )
    coal = report(
        "r2", "Coal trains reached Karsk, Irena Dolsk said.", headline="Coal trains reach Karsk"
    )
    reads = (
        reading(ships, statement(ships, "Irena Dolsk", "said", "Grain ships left Velna")),
        reading(coal, statement(coal, "Irena Dolsk", "said", "Coal trains reached Karsk")),
    )
    asked = request((story("a", ships), story("b", coal)), (ships, coal), reads)
    manner = Manner(beats=(Beat("Harbour", ("ship*",), ("Velna",), most=0),))
    edition = write_edition(replace(asked, manner=manner))
    assert [s.heading.text for s in edition.sections] == ["Coal trains reach Karsk"]
    assert [row.reason for row in edition.left_out] == ["the beat “Harbour” has its 0 stories"]


@pytest.mark.parametrize("told", [True, False])
def test_the_heading_tells_both_sides_of_a_dispute(told):
    one = report(
        "r1",
        "The elevator of Ostrel is ours, Irena Dolsk said. It is not, Edmund Ashby said.",
        headline="Shells fall and engines roar around the grain elevator at night",
        outlet="post",
    )
    two = report(
        "r2",
        "Two ministers spoke of the elevator of Ostrel.",
        headline="Velmora claims elevator, Halvern denies it",
        outlet="post",
    )
    claims = [
        Claim("ours", by, AT, Passage("r1", 1, span(one.text, words), words))
        for by, words in (("Irena Dolsk", "is ours"), ("Edmund Ashby", "It is not"))
    ]
    dispute = Conflict(ConflictKind.DENIAL, "elevator", tuple(claims))
    tale = replace(story("s", one, two), conflicts=(dispute,) if told else ())
    reads = (
        reading(one, statement(one, "Irena Dolsk", "said", "The elevator of Ostrel is ours")),
        reading(two),
    )
    edition = write_edition(request((tale,), (one, two), reads))
    assert (
        edition.sections[0].heading.text == "Velmora claims elevator, Halvern denies it"
    ) is told


def test_a_quotation_in_a_headline_keeps_its_capitals():
    of = report(
        "r1",
        "The bank is solvent and safe, Irena Dolsk said.",
        headline="Bank Is “Solvent And Safe”, Minister Says",
    )
    read = reading(of, statement(of, "Irena Dolsk", "said", "The bank is solvent and safe"))
    edition = write_edition(request((story("s", of),), (of,), (read,)))
    assert "“Solvent And Safe”" in edition.sections[0].heading.text


def test_title_case_is_set_small_but_for_names():
    of = report(
        "r1",
        "Ferries to Tolmin stopped after ice came down the strait, Irena Dolsk said.",
        headline="Ferries To Tolmin Stopped After Ice Came Down",
        at=AT + timedelta(hours=1),
    )
    read = reading(of, statement(of, "Irena Dolsk", "said", "Ferries to Tolmin stopped"))
    edition = write_edition(request((story("s", of),), (of,), (read,)))
    assert edition.sections[0].heading.text == "Ferries to Tolmin stopped after ice came down"


def test_weights_are_the_same_bits_in_any_order_of_a_set():
    """Sums over sets must not depend on how this process happens to order them."""
    code = (
        "from standfirst.write.agenda import likeness\n"
        "from standfirst.write.ranking import WordWeights, share_of_headlines\n"
        "from standfirst.write.selection import novelty\n"
        "import types\n"
        "words = frozenset(f'word{n}' for n in range(40))\n"
        "rarity = {f'word{n}': 1 / (n + 3) for n in range(40)}\n"
        "some = frozenset(f'word{n}' for n in range(0, 40, 3))\n"
        "print(likeness(words, some, rarity).hex(), share_of_headlines(some, rarity).hex())\n"
        "print(WordWeights(rarity, {}).centrality(words).hex())\n"
        "print(novelty(types.SimpleNamespace(words=words), some, rarity).hex())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in range(3)
    }
    assert len(runs) == 1


def test_reprints_of_one_text_are_read_once():
    first, read = spoken("r1", "The piers are under two metres of ice and the ropes break")
    again = replace(first, id="r2", outlet="post")
    tale = story("s", first, again)
    tale = replace(tale, origins=(Origin("o", ("r1", "r2"), texts=(("r1", "r2"),)),))
    reads = (read, replace(read, report="r2"))
    edition = write_edition(request((tale,), (first, again), reads))
    cited = {c.report for s in edition.sections[0].sentences for c in s.citations}
    assert cited == {"r1"}


def test_one_figure_in_words_and_in_digits_is_no_rival_of_itself():
    of = report(
        "r1", "Six people died, Dolsk said. The clinic counted 6 dead. Police spoke of eight dead."
    )
    units = find_units(of, reading(of), None)
    claims = [
        Claim(value, None, AT, Passage("r1", 1, unit.span, unit.text))
        for value, unit in zip(("Six people", "6 dead", "eight dead"), units, strict=True)
    ]
    dispute = Conflict(ConflictKind.FIGURES, "killed", tuple(claims))
    tale = replace(story("s", of), conflicts=(dispute,))
    blocks = find_rivals(tale, list(units), lambda _: True)
    assert blocks == [[units[0], units[2]]]


TOLL = "The number of people killed in the strike on Karsk has risen to nine, the governor said."
BOTH = "Nine people were killed on Mill Street and 31 injured."
INJURED = "A clinic of the region counted 31 injured after the alarm."


def units_of(*sentences):
    of = report("r1", " ".join(sentences))
    return find_units(of, reading(of), None)


def test_what_all_others_together_tell_adds_no_news():
    toll, both, injured = units_of(TOLL, BOTH, INJURED)
    assert adds_news(both, [toll])
    assert not adds_news(both, [toll, injured])


@pytest.mark.parametrize(
    "news",
    [
        "Nine people were killed on Mill Street and 32 injured.",  # another figure
        "Nine people were killed on Mill Street by gas that a cracked pipe let out.",  # a cause
        "Nine missiles killed people on Mill Street, which was injured.",  # nine of another thing
    ],
)
def test_another_figure_its_thing_or_new_words_add_news(news: str):
    toll, one, injured = units_of(TOLL.replace("to nine", "to nine people"), news, INJURED)
    assert adds_news(one, [toll, injured])


def test_a_number_goes_with_the_words_next_to_it():
    (one,) = units_of("About 140,000 households in two regions have no light.")
    assert dict(figures_in(one)) == {"140,000": {"househ"}, "2": {"househ", "region"}}


def test_what_the_rest_tells_gives_its_place_to_news():
    woman = "A woman of 67 was pulled out alive by firefighters."
    toll, both, injured, rescued = units = units_of(TOLL, BOTH, INJURED, woman)
    of = toll.report
    chosen = choose_units(
        story("s", of),
        [Scored(unit, score) for unit, score in zip(units, (9.0, 8.0, 2.0, 1.0), strict=True)],
        origin_of={of.id: "o"},
        rarity={},
        is_writable=lambda *_: True,
    )
    assert {one.unit for one in chosen} == {toll, injured, rescued}
    assert both not in {one.unit for one in chosen}


def test_a_claim_that_its_side_has_made_is_not_told_twice():
    claim, again, other = units = units_of(
        "Droskia said it had destroyed the road bridge at Marlek, one of two supply routes to Brenova.",
        "Night bombers destroyed the road bridge across the Vessen at Marlek.",
        "Cars queue for an hour at the ferry of Tolmin since noon.",
    )

    def choose(side):
        return {
            one.unit
            for one in choose_units(
                story("s", claim.report),
                [Scored(unit, score) for unit, score in zip(units, (9.0, 8.0, 3.0), strict=True)],
                origin_of={claim.report.id: "o"},
                rarity={},
                is_writable=lambda *_: True,
                side_of=side,
            )
        }

    assert choose(lambda unit: frozenset({"droskia"})) == {claim, other}
    assert choose(lambda unit: frozenset({unit.text})) == {claim, again, other}


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("p-dolsk", {"p-dolsk", "v"}),
        ("Velmora", {"Velmora", "v"}),
        ("Halvernian Office of Trade", {"Halvernian Office of Trade", "h"}),
        ("Pia Ashen", {"Pia Ashen"}),
    ],
)
def test_a_side_is_who_speaks_and_the_country_they_speak_for(speaker, side):
    of = report("r1", "The bridge stands, they said.")
    said = statement(of, "they", "said", "The bridge stands", who=speaker, name=speaker)
    (unit,) = find_units(of, reading(of, said), None)
    assert side_of(unit, Names(REGISTERS, DAY), REGISTERS.places, DAY) == side
