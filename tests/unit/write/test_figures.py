from datetime import timedelta

from standfirst.records import Mention, MentionKind, Quantity, StatementKind
from standfirst.write.figures import Tolls, find_figures
from unit.write.scenes import AT, reading, report, span, statement


def figures(name, body, *numbers, who=None, hours=0, outlet="wire"):
    of = report(name, body, at=AT + timedelta(hours=hours), outlet=outlet)
    mentions = [
        Mention(
            MentionKind.QUANTITY, span(of.text, words), words, quantity=Quantity(value, unit="item")
        )
        for words, value in numbers
    ]
    said = (
        [
            statement(
                of, who, "said", body.split(",")[0], who=who, name=who, kind=StatementKind.INDIRECT
            )
        ]
        if who
        else []
    )
    return find_figures(of, reading(of, *said, mentions=mentions))


def test_a_number_is_known_by_the_word_next_to_it():
    found = figures(
        "r1",
        "Two people were killed and 11 injured. 30 ships wait.",
        ("Two people", 2),
        ("11", 11),
        ("30 ships", 30),
    )
    assert [(f.counted, f.value) for f in found] == [("killed", 2), ("injured", 11)]


def test_a_toll_is_stale_when_its_own_voice_has_a_higher_one_later():
    early = figures("r1", "Two people were killed, Dolsk said.", ("Two people", 2), who="Dolsk")
    late = figures(
        "r2", "Nine people were killed, Dolsk said.", ("Nine people", 9), who="Dolsk", hours=3
    )
    assert Tolls(early + late).is_stale(early[0])
    assert not Tolls(early + late).is_stale(late[0])


def test_rivals_do_not_make_each_other_stale():
    one = figures("r1", "Two people were killed, Dolsk said.", ("Two people", 2), who="Dolsk")
    other = figures(
        "r2", "Nine people were killed, Orshin said.", ("Nine people", 9), who="Orshin", hours=3
    )
    assert not Tolls(one + other).is_stale(one[0])


def test_a_part_of_the_toll_replaces_nothing():
    whole = figures("r1", "Nine people were killed, Dolsk said.", ("Nine people", 9), who="Dolsk")
    part = figures(
        "r2", "Two soldiers were killed, Dolsk said.", ("Two soldiers", 2), who="Dolsk", hours=1
    )
    assert not Tolls(whole + part).is_stale(whole[0])


def test_households_without_power_may_fall():
    many = figures(
        "r1",
        "140,000 households were without power, Dolsk said.",
        ("140,000 households", 140000),
        who="Dolsk",
    )
    few = figures(
        "r2",
        "60,000 households were without power, Dolsk said.",
        ("60,000 households", 60000),
        who="Dolsk",
        hours=2,
    )
    assert Tolls(many + few).is_stale(many[0])


def test_a_headlines_toll_is_replaced_by_its_series_not_by_a_rival():
    told = figures("r0", "Seven people were killed, Dolsk said.", ("Seven people", 7), who="Dolsk")
    line = figures("r1", "Nine dead in Karsk.", ("Nine", 9), hours=1)
    rival = figures(
        "r2",
        "Eleven people were killed, Orshin said.",
        ("Eleven people", 11),
        who="Orshin",
        hours=2,
    )
    risen = figures(
        "r3", "Ten people were killed, Dolsk said.", ("Ten people", 10), who="Dolsk", hours=3
    )
    assert not Tolls(told + line + rival).is_stale(line[0])
    assert Tolls(told + line + rival + risen).is_stale(line[0])


def test_only_a_higher_figure_of_the_same_voice_is_the_newest():
    early = figures("r1", "Two people were killed, Dolsk said.", ("Two people", 2), who="Dolsk")
    late = figures(
        "r2", "Nine people were killed, Dolsk said.", ("Nine people", 9), who="Dolsk", hours=3
    )
    rival = figures(
        "r3", "Ten people were killed, Orshin said.", ("Ten people", 10), who="Orshin", hours=4
    )
    tolls = Tolls(early + late + rival)
    assert [tolls.replaces(f) for f in early + late + rival] == [False, True, False]
