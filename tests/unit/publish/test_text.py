from fakes import an_edition
from standfirst.publish import to_text


def test_text_has_title_standfirst_and_sections_in_the_manner_of_a_digest():
    assert to_text(an_edition()).split("\n\n")[:4] == [
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
    assert to_text(empty) == "Day 455\n"
