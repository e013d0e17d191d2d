"""An edition as one self-contained HTML page.

The page needs no script and no network. Report text is hostile: all of it is escaped, only
http(s) addresses become links, and a content security policy forbids everything but the page's
own style, should something have been missed.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from standfirst.publish.layout import Frame, lay_out
from standfirst.publish.templating import environment
from standfirst.publish.wording import say_time
from standfirst.records import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from standfirst.publish.layout import Layout
    from standfirst.records import Edition, Outlet, Report

KINDS = {
    SentenceKind.VERBATIM: "A report’s own words",
    SentenceKind.ATTRIBUTED: "Words set to their speaker",
    SentenceKind.EDITOR: "Written by the editor",
}


def to_html(
    edition: Edition,
    *,
    reports: Mapping[str, Report],
    outlets: Mapping[str, Outlet],
    desk_name: str,
    zone: tzinfo = UTC,
    window: tuple[datetime, datetime] | None = None,
    language: str = "en",
) -> str:
    """Return an edition as one HTML page; times are given in the zone.

    ``reports`` is looked up by report id and ``outlets`` by outlet id; a report that is missing
    is shown by the words its citations carry. ``language`` is the tag of the edition's language.
    """
    frame = Frame(reports, outlets, desk_name, zone, window, language)
    layout = lay_out(edition, frame)
    template = environment().get_template("edition.html.j2")
    return template.render(
        edition=edition,
        frame=frame,
        layout=layout,
        kinds=KINDS,
        description=" ".join(line.text for line in layout.standfirst) or layout.title,
        linked_data=_linked_data(edition, layout, frame),
        say_time=lambda moment: say_time(moment, zone),
    )


def _linked_data(edition: Edition, layout: Layout, frame: Frame) -> dict[str, Any]:
    """Describe the edition as a NewsArticle of schema.org; it is no ClaimReview: no verdicts."""
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": layout.title,
        "dateCreated": edition.date.isoformat(),
        "inLanguage": frame.language,
        "publisher": {"@type": "Organization", "name": frame.desk_name},
    }
    if layout.standfirst:
        article["alternativeHeadline"] = " ".join(line.text for line in layout.standfirst)
    if edition.as_of:
        article["dateModified"] = edition.as_of.isoformat()
    if based_on := [source.url for source in layout.sources if source.url]:
        article["isBasedOn"] = list(dict.fromkeys(based_on))
    return article
