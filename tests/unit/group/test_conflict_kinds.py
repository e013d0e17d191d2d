"""Each kind of conflict on two or three short reports, and what looks like one and is none."""

from __future__ import annotations

import pytest

from standfirst.group.comparing import compare_claims
from standfirst.group.conflicts import KINDS
from standfirst.group.conflicts.places import lie_apart
from standfirst.read import ReadingContext, read_report
from standfirst.records import ConflictKind, Origin, PlaceValue

RULES = ReadingContext(learned=False)
EARLIEST = "0001-01-01T08:00:00+00:00"
OUTLETS = ("courier", "ledger", "vpa", "wire")


@pytest.fixture
def conflicts(report_of, registers):
    """Compare reports of different outlets, an hour apart; return their conflicts but figures."""

    def build(*texts: str, one_text: bool = False, hours: int = 1):
        reports = [
            report_of(text, outlet=OUTLETS[n], at=f"2022-12-12T{8 + n * hours:02}:00:00+00:00")
            for n, text in enumerate(texts)
        ]
        ids = tuple(one.id for one in reports)
        origins = [Origin("o", ids, texts=(ids,))] if one_text else [Origin(i, (i,)) for i in ids]
        readings = {one.id: read_report(one, RULES) for one in reports}
        return compare_claims(reports, origins, readings, registers)[1]

    return build


CLAIM_AND_REPLY = [
    (
        ConflictKind.DENIAL,
        "The safety valve of the boiler was switched off, a worker said.",
        "The company denied that the valve had been switched off.",
    ),
    (
        ConflictKind.DENIAL,
        "Edmund Ashby met mercenaries in Sarn on Monday, a source said.",
        "The office of the Secretary rejected reports that he had met mercenaries in Sarn.",
    ),
    (
        ConflictKind.DENIAL,
        "Two witnesses accused Droskia of shelling the market.",
        "Droskia denied responsibility.",
    ),
    (
        ConflictKind.DENIAL,
        "The bridge at Karsk has been destroyed, the brigade said.",
        "The bridge at Karsk stands. Reports of its destruction are false.",
    ),
    (
        ConflictKind.DENIAL,
        "The paper mill let lye into the river, the environment office said.",
        "The mill has rejected the office’s account.",
    ),
    (
        ConflictKind.DENIAL,
        "Health officials traced the outbreak to a butcher in Mill Street.",
        "The butcher, Hanno Reif, insists that his meat had nothing to do with the outbreak.",
    ),
    (
        ConflictKind.DENIAL,
        "The relief fund spent a third of its donations on travel, an audit found.",
        "“It is simply wrong to say that a third of the donations went on travel,” Jana Lind said.",
    ),
    (
        ConflictKind.DENIAL,
        "The mayor took money from the owner of the quarry, two councillors said.",
        "The mayor called their story of money from the owner of the quarry a fantasy.",
    ),
    (
        ConflictKind.DENIAL,
        "Droskia rejects the accusation that it violated Zorian airspace.",
        "Zoria accused Droskia of violating its airspace with a drone.",
    ),
    (
        ConflictKind.OPPOSITE,
        "A drone struck the Lauter power station on Monday, the operator said.",
        "No drone hit the power station, the ministry of energy said.",
    ),
    (
        ConflictKind.OPPOSITE,
        "Patients’ data were stolen from Vitalis by hackers, the hospitals said.",
        "The data were not stolen from Vitalis but from a supplier, an office said.",
    ),
    (
        ConflictKind.OPPOSITE,
        "Two men were shot by police in Karsk on Sunday, the opposition said.",
        "The police chief said that his men had not shot at anyone in Karsk.",
    ),
    (
        ConflictKind.OPPOSITE,
        "The crossing at Sarn is closed to trucks.",
        "The crossing at Sarn is open, a farmer said.",
    ),
    (
        ConflictKind.OPPOSITE,
        "The convoy with medicine reached Karsk at noon.",
        "The convoy with medicine has not reached Karsk, the monitors said.",
    ),
    (
        ConflictKind.OPPOSITE,
        "Our troops have captured Dubrel.",
        "Dubrel is still under our control, Irena Dolsk said.",
    ),
    (
        ConflictKind.RESPONSIBILITY,
        "Officials blamed a smugglers’ gang for the kidnapping of the mayor.",
        "The group Red Dawn claimed responsibility for the kidnapping of the mayor.",
    ),
    (
        ConflictKind.RESPONSIBILITY,
        "Officials blamed Red Dawn for the shelling of the market in Karsk.",
        "It was Velmoran militiamen who shelled the market in Karsk, a major said.",
    ),
    (
        ConflictKind.CAUSE,
        "The warehouse fire was put out. It was caused by a faulty heater, the fire chief said.",
        "The blaze was not started by a heater but by arsonists, the owner, Petra Wolm, said.",
    ),
    (
        ConflictKind.CAUSE,
        "The blast at the mill was caused by a gas leak, the fire chief said.",
        "Police said that the explosion at the mill was due to a short circuit.",
    ),
    (
        ConflictKind.DATE,
        "The summit of the Compact will be held on 14 January.",
        "The Compact’s summit will take place on 21 January.",
    ),
    (
        ConflictKind.DATE,
        "The fishing treaty will be signed on 14 January.",
        "The ceremony for the signing of the fishing treaty has been set for 16 January.",
    ),
    (
        ConflictKind.PLACE,
        "A rescue helicopter crashed near Brunnfeld on Monday, the mountain guard said.",
        "The rescue helicopter went down outside Oberlind, according to the ministry.",
    ),
    (
        ConflictKind.PLACE,
        "Police arrested the banker Leo Marant at his house in Sarn, the prosecutor said.",
        "Mr Marant was arrested in Karsk, his lawyer, Ida Quist, said.",
    ),
    (
        ConflictKind.CORRECTION,
        "Four trams burned in Karsk.",
        "Nine trams burned in Karsk. An earlier version gave another number.",
    ),
    (
        ConflictKind.RETRACTION,
        "The minister has resigned.",
        "The Ledger has withdrawn its report on the minister.",
    ),
]


