"""Pages that are no reports: walls of consent, error pages, bare lists of links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.collect.blocks import to_text
from standfirst.collect.partial import is_wall_phrase, may_be_wall
from standfirst.records import Drop

if TYPE_CHECKING:
    from standfirst.collect.pagefacts import PageFacts

_LONGEST_ERROR = 800  # characters of a page that says no more than that there is none
_LONGEST_WITHOUT_TITLE = 400  # of one whose title does not say so
_BEGINNING = 60  # characters of a paragraph, in which it says so
_LONGEST_WALL = 4000
_LEAST_SHARE = 0.5  # of a wall's words stand in paragraphs on cookies
_MOST_READ = 6000


def find_refusal(what: str, facts: PageFacts, body: str) -> Drop | None:
    """Return why a page with this main text is no report; null where it is one.

    Drops: ``cookie-wall`` and ``error-page``. A long text is a report, whatever it speaks of.
    """
    if len(body) <= _LONGEST_ERROR:
        first = body.split("\n\n")[:3] if len(body) <= _LONGEST_WITHOUT_TITLE else ()
        told = [words[:_BEGINNING] for words in first]
        for words in (facts.title, facts.headline, *told):
            if words and is_wall_phrase(words, "errors"):
                return Drop(what, "error-page", f"says {_shown(words)}")
    if len(body) <= _LONGEST_WALL:
        if not may_be_wall(body, "cookies"):
            return None
        paragraphs = body.split("\n\n")
        on_cookies = [one for one in paragraphs if is_wall_phrase(one, "cookies")]
        if sum(map(len, on_cookies)) >= _LEAST_SHARE * len(body.strip() or " "):
            return (
                Drop(what, "cookie-wall", f"says {_shown(on_cookies[0])}") if on_cookies else None
            )
    return None


def find_refusal_of_menus(what: str, facts: PageFacts, tree: Any) -> Drop:
    """Return why a page without any main text has none, as far as its words tell."""
    words = to_text(tree)[:_MOST_READ]
    found = find_refusal(what, facts, words)
    if found is None and facts.is_listing:
        return Drop(what, "listing-page", "lists articles and is none")
    return found or Drop(what, "html-no-text", "holds menus and no article")


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line[:80]}…”" if len(line) > 80 else f"“{line}”"
