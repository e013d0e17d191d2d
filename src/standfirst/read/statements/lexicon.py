"""The words statements are read by: cues with their frames, closed classes, awkward verb forms.

All of it is data (``data/en/*.toml``), read once.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_TAGS = (  # a later row wins; the letters are those of units.py
    ("adverbs", "R"),
    ("verbs", "v"),
    ("subordinators", "S"),
    ("prepositions", "I"),
    ("determiners", "D"),
    ("object_pronouns", "O"),
    ("subject_pronouns", "P"),
    ("auxiliaries", "A"),
    ("conjunctions", "C"),
    ("relatives", "W"),
)
_SINGLE_TAGS = {"that": "H", "to": "T", "not": "X", "never": "X", "which": "W", "me": "O"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb of saying (or thinking, …), with what may follow it."""

    lemma: str
    act: str  # say ask confirm deny announce warn vow refuse judge think plan document
    frames: str  # letters explained in cues.toml
    tail: bool
    rest: tuple[str, ...] = ()  # the words after the verb that belong to the cue
    objects: frozenset[str] = frozenset()  # words a noun phrase behind it must hold, if any


@dataclass(frozen=True, slots=True)
class CueForm:
    """A cue in one form: ``b`` base, ``s`` third person, ``p`` past, ``g`` -ing."""

    cue: Cue
    form: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything ``units`` and ``cues`` look words up in."""

    tags: dict[str, str]
    cues: dict[str, tuple[CueForm, ...]]  # by the first word, longest entry first
    time_words: frozenset[str]
    hypothetical: frozenset[str]
    conditionals: frozenset[str]
    cue_adverbs: frozenset[str]
    connectives: tuple[tuple[str, ...], ...]  # longest first
    participles: frozenset[str]  # past participles of cues
    past: frozenset[str]  # past forms of cues
    acts: frozenset[str]  # the classes of cues
    layouts: dict[str, float]  # how sure a statement of a layout is
    sure_acts: dict[str, float]  # how sure one of a class of cues is
    medium_nouns: frozenset[str]  # "statement", "interview", "channel", …


@cache
def read_table(name: str) -> dict[str, Any]:
    """Read one packaged table of English words."""
    path = files("standfirst.read.statements").joinpath("data", "en", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def word_set(table: dict[str, Any], key: str) -> frozenset[str]:
    """Return a blank-separated list of a table as a set."""
    return frozenset(table[key].split())


def word_list(key: str) -> frozenset[str]:
    """Return one of the short lists of ``words.toml``."""
    return word_set(read_table("words")["lists"], key)


def sureness(lexicon: Lexicon, layout: str, act: str) -> float:
    """Return how sure a statement is: the lesser share of its layout and of its class of cue."""
    return min(lexicon.layouts.get(layout, 0.75), lexicon.sure_acts.get(act, 0.75))


def act_of(cue: str) -> str:
    """Name the class of a cue's words: that of the last verb known, "say" where none is."""
    words = cue.lower().split()
    known = english().cues
    for at in range(len(words) - 1, -1, -1):
        rows = known.get(words[at], ())
        if rows:
            after = tuple(words[at + 1 :])
            fitting = (row for row in rows if row.cue.rest == after[: len(row.cue.rest)])
            return next(fitting, rows[0]).cue.act
    return "say"


@cache
def english() -> Lexicon:
    """Load the English lexicon; the same object every time."""
    words = read_table("words")
    tags: dict[str, str] = {}
    for key, tag in _TAGS:
        tags.update(dict.fromkeys(words[key].split(), tag))
    tags.update(_SINGLE_TAGS)
    cues, participles = _inflect_all(words["irregular"])
    return Lexicon(
        tags=tags,
        cues=cues,
        time_words=word_set(words, "time_words"),
        hypothetical=word_set(words, "hypothetical"),
        conditionals=word_set(words, "conditionals"),
        cue_adverbs=word_set(words, "cue_adverbs"),
        connectives=tuple(
            sorted((tuple(row.split()) for row in words["connectives"]), key=len, reverse=True)
        ),
        participles=participles,
        past=frozenset(word for word, rows in cues.items() if any(r.form == "p" for r in rows)),
        acts=frozenset(row.cue.act for rows in cues.values() for row in rows),
        layouts=read_table("cues")["sureness"]["layouts"],
        sure_acts=read_table("cues")["sureness"]["acts"],
        medium_nouns=frozenset(
            noun for row in read_table("media").values() for noun in row.get("nouns", "").split()
        ),
    )


def _inflect_all(
    irregular: dict[str, str],
) -> tuple[dict[str, tuple[CueForm, ...]], frozenset[str]]:
    found: dict[str, list[CueForm]] = {}
    participles: set[str] = set()
    for cue in _merged_cues():
        head = cue.lemma.split("-")[0]
        forms = (
            {"b": ("be",), "s": ("is", "was", "are", "were")}
            if head == "be"
            else _inflect(head, irregular.get(head))
        )
        participles.update(forms.get("n", ()))
        for form, spellings in forms.items():
            for spelling in spellings:
                rows = found.setdefault(spelling, [])
                if form != "n" or not any(row.cue is cue for row in rows):
                    rows.append(CueForm(cue, "p" if form == "n" else form))
    ordered = {
        word: tuple(sorted(rows, key=lambda row: -len(row.cue.rest)))
        for word, rows in found.items()
    }
    return ordered, frozenset(participles)


def _merged_cues() -> list[Cue]:
    """Return one cue a lemma; a lemma of several groups keeps the first act and all frames."""
    merged: dict[str, Cue] = {}
    table = read_table("cues")
    objects = table["objects"]
    for group in table["group"]:
        for lemma in group["verbs"].split():
            known = merged.get(lemma)
            frames = group["frames"] if known is None else known.frames + group["frames"]
            merged[lemma] = Cue(
                lemma,
                group["class"] if known is None else known.act,
                "".join(sorted(set(frames))),
                group["tail"] or (known is not None and known.tail),
                tuple(lemma.split("-")[1:]),
                frozenset(objects.get(lemma, "").split()),
            )
    return list(merged.values())


def _inflect(verb: str, irregular: str | None) -> dict[str, tuple[str, ...]]:
    vowels = "aeiou"
    ends_in_y = verb.endswith("y") and verb[-2] not in vowels
    third = verb + "s"
    if ends_in_y:
        third = verb[:-1] + "ies"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = verb + "es"
    past = verb[:-1] + "ied" if ends_in_y else verb + ("d" if verb.endswith("e") else "ed")
    ing = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    participle = past
    if irregular:
        past, participle, *more = irregular.split()
        ing = more[0] if more else ing
    return {"b": (verb,), "s": (third,), "p": (past,), "n": (participle,), "g": (ing,)}
