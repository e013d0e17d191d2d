"""What follows a cue: where the words that are said begin, behind all that stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.phrases import (
    DAYS,
    has_verb,
    is_time_at,
    phrase_after,
    phrase_before,
)
from standfirst.read.statements.quoted import Forward, quotation_ahead, skip_title

if TYPE_CHECKING:
    from standfirst.read.statements.cues import CueGroup
    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.units import Unit

_MOST_ADJUNCTS = 5
_LONGEST_PARTICIPLE = 15  # tokens of "posted on the ministry's page" before "that"
_FAR = 24  # tokens within which an object must hold one of its words
_NEAR = 8  # tokens within which a quotation makes a noun phrase into something said
_APPROXIMATORS = frozenset({"around", "about", "over", "nearly", "almost", "some"})
_SUBJECTS_OF_TALK = frozenset({"on", "against", "about"})
_PLACERS = word_list("placers")
_QUESTION_WORDS = word_list("question_words")
_CLAUSE_BREAKS = word_list("clause_breaks")


def look_ahead(unit: Unit, group: CueGroup, ceiling: int, lexicon: Lexicon) -> Forward | None:
    """Find where content begins after a cue and its adjuncts; null where none does."""
    quoted = quotation_ahead(unit, group, ceiling)
    if quoted is not None:
        return quoted
    at = group.end
    if "t" in group.cue.frames:
        addressed = _after_addressee(unit, group, ceiling)
        if addressed is not None or group.cue.lemma == "tell":
            return addressed
    if unit.tag(at) == "T" and "i" not in group.cue.frames and unit.tag(at + 1) not in "DNG#POnK":
        return Forward("none", at)
    for _ in range(_MOST_ADJUNCTS):
        if at >= ceiling:
            return None
        if (
            "p" in group.cue.frames
            and unit.lows[at] in _SUBJECTS_OF_TALK
            and not is_time_at(unit, at + 1)
        ):
            return Forward("phrase", at)
        after = skip_title(unit, _skip_adjunct(unit, at, ceiling, lexicon), at, ceiling)
        if after > at and _ends_adjunct(unit, at, after, ceiling, lexicon):
            at = after
            continue
        if at > group.end and unit.tags[at] in "dK" and unit.lows[at].endswith("ed"):
            that = unit.tags.find("H", at, min(ceiling, at + _LONGEST_PARTICIPLE))
            return Forward("that", that) if that > 0 else None
        found = _content_at(unit, group, at, ceiling)
        if found is not None or after == at:
            return found
        at = after
    return None


def _ends_adjunct(unit: Unit, at: int, end: int, ceiling: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase behind a cue is surely none of the words that are said."""
    if end >= ceiling or unit.tags[end] in "HQ:":
        return True
    if is_time_at(unit, at) or (is_time_at(unit, at + 1) and unit.tags[end] != ","):
        return True
    head = unit.lows[end - 1]
    begins = {word for word in unit.lows[at:end] if word in lexicon.medium_nouns}
    return bool(begins) and (head in lexicon.medium_nouns or unit.tags[end] == ",")


def _content_at(unit: Unit, group: CueGroup, at: int, ceiling: int) -> Forward | None:
    tag, low = unit.tags[at], unit.lows[at]
    if tag == ":" or (tag == "-" and unit.tag(at + 1) == "Q"):
        if at + 1 >= ceiling:
            return None
        kind = "quote" if unit.tag(at + 1) == "Q" else "clause"
        return Forward(kind, at + 1, colon=at)
    if tag == ",":
        return _behind_comma(unit, at + 1, ceiling)
    if tag == "Q":
        return Forward("quote", at)
    if group.cue.frames == "q":
        return None
    if tag == "H":
        return Forward("that", at)
    if low in _QUESTION_WORDS and set(group.cue.frames) & {"c", "w"}:
        return Forward("clause", at)
    if _asks_no_name(unit, at):
        return Forward("none", at)
    if "i" in group.cue.frames and (tag == "T" or (tag == "X" and unit.tag(at + 1) == "T")):
        return Forward("infinitive", at)
    if group.cue.act == "refuse":
        return None
    if tag == "q":
        return Forward("phrase", at)
    return _plain_content(unit, group, at, ceiling)


