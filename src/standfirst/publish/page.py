"""An edition as one self-contained HTML page.

The page needs no script and no network. Report text is hostile: all of it is escaped, only
http(s) addresses become links, and a content security policy forbids everything but the page's
own style, should something have been missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.publish.layout import lay_out
from standfirst.publish.templating import draw
from standfirst.records import SentenceKind

if TYPE_CHECKING:
    from standfirst.publish.layout import Frame, Layout
    from standfirst.records import Edition

KINDS = {
    SentenceKind.VERBATIM: "A report’s own words",
    SentenceKind.ATTRIBUTED: "Words set to their speaker",
    SentenceKind.EDITOR: "Written by the editor",
}


def to_html(edition: Edition, frame: Frame) -> str:
    """Return an edition as one HTML page, in the manner of its profile."""
    layout = lay_out(edition, frame)
    return draw(
        "html.j2",
        frame,
        None,
        edition=edition,
        layout=layout,
        kinds=KINDS,
        description=" ".join(line.text for line in layout.standfirst) or layout.title,
        linked_data=_linked_data(edition, layout, frame),
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
