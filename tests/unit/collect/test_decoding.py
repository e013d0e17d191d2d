from __future__ import annotations

import pytest

from standfirst.collect.decoding import decode
from standfirst.records import Drop

UKRAINIAN = "Ворог обстріляв місто Сарн на світанку, є поранені та загиблі."
GERMAN = "„Wir können ausbilden“, sagte Jürgen Hadrath. Die Prüfung läuft für drei Länder."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "utf-8-sig"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "utf-32"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (GERMAN, "cp1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str):
    assert decode(text.encode(encoding), "note.txt") == text


def test_declared_encoding_comes_before_a_guess():
    assert decode("Łan, źródło".encode("iso8859_2"), "p", declared="iso-8859-2") == "Łan, źródło"


def test_few_broken_bytes_in_utf8_stay_visible():
    data = UKRAINIAN.encode() + b"\xff" + UKRAINIAN.encode()
    assert decode(data, "note.txt") == f"{UKRAINIAN}\ufffd{UKRAINIAN}"


@pytest.mark.parametrize("declared", ["zip", "rot13", "no-such-encoding", "utf-7\x00"])
def test_unusable_declaration_is_passed_over(declared: str):
    assert decode(UKRAINIAN.encode("cp1251"), "p", declared=declared) == UKRAINIAN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)), "binary"),
        (b"\x01\x02\x03\x04 abc", "binary"),
        (b"\x80\x81" * 500, "encoding"),
        (b"\xff\xfea", "encoding"),
    ],
)
def test_what_is_no_text_is_dropped_with_its_reason(data: bytes, reason: str):
    found = decode(data, "note.txt")
    assert isinstance(found, Drop)
    assert (found.what, found.reason) == ("note.txt", reason)
