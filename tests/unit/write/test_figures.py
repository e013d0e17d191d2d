from datetime import timedelta

from standfirst.records import Mention, MentionKind, Quantity, StatementKind
from standfirst.write.figures import find_figures, is_stale
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
    assert is_stale(early[0], early + late)
    assert not is_stale(late[0], early + late)


def test_rivals_do_not_make_each_other_stale():
    one = figures("r1", "Two people were killed, Dolsk said.", ("Two people", 2), who="Dolsk")
    other = figures(
        "r2", "Nine people were killed, Orshin said.", ("Nine people", 9), who="Orshin", hours=3
    )
    assert not is_stale(one[0], one + other)


def test_a_part_of_the_toll_replaces_nothing():
    whole = figures("r1", "Nine people were killed, Dolsk said.", ("Nine people", 9), who="Dolsk")
    part = figures(
        "r2", "Two soldiers were killed, Dolsk said.", ("Two soldiers", 2), who="Dolsk", hours=1
    )
    assert not is_stale(whole[0], whole + part)


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
    assert is_stale(many[0], many + few)


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
    assert not is_stale(line[0], told + line + rival)
    assert is_stale(line[0], told + line + rival + risen)
