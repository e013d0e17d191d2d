from hypothesis import given
from hypothesis import strategies as st

from standfirst.cli.terminal import plain, say_drop
from standfirst.records import Drop


def test_escape_sequences_and_direction_marks_do_not_reach_the_terminal():
    assert plain("a\x1b]0;title\x07b\u202ec\u2028d") == "a ]0;title b c d"


@given(st.text())
def test_plain_text_is_one_printable_line(text):
    shown = plain(text)
    assert shown.splitlines() in ([], [shown])
    assert shown.isprintable() or not shown.isascii()


def test_drop_is_told_with_its_detail_where_it_has_one():
    assert say_drop(Drop("a.json", "json", "line 3")) == "a.json: json (line 3)"
    assert say_drop(Drop("a.txt", "empty")) == "a.txt: empty"
