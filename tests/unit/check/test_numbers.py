import pytest

from drafting import a_context, a_source, check
from standfirst.check.engine import check_draft

LIST = (
    "PORT ELLERY – Halvern put 14 shipping companies and 31 tankers on its list on Monday. "
    "The companies are registered in nine countries."
)
PACKAGE = "The package is worth 480 million euros. It has 60 tanks and at least 12,000 shells."


def codes(raw, *sources):
    return [one for one in check(raw, *sources) if one[0][0] == "N"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Halvern put 31 tankers and 14 shipping companies on its list.", []),
        ("Halvern put fourteen shipping companies on its list.", []),
        ("Halvern put 33 tankers and 14 shipping companies on its list.", [("N001", "33")]),
        ("Halvern put 14 tankers and 31 shipping companies on its list.", [("N001", "14")]),
        ("Halvern put 31 bridges on its list.", [("N006", "31")]),
    ],
)
def test_counts_are_held_against_the_source(draft, found):
    assert codes(draft, a_source(LIST)) == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The package is worth 480 million euros.", []),
        ("The package, worth 480 million dollars, has 60 tanks.", [("N004", "480")]),
        ("The package, worth 480 billion euros, has 60 tanks.", [("N003", "480")]),
        ("The package has 60 tanks and 12,000 shells.", [("N005", "12,000")]),
        ("The package has 60 tanks and no fewer than 12,000 shells.", []),
    ],
)
def test_sums_and_bounds_are_held_against_the_source(draft, found):
    assert codes(draft, a_source(PACKAGE)) == found


def test_a_bound_that_another_source_leaves_out_is_none():
    plain = a_source("The package has 12,000 shells and 60 tanks.", outlet="paper")
    draft = "The package has 60 tanks and 12,000 shells."
    assert codes(draft, a_source(PACKAGE), plain) == []


def test_figures_between_quotation_marks_are_the_speakers():
    source = "“We counted 412 explosions in Brenova region,” the head of the mission said."
    draft = "“We counted 655 explosions in Brenova region,” the head of the mission said."
    assert codes(draft, a_source(source)) == []


def test_of_a_sentence_without_evidence_no_figure_is_doubted():
    assert codes("Forty sheep boarded a ferry at Velna.", a_source(LIST)) == []


FRONT = "Over the past day our troops advanced between 200 and 700 metres north of Brenova."
AGAIN = "Karsk North was hit in the night. It is the ninth attack on the substation Karsk North."


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Troops advanced 200 to 700 metres north of Brenova over the past 24 hours.", FRONT),
        ("Karsk North, a substation, has been hit eight times before.", AGAIN),
        (
            "It has sixty tanks and winter gear for twenty-five thousand soldiers.",
            "It has 60 tanks and winter clothing for 25,000 soldiers.",
        ),
        (
            "The Anvil has shot down 41 out of 46 missiles.",
            "The Anvil had shot down 41 of the 46 missiles that came within its reach.",
        ),
        (
            "Each day a waiting ship costs its owner €20,000.",
            "A ship that waits costs its owner 20,000 euros a day.",
        ),
        ("Halvern put 14 shipping firms on its list.", LIST),
        (
            "Nine people were killed and thirty-one injured in the missile strike on Karsk.",
            "The toll of the missile strike on Karsk is nine. Thirty-one people were injured.",
        ),
    ],
)
def test_a_figure_in_other_words_is_the_same(draft, source):
    assert codes(draft, a_source(source)) == []


def test_how_often_before_is_counted_too():
    assert codes("Karsk North, a substation, has been hit six times before.", a_source(AGAIN)) == [
        ("N001", "six")
    ]


def test_a_number_of_other_things_of_the_kind_is_not_the_number():
    source = a_source(
        "Halvern will send Velmora two more Anvil batteries, Ashby said on Monday. The Anvil shoots"
        " down cruise missiles. Velmora has three batteries in service."
    )
    assert codes("Halvern will give Velmora two Anvil batteries.", source) == []
    assert codes("Halvern will give Velmora three Anvil batteries.", source) == [("N001", "three")]
    assert codes("Velmora has three batteries in service.", source) == []


SHIPS = (
    "On Monday 16 attacks were repelled near Brenova, the staff said. In the east 61 soldiers "
    "came home by bus. Of the houses in San Orso 420 were destroyed and 1,340 damaged."
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("On Monday 61 attacks were repelled near Brenova, the staff said.", [("N001", "61")]),
        ("On Monday 16 attacks were repelled near Brenova, the staff said.", []),
        ("During the day 18 attacks were repelled near Brenova on Monday.", [("N001", "18")]),
    ],
)
def test_a_number_belongs_where_its_source_has_it(draft, found):
    assert codes(draft, a_source(SHIPS)) == found


@pytest.mark.parametrize(
    "draft",
    [
        "The border is shut for eight years and opens for rescuers.",  # since 2015
        "A hundred and forty tractors stood around the Assembly, the police counted.",
        "The quake hit nine km (5.6 miles) south of the border with the rescuers.",
        "3/ The border opens for rescuers.",
        "Ten minutes later the rescuers crossed the border.",
    ],
)
def test_what_follows_from_a_source_is_no_error(draft):
    source = (
        "The border has been closed since 2014 and opens for rescuers. The police counted 140"
        " tractors around the Assembly. The quake hit nine km south of the border."
    )
    assert [one for one in codes(draft, a_source(source)) if one[0] == "N001"] == []


