"""What each kind of edit may do to cited words: one small rule an operation, in one table.

A rule gets the edit and where it was made; it returns a complaint, or None when the edit is
allowed. An operation that is not in the table is never allowed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from standfirst.check.naming import (
    JOINING,
    Place,
    find_person,
    refute_naming,
    refute_unknown,
    surname_of,
    words_about,
    words_of,
)
from standfirst.records import MentionKind
from standfirst.text.agencies import agencies_of
from standfirst.text.people.bearers import stands_for_no_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from standfirst.records import Edit

MARKS = set("“”„‟«»‹›‘’‚‛\"'")
PUNCTUATION = set(".,;:!?…—–- ")
# Words whose loss would turn or harden a claim; nothing cropped off a citation may hold one.
MEANING = frozenset(
    "no not never none nobody nothing neither nor without cannot can't won't don't doesn't didn't"
    " isn't aren't wasn't weren't hasn't haven't hadn't may might could would should if unless"
    " likely unlikely possibly probably perhaps reportedly allegedly apparently suspected alleged"
    " denied denies deny refused refuses rejected rejects false falsely accused claimed claims"
    " about around approximately nearly almost some least most only than up".split()
)
NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
CONNECTIVES = frozenset(
    (
        "and,but,so,also,meanwhile,however,moreover,furthermore,additionally,separately,"
        "still,yet,nevertheless,nonetheless,besides,similarly,in addition,"
        "at the same time,on the other hand,for his part,for her part"
    ).split(",")
)
# What opens an apposition or a clause about the one named, as against another item of a list.
APPOSED = re.compile(
    r"(?:an?|the|its|his|her|their|one of|who|which|whose)\b|"
    r"(?!(?:on|in|at|by|for|from|with|to|of|before|after|since|until|along|because|instead|out|"
    r"ahead|short|despite|as|like|under|over|near|north|south|east|west)\b)"
    r"[a-z]+(?:[- ][a-z]+){0,3} (?:of|at|for)\b"
)
LISTED = re.compile(r" (?:and|or|nor|but|as well|plus|\w+ing)\b")
ITEM = re.compile(r", (?:[\w’'-]+ ){0,4}\Z")
TELLING = frozenset(
    "said says say saying told tells tell added adds according reported reports report announced"
    " confirmed confirms wrote writes tweeted warned warns insisted insists argued argues believes"
    " believed thinks thought except excepted excluding besides instead rather".split()
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")


def complain(edit: Edit, place: Place) -> str | None:
    """Return why the edit is not allowed, or None when it is."""
    rule = LICENCES.get(edit.op)
    if rule is None:
        return f"the edit {edit.op!r} is of no known kind"
    fault = rule(edit, place)
    return f"the edit {edit.op!r} {fault}" if fault else None


def _case(edit: Edit, _: Place) -> str | None:
    same = edit.before.lower() == edit.after.lower()
    return None if same else "changes more than the case of letters"


def _stop(edit: Edit, _: Place) -> str | None:
    fits = set(edit.before) <= PUNCTUATION and set(edit.after) <= PUNCTUATION
    return None if fits else "changes more than punctuation"


def _marks(edit: Edit, _: Place) -> str | None:
    fits = set(edit.before) <= MARKS and set(edit.after) <= MARKS
    return None if fits else "changes more than quotation marks"


def _join(edit: Edit, _: Place) -> str | None:
    return None if (edit.before, edit.after) == ("", " ") else "is not one space"


def _medium(edit: Edit, place: Place) -> str | None:
    """Only " on Telegram" and the like may go, where the reading knows it as a medium."""
    media = [
        statement.medium.span
        for statement in (place.reading.statements if place.reading else ())
        if statement.medium and statement.medium.span
    ]
    named = any(
        span.end == place.span.end and place.report.text[place.span.start : span.start] == " on "
        for span in media
    )
    return None if named and not edit.after else "leaves out more than a medium"


def _decoration(edit: Edit, _: Place) -> str | None:
    if edit.after.strip():
        return "puts words in place of a decoration"
    for part in edit.before.split():
        if not part.startswith(("#", "@", "http://", "https://", "t.me/")) and words_of(part):
            return f"leaves out the word {part!r}"
    return None


def _connective(edit: Edit, _: Place) -> str | None:
    bare = edit.before.strip(" ,").lower()
    if edit.after or bare not in CONNECTIVES:
        return "leaves out more than a connective"
    return None


def _date(edit: Edit, place: Place) -> str | None:
    published = place.report.published_at
    if published is None:
        return "resolves a date of a report that has none"
    today = published.astimezone(place.zone).date()
    allowed = {written.lower() for written in _spellings(edit.before.lower(), today)}
    return None if edit.after.lower() in allowed else "does not follow from the report's date"


def _spellings(relative: str, today: date) -> Iterable[str]:
    """All ways to write a relative day as a weekday, worked out from the report's own date."""
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "this": 0}
    first, _, part = relative.removeprefix("on ").partition(" ")
    if first not in shift:
        return
    day = today + timedelta(days=shift[first])
    tail = "night" if first == "tonight" else part
    if tail and tail not in PARTS_OF_DAY:
        return
    if first in {"last", "this"} and not tail:
        return
    weekday = WEEKDAYS[day.weekday()]
    name = f"{weekday} {tail}".strip()
    yield from (name, f"on {name}", f"on {name}, {day:%B} {day.day}", f"{day:%B} {day.day}")