@pytest.mark.parametrize(("kind", "claim", "reply"), CLAIM_AND_REPLY)
def test_a_claim_and_what_stands_against_it_are_found(conflicts, kind, claim, reply):
    assert [one.kind for one in conflicts(claim, reply)] == [kind]


def test_every_kind_that_is_looked_for_is_shown_by_an_example():
    shown = {kind for kind, _, _ in CLAIM_AND_REPLY} | {ConflictKind.FIGURES}
    assert {kind for kind, _ in KINDS} == shown


@pytest.mark.parametrize(
    ("claim", "reply"),
    [
        pytest.param(
            "The valve was switched off, a worker said.",
            "The company was denied access to the valve.",
            id="denied access",
        ),
        pytest.param(
            "The valve was switched off, a worker said.",
            "The company did not deny that the valve had been switched off.",
            id="no denial",
        ),
        pytest.param(
            "The union offered to end the strike at the mill.",
            "The owner rejected the offer to end the strike at the mill.",
            id="an offer",
        ),
        pytest.param(
            "The licensing dispute with the mill went on for years.",
            "Grell Coatings plans to settle disputes with the mill.",
            id="a dispute",
        ),
        pytest.param(
            "A customer filed claims over stolen data of the shop.",
            "A judge dismissed claims over the stolen data of the shop.",
            id="a court",
        ),
        pytest.param(
            "The school spent a third of its donations on travel, an audit found.",
            "The mill has rejected the audit’s account.",
            id="another one’s audit",
        ),
        pytest.param(
            "A baker was robbed in Mill Street on Monday, police said.",
            "The butcher, Hanno Reif, had nothing to do with the outbreak.",
            id="nothing ties it",
        ),
        pytest.param(
            "A rocket was launched from Cape Uzol in January.",
            "Reports of a rocket launch from Cape Uzol are a fantasy, a spokesman said.",
            id="old news",
        ),
        pytest.param(
            "A drone struck the Lauter power station on Monday, the operator said.",
            "No drone has been found at the school, the ministry of energy said.",
            id="no drone elsewhere",
        ),
        pytest.param(
            "Droskia launched a rocket on Monday after a drill of its artillery.",
            "Velmora fired a rocket into orbit after a drill of its artillery.",
            id="a rocket fired",
        ),
        pytest.param(
            "The crossing at Sarn is closed to trucks.",
            "The crossing at Tolmin Ferry is open.",
            id="another crossing",
        ),
        pytest.param(
            "The crossing at Sarn is closed to trucks.",
            "The crossing at Sarn is open again.",
            id="a change",
        ),
        pytest.param(
            "The convoy has not reached Karsk, the monitors said.",
            "The convoy with medicine reached Karsk at noon.",
            id="not yet",
        ),
        pytest.param(
            "The summit will be held on 14 January.",
            "The ministers’ meeting will take place on 21 January.",
            id="another event",
        ),
        pytest.param(
            "The spring concert will be held on 14 January.",
            "The summer concert will be held on 21 July.",
            id="another concert",
        ),
        pytest.param(
            "A helicopter of the army crashed near Brunnfeld on Monday.",
            "Last year a helicopter of the army crashed near Oberlind.",
            id="another crash",
        ),
        pytest.param(
            "The army helicopter crashed near Brunnfeld on Monday.",
            "The army helicopter crashed near Oberlind on 3 December.",
            id="another day",
        ),
        pytest.param(
            "The army helicopter crashed near Brunnfeld.",
            "The army helicopter crashed in Oberlind. Oberlind lies near Brunnfeld.",
            id="a place beside the other",
        ),
        pytest.param(
            "The army helicopter crashed in Karsk.",
            "The army helicopter crashed in the Old Foundry district.",
            id="a quarter of the town",
        ),
        pytest.param(
            "The freighter Nordlys sank off Brekka.",
            "The freighter Gudrun sank off Tollness.",
            id="another ship",
        ),
        pytest.param(
            "Several rockets fell near Brunnfeld.",
            "Rockets fell in Oberlind, the mayor said.",
            id="many rockets",
        ),
        pytest.param(
            "The army helicopter flew over Brunnfeld and crashed.",
            "The army helicopter crashed on the way from Oberlind to Tarnau.",
            id="a way",
        ),
        pytest.param(
            "The blast at the mill was caused by a gas leak.",
            "The fire at the school was caused by a short circuit.",
            id="another fire",
        ),
        pytest.param(
            "Officials blamed a smugglers’ gang for the kidnapping of the mayor.",
            "Police blamed a smugglers’ gang for the kidnapping of the mayor.",
            id="the same one blamed",
        ),
        pytest.param(
            "Troops left the town.", "Troops withdrew from the town, a statement said.", id="troops"
        ),
    ],
)
def test_what_only_looks_like_a_conflict_is_none(conflicts, claim, reply):
    assert conflicts(claim, reply) == ()


