import pytest

from standfirst.publish.forms import FIELDS, complain_of_form, fill

VALUES = dict.fromkeys(FIELDS, "") | {"number": "455", "Day": "Day", "headline": "Power is back"}


@pytest.mark.parametrize(
    ("form", "values", "filled"),
    [
        ("{Day} {number}[: {headline}]", {}, "Day 455: Power is back"),
        ("{Day} {number}[: {headline}]", {"headline": ""}, "Day 455"),
        ("Day {number}[ of {serial}]: {headline}", {}, "Day 455: Power is back"),
        ("[[{number}]] {{x}}", {}, "[455] {x}"),
        ("{headline}", {"headline": "{number} [x] {{"}, "{number} [x] {{"),
        ("no field", {}, "no field"),
        ("", {}, ""),
    ],
)
def test_fields_are_filled_and_empty_parts_fall_away(form, values, filled):
    assert complain_of_form(form) is None
    assert fill(form, VALUES | values) == filled


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ("Day {nummer}", "has the field {nummer}; the fields are Day, number, "),
        ("Day {number", "has a single '{'"),
        ("Day number}", "has a single '}'"),
        ("Day [{number}", "has a '[' that is not closed"),
        ("Day {number}]", "has a ']' too many"),
        ("[a [b] c]", "has a '[' too many"),
    ],
)
def test_wrong_form_is_said(form, fault):
    assert complain_of_form(form).startswith(fault)
