from __future__ import annotations

import pytest

from standfirst.text import is_trivial_change
from standfirst.text.essence import is_furniture

TEXT = "Nine dead in Karsk\n\nNine people died in Karsk on Monday, officials said.\n\n{}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Updated 3 min ago", "Updated 12 min ago"),
        ("Updated 3 min ago", ""),
        ("Last updated: 12 Dec 2022, 17:05 EET", "Last updated: 12 Dec 2022, 18:40 EET"),
        ("Published 12.12.2022 17:00", "Published 12.12.2022 17:00 · Updated 18:00"),
        ("Оновлено 3 хв тому", "Оновлено 2 години тому"),
        ("Обновлено 12 декабря 2022, 17:05", "Обновлено 12 декабря 2022, 19:05"),
        ("Aktualisiert vor 3 Minuten", "Aktualisiert vor einer Stunde um 18 Uhr"),
        ("12 comments", "15 comments"),
        ("1,204 views · 18 shares", "1,940 views · 23 shares"),
        ("Переглядів: 120", "Переглядів: 7 450"),
        ("Share Tweet Email", ""),
        ("Share on Facebook", "Share on Telegram"),
        ("4 min read", "5 min read"),
        ("He said: “We hold.”", 'He said: "We hold."'),
        ("It’s over – he said.", "It's over - he said."),
        ("He  said so.", "He said\u00a0so.".replace("\u00a0", " ")),
        ("• Fire in Sarn\n• Ashby comes", "• Ashby comes\n• Fire in Sarn"),
        ("Read also:\nFire in Sarn\nAshby comes", "Read also:\nFlood in Brenova"),
        ("Related\nFire in Sarn", ""),
        ("17:05", "18:40"),
        ("• • •", ""),
    ],
)
def test_what_a_page_changes_by_itself_is_no_change(old: str, new: str):
    assert is_trivial_change(TEXT.format(old), TEXT.format(new))
    assert is_trivial_change(TEXT.format(new), TEXT.format(old))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dolsk said nine had died.", "Dolsk said ten had died."),
        ("He died 3 days ago.", "He died 4 days ago."),
        ("They took 12 comments down.", "They took 15 comments down."),
        ("Updated: nine dead.", "Updated: ten dead."),
        ("Fire in Sarn", "Fire in Sarn put out"),
        ("He did not confirm it.", "He did confirm it."),
        ("First he came. Then he left.", "Then he left. First he came."),
        ("“We hold.”", "We hold."),
        ("9 dead", "10 dead"),
        ("He said so.", ""),
        ("Karsk", "karsk"),
        ("Shares market may 5", "Shares market may 6"),
    ],
)
def test_changed_words_are_a_change(old: str, new: str):
    assert not is_trivial_change(TEXT.format(old), TEXT.format(new))


@pytest.mark.parametrize(
    "line",
    [
        "Share your thoughts on Karsk",
        "Updated plan for Brenova",
        "May 5 attack",
        "Monday",
        "9 dead",
    ],
)
def test_headlines_are_no_furniture(line: str):
    assert not is_furniture(line)
