from dataclasses import replace

from standfirst.records import Outlet, OutletKind, Registers, Report
from standfirst.run.publishers import with_publishers

REPORT = Report("r1", 1, "Ferries stopped.")


def named(*spellings, registers=None):
    found = with_publishers(
        registers or Registers(), [replace(REPORT, outlet=one) for one in spellings]
    )
    return {outlet.id: outlet.name for outlet in found.outlets}


def test_known_hosts_get_their_publishers_name_with_subdomains():
    assert named("edition.cnn.com", "www.reuters.com") == {
        "edition.cnn.com": "CNN",
        "www.reuters.com": "Reuters",
    }
    outlets = with_publishers(Registers(), [replace(REPORT, outlet="reuters.com")]).outlets
    assert outlets[0].kind is OutletKind.AGENCY


def test_an_unknown_host_keeps_its_address_without_www():
    assert named("www.sarnpost.example") == {"www.sarnpost.example": "sarnpost.example"}


def test_names_and_registered_outlets_stay_as_they_are():
    own = Registers(outlets=(Outlet("cnn.com", "Our name for it"),))
    assert named("Sarn Evening Post", "cnn.com", registers=own) == {"cnn.com": "Our name for it"}
    assert with_publishers(own, [REPORT]) is own
