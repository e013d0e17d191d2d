r"""The one normal form of text, with a map back to what was read.

What changes: NFC; every line end becomes ``\n``; every other space (no-break, thin, tab, …)
becomes a plain space; zero-width, bidirectional and other control characters, tag characters and
non-characters go; lone surrogates become U+FFFD; blank lines around the whole go.
What stays: quotation marks and dashes as written, runs of spaces, trailing spaces, blank lines
inside, the joiners that emoji and Arabic or Indic script need. Clean text comes out unchanged.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164"
_LONE = "\ud800-\udfff"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
# Joiners carry meaning only between characters of these scripts and between emoji.
_JOINED = "[\u0590-\u109f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
_SPECIAL = re.compile(
    rf"(?P<line>\r\n|[{_LINE_ENDS}])|(?P<space>[{_SPACES}])|(?P<lone>[{_LONE}])"
    rf"|[{_INVISIBLE}]|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})"
)
# One plain class of all of these finds nothing in clean text several times sooner.
_SUSPECT = re.compile(f"[{_LINE_ENDS}{_SPACES}{_LONE}{_INVISIBLE}\u200c\u200d]")
_REPLACEMENT = {"line": "\n", "space": " ", "lone": "\ufffd"}
# The limit of Unicode's Stream-Safe Text Format: sorting longer runs of marks takes square time.
_MOST_MARKS = 30
_DENSE = re.compile(rf"[^\x00-\u02ff]{{{_MOST_MARKS + 1},}}")


class _Builder:
    """Gathers pieces of new text and where the shift between old and new offsets changes."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.news: list[int] = []
        self.olds: list[int] = []

    def add(self, piece: str, old: int) -> None:
        """Append a piece whose first character stood at ``old``."""
        if not piece:
            return
        if not self.news or old - self.length != self.olds[-1] - self.news[-1]:
            self.news.append(self.length)
            self.olds.append(old)
        self.pieces.append(piece)
        self.length += len(piece)

    def finish(self, old_end: int) -> tuple[str, _Shift]:
        if not self.news or old_end - self.length != self.olds[-1] - self.news[-1]:
            self.news.append(self.length)
            self.olds.append(old_end)
        return "".join(self.pieces), _Shift(tuple(self.news), tuple(self.olds))


@dataclass(frozen=True, slots=True)
class _Shift:
    """One step's map: from each of ``news`` on, an offset counts on from the like of ``olds``."""

    news: tuple[int, ...]
    olds: tuple[int, ...]

    def to_old(self, offset: int) -> int:
        at = max(bisect_right(self.news, offset) - 1, 0)
        return self.olds[at] + offset - self.news[at]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from offsets in a normal form back to offsets in the raw text."""

    shifts: tuple[_Shift, ...] = ()  # the last step first

    def to_raw(self, i: int) -> int:
        """Return where the character at ``i`` stood in the raw text; never falls as ``i`` grows.

        For an end offset this is the raw offset of the next kept character, so removed
        characters between two kept ones belong to the first.
        """
        for shift in self.shifts:
            i = shift.to_old(i)
        return i


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in normal form and the way back to the raw one."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Put a text into normal form; doing it twice changes nothing more."""
    shifts: list[_Shift] = []
    text = raw
    for step in (_clean, _thin_marks, _compose, _strip_blank_lines):
        text, shift = step(text)
        if shift is not None:
            shifts.insert(0, shift)
    return Normalised(text, OffsetMap(tuple(shifts)))


def _clean(text: str) -> tuple[str, _Shift | None]:
    found = _SUSPECT.search(text)
    if not found:
        return text, None
    builder = _Builder()
    done = 0
    for match in _SPECIAL.finditer(text, found.start()):
        builder.add(text[done : match.start()], done)
        builder.add(_REPLACEMENT.get(match.lastgroup or "", ""), match.start())
        done = match.end()
    builder.add(text[done:], done)
    return builder.finish(len(text))


def _thin_marks(text: str) -> tuple[str, _Shift | None]:
    """Drop the combining marks beyond the thirtieth on one letter."""
    builder = _Builder()
    done = 0
    for match in _DENSE.finditer(text):
        run = 0
        for i in range(match.start(), match.end()):
            run = run + 1 if unicodedata.combining(text[i]) else 0
            if run > _MOST_MARKS:
                builder.add(text[done:i], done)
                done = i + 1
    if not done:
        return text, None
    builder.add(text[done:], done)
    return builder.finish(len(text))


def _compose(text: str) -> tuple[str, _Shift | None]:
    if unicodedata.is_normalized("NFC", text):
        return text, None
    builder = _Builder()
    start = 0
    for i in range(1, len(text) + 1):
        if i < len(text) and not _begins(text[i]):
            continue
        cluster = text[start:i]
        if i - start > 1 or cluster > "\u02ff":
            for k, character in enumerate(unicodedata.normalize("NFC", cluster)):
                builder.add(character, min(start + k, i - 1))
        else:
            builder.add(cluster, start)
        start = i
    return builder.finish(len(text))


def _begins(character: str) -> bool:
    """Tell whether no canonical composition can join this character to the one before."""
    if character < "\u0300":
        return True
    return not (
        unicodedata.category(character).startswith("M")
        or unicodedata.combining(character)
        or "\u1100" <= character <= "\u11ff"
    )


def _strip_blank_lines(text: str) -> tuple[str, _Shift | None]:
    n_leading = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, n_leading) + 1
    line_end = text.find("\n", len(text.rstrip()))
    end = len(text) if line_end < 0 else line_end
    if n_leading == len(text):
        return "", _Shift((0,), (0,)) if text else None
    if start == 0:
        return text[:end], None
    return text[start:end], _Shift((0,), (start,))
