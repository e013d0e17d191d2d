"""Drafts as files: opening them in bounds, and knowing what form they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import Form
from standfirst.check.forms import MOST_CHARACTERS, read_docx, read_plain_draft
from standfirst.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from standfirst.check.drafts import PlainDraft

FORMS: Final = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".docx": Form.DOCX,
}
_MOST_BYTES: Final = 4 * MOST_CHARACTERS
_MOST_WORD_BYTES: Final = 64 << 20  # pictures are in them


def open_draft(path: Path) -> PlainDraft:
    """Read a draft from a file; raise InputError, in one line, where that is not possible."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: is no draft; give a {', '.join(FORMS)} file")
    if form is Form.DOCX:
        data = load_bytes(path, _MOST_WORD_BYTES)
        return _bounded(read_docx(data, str(path)), str(path))
    return read_text_draft(load_bytes(path), form, str(path))


def load_bytes(path: Path, most: int = _MOST_BYTES) -> bytes:
    """Return the bytes of a draft; raise InputError where they cannot be read or are too many."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if len(data) > most:
        raise InputError(f"{path}: is over {most >> 20} MiB; split the draft")
    return data


def read_text_draft(data: bytes, form: Form, name: str) -> PlainDraft:
    """Read a draft from the bytes of a text file; a byte order mark is none of its characters."""
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: is not in UTF-8 (byte {error.start}); save it as UTF-8, then check again"
        ) from error
    if "\0" in raw:
        raise InputError(f"{name}: holds zero bytes, so it is no text; give the draft itself")
    if len(raw) > MOST_CHARACTERS:
        raise InputError(f"{name}: is over {MOST_CHARACTERS} characters; split the draft")
    return _bounded(read_plain_draft(raw, form), name)


def _bounded(plain: PlainDraft, name: str) -> PlainDraft:
    if len(plain.raw) > MOST_CHARACTERS:
        raise InputError(f"{name}: is over {MOST_CHARACTERS} characters; split the draft")
    if not plain.text:
        raise InputError(f"{name}: holds no words to check")
    return plain