def test_sides_are_named_by_what_they_do_never_by_who_is_right(conflicts):
    (conflict,) = conflicts(
        "The valve of the boiler was switched off, Radim Havlen said.",
        "Irena Dolsk denied that the valve of the boiler had been switched off.",
    )
    assert [(one.by, one.stance, one.outlet) for one in conflict.claims] == [
        ("Radim Havlen", "claims", "The Port Ellery Courier"),
        ("Irena Dolsk", "denies", "The Ledger"),
    ]


@pytest.mark.parametrize(
    ("language", "claim", "reply"),
    [
        (
            "de",
            "Das Werk leitete Lauge in den Fluss Lauter, sagte ein Arbeiter.",
            "Die Firma bestreitet, dass das Werk Lauge in den Fluss Lauter leitete.",
        ),
        (
            "uk",
            "Завод скидав отруту в річку Лаутер, сказав робітник.",
            "Повідомлення про отруту заводу в річці Лаутер не відповідають дійсності.",
        ),
    ],
)
def test_a_denial_is_found_in_other_languages(report_of, registers, language, claim, reply):
    reports = [
        report_of(text, outlet=OUTLETS[n], language=language, at=f"2022-12-12T0{8 + n}:00:00+00:00")
        for n, text in enumerate((claim, reply))
    ]
    origins = [Origin(one.id, (one.id,)) for one in reports]
    readings = {one.id: read_report(one, RULES) for one in reports}
    found = compare_claims(reports, origins, readings, registers)[1]
    assert [one.kind for one in found] == [ConflictKind.DENIAL]


def test_several_who_deny_one_claim_stand_against_it_together(conflicts):
    (conflict,) = conflicts(
        "The valve of the boiler was switched off, Radim Havlen said.",
        "Irena Dolsk denied that the valve of the boiler had been switched off.",
        "Tomas Verrin denied that the valve of the boiler was switched off.",
    )
    assert [one.stance for one in conflict.claims] == ["claims", "denies", "denies"]


