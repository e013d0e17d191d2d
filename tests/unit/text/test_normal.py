from __future__ import annotations

import pytest

from standfirst.text import normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Sarn held.\r\nThen\rrest.\u2028End", "Sarn held.\nThen\nrest.\nEnd"),
        ("110\u00a0tanks,\u202f5\u2009km\tleft", "110 tanks, 5 km left"),
        ("\ufeffKar\u200bsk \u202ereversed\u202c and\u00ad so", "Karsk reversed and so"),
        ("Cafe\u0301 и\u0306", "Café й"),
        ("\u1112\u1161\u11ab", "한"),
        ("\x00Sa\x07rn\x7f", "Sarn"),
        ("\n \n  Sarn  \n\n\nholds  \n \n", "  Sarn  \n\n\nholds  "),
        ('“Hold,” ‘so’ «it» "goes" – on', '“Hold,” ‘so’ «it» "goes" – on'),
        ("a\ud800b", "a\ufffdb"),
        ("\U0001f469\u200d\U0001f692 but Ka\u200drsk", "\U0001f469\u200d\U0001f692 but Karsk"),
        ("England\U000e0067\U000e007f", "England"),
        (" \n\u00a0\u200b", ""),
        ("", ""),
    ],
)
def test_text_takes_its_normal_form(raw: str, text: str):
    assert normalise(raw).text == text


def test_clean_text_keeps_its_offsets():
    text = "Sarn  held. \n\n “Yes,” she said."
    normal = normalise(text)
    assert normal.text == text
    assert [normal.offsets.to_raw(i) for i in range(len(text) + 1)] == list(range(len(text) + 1))


def test_offsets_lead_back_over_removed_replaced_and_composed_characters():
    raw = "\n\u200bCafe\u0301\r\nin\u00a0Sa\u200brn"
    normal = normalise(raw)
    assert normal.text == "Café\nin Sarn"
    for word in ("Caf", "in", "rn"):
        assert normal.offsets.to_raw(normal.text.index(word)) == raw.index(word)
    assert raw[normal.offsets.to_raw(3) : normal.offsets.to_raw(4)] == "e\u0301"
    assert normal.offsets.to_raw(len(normal.text)) == len(raw)


def test_towers_of_marks_are_cut_to_thirty():
    text = normalise("Sarn a" + "\u0301\u0323" * 200_000 + " holds").text
    assert len(text) < 45
    assert text.endswith(" holds")
