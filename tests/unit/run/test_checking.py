import json

import pytest

from standfirst.check.drafts import Form
from standfirst.check.forms import read_plain_draft
from standfirst.run.checking import check_plain
from standfirst.run.importing import import_paths

TEXT = "Droskian missiles struck a power station in Karsk on Monday, Irena Dolsk said in Sarn."
DRAFT = f"# Power in Karsk\n\n12 December 2022\n\n{TEXT}\n"
ITEM = {
    "uri": "urn:vpa:1", "type": "text", "versioncreated": "2022-12-12T12:00:00+02:00",
    "headline": "Power station hit in Karsk", "body_text": TEXT, "language": "en",
}  # fmt: skip


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_the_agency_takes_back_is_told_in_drafts(desk, archive, tmp_path, status):
    def codes():
        plain = read_plain_draft(DRAFT, Form.MARKDOWN)
        return [one.code for one in check_plain(desk, archive, plain, "draft.md").findings]

    (tmp_path / "first.json").write_text(json.dumps(ITEM), "utf-8")
    import_paths(desk, archive, [tmp_path / "first.json"])
    assert "S003" not in codes()
    (tmp_path / "later.json").write_text(json.dumps(ITEM | {"pubstatus": status}), "utf-8")
    import_paths(desk, archive, [tmp_path / "later.json"])
    assert "S003" in codes()
