import pytest

from standfirst.read.advertising import LONGEST, is_advertisement
from standfirst.read.parts import find_parts
from standfirst.records import Notice, Report, Span

HOODIE = (
    "AUTUMN DROP! The Signal Room mug, limited edition, only 40 pieces left. Use the promo code"
    " KETTLE and get 10% off. Order now: https://signal.example/shop #ad"
)


def test_a_text_that_does_what_advertisements_do_is_one():
    assert is_advertisement(HOODIE)


@pytest.mark.parametrize(
    "news",
    [
        (
            "Shops in Sarn offered shoes at half price on Friday. The sale ends on Sunday, the"
            " chamber of commerce said. It called it the last chance of the year."
        ),
        (
            "Police in Ellery warned of messages that ask people to use the code KETTLE and to order"
            " now. Nobody has been charged."
        ),
        (
            "“Subscribe now” was the slogan of the bankrupt Sarn Observer, whose readers can no longer"
            " unsubscribe, a court heard."
        ),
    ],
)
def test_news_about_selling_is_news(news: str):
    assert not is_advertisement(news)


def test_a_long_text_has_room_for_news():
    assert not is_advertisement(HOODIE + " More news." * (LONGEST // 10))


def test_an_advertisement_is_one_notice_under_its_headline():
    report = Report("r1", 1, f"A mug for winter\n\n{HOODIE}", headline=Span(0, 16))
    parts = find_parts(report)
    assert parts.headline == Span(0, 16)
    assert parts.sections == ()
    assert parts.notices == (Notice("promotion", Span(0, len(report.text))),)