def _asks_no_name(unit: Unit, at: int) -> bool:
    """Tell whether "not to be named" follows: a condition of speaking, not something said."""
    return unit.lows[at : at + 3] == ["not", "to", "be"] or "anonymity" in unit.lows[at : at + 2]


def _behind_comma(unit: Unit, at: int, ceiling: int) -> Forward | None:
    if at >= ceiling:
        return None
    if unit.tags[at] in "CR" and unit.tag(at + 1) == ",":
        return None
    first = at + 1 if unit.tags[at] == "C" and unit.tag(at + 1) in "QH" else at
    if unit.tag(first) == "Q":
        return Forward("quote", first, comma=True)
    if unit.tag(first) == "H":
        return Forward("that", first, comma=True)
    if unit.tags[at] in "gW" or unit.lows[at] in _CLAUSE_BREAKS:
        return None
    if has_verb(unit, at, ceiling) or unit.tags[at] in "DT":
        return Forward("clause", at, comma=True)
    return None


def _plain_content(unit: Unit, group: CueGroup, at: int, ceiling: int) -> Forward | None:
    """Take a clause without "that", or the noun phrase that is denied, announced and so on."""
    tag, low = unit.tags[at], unit.lows[at]
    if "p" in group.cue.frames and tag == "I" and low in _SUBJECTS_OF_TALK:
        return Forward("phrase", at)
    if tag in ".;?)/T-CW" or low in _CLAUSE_BREAKS or low in DAYS:
        return None
    frames = group.cue.frames
    if tag in "AvK" and is_gap(unit, group):
        return Forward("clause", at)
    is_plain = group.cue.lemma == "say"
    if "c" in frames and _opens_clause(unit, at, ceiling, is_plain=is_plain):
        return Forward("clause", at)
    if (tag == "O" or low in {"it", "this"}) and (at + 1 >= ceiling or unit.tags[at + 1] in ",.;"):
        return None  # "nobody had warned them": only the one who was told
    is_quoted = "c" in frames and any(mark in unit.tags[at : at + _NEAR] for mark in "Qq")
    if tag in "DNnGPO#qdgK" and (is_quoted or ("o" in frames and _fits(unit, group, at, ceiling))):
        return Forward("phrase", at)
    return None


def is_gap(unit: Unit, group: CueGroup) -> bool:
    """Tell whether a cue stands in a relative clause: "a move which they say will help"."""
    subject = group.start - 1
    while subject > 0 and unit.tags[subject] in "NnDGP":
        subject -= 1
    return unit.tags[subject] in "HW" and subject < group.start - 1


def _fits(unit: Unit, group: CueGroup, at: int, ceiling: int) -> bool:
    """Tell whether a noun phrase is what this cue can say ("claimed responsibility")."""
    wanted = group.cue.objects
    if not wanted:
        return True
    tags = unit.tags[at:ceiling]
    if "quote" in wanted and ("Q" in tags[:_FAR] or "q" in tags[:_FAR]):
        return True
    if "#" in wanted and "#" in tags[:_NEAR]:
        return True
    if "complement" in wanted and _has_complement(unit, at, ceiling):
        return True
    return not wanted.isdisjoint(unit.lows[at : min(ceiling, at + _FAR)])


def _has_complement(unit: Unit, at: int, ceiling: int) -> bool:
    """Tell whether an object has something said of it: "called him a liar"."""
    if unit.tags[at] in "PO":
        return at + 1 < ceiling and unit.tags[at + 1] in "DnNdR" and unit.lows[at + 1] != "quits"
    end = phrase_after(unit, at, ceiling)
    return at < end < ceiling and unit.tags[end] == "D"


