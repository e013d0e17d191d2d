"""The examples of the codes are true: the wrong draft has the finding, the right one has not."""

import pytest

from drafting import a_source, check
from standfirst.check.codes import all_codes
from standfirst.records import Person, Place, Registers, Role

REGISTERS = Registers(
    people=(
        Person("p1", "Radim Havlen", roles=(Role("Governor", "Karsk region"),)),
        Person("p2", "Gleb Orshin", roles=(Role("Defence Ministry spokesman", "Droskia"),)),
        Person("p3", "Tibor Sandrik", roles=(Role("Mayor", "Brenova"),)),
        Person("p4", "Ksenia Moldar", names=("Kseniya Moldar",)),
    ),
    places=(
        Place("ostrel", "Ostrel", country="XV"),
        Place("tolmin", "Tolmin Ferry", country="XV"),
        Place("vessen", "Vessen", level="river", country="XV"),
    ),
)
# These need more than a sentence and its source; their own tests show them.
LARGER = {"N008", "N009", "D001", "D004", "S001", "S002", "S003", "S004"}
CODES = [one for one in all_codes().values() if one.code[0] in "NDPM" and one.code not in LARGER]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_wrong_example_has_the_finding(code):
    found = check(code.wrong, a_source(code.source, registers=REGISTERS), registers=REGISTERS)
    assert code.code in {name for name, _ in found}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_right_example_has_no_finding_of_its_family(code):
    found = check(code.right, a_source(code.source, registers=REGISTERS), registers=REGISTERS)
    assert [one for one in found if one[0][0] == code.code[0]] == []
