"""The templates of the pages, and what they may call: all that a report says is escaped."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from standfirst.publish.wording import say_date

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


@cache
def environment() -> Environment:
    """Return the environment that pages are drawn in."""
    found = Environment(
        loader=PackageLoader("standfirst.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {
        "say_date": say_date,
        "say_anchor": _say_anchor,
        "say_host": _say_host,
        "language_tag": _language_tag,
    }
    return found


def _say_anchor(anchor: str) -> str:
    """Return how a reader calls a sentence: ``s2-3`` is 2.3, ``s0`` the headline."""
    section, _, sentence = anchor.removeprefix("s").partition("-")
    if section == "0":
        return f"standfirst {sentence}" if sentence else "headline"
    return f"{section}.{sentence}" if sentence != "0" else f"heading {section}"


def _say_host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _language_tag(language: str | None) -> str:
    """Return a language tag, or nothing for what is none."""
    return language if language and LANGUAGE_TAG.fullmatch(language) else ""
