from fakes import OUTLETS, an_edition, some_reports
from standfirst.publish import Frame, to_text
from standfirst.run.profiles import find_profile

FRAME = Frame(
    {report.id: report for report in some_reports()},
    OUTLETS,
    "Sarn desk",
    profile=find_profile(None, "ucmc"),
)


def test_text_has_title_standfirst_and_sections_in_the_manner_of_a_digest():
    assert to_text(an_edition(), FRAME).split("\n\n")[:4] == [
        "Day 455: The fighting around Brenova has eased",
        (
            "The fighting around Brenova has eased since the morning. Halvernian Defence Secretary"
            " Edmund Ashby arrived in Sarn on Monday on a visit that had not been announced."
        ),
        "The fighting around Brenova has eased",
        (
            "“The fighting around Brenova has eased since the morning,” Velmoran Deputy Defence"
            " Minister Irena Dolsk said on Telegram. “Our troops hold the grain elevator and the"
            " northern road,” Irena Dolsk said."
        ),
    ]


def test_day_without_news_is_its_number_alone():
    empty = an_edition(headline=None, standfirst=(), sections=())
    assert to_text(empty, FRAME) == "Day 455\n"