def _opens_clause(unit: Unit, at: int, ceiling: int, *, is_plain: bool = True) -> bool:
    """Tell whether a clause with its own finite verb begins here."""
    tag = unit.tags[at]
    if tag == "S":
        return has_verb(unit, at + 1, ceiling)
    if tag in "DNnG#" and not is_plain:
        end = phrase_after(unit, at, ceiling)
        if end < ceiling and unit.tags[end] in "WHIg":
            return sum(tag in "AvKd" for tag in unit.tags[end:ceiling]) > 1
    if unit.lows[at] in _APPROXIMATORS and unit.tag(at + 1) == "#":
        return has_verb(unit, at, ceiling)
    if tag in "IR":
        end = phrase_after(unit, at + 1, ceiling) if tag == "I" else at + 1
        while end < ceiling and unit.tags[end] in ",R":
            end += 1
        return end < ceiling and unit.tags[end] in "DPNnG#" and has_verb(unit, end, ceiling)
    return tag in "DNnG#gdqKP" and has_verb(unit, at, ceiling)


def _after_addressee(unit: Unit, group: CueGroup, ceiling: int) -> Forward | None:
    """Find content behind the one who is told: "told reporters on Monday that …"."""
    at = group.end
    for i in range(at, ceiling):
        tag = unit.tags[i]
        if tag == "H":
            return Forward("that", i)
        if tag == "Q":
            return Forward("quote", i)
        if tag == ":":
            return Forward("quote" if unit.tag(i + 1) == "Q" else "clause", i + 1, colon=i)
        if tag == ",":
            nxt = unit.tag(i + 1)
            kind = {"Q": "quote", "H": "that"}.get(nxt)
            return Forward(kind, i + 1, comma=True) if kind else None
        if unit.lows[i] in _QUESTION_WORDS and tag != "W":
            return Forward("clause", i)
        if i == at and _asks_no_name(unit, i):
            return Forward("none", i)
        if i == at:
            continue
        if (tag == "T" and unit.tag(i + 1) not in "DNG#") or (
            tag == "X" and unit.tag(i + 1) == "T"
        ):
            # Whom one asks to do something belongs to what is asked; whom one tells does not.
            return Forward("infinitive", i if group.cue.lemma == "tell" else at)
        if tag == "P" and _opens_clause(unit, i, ceiling):
            return Forward("clause", i)
        if tag in "Av" or (tag in "dK" and unit.tags[i - 1] not in "DG"):
            return _split_addressee(unit, at, i)
        if tag in "S;.?-":
            return None
    return None


def _split_addressee(unit: Unit, at: int, verb: int) -> Forward | None:
    """Part addressee and subject of "told reporters the war would end"."""
    start = phrase_before(unit, verb, at)
    if start is None:
        return None
    if start > at:
        return Forward("clause", start)
    for i in range(verb - 1, at, -1):
        if unit.tags[i] in "DP" or (unit.tags[i] in "NG" and unit.tags[i - 1] == "n"):
            return Forward("clause", i)
    return Forward("clause", at + 1) if verb - at > 1 else None


def _skip_adjunct(unit: Unit, at: int, ceiling: int, lexicon: Lexicon) -> int:
    """Step over a time, place, occasion or adverb that stands between cue and content."""
    i = at
    while i < ceiling and (unit.lows[i] in lexicon.time_words or (i > at and unit.tags[i] == "#")):
        i += 1
    if i > at:
        return i
    if unit.tags[at] == "R":
        return at + 1
    if unit.lows[at] not in _PLACERS:
        return at
    end = at + 1
    while end < ceiling and (unit.lows[end] in lexicon.time_words or unit.tags[end] == "#"):
        end += 1
    if end > at + 1:
        return end
    end = phrase_after(unit, at + 1, ceiling)
    return end if end > at + 1 else at
