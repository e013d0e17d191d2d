"""How an edition is laid out: a profile, as its file says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standfirst.records.base import Date

CLOSING = (
    "{desk}, {weekday} {date}."
    "[ Reports published from {window_start} to {window_end}.][ As of {as_of}.]"
)


class StandfirstForm(StrEnum):
    """How the standfirst is set: sentence after sentence, joined by semicolons, bullets, none."""

    RUN = "run"
    JOINED = "joined"
    BULLETS = "bullets"
    NONE = "none"


class SectionForm(StrEnum):
    """How stories are set.

    ``stories``: a heading and paragraphs each; ``heads``: bullets under a few heads;
    ``leads``: a paragraph each, whose first sentence is set apart; ``clock``: entries by time.
    """

    STORIES = "stories"
    HEADS = "heads"
    LEADS = "leads"
    CLOCK = "clock"


class NoteForm(StrEnum):
    """How sources are given: notes that open or stand below, numbered endnotes, links, not."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    LINK = "link"
    NONE = "none"


class AttributionForm(StrEnum):
    """How the writer names whose words a post or an unconfirmed sentence holds.

    ``said``: behind the words ("…, Dolsk said"); ``according``: behind plain words as "according
    to Dolsk"; ``label``: before them ("Dolsk: …"). What a source itself attributes stays as it is.
    """

    SAID = "said"
    ACCORDING = "according"
    LABEL = "label"


class Order(StrEnum):
    """The order of stories or heads: as the edition ranks them, as the profile lists them, time."""

    NEWS = "news"
    LISTED = "listed"
    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Head:
    """A head that stories are put under, and the words that speak for it; ``shell*`` is any end."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Serial:
    """How issues are counted, where they bear a number of their own beside the day's."""

    first: int = 1
    from_on: Date | None = None  # the day of the first; null: the day of the epoch
    yearly: bool = False  # begins anew each year
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)  # days with an issue; Monday is 0


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """The words that a profile itself puts on the page, in the language of the edition."""

    day: str = "Day"
    days: str = "Days"
    notes: str = "Notes"
    endnotes: str = "Endnotes"
    sources: str = "Sources"
    left_out: str = "Left out, and why"
    rest: str = "Other news"  # the head of stories that no head speaks for
    changes: str = "Changes"
    headline: str = "headline"
    editor: str = "Written by the editor"
    unproved: str = "not proved"
    nothing: str = "No story of this day could be written and proved."
    months: tuple[str, ...] = ()  # none: the English names
    weekdays: tuple[str, ...] = ()
    date: str = "{day} {month} {year}"


@dataclass(frozen=True, slots=True)
class Profile:
    """The manner of an edition: what its title is made of, in which order what stands, and how.

    Lines may hold fields in braces, and parts in square brackets that fall away where a field in
    them is empty. ``templates`` are pairs of name and text that stand in for the usual ones.
    """

    name: str
    about: str = ""
    title: str = "{Day} {number}[: {headline}]"
    kicker: str = ""
    opening: tuple[str, ...] = ()
    standfirst: StandfirstForm = StandfirstForm.RUN
    standfirst_heading: str = ""
    standfirst_most: int = 20
    below_standfirst: str = ""
    sections: SectionForm = SectionForm.STORIES
    order: Order = Order.NEWS
    most_stories: int = 20
    most_sentences: int = 20  # of one story
    paragraph: int = 3  # sentences at most
    bullet: str = "•"
    heads: tuple[Head, ...] = ()
    notes: NoteForm = NoteForm.FOOTNOTE
    attribution: AttributionForm = AttributionForm.SAID
    closing: tuple[str, ...] = (CLOSING,)
    lists_sources: bool = True
    lists_left_out: bool = True
    serial: Serial = Serial()
    words: ProfileWords = ProfileWords()
    templates: tuple[tuple[str, ...], ...] = ()  # (file name, text)