def _speaker(edit: Edit, place: Place) -> str | None:
    statement = next(
        (
            statement
            for statement in (place.reading.statements if place.reading else ())
            if any(source.covers(place.span) for source in statement.source)
        ),
        None,
    )
    speaker = statement.speaker if statement else None
    if speaker is None or not speaker.name:
        return "names a speaker where the report's reading knows none"
    person = find_person(place.registers, speaker.id, speaker.name)
    if not (person and person.body) and stands_for_no_one(edit.before):
        return f"puts {speaker.name} for what is no one person: {edit.before!r}"
    return refute_naming(edit.after, speaker.name, person, place)


def _name(edit: Edit, place: Place) -> str | None:
    mention = next(
        (
            mention
            for mention in (place.reading.mentions if place.reading else ())
            if mention.span == place.span and mention.entity
        ),
        None,
    )
    if mention is None or mention.entity is None:
        return "names somebody where the report's reading knows nobody"
    person = find_person(place.registers, mention.entity.id, mention.entity.name)
    return refute_naming(edit.after, mention.entity.name, person, place)


def _attribution(edit: Edit, place: Place) -> str | None:
    if edit.before:
        return "puts an attribution in place of words"
    outlet = place.outlet
    names = {outlet.name if outlet else place.report.outlet or ""}
    known = {*JOINING, "according"}.union(*map(words_of, names))
    if outlet is not None and outlet.speaker:
        person = find_person(place.registers, outlet.speaker, outlet.speaker)
        names = {person.name, surname_of(person)} if person else {outlet.speaker}
        known.update(words_of(outlet.medium_name or ""), *map(words_of, names))
        known.update(words_about(person, place))
    elif agency := agencies_of(place.registers.outlets).named_in(place.report):
        names.add(agency)  # whose copy it is: the report credits it
        known.update(words_of(agency))
    bare = " ".join(words_of(edit.after))
    if not any(name and " ".join(words_of(name)) in bare for name in names):
        wanted = " or ".join(sorted(filter(None, names))) or "an outlet"
        return f"does not name {wanted}, whose words these are"
    return refute_unknown(edit.after, known)


def _editor(edit: Edit, place: Place) -> str | None:
    """Only a sentence of the desk's own settings may be set behind what a source says."""
    if edit.before or edit.after.strip() not in place.phrases:
        return "adds words that are none of the desk's sentences"
    return None


def _apposition(edit: Edit, place: Place) -> str | None:
    """Only what stands between two commas behind a name, and only says more of whoever it names.

    It must hold no second name, no cue, no hedge; and no list may be cut: behind it the sentence
    goes on with its verb.
    """
    inside = edit.before[2:-1]
    if edit.after or not edit.before.startswith(", ") or not edit.before.endswith(","):
        return "leaves out more than what stands between two commas"
    mentions = place.reading.mentions if place.reading else ()
    named = [m.span for m in mentions if m.kind in NAMED]
    if not any(span.end == place.span.start for span in named):
        return "leaves out words that stand behind no name"
    if not (inside.isdigit() or APPOSED.match(inside)) or set(inside) & MARKS - {"’", "'"}:
        return "leaves out what is no apposition"
    if any(m.kind is MentionKind.PERSON and place.span.overlaps(m.span) for m in mentions):
        return "leaves out a person"
    statements = place.reading.statements if place.reading else ()
    said = [part for one in statements for part in (*one.source, *one.cue)]
    lost = [word for word in words_of(inside) if word in MEANING or word in TELLING]
    if lost or any(place.span.overlaps(part) for part in said):
        return f"leaves out {lost[0]!r}" if lost else "leaves out who says it"
    behind = place.report.text[place.span.end : place.span.end + 24]
    before = place.report.text[: place.span.start].rsplit("\n", 1)[-1]
    before = before[
        : len(before) - max(s.end - s.start for s in named if s.end == place.span.start)
    ]
    if (
        not re.match(r" [a-z]", behind)
        or LISTED.match(behind)
        or ITEM.search(before)
        or {"and", "or"} & set(words_of(inside))
    ):
        return "cuts a list"
    return None


LICENCES: dict[str, Callable[[Edit, Place], str | None]] = {
    "case": _case,
    "stop": _stop,
    "marks": _marks,
    "join": _join,
    "medium": _medium,
    "decoration": _decoration,
    "connective": _connective,
    "date": _date,
    "speaker": _speaker,
    "name": _name,
    "attribution": _attribution,
    "editor": _editor,
    "apposition": _apposition,
}
