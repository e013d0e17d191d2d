"""From an item to a report: normal form, identity, outlet and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.collect.addresses import address_key
from standfirst.collect.languages import find_language
from standfirst.records import Drop, Report, Span, make_id, sha256_of
from standfirst.text import normalise

if TYPE_CHECKING:
    from datetime import datetime

    from standfirst.records import Item, Registers

_SEPARATOR = "\n\n"
_STOPS = ".!?…”\"»“’'"
_MOST_LINES_ABOVE = 4  # a headline
_LONGEST_KICKER = 60  # characters of "WAR" or "PRESS RELEASE 187/2022"


def make_report(
    item: Item,
    *,
    registers: Registers,
    languages: tuple[str, ...],
    collected_at: datetime,
    revision: int = 1,
) -> Report | Drop:
    """Make the report of an item, or a drop ``empty`` when nothing is left in normal form.

    ``languages`` are the desk's. Moments are kept as they came, those in the future too.
    """
    composed = _compose(item)
    if not composed.text.strip():
        return Drop(item.origin, "empty", "nothing is left in normal form")
    outlet = find_outlet(item.outlet, registers)
    return Report(
        id=make_id("r", *report_identity(item, outlet)),
        revision=revision,
        text=composed.text,
        external_id=item.external_id,
        outlet=outlet,
        url=item.url,
        language=find_language(
            composed.text, languages, item.language, channel=_languages_of(outlet, registers)
        ),
        published_at=item.published_at,
        updated_at=item.updated_at,
        collected_at=collected_at,
        headline=composed.headline,
        standfirst=composed.standfirst,
        body=composed.body,
        byline=_line(item.byline),
        forwarded_from=item.forwarded_from,
        reply_to=item.reply_to,
        is_post=item.is_post,
        is_partial=item.is_partial,
        work=item.work,
        capture=item.capture,
        extractor=item.extractor,
        origin=item.origin,
    )


def report_identity(item: Item, outlet: str | None) -> tuple[str, ...]:
    """Return what makes a report the same one: its outlet, and its address, id or else text.

    ``outlet`` is the registered outlet's id, or the name as it came. Of an address counts what
    ``address_key`` keeps; posts that stand on one page are told apart by their ids.
    """
    if item.url and not _is_one_of_a_page(item):
        return (outlet or "", address_key(item.url))
    if item.external_id:
        return (outlet or "", item.external_id)
    return (outlet or "", sha256_of(_compose(item).text))


def _is_one_of_a_page(item: Item) -> bool:
    page = (item.url or "").partition("#")[0]
    return bool(item.external_id and item.external_id.startswith(f"{page}#"))


def find_outlet(name: str | None, registers: Registers) -> str | None:
    """Return the id of the registered outlet of that id, name or spelling, else the name."""
    wanted = _line(name)
    if wanted is None:
        return None
    low = wanted.casefold()
    for outlet in registers.outlets:
        if low == outlet.id.casefold():
            return outlet.id
    for outlet in registers.outlets:
        if low in {spelling.casefold() for spelling in (outlet.name, *outlet.names)}:
            return outlet.id
    return wanted


def _languages_of(outlet: str | None, registers: Registers) -> tuple[str, ...]:
    found = (one.languages for one in registers.outlets if one.id == outlet)
    return tuple(language.lower()[:2] for language in next(found, ()))


@dataclass(frozen=True, slots=True)
class _Composed:
    """A report's text and where its parts lie."""

    text: str
    headline: Span | None
    standfirst: Span | None
    body: Span


def _compose(item: Item) -> _Composed:
    """Join headline, standfirst and body in normal form, each of them once."""
    headline, standfirst = _line(item.headline), _line(item.standfirst)
    body = normalise(item.text).text
    if headline:
        body = _without_headline(body, headline)
    if standfirst:
        first, _, rest = body.partition("\n")
        if _same(first, standfirst) and standfirst[-1] not in _STOPS:
            body = normalise(rest).text  # a first paragraph without a stop is no sentence of it
        elif _repeats(standfirst, headline or "") or _repeats(standfirst, body):
            standfirst = None
    text = ""
    spans: list[Span | None] = []
    for part in (headline, standfirst, body):
        if part and text:
            text += _SEPARATOR
        spans.append(Span(len(text), len(text) + len(part)) if part else None)
        text += part or ""
    return _Composed(text, spans[0], spans[1], spans[2] or Span(len(text), len(text)))


def _without_headline(body: str, headline: str) -> str:
    """Take the headline out of the first lines, where a page or a mail repeats it."""
    lines = body.split("\n", _MOST_LINES_ABOVE + 1)
    for n, line in enumerate(lines[: _MOST_LINES_ABOVE + 1]):
        if _same(line, headline):
            above = "\n".join(lines[:n]).rstrip()
            below = "\n".join(lines[n + 1 :])
            return normalise(f"{above}\n\n{below.lstrip()}" if above else below).text
        if len(line) > _LONGEST_KICKER:
            break
    return body


def _line(text: str | None) -> str | None:
    """Put a headline or name into normal form on one line."""
    return " ".join(normalise(text).text.split()) or None if text else None


def _same(a: str, b: str) -> bool:
    return " ".join(a.split()).casefold() == b.casefold()


def _repeats(standfirst: str, text: str) -> bool:
    """Tell whether a text begins with the standfirst, which may be cut short with dots."""
    words = standfirst.rstrip(".… ").casefold()
    beginning = " ".join(text[: 2 * len(standfirst) + 80].split()).casefold()
    return beginning.startswith(words)
