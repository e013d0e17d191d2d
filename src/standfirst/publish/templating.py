"""The templates of the pages, and what they may call: all that a report says is escaped."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from standfirst.errors import DeskError
from standfirst.publish.wording import say_clock, say_date, say_day, say_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from standfirst.publish.layout import Frame

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


# How a profile's own template of a form is called, and the one that stands in for it.
TEMPLATES = {
    "md.j2": "edition.md.j2",
    "text.j2": "edition.txt.j2",
    "html.j2": "edition.html.j2",
    "mail.j2": "mail.mjml.j2",
}


def draw(name: str, frame: Frame, escape: Callable[[str], str] | None, **values: Any) -> str:
    """Draw a template of the frame's profile, else the usual one; all values are escaped.

    Without ``escape`` values are made safe for HTML. Raises DeskError, with file and line, where
    the profile's template is at fault.
    """
    templates = tuple(one for one in frame.profile.templates if len(one) == 2)
    own = {one[0]: one[1] for one in templates}
    try:
        template = _sandbox(templates, escape).get_template(
            name if name in own else TEMPLATES[name]
        )
        return template.render(
            frame=frame,
            profile=frame.profile,
            words=frame.profile.words,
            say_time=lambda moment: say_time(moment, frame.zone, frame.profile.words),
            say_clock=lambda moment: say_clock(moment, frame.zone),
            say_date=lambda day: say_date(day, frame.profile.words),
            say_day=lambda day: say_day(day, frame.profile.words),
            **values,
        )
    except (TemplateError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        if name not in own:
            raise
        raise DeskError(fault_of(frame.profile.name, name, error)) from error


def complain_of_template(text: str) -> str | None:
    """Return what is wrong with the writing of a template, with its line, or None."""
    try:
        _sandbox((), None).parse(text)
    except TemplateSyntaxError as error:
        return f"line {error.lineno}: {error.message}"
    return None


def fault_of(profile: str, name: str, error: Exception) -> str:
    """Say in one line what a profile's template failed at."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    at = f"line {line}: " if line else ""
    return (
        f"profile {profile}: {name}: {at}{' '.join(str(error).split())}; mend the template, or take"
        " it away to use the usual one"
    )


@cache
def _sandbox(
    templates: tuple[tuple[str, ...], ...], escape: Callable[[str], str] | None
) -> Environment:
    """Return the environment of a profile: its templates are an editor's, and get no Python."""
    loaders: list[BaseLoader] = [DictLoader({one[0]: one[1] for one in templates})]
    found = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, PackageLoader("standfirst.publish")]),
        finalize=None if escape is None else lambda value: _escaped(value, escape),
        **MANNER,
    )
    found.filters |= FILTERS
    return found


def _clause(text: str) -> str:
    """Return a sentence without its full stop, to be joined to others."""
    return text.removesuffix(".")


def _escaped(value: object, escape: Callable[[str], str]) -> Markup:
    # What macros return is Markup and was escaped inside; all else is text, and escaped here.
    if isinstance(value, Markup):
        return value
    return Markup(escape(str(value)))  # noqa: S704 - it has just been made safe for its form


@cache
def environment() -> Environment:
    """Return the environment that pages are drawn in."""
    found = Environment(loader=PackageLoader("standfirst.publish"), **MANNER)  # noqa: S701 - it is on
    found.filters |= FILTERS | {"say_date": say_date}
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


MANNER: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
FILTERS: dict[str, Any] = {
    "say_anchor": _say_anchor,
    "say_host": _say_host,
    "language_tag": _language_tag,
    "clause": _clause,
}
