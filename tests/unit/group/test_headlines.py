from __future__ import annotations

from standfirst.group.headlines import choose_headline


def test_the_headline_says_what_the_others_say(report_of):
    reports = [
        report_of(
            "The tram depot in Karsk burned after a missile hit.",
            headline="Missile hits tram depot in Karsk",
        ),
        report_of(
            "Karsk counts its trams after the missile.", headline="A night nobody will forget soon"
        ),
        report_of("A missile hit the depot in Karsk.", headline="Depot in Karsk hit by missile"),
    ]
    assert choose_headline(reports, {}, {}).exact == "Missile hits tram depot in Karsk"


def test_a_headline_of_yesterday_gives_way(report_of):
    reports = [
        report_of(
            "Trams burned.", headline="Trams burn in Karsk depot", at="2022-12-10T08:00:00+00:00"
        ),
        report_of(
            "Trams run.", headline="Trams run again in Karsk", at="2022-12-12T08:00:00+00:00"
        ),
    ]
    assert choose_headline(reports, {}, {}).exact == "Trams run again in Karsk"


def test_equal_headlines_go_by_the_tier_of_the_outlet(report_of):
    reports = [report_of("Tram.", headline="Tram depot hit in Karsk", outlet=o) for o in ("a", "b")]
    assert choose_headline(reports, {}, {"a": 2, "b": 1}).report == reports[1].id


def test_posts_without_headline_have_none(report_of):
    assert choose_headline([report_of("Tram depot hit.")], {}, {}) is None
    assert choose_headline([], {}, {}) is None


def test_a_site_name_is_no_headline(report_of):
    assert choose_headline([report_of("Tram depot hit.", headline="VPA News")], {}, {}) is None
