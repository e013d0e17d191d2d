from __future__ import annotations

import pytest

from standfirst.collect.languages import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The enemy shelled the town of Karsk at dawn.", "en"),
        ("Ворог обстріляв місто Сарн на світанку.", "uk"),
        (
            "Противник обстрелял город Сарн, есть раненые, сообщили в штабе, подробностей мы ещё не знаем.",
            "ru",
        ),
        ("Die Luftwaffe prüft, ob sie der Koalition mit eigenen Piloten beitreten kann.", "de"),
        ("Le ministre a dit que les pilotes sont dans la ville.", "fr"),
        ("El ministro dijo que los pilotos están en la ciudad.", "es"),
        ("Minister powiedział, że piloci są już w mieście i nie wrócą.", "pl"),
        ("Вораг зноў біў па мосце.", "be"),
        ("Нашы ўтрымліваюць элеватар.", "be"),
        ("Тихо.", None),
        ("De brandweer heeft het vuur en de rook onder controle.", None),
        ("https://wire.example/the-of-and-to #theof", None),
        ("Karsk holds.", None),
        ("1234567890 1234567890 1234567890", None),
    ],
)
def test_language_is_told_even_where_the_desk_reads_english_alone(text: str, language: str | None):
    assert find_language(text, ("en",)) == language


def test_given_language_is_kept_without_its_region():
    assert find_language("Karsk", ("en",), "de-AT") == "de"
    assert find_language("The town of Karsk was shelled.", ("en",), "English!") == "en"


@pytest.mark.slow
def test_doubtful_text_is_settled_by_the_models():
    assert find_language("Soldaten erreichten gestern Abend Brenova", ("en",)) == "de"


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        ("Ворог обстріляв місто Сарн на світанку.", "en-US", "uk"),  # a site that never set its own
        ("Ворог обстріляв місто Сарн на світанку.", "ru", "uk"),
        ("Противник обстрелял посёлок, сообщили в штабе.", "uk", "ru"),
        ("Вораг зноў біў па мосце.", "ru", "be"),
        ("The enemy shelled the town of Karsk.", "uk", "en"),
        ("Спокойно.", "ru", "ru"),
        ("Бомба", "uk", "uk"),
        ("Тихо. Karsk", "bg", "bg"),
    ],
)
def test_given_language_that_the_letters_contradict_is_not_believed(
    text: str, given: str, language: str
):
    assert find_language(text, ("en",), given) == language


@pytest.mark.parametrize(
    ("text", "channel", "language"),
    [
        ("Тихо.", ("uk",), "uk"),
        ("Тихо.", ("uk", "en"), "uk"),
        ("Тихо.", ("uk", "ru"), None),
        ("Тихо, мы ждём.", ("uk",), "ru"),
        ("Karsk holds.", ("uk",), None),
        ("Karsk holds.", ("en",), "en"),
        ("Karsk holds.", ("en", "uk"), "en"),
        ("Karsk holds.", ("en", "de"), None),
        ("🔥 12:40", ("uk",), None),
    ],
)
def test_what_a_short_post_leaves_open_its_channel_settles(
    text: str, channel: tuple[str, ...], language: str | None
):
    assert find_language(text, ("en",), channel=channel) == language


def test_cyrillic_of_other_languages_is_told_where_the_desk_reads_them():
    assert find_language("Непријатељ је гађао мост код Карска.", ("sr",)) == "sr"
    assert find_language("Врагът удари моста край Карск, съобщи щабът.", ("bg",)) == "bg"