def test_a_report_that_tells_claim_and_denial_shows_both(conflicts):
    (conflict,) = conflicts(
        "The valve of the boiler was switched off, Radim Havlen said. Irena Dolsk denied it.",
        "The boiler stood in the mill.",
    )
    assert [one.by for one in conflict.claims] == ["Radim Havlen", "Irena Dolsk"]


def test_an_event_told_of_three_places_happened_at_many(conflicts):
    texts = (
        f"The army helicopter crashed near {name}, a farmer said."
        for name in ("Brunnfeld", "Oberlind", "Tarnau")
    )
    assert conflicts(*texts) == ()


def test_all_who_give_one_of_two_places_are_shown(conflicts):
    (conflict,) = conflicts(
        "The army helicopter crashed near Brunnfeld, the mountain guard said.",
        "The army helicopter went down near Oberlind, the ministry said.",
        "BRUNNFELD - The army helicopter crashed in a gorge near Brunnfeld.",
    )
    assert [one.stance for one in conflict.claims] == [
        "says Brunnfeld",
        "says Oberlind",
        "says Brunnfeld",
    ]


@pytest.mark.parametrize(("apart", "is_apart"), [(0.05, False), (0.5, True)])
def test_places_known_to_lie_side_by_side_are_no_two_places(apart, is_apart):
    one, other = (
        PlaceValue(name, "town", "XV", lat=50.0 + north, lon=10.0)
        for name, north in (("Brunnfeld", 0.0), ("Oberlind", apart))
    )
    assert lie_apart(one, other) is is_apart


def test_two_places_on_opposite_sides_of_the_earth_lie_apart():
    one = PlaceValue("Brunnfeld", "town", "XV", lat=0.08, lon=10.0)
    other = PlaceValue("Oberlind", "town", "XV", lat=-0.08, lon=-170.0)
    assert lie_apart(one, other)


def test_claims_of_the_calendars_first_day_are_compared(report_of, registers):
    texts = (
        "KARSK — A plane crashed in Sarn on 3 March 2022, killing five people, police said.",
        "KARSK — The plane crashed in Dubrel. The airline denied that it had crashed in Sarn.",
    )
    reports = [report_of(text, outlet=OUTLETS[n], at=EARLIEST) for n, text in enumerate(texts)]
    readings = {one.id: read_report(one, RULES) for one in reports}
    origins = [Origin(one.id, (one.id,)) for one in reports]
    found = compare_claims(reports, origins, readings, registers)[1]
    assert ConflictKind.PLACE in {one.kind for one in found}


STORY = (
    "A ferry with pilgrims ran aground off the island at noon on Monday. The coast guard took"
    " 86 passengers ashore in six boats. The captain was questioned for two hours."
)


def test_a_number_altered_in_a_copy_is_flagged_with_both_prints(conflicts):
    (conflict,) = conflicts(STORY, STORY.replace("86 passengers", "68 passengers"), one_text=True)
    assert conflict.kind is ConflictKind.FIGURES
    assert [(one.value, one.stance) for one in conflict.claims] == [
        ("86", "prints 86"),
        ("68", "prints 68"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "hours"),
    [
        pytest.param("86 passengers", "86 passengers", 1, id="untouched"),
        pytest.param("A ferry", "The ferry", 1, id="a word"),
        pytest.param("86 passengers", "91 passengers", 20, id="long after"),
    ],
)
def test_a_true_copy_is_no_conflict(report_of, registers, old, new, hours):
    reports = [
        report_of(STORY, outlet="courier", at="2022-12-12T00:00:00+00:00"),
        report_of(
            STORY.replace(old, new), outlet="ledger", at=f"2022-12-12T{hours:02}:00:00+00:00"
        ),
    ]
    ids = tuple(one.id for one in reports)
    found = compare_claims(reports, [Origin("o", ids, texts=(ids,))], {}, registers)
    assert found[1] == ()


def test_a_copy_that_tells_a_newer_toll_is_no_conflict(conflicts):
    old = "The fire in the old mill of the town has killed 12 people, the mayor told reporters."
    assert conflicts(old, old.replace("12", "15"), one_text=True) == ()
    (conflict,) = conflicts(old.replace("12", "15"), old, one_text=True)
    assert [one.value for one in conflict.claims] == ["15", "12"]


def test_hostile_sentences_are_weighed_in_linear_time(conflicts):
    for piece in ("denied that ", "was caused by ", "claimed responsibility for ", "is open "):
        conflicts(piece * 3000, "It was hit by " * 3000)
