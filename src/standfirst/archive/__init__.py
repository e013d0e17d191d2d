"""One store for all records: a SQLite file, and raw captures beside it."""

from __future__ import annotations

from standfirst.archive.captures import Captures
from standfirst.archive.codec import from_json, hash_of, to_json, to_value
from standfirst.archive.derived import Done, EditionKey, Unchanged
from standfirst.archive.reports import AddCount, known_at
from standfirst.archive.store import Archive, Hit
from standfirst.archive.threads import Stamp

__all__ = [
    "AddCount",
    "Archive",
    "Captures",
    "Done",
    "EditionKey",
    "Hit",
    "Stamp",
    "Unchanged",
    "from_json",
    "hash_of",
    "known_at",
    "to_json",
    "to_value",
]
