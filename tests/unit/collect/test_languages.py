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
