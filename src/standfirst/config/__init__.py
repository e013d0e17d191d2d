"""What a desk's files and the environment say: the only reader of settings."""

from __future__ import annotations

from standfirst.config.desks import (
    ARCHIVE_FILE,
    CAPTURES_FOLDER,
    DESK_FILE,
    FEEDS_FILE,
    GAZETTEER_FILE,
    LEAST_EVERY,
    MOST_EVERY,
    PEOPLE_FILE,
    Collecting,
    Desk,
    StatementReader,
    TelegramKeys,
    find_desk,
    load_desk,
    load_feeds,
    mail_password,
    read_feeds,
    read_people,
    telegram_keys,
)
from standfirst.config.profiles import read_profile
from standfirst.config.tables import read_text

__all__ = [
    "ARCHIVE_FILE",
    "CAPTURES_FOLDER",
    "DESK_FILE",
    "FEEDS_FILE",
    "GAZETTEER_FILE",
    "LEAST_EVERY",
    "MOST_EVERY",
    "PEOPLE_FILE",
    "Collecting",
    "Desk",
    "StatementReader",
    "TelegramKeys",
    "find_desk",
    "load_desk",
    "load_feeds",
    "mail_password",
    "read_feeds",
    "read_people",
    "read_profile",
    "read_text",
    "telegram_keys",
]
