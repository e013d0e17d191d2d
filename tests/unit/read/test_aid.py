from datetime import UTC, date, datetime

import pytest

from standfirst.read import ReadingContext, read_report
from standfirst.records import Aid, AidStage, Place, Registers, Report, Span

COUNTRIES = {
    "Velmora": ("Velmoran",),
    "Aldmark": ("Aldmarkian",),
    "Halvern": ("Halvernian",),
    "Kestria": ("Kestrian",),
}
CONTEXT = ReadingContext(
    registers=Registers(
        places=tuple(
            Place(name, name, level="country", demonyms=words) for name, words in COUNTRIES.items()
        )
    ),
    learned=False,
)


def aid_in(text: str) -> tuple[Aid, ...]:
    report = Report(
        "r", 1, text, published_at=datetime(2023, 5, 24, 12, tzinfo=UTC), body=Span(0, len(text))
    )
    return read_report(report, CONTEXT).aid


@pytest.mark.parametrize(
    ("text", "told", "stage"),
    [
        ("Aldmark will send Velmora 18 Leopard 2A6 tanks.", ("Aldmark", "Velmora", "Leopard 2A6", "tank"), "pledged"),
        ("Velmora has asked Kestria for 48 fighter jets.", ("Kestria", "Velmora", "fighter jets", "aircraft"), "requested"),
        ("Kestria may give up to 20 howitzers to Velmora.", ("Kestria", "Velmora", "howitzers", "artillery"), "considered"),
        ("Kestria’s cabinet agreed to give Velmora 30,000 tonnes of wheat.", ("Kestria", "Velmora", "wheat", "goods"), "approved"),
        ("Six helicopters given by Halvern have arrived in Velmora.", ("Halvern", "Velmora", "helicopters", "helicopter"), "delivered"),
        ("Halvern has delivered 14 of the 18 howitzers it had promised to Velmora.", ("Halvern", "Velmora", "howitzers", "artillery"), "delivered"),
        ("Halvern pledged $40 million in humanitarian aid to Velmora.", ("Halvern", "Velmora", "humanitarian aid", "funding"), "pledged"),
        ("Halvern will train 2,000 Velmoran soldiers.", ("Halvern", "Velmora", "training", "training"), "pledged"),
    ],
)  # fmt: skip
def test_aid_has_giver_taker_thing_and_stage(text, told, stage):
    (aid,) = aid_in(text)
    assert (aid.donor, aid.recipient, aid.item, aid.item_class) == told
    assert aid.stage is AidStage(stage)


def test_record_stands_on_its_words_and_keeps_the_day_and_the_bounds():
    text = "Fighting went on. On Monday Kestria approved up to 20 tanks for Velmora."
    (aid,) = aid_in(text)
    assert aid.span.of(text) == "up to 20 tanks"
    assert aid.sentence.of(text) == "On Monday Kestria approved up to 20 tanks for Velmora."
    assert aid.announced_on == date(2023, 5, 22)
    assert aid.count is not None
    assert (aid.count.value, aid.count.high) == (20, 20)


def test_worth_belongs_to_the_thing_before_it():
    (aid,) = aid_in("Halvern will give Velmora 1,000 drones worth 600 million crowns.")
    assert aid.worth is not None
    assert (aid.item, aid.worth.value, aid.worth.unit) == ("drones", 6e8, "crown")


def test_what_a_package_includes_is_given_by_the_same():
    found = aid_in(
        "Aldmark announced a $2 billion package of military aid for Velmora. It includes three"
        " Patriot batteries and 190 rockets."
    )
    assert [(one.donor, one.item) for one in found] == [
        ("Aldmark", "military aid"),
        ("Aldmark", "Patriot"),
        ("Aldmark", "rockets"),
    ]


def test_two_givers_make_two_records_and_headline_and_text_one():
    text = "Halvern and Kestria will supply Velmora with 90 tanks."
    assert [one.donor for one in aid_in(text)] == ["Halvern", "Kestria"]
    twice = "Halvern to give Velmora 90 tanks\n\nHalvern will give Velmora 90 tanks, it said."
    assert len(aid_in(twice)) == 1
    (aid,) = aid_in(
        "Halvern to give Velmora 90 tanks\n\nHalvern will give Velmora 90 Leopard 2A6 tanks."
    )
    assert aid.item == "Leopard 2A6"
    assert len(aid_in("Halvern will give Velmora 10 Gepard guns and 10 Patriot batteries.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Aldmark will not send 100 missiles to Velmora.",
        "Kestria lost 18 tanks near Velmora.",
        "Kestria bought 12 jets from Halvern for 9 billion crowns.",
        "Kestria fired 40 missiles and sent 90 drones to Velmora overnight.",
        "Two Kestrian citizens arrived in Velmora with $2,000.",
        "The court sent two girls back to Velmora, a Halvernian paper wrote.",
        "An Aldmarkian firm will move 700 jobs to Velmora.",
        "Kestria asked Velmora to blacklist 10 ships.",
    ],
)
def test_other_news_is_no_aid(text):
    assert aid_in(text) == ()


def test_many_amounts_and_verbs_end_in_time():
    aid_in("Aldmark will send Velmora 18 tanks and give " * 400)
    assert len(aid_in("Aldmark will send Velmora 18 tanks. " * 400)) == 1
