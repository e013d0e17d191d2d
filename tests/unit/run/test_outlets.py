from standfirst.records import Outlet, Registers, Report
from standfirst.run.outlets import recognise_outlets

REGISTERS = Registers(
    outlets=(Outlet("vpa", "Velmoran Press Agency", names=("VPA",)), Outlet("other", "VPA"))
)


def outlet_of(written):
    return recognise_outlets([Report("r1", 1, "", outlet=written)], REGISTERS)[0].outlet


def test_spellings_become_the_id_of_the_first_outlet_that_has_them():
    assert [outlet_of(one) for one in ("vpa", "VPA", "velmoran press agency")] == ["vpa"] * 3


def test_unknown_and_absent_outlets_stay():
    assert outlet_of("Sarn Evening Post") == "Sarn Evening Post"
    assert outlet_of(None) is None
