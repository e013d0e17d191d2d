"""A draft in Markdown, as its editor left it, read back: which sentence is which.

With anchors (``standfirst write --format md --anchors``) each sentence is known by its own.
Without, sentences are told apart by their footnotes or by grammar, and known again by their words:
the same ones first, then the likest. New words are known by being like none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from standfirst.errors import InputError
from standfirst.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.publish.layout import Layout, Line
    from standfirst.records import ProfileWords

# Bounded, each: a draft may be hostile, and nothing may take square time.
ANCHOR = re.compile(r"<!-- (x[0-9a-z-]{1,60}|headline) -->")
STORY = re.compile(r"<!-- story (\S{1,60}) -->")
COMMENT = re.compile(r"<!--.{0,500}?-->", re.DOTALL)
FOOTNOTE = re.compile(r"(?:\[\^\d+\])+")
ENDNOTE = re.compile(r"\s*\\\[\d+\\\]")
TAGS = re.compile(r" \((?:[^()\[\]]|\[[^\]]{0,300}\]\([^)\s]{0,2000}\))*\)$")
HEADING = re.compile(r"(#{1,6})\s+(.*)")
BULLET = re.compile(r"^[-*•]\s+")
CLOCK = re.compile(r"^\*\*\d\d:\d\d\*\*\s+")
ESCAPED = re.compile(r"\\([^\w\s])")
RULE = re.compile(r"(?:-\s*){3,}$")
ALIKE = 55.0  # of 100: from here on a sentence is another wording of one
LONGEST = 2_000_000  # characters of a draft
MOST_PIECES = 4000  # sentences of a draft


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of a draft; the key is empty for new words."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftedSection:
    """A section of a draft: its story, its heading (null where none is shown), its sentences."""

    story: str
    heading: Drafted | None
    sentences: tuple[Drafted, ...]


@dataclass(frozen=True, slots=True)
class DraftedEdition:
    """A draft as its editor left it."""

    headline: Drafted | None
    standfirst: tuple[Drafted, ...]
    sections: tuple[DraftedSection, ...]


@dataclass(slots=True)
class _Raw:
    """A section under way; ``pieces`` are (key or empty, words)."""

    story: str = ""
    heading: tuple[str, str] | None = None
    pieces: list[tuple[str, str]] = field(default_factory=list)


def read_back(text: str, layout: Layout, words: ProfileWords, path: str) -> DraftedEdition:
    """Read a draft of a layout's edition; ``path`` names it in complaints.

    Raises InputError where it is too long, or a part of it is no story of the edition.
    """
    if len(text) > LONGEST:
        raise InputError(f"{path}: longer than {LONGEST} characters; is it the draft?")
    is_anchored = ANCHOR.search(text) is not None
    if not is_anchored and any(block.heading is None for block in layout.blocks):
        raise InputError(
            f"{path}: has no anchors, and its profile shows no headings to know stories by;"
            " write it with --anchors, then edit that file"
        )
    title, top, raws = _parts(_body(text, words), words, is_anchored=is_anchored)
    if len(top) + sum(len(raw.pieces) for raw in raws) > MOST_PIECES:
        raise InputError(f"{path}: has more than {MOST_PIECES} sentences; is it the draft?")
    headline = None
    if layout.headline is not None and title:
        headline = Drafted(layout.headline.key, _headline_in(title, layout))
    standfirst = _drafted(top, layout.standfirst)
    return DraftedEdition(headline, standfirst, tuple(_merged(_sections(raws, layout, path))))


def _drafted(pieces: Sequence[tuple[str, str]], lines: Sequence[Line]) -> tuple[Drafted, ...]:
    keys = _known(pieces, lines)
    return tuple(Drafted(key, text) for key, (_, text) in zip(keys, pieces, strict=True))


def _sections(raws: Sequence[_Raw], layout: Layout, path: str) -> Iterator[DraftedSection]:
    blocks = layout.blocks
    lines = [line for block in blocks for paragraph in block.paragraphs for line in paragraph]
    story_of = {line.key: block.story for block in blocks for p in block.paragraphs for line in p}
    story_of |= {block.heading.key: block.story for block in blocks if block.heading}
    drafted = iter(_drafted([piece for raw in raws for piece in raw.pieces], lines))
    headings = _known(
        [raw.heading or ("", "") for raw in raws], [b.heading for b in blocks if b.heading]
    )
    for raw, key in zip(raws, headings, strict=True):
        own = tuple(next(drafted) for _ in raw.pieces)
        story = raw.story or story_of.get(key, "")
        story = story or _commonest(story_of.get(one.key, "") for one in own)
        if story not in story_of.values():
            shown = raw.heading[1] if raw.heading else own[0].text if own else ""
            raise InputError(
                f"{path}: “{shown[:60]}” is no story of this edition; stories come in by"
                ' "standfirst edit in"'
            )
        heading = Drafted(key, raw.heading[1]) if raw.heading else None
        yield DraftedSection(story, heading, own)


def _body(text: str, words: ProfileWords) -> list[str]:
    """Return the lines up to the rule, or the first list or note that no editor edits."""
    ends = {f"## {name}" for name in (words.endnotes, words.sources, words.left_out)}
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if RULE.match(line) or line.strip() in ends or re.match(r"\[\^\d+\]:", line):
            break
        lines.append(line.strip())
    return lines


def _parts(
    lines: Iterable[str], words: ProfileWords, *, is_anchored: bool
) -> tuple[str, list[tuple[str, str]], list[_Raw]]:
    title, top, sections = "", [], []
    for line in lines:
        story = STORY.search(line)
        if story is not None:
            sections.append(_Raw(story[1]))
        heading = HEADING.match(line)
        if heading is not None and len(heading[1]) == 1:
            title = _plain(heading[2], words)
            continue
        if heading is not None:
            if is_anchored and not ANCHOR.search(line):
                continue  # a head, over stories that bear their own names
            if story is None:
                sections.append(_Raw())
            key = ANCHOR.search(line)
            sections[-1].heading = (key[1] if key else "", _plain(heading[2], words))
            continue
        pieces = list(_pieces(line, words, is_anchored=is_anchored))
        if sections:
            sections[-1].pieces += pieces
        elif is_anchored:
            top += [piece for piece in pieces if piece[0]]
        else:
            top += pieces
    return title, top, sections


def _pieces(line: str, words: ProfileWords, *, is_anchored: bool) -> Iterator[tuple[str, str]]:
    line = STORY.sub("", line)
    line = TAGS.sub("", CLOCK.sub("", BULLET.sub("", line.strip())))
    if is_anchored:
        parts = ANCHOR.split(line)
        for text, key in zip(parts[::2], [*parts[1::2], ""], strict=True):
            if plain := _plain(text, words):
                yield key, plain
        return
    for part in FOOTNOTE.split(line) if FOOTNOTE.search(line) else [line]:
        plain = _plain(part, words)
        if FOOTNOTE.search(line):
            if plain:
                yield "", plain
            continue
        for span in split_sentences(plain):
            yield "", span.of(plain).strip()


def _plain(text: str, words: ProfileWords) -> str:
    """Return words as a reader sees them: without mark-up, escapes, marks and numbers of notes."""
    text = COMMENT.sub("", FOOTNOTE.sub("", text))
    text = ENDNOTE.sub("", text.replace(f" \\[{words.unproved}\\]", ""))
    text = text.replace("**", "")
    text = " ".join(ESCAPED.sub(r"\1", text).split())
    return text.lstrip("; ")


def _known(pieces: Sequence[tuple[str, str]], lines: Sequence[Line]) -> list[str]:
    """Return the key of each piece: its own, that of a line of the same words, of the likest."""
    open_lines = {line.key: line.text for line in lines}
    # A key counts once: words copied with their anchor are new words.
    keys = [key if open_lines.pop(key, None) is not None else "" for key, _ in pieces]
    by_words: dict[str, list[str]] = {}
    for key, words in open_lines.items():
        by_words.setdefault(_bare(words), []).append(key)
    for n, (_, text) in enumerate(pieces):
        same = by_words.get(_bare(text))
        if not keys[n] and same:
            keys[n] = same.pop(0)
            open_lines.pop(keys[n])
    for n, (anchor, text) in enumerate(pieces):
        if keys[n] or anchor or not open_lines or not text:
            continue
        best = process.extractOne(text, open_lines, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            keys[n] = best[2]
            open_lines.pop(best[2])
    return keys


def _bare(text: str) -> str:
    """Return words as they are compared: joined clauses have lost their stops."""
    return " ".join(text.split()).rstrip(".")


def _headline_in(title: str, layout: Layout) -> str:
    before, after = " ".join(layout.before.split()), " ".join(layout.after.split())
    if before and title.startswith(before):
        title = title[len(before) :]
    elif before and ":" in title:
        title = title.split(":", 1)[1]
    return title.removesuffix(after).strip() if after else title.strip()


def _commonest(stories: Iterable[str]) -> str:
    counts: dict[str, int] = {}
    for story in stories:
        if story:
            counts[story] = counts.get(story, 0) + 1
    return max(counts, key=lambda story: counts[story], default="")


def _merged(sections: Iterable[DraftedSection]) -> list[DraftedSection]:
    """Put the pieces of one story together, as profiles by the clock part them."""
    merged: dict[str, DraftedSection] = {}
    for one in sections:
        before = merged.get(one.story)
        if before is None:
            merged[one.story] = one
        else:
            merged[one.story] = DraftedSection(
                one.story, before.heading or one.heading, (*before.sentences, *one.sentences)
            )
    return list(merged.values())
