"""An editor's decisions about an edition: rows made of addresses and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.archive import hash_of
from standfirst.errors import NotFoundError, UsageError
from standfirst.records import EditionJudgement, EditionSection
from standfirst.run.addresses import ADDRESS, Spot, find_spot, from_one
from standfirst.write.editing import HEADLINE, name_sentences, reports_of, still_holding
from standfirst.write.editing.acts import TAKEN_OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from standfirst.archive import Archive
    from standfirst.records import Edition, Sentence
    from standfirst.run.editing import EditedDay

LONGEST = 5000  # code points of an editor's sentence


class Editing:
    """An editor at one day's edition: each method makes the row of one decision.

    It reads the edition as it stands and writes nothing; ``archive.add_edition_judgements`` does.
    """

    def __init__(self, day: EditedDay, *, who: str, now: Callable[[], datetime]) -> None:
        self.edition: Edition = name_sentences(day.edition)
        self._written = name_sentences(day.written or day.edition)
        self._judgements = day.judgements
        self._who, self._now = who, now

    def find(self, address: str) -> Spot:
        """Return what an address names; raise UsageError or NotFoundError where that is nothing."""
        return find_spot(self.edition, address)

    # ── the decisions ───────────────────────────────────────────────────────────────────────

    def out(self, address: str) -> EditionJudgement:
        """Take out a section, a sentence or a sentence of the standfirst."""
        spot = self.find(address)
        if spot.key in {"", HEADLINE}:
            raise UsageError(f"{address}: cannot be taken out; give a section or a sentence")
        section = self._section(spot)
        reports = reports_of(section) if section is not None and spot.sentence is None else ()
        return self.row("out", spot.key, spot.text, reports=reports)

    def in_(self, address: str, archive: Archive) -> EditionJudgement:
        """Put back what was taken out, or take in a story that the writer left out."""
        spot = self.find(address)
        match = ADDRESS.fullmatch(address.strip())
        if match is None or not match[3]:
            raise UsageError(f'{address}: is in the edition; "in" takes what was left out (o1, …)')
        entry = self.edition.left_out[from_one(match[3])]
        if entry.reason.startswith(TAKEN_OUT):
            outs = [one for one in still_holding(self._judgements) if one.kind == "out"]
            found = [one for one in outs if one.was == entry.text]
            found = found or [one for one in outs if one.subject == entry.story]
            if not found:  # its heading or wording is another now
                raise NotFoundError(
                    f'{address}: it cannot be told which decision took it out; "standfirst edit'
                    ' log" lists them, "standfirst edit undo NUMBER" takes one back'
                )
            taken = found[-1]
            return self.row("in", taken.subject, spot.text, reports=taken.reports)
        if not entry.story or any(one.story == entry.story for one in self.edition.sections):
            raise UsageError(
                f"{address}: is a sentence left out because: {entry.reason}; add it in words that"
                ' its sources prove ("standfirst edit add")'
            )
        reports = archive.story(entry.story).reports
        return self.row("in", entry.story, spot.text, reports=reports)

    def move(self, address: str, to: str) -> EditionJudgement:
        """Move a section or a sentence to the place that another one has."""
        spot, target = self.find(address), ADDRESS.fullmatch(to.strip())
        if spot.section is None or target is None or not target[4]:
            raise UsageError(f"{address}, {to}: give two sections, or two sentences of sections")
        n = from_one(target[4])
        if spot.sentence is None and not target[5]:
            rest = [one.story for one in self.edition.sections if one.story != spot.key]
            _check_place(n, len(rest), to)
            after = rest[n - 1] if n else ""
            section = self.edition.sections[spot.section]
            return self.row("move", spot.key, spot.text, after=after, reports=reports_of(section))
        if spot.sentence is None or not target[5]:
            raise UsageError(
                f"{address}, {to}: a section takes a section's place, a sentence a sentence's"
            )
        if n >= len(self.edition.sections):
            raise NotFoundError(f"{to}: there is no section {n + 1}")
        own = self.edition.sections[n]
        rest = [one.key for one in own.sentences if one.key != spot.key]
        m = from_one(target[5])
        _check_place(m, len(rest), to)
        return self.row("move", spot.key, spot.text, after=rest[m - 1] if m else own.story)

    def reword(self, address: str, text: str) -> EditionJudgement:
        """Give a sentence, a heading or the headline other words."""
        spot = self.find(address)
        if not spot.key:
            raise UsageError(f'{address}: is not in the edition; "standfirst edit in" takes it in')
        words = _words(address, text)
        if spot.section is not None and spot.sentence is None:
            return self.reworded(self.edition.sections[spot.section].heading.key, words)
        return self.reworded(spot.key, words)

    def reworded(self, key: str, text: str, after: str | None = None) -> EditionJudgement:
        """Make the row of a rewording, with all by which a rebuild keeps it.

        ``after`` is where a sentence stands, if that is not where it stood.
        """
        edition = self.edition
        if key == HEADLINE and edition.headline is not None:
            old = edition.headline
            heads = [one.heading for one in (*edition.sections, *self._written.sections)]
            same = _of_words(text, [self._written.headline, *heads])
            base = replace(same, key=HEADLINE) if same else old
            return self.row("reword", key, old.text, text=text, sentence=base)
        for n, section in enumerate(edition.sections):
            bare = EditionSection(section.heading, section.story, ())
            reports = reports_of(section)
            standfirst = self._standfirst_of(n)
            for old in (section.heading, *([standfirst] if standfirst else [])):
                if old.key == key:
                    return self.row(
                        "reword", key, old.text, text=text, section=bare,
                        sentence=self._as_written(key, text) or old, reports=reports,
                    )  # fmt: skip
            for m, old in enumerate(section.sentences):
                if old.key == key:
                    kept = EditionSection(section.heading, section.story, (old,))
                    place = self._before(section, m) if after is None else after
                    return self.row(
                        "reword", key, old.text, text=text, after=place, section=kept,
                        sentence=self._as_written(key, text) or old,
                    )  # fmt: skip
        was = next((one.text for one in edition.standfirst if one.key == key), "")
        return self.row("reword", key, was, text=text)

    def add(self, address: str, text: str) -> EditionJudgement:
        """Put a new sentence at an address, before the one that has it now."""
        match = ADDRESS.fullmatch(address.strip())
        if match is None or not match[5]:
            raise UsageError(f"{address}: give the place of a sentence, such as 3.1")
        n, m = from_one(match[4]), from_one(match[5])
        if n >= len(self.edition.sections):
            raise NotFoundError(f"{address}: there is no section {n + 1}")
        section = self.edition.sections[n]
        _check_place(m, len(section.sentences), address)
        return self.added(n, self._before(section, m), _words(address, text))

    def added(self, n: int, after: str, text: str, salt: str = "") -> EditionJudgement:
        """Make the row of a new sentence behind a key, in section ``n``.

        Words that the writer had itself keep their proof.
        """
        section = self.edition.sections[n]
        made = hash_of(self.edition.date.isoformat(), text, len(self._judgements), salt)
        kept = EditionSection(section.heading, section.story, ())
        same = _of_words(text, _bodies_of(self._written))
        return self.row(
            "add", f"xa{made[:14]}", text, text=text, after=after, section=kept, sentence=same
        )

    def put_back(self, text: str) -> EditionJudgement | None:
        """Make the row that puts back a sentence of these words; None where none was taken out."""
        bodies = {one.key for one in _bodies_of(self._written)}
        present = {one.key for one in _bodies_of(self.edition)}
        for one in reversed(still_holding(self._judgements)):
            same = one.was.rstrip(".") == text.rstrip(".")  # joined ones lose their stops
            if one.kind == "out" and same and one.subject in bodies - present:
                return self.row("in", one.subject, text)
        return None

    def is_at_home(self, key: str, before: str, present: Collection[str]) -> bool:
        """Tell whether a sentence put back will stand behind ``before``, where the writer had it.

        ``present`` are the keys of the draft. Where sentences were moved or added since, or another
        one of its section is out, its old place may be another.
        """
        if any(one.kind in {"move", "add"} for one in still_holding(self._judgements)):
            return False
        for section in self._written.sections:
            keys = [one.key for one in section.sentences]
            if key in keys:
                here = {one.key for one in _bodies_of(self.edition)}
                if len(set(keys) - here) > 1:
                    return False
                ahead = [one for one in keys[: keys.index(key)] if one in present]
                return before == (ahead[-1] if ahead else section.story)
        return False

    def lock(self, address: str) -> EditionJudgement:
        """Keep a section or a sentence as it stands, whatever a rebuild would write."""
        spot = self.find(address)
        if spot.section is None:
            raise UsageError(f"{address}: sections and their sentences can be locked")
        section = self.edition.sections[spot.section]
        if spot.sentence is not None:
            kept = EditionSection(
                section.heading, section.story, (section.sentences[spot.sentence],)
            )
            after = self._before(section, spot.sentence)
            return self.row("lock", spot.key, spot.text, after=after, section=kept)
        return self.row(
            "lock",
            section.story,
            spot.text,
            after=self.edition.sections[spot.section - 1].story if spot.section else "",
            section=section,
            sentence=self._standfirst_of(spot.section),
            reports=reports_of(section),
        )

    def unlock(self, address: str) -> EditionJudgement:
        """Let a locked section or sentence be written anew."""
        spot = self.find(address)
        held = {one.subject for one in self.locks()}
        if spot.key not in held:
            raise UsageError(f'{address}: is not locked; "standfirst edit show" marks what is')
        return self.row("unlock", spot.key, spot.text)

    def undo(self, row: int | None = None) -> EditionJudgement:
        """Take back a decision, without a row the last that holds."""
        holding = {one.row: one for one in still_holding(self._judgements)}
        if row is None and holding:
            row = max(holding)
        if row is None or row not in holding:
            what = "no decision" if row is None else f"no decision {row} that holds"
            raise NotFoundError(f'{what} about this day; "standfirst edit log" lists them')
        return self.row("undo", str(row), holding[row].was)

    def locks(self) -> tuple[EditionJudgement, ...]:
        """Return the locks that hold."""
        held: dict[str, EditionJudgement] = {}
        for one in still_holding(self._judgements):
            if one.kind == "lock":
                held[one.subject] = one
            elif one.kind == "unlock":
                held.pop(one.subject, None)
        return tuple(held.values())

    # ── rows ────────────────────────────────────────────────────────────────────────────────

    def row(
        self,
        kind: str,
        subject: str,
        was: str,
        *,
        text: str | None = None,
        after: str | None = None,
        section: EditionSection | None = None,
        sentence: Sentence | None = None,
        reports: Sequence[str] = (),
    ) -> EditionJudgement:
        """Make a row by this editor, now."""
        return EditionJudgement(
            self.edition.date,
            kind,
            subject,
            was,
            self._who,
            self._now(),
            text=text,
            after=after,
            section=section,
            sentence=sentence,
            reports=tuple(reports),
        )

    def _as_written(self, key: str, text: str) -> Sentence | None:
        """Return the writer's sentence of a key, if these are its words."""
        sections = self._written.sections
        found = (*self._written.standfirst, *(one.heading for one in sections))
        return _of_words(text, [s for s in (*found, *_bodies_of(self._written)) if s.key == key])

    def _section(self, spot: Spot) -> EditionSection | None:
        return None if spot.section is None else self.edition.sections[spot.section]

    def _before(self, section: EditionSection, m: int) -> str:
        """Return the key behind which the m-th sentence stands: a sentence's, or the story's."""
        return section.sentences[m - 1].key if m else section.story

    def _standfirst_of(self, n: int) -> Sentence | None:
        cited = set(reports_of(self.edition.sections[n]))
        return next(
            (
                one
                for one in self.edition.standfirst
                if cited & {citation.report for citation in one.citations}
            ),
            None,
        )


def _bodies_of(edition: Edition) -> list[Sentence]:
    return [sentence for section in edition.sections for sentence in section.sentences]


def _of_words(text: str, sentences: Iterable[Sentence | None]) -> Sentence | None:
    """Return the first sentence of these words that its sources prove."""
    return next((s for s in sentences if s and s.text == text and not s.not_proved), None)


def _words(address: str, text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UsageError(f'{address}: no words given; "standfirst edit out" takes a sentence out')
    if len(words) > LONGEST:
        raise UsageError(f"{address}: longer than {LONGEST} characters; make sentences of it")
    return words


def _check_place(n: int, most: int, address: str) -> None:
    if n > most:
        raise NotFoundError(f"{address}: there is no such place; the last one is {most + 1}")