def test_a_least_is_no_most():
    source = a_source("Velmora wants the agreement extended by at least 120 days.")
    assert codes("Velmora wants the agreement extended by at most 120 days.", source) == [
        ("N005", "120")
    ]
    assert codes("Velmora wants the agreement extended by 120 days or more.", source) == []


def test_a_sum_by_the_day_is_none_by_the_week():
    source = a_source("The strike costs the economy 18 million euros a day.")
    assert codes("The strike costs the economy 18 million euros a week.", source) == [
        ("N002", "18")
    ]
    assert codes("The strike costs the economy 18 million euros.", source) == []


def test_a_number_that_no_source_has_is_told_even_in_a_sentence_of_few_words():
    source = a_source(
        "The National Assembly rejected the budget on Thursday by 97 votes to 82 after a debate."
    )
    draft = "The Assembly rejected the budget. The vote was 92 to 87."
    assert [one[0] for one in codes(draft, source)] == ["N001", "N001"]


SEATS = (
    "The Social Union has 58 seats. It would need 91 members. Of nine missiles six were shot"
    " down. Waiting times fell from nine hours to four. Wheat rose by 3.4 per cent. The court"
    " sentenced him to six years, while eight had been asked for. The guarantee until 2029 is"
    " refused, and one until 2027 is offered. The last boat came ashore by 9am."
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The Social Union has 58 seats and would need 33 more members.", []),
        ("The Social Union has 58 seats and would need 37 more members.", [("N001", "37")]),
        ("Two thirds of the nine missiles were shot down.", []),
        ("Three quarters of the nine missiles were shot down.", [("N001", "Three")]),
        ("Waiting times fell by five hours.", []),
        ("Waiting times fell by six hours.", [("N001", "six")]),
        ("Wheat rose by more than three per cent.", []),
        ("Wheat rose by more than two per cent.", [("N001", "two")]),
        ("The guarantee that is offered is two years shorter than the one refused.", []),
        ("The guarantee that is offered is nine years shorter than the one refused.", ["N002"]),
        ("The last boat came ashore by nine.", []),
        ("The last boat came ashore by seven.", [("N001", "seven")]),
        ("There are five things to know of the missiles that were shot down.", []),
    ],
)
def test_what_is_reckoned_from_a_source_is_right_and_nothing_else(draft, found):
    there = codes(draft, a_source(SEATS))
    assert (there if not found or isinstance(found[0], tuple) else [c for c, _ in there]) == found


def test_a_time_later_is_held_to_its_unit_where_a_source_has_it_in_another():
    source = a_source("The siren went at 03:41. The first drones came ten minutes later.")
    assert codes("The first drones came ten hours later.", source) == [("N002", "ten")]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The team of the Mission collected 14 splinters at the site.", []),
        ("The team of the Mission collected 14 tanks at the site.", [("N006", "14")]),
        ("The brewery has 210 jobs.", []),
        ("The brewery has 210 towers.", [("N006", "210")]),
    ],
)
def test_another_word_for_the_thing_counted_is_none_for_another_thing(draft, found):
    source = (
        "The team of the Mission collected 14 metal fragments at the site."
        " The brewery employs 210 people."
    )
    assert codes(draft, a_source(source)) == found


@pytest.mark.parametrize(
    "draft",
    [
        "The coordinators estimate that 8,500 people had to leave their homes.",
        "Some 8,500 people had to leave their homes.",
        "From 200 to 700 metres were gained in a day.",
        "Persons above 50 should see a doctor.",
    ],
)
def test_a_bound_in_other_words_is_kept(draft):
    source = a_source(
        "An estimated 8,500 people had to leave their homes. In a day between 200 and 700 metres"
        " were gained. Persons over 50 should see a doctor."
    )
    assert codes(draft, source) == []


def test_what_stands_elsewhere_in_the_report_is_not_counted_here():
    source = a_source(
        "Aldmark is to send Velmora 60 tanks in its winter package. The government decided so on"
        " Monday. The vote was open. Its spokesman told journalists that crews were ready."
    )
    assert ("N006", "60") in codes("Aldmark is to send Velmora 60 journalists.", source)
    assert codes("Aldmark is to send Velmora 60 armoured tanks.", source) == []


def test_the_figure_told_instead_is_none_that_the_sentence_has():
    source = a_source("Bin collectors in Portmere voted by 184 to 31 on Thursday to strike.")
    raw = "Bin collectors in Portmere voted by 184 to 13 on Thursday to strike."
    (one,) = [one for one in check_draft(a_context(raw, source)) if one.code == "N001"]
    assert one.message == "no source has this figure; the nearest passage has 31"


def test_years_of_age_are_years():
    source = a_source(
        "At least 90 of the destroyed houses were built in the past ten years, he said."
    )
    assert (
        codes("At least 90 of the destroyed houses are less than ten years old, he said.", source)
        == []
    )
