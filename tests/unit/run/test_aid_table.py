import csv
import io
import json

import pytest

from standfirst.records import Place, Registers
from standfirst.run.aid_table import COLUMNS, export_aid

from .conftest import a_dated_report

pytestmark = pytest.mark.filterwarnings("ignore")
TEXT = "Aldmark will give Velmora 18 Leopard 2A6 tanks, Defence Minister Jon Arvik said on Sunday."


@pytest.fixture
def giving_desk(desk):
    import dataclasses

    from standfirst.config import StatementReader

    places = tuple(Place(name, name, level="country") for name in ("Aldmark", "Velmora"))
    return dataclasses.replace(
        desk, registers=Registers(places=places), reader=StatementReader.RULES
    )


def table_of(desk, archive, form):
    out = io.StringIO()
    n_rows = export_aid(desk, archive, out, form=form)
    return n_rows, out.getvalue()


def test_row_has_what_is_given_and_the_words_it_stands_on(giving_desk, archive):
    archive.add([a_dated_report("x-1", TEXT, url="https://courier.example/1")])
    n_rows, written = table_of(giving_desk, archive, "jsonl")
    row = json.loads(written)
    assert n_rows == 1
    assert tuple(row) == COLUMNS
    assert (row["donor"], row["recipient"], row["item"]) == ("Aldmark", "Velmora", "Leopard 2A6")
    assert (row["number"], row["value"], row["stage"]) == (18, None, "pledged")
    assert (row["announced_on"], row["said_by"], row["report"]) == (
        "2022-12-11",
        "Jon Arvik",
        "x-1",
    )
    assert TEXT[row["start"] : row["end"]] == row["exact"] == "18 Leopard 2A6 tanks"


def test_csv_has_a_head_and_empty_cells_for_what_is_not_told(giving_desk, archive):
    archive.add([a_dated_report("x-1", TEXT)])
    _, written = table_of(giving_desk, archive, "csv")
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row["number"], row["value"], row["currency"], row["url"]) == ("18", "", "", "")
    assert row["number_about"] == "no"


def test_archive_without_aid_gives_the_head_alone(giving_desk, archive):
    assert table_of(giving_desk, archive, "csv") == (0, ",".join(COLUMNS) + "\n")
    assert table_of(giving_desk, archive, "jsonl") == (0, "")


def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(giving_desk, archive):
    archive.add([a_dated_report("=1+1", TEXT)])
    _, written = table_of(giving_desk, archive, "csv")
    (row,) = csv.DictReader(io.StringIO(written))
    assert row["report"] == "'=1+1"
