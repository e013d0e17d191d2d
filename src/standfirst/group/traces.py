"""What a report is compared by, kept: its lines, its signature for stories, its print for reprints.

All rest on the report alone (its text, its reading, the lines that are not its own words, the
registers), and making them takes longer than all comparing. So each is made once and packed; one
more report, or another span of days, has them unpacked, and no reading is looked into for them.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections import Counter
from dataclasses import replace
from operator import is_not
from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.boilerplate import Lines, find_lines
from standfirst.group.features import Signature, sign_report
from standfirst.group.names import NameIndex
from standfirst.group.prints import TextPrint, print_report
from standfirst.group.vocabulary import Vocabulary, number_signature
from standfirst.records import Trace
from standfirst.text.agencies import agencies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from standfirst.records import Reading, Registers, Report, Span

LINES, SIGNATURE, PRINT = "lines", "signature", "print"
_HEAD = struct.Struct("<5I")
_PRINT_HEAD = struct.Struct("<IQ3I")
Spans = tuple["Span", ...]
MOST_TERMS = 1 << 17  # and twice as many as were in use, before they are numbered anew
QUICKLY = 1  # of zlib's levels: the strongest takes ten times as long for a tenth less


class Traces:
    """What reports are compared by: made once, or as an earlier grouping made it.

    A trace is taken over where all that it rests on is the same; which that is, ``know`` tells.
    """

    def __init__(self, registers: Registers) -> None:
        self._names = NameIndex(registers)
        self._agencies = agencies_of(registers.outlets)
        self._owners = {outlet.id: outlet.owner or outlet.id for outlet in registers.outlets}
        self._vocabulary = Vocabulary()
        self._most_terms = MOST_TERMS
        self._stamps: dict[str, str] = {}
        self._kept: dict[str, Trace] = {}  # by key
        self._made: list[Trace] = []
        self._lined: dict[tuple[str, int, str | None], Lines] = {}
        self._signed: dict[tuple[str, int, Spans], Signature] = {}
        self._printed: dict[tuple[str, int, Spans], TextPrint] = {}
        self._grouped: tuple[tuple[TextPrint, ...], list[list[int]]] = (), []

    def know(self, stamps: Mapping[str, str], kept: Iterable[Trace]) -> None:
        """Take over traces kept before, of reports of which is told what they rest on now.

        ``stamps`` tell, by report id, all that a report's part in a story rests on: its revision
        and reading, the registers, the version of this stage.
        """
        self._stamps |= stamps
        self._kept |= {one.key: one for one in kept}

    def is_known(self, report: str) -> bool:
        """Tell whether ``know`` was told of a report."""
        return report in self._stamps

    def take_made(self) -> list[Trace]:
        """Return the traces made since this was last asked, of the reports that have a stamp."""
        made, self._made = self._made, []
        return made

    def forget_but(self, reports: Iterable[str]) -> None:
        """Hold nothing any more of any but these reports."""
        held = frozenset(reports)
        self._stamps = {key: one for key, one in self._stamps.items() if key in held}
        self._kept = {key: one for key, one in self._kept.items() if one.report in held}
        self._lined = {key: one for key, one in self._lined.items() if key[0] in held}
        self._signed = {key: one for key, one in self._signed.items() if key[0] in held}
        self._forget_words()
        self._printed = {key: one for key, one in self._printed.items() if key[0] in held}

    def lines(self, report: Report) -> Lines:
        """Return the lines of a report, by which those an outlet always sets are told."""
        place = report.id, report.revision, report.outlet
        if (known := self._lined.get(place)) is not None:
            return known
        key = self._key_of(LINES, report, ())
        if kept := self._kept.get(key):
            found = unpack_lines(kept.packed)
        else:
            found = find_lines(report)
            if key:
                self._made.append(Trace(report.id, report.revision, LINES, key, pack_lines(found)))
        self._lined[place] = found
        return found

    def _forget_words(self) -> None:
        """Number the terms anew that are still in use, where most no longer are.

        The days of an archive of years tell more words, one after the other, than memory holds.
        """
        if len(self._vocabulary) < self._most_terms:
            return
        self._vocabulary = Vocabulary()
        for key, one in self._signed.items():
            numbered = number_signature(one, self._vocabulary)
            self._signed[key] = replace(one, numbered=numbered)
        self._most_terms = max(MOST_TERMS, 2 * len(self._vocabulary))

    def sign(
        self, report: Report, readings: Mapping[str, Reading], skip: Sequence[Span] = ()
    ) -> Signature:
        """Return a report's signature, with its terms by number only: as words they take most room.

        Its reading is looked into only where it is made anew.
        ``skip`` are spans that are not the report's own words.
        """
        place = report.id, report.revision, tuple(skip)
        if (known := self._signed.get(place)) is not None:
            return known
        key = self._key_of(SIGNATURE, report, skip)
        if kept := self._kept.get(key):
            signed = unpack_signature(kept.packed, report)
        else:
            reading = readings.get(report.id)
            if reading is not None and reading.revision != report.revision:
                reading = None
            signed = sign_report(report, reading, names=self._names, skip=skip)
            if key:
                packed = pack_signature(signed)
                self._made.append(Trace(report.id, report.revision, SIGNATURE, key, packed))
        numbered = number_signature(signed, self._vocabulary)
        signed = replace(signed, terms={}, names={}, headline=frozenset(), numbered=numbered)
        self._signed[place] = signed
        return signed

    def print(self, report: Report, skip: Sequence[Span] = ()) -> TextPrint:
        """Return a report's print; ``skip`` are spans that are not the report's own words."""
        place = report.id, report.revision, tuple(skip)
        if (known := self._printed.get(place)) is not None:
            return known
        owner = self._owners.get(report.outlet, report.outlet) if report.outlet else None
        key = self._key_of(PRINT, report, skip)
        if kept := self._kept.get(key):
            made = unpack_print(kept.packed, report, owner)
        else:
            agency = self._agencies.credited_in(report)
            made = print_report(report, agency=agency, owner=owner, skip=skip)
            if key:
                packed = pack_print(made)
                self._made.append(Trace(report.id, report.revision, PRINT, key, packed))
        self._printed[place] = made
        return made

    def group(
        self,
        prints: Sequence[TextPrint],
        join: Callable[[Sequence[TextPrint]], list[list[int]]],
    ) -> list[list[int]]:
        """Return what ``join`` makes of prints; of the same ones as before, what it made then."""
        before, groups = self._grouped
        if len(before) != len(prints) or any(map(is_not, before, prints)):
            groups = join(prints)
            self._grouped = tuple(prints), groups
        return groups

    def _key_of(self, kind: str, report: Report, skip: Sequence[Span]) -> str:
        stamp = self._stamps.get(report.id)
        if stamp is None:
            return ""
        told = (report.outlet, report.byline, report.language, [tuple(span) for span in skip])
        return hashlib.sha256(json.dumps((kind, stamp, told)).encode()).hexdigest()[:32]


def pack_lines(one: Lines) -> bytes:
    """Return the lines of a report as bytes."""
    return one.keys.astype("<u8").tobytes() + one.bounds.astype("<u4").tobytes()


def unpack_lines(packed: bytes) -> Lines:
    """Return the lines that were packed: each has a key of eight bytes and two bounds of four."""
    n_lines = len(packed) // 16
    keys = np.frombuffer(packed, "<u8", n_lines).astype(np.uint64, copy=False)
    bounds = np.frombuffer(packed, "<u4", 2 * n_lines, 8 * n_lines).astype(np.uint32, copy=False)
    return Lines(bounds, keys)


def pack_signature(one: Signature) -> bytes:
    """Return a signature as bytes; what the report itself tells (id, language, time) is left out.

    Terms, days and quotations hold no line break, for they are made of words.
    """
    place = {term: n for n, term in enumerate(one.terms)}
    rows = [sorted(place[term] for term in some) for some in (one.headline, one.places)]
    text = "\n".join([*one.terms, *sorted(one.days), *sorted(one.quotes)])
    sizes = (len(one.terms), len(one.days), len(one.names), *map(len, rows))
    return zlib.compress(
        b"".join(
            (
                _HEAD.pack(*sizes),
                np.array(list(one.terms.values()), "<f8").tobytes(),
                np.array(list(one.names.values()), "<f8").tobytes(),
                np.array([place[term] for term in one.names], "<u4").tobytes(),
                *(np.array(row, "<u4").tobytes() for row in rows),
                text.encode("utf-8", "surrogatepass"),
            )
        ),
        QUICKLY,
    )


def unpack_signature(packed: bytes, report: Report) -> Signature:
    """Return the signature that was packed, of a report."""
    data = zlib.decompress(packed)
    n_terms, n_days, n_names, n_headline, n_places = _HEAD.unpack_from(data)
    at = _HEAD.size
    weights = np.frombuffer(data, "<f8", n_terms, at).tolist()
    counts = np.frombuffer(data, "<f8", n_names, at + 8 * n_terms).tolist()
    at += 8 * (n_terms + n_names)
    places = np.frombuffer(data, "<u4", n_names + n_headline + n_places, at).tolist()
    text = data[at + 4 * len(places) :].decode("utf-8", "surrogatepass")
    lines = text.split("\n") if text else []
    terms = lines[:n_terms]
    named = [terms[n] for n in places]
    return Signature(
        report.id,
        report.language,
        report.published_at,
        dict(zip(terms, weights, strict=True)),
        frozenset(named[n_names : n_names + n_headline]),
        dict(zip(named[:n_names], counts, strict=True)),
        frozenset(named[n_names + n_headline :]),
        frozenset(lines[n_terms : n_terms + n_days]),
        frozenset(lines[n_terms + n_days :]),
    )


def pack_print(one: TextPrint) -> bytes:
    """Return a print as bytes; what the report and its registers tell is left out."""
    told = json.dumps([one.agency, list(one.numbers.items())]).encode()
    sizes = (len(one.runs), len(one.every), len(told))
    return b"".join(
        (
            _PRINT_HEAD.pack(one.n_words, one.whole, *sizes),
            one.runs.astype("<u4").tobytes(),
            one.every.astype("<u4").tobytes(),
            told,
        )
    )


def unpack_print(packed: bytes, report: Report, owner: str | None) -> TextPrint:
    """Return the print that was packed, of a report."""
    n_words, whole, n_runs, n_every, n_told = _PRINT_HEAD.unpack_from(packed)
    at = _PRINT_HEAD.size
    runs = np.frombuffer(packed, "<u4", n_runs, at).astype(np.uint32, copy=False)
    every = np.frombuffer(packed, "<u4", n_every, at + 4 * n_runs).astype(np.uint32, copy=False)
    agency, numbers = json.loads(packed[len(packed) - n_told :])
    return TextPrint(
        report=report.id,
        outlet=report.outlet,
        owner=owner,
        agency=agency,
        work=report.work,
        published_at=report.published_at,
        n_words=n_words,
        whole=whole,
        runs=runs,
        unique=np.unique(runs),
        every=every,
        numbers=Counter(dict(numbers)),
    )
