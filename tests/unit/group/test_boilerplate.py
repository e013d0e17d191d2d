from __future__ import annotations

from standfirst.group.boilerplate import find_boilerplate


def test_a_line_of_three_texts_of_one_outlet_is_furniture_even_when_its_number_changes(report_of):
    reports = [
        report_of(f"Story {word}\nFollow us, {n} readers do", outlet="o")
        for n, word in enumerate("abc")
    ]
    found = find_boilerplate(reports)
    assert [found[r.id][0].of(r.text) for r in reports] == [r.text.split("\n")[1] for r in reports]


def test_the_same_line_of_three_outlets_is_a_reprint(report_of):
    reports = [report_of(f"Story {o}\nThe depot burned.", outlet=o) for o in "abc"]
    assert find_boilerplate(reports) == {}


def test_one_text_published_three_times_is_not_furniture(report_of):
    reports = [report_of("The depot burned.", outlet="o") for _ in range(3)]
    assert find_boilerplate(reports) == {}


def test_reports_without_outlet_have_none(report_of):
    assert find_boilerplate([report_of("Follow us", outlet=None) for _ in range(4)]) == {}
