"""An edition as Markdown, in the manner of its profile.

As the usual profile has it: a footnote a sentence, with outlet, time, address and exact words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from standfirst.publish.layout import lay_out
from standfirst.publish.templating import draw

if TYPE_CHECKING:
    from standfirst.publish.layout import Frame
    from standfirst.records import Edition

# Report text is hostile: whatever could begin a mark-up, a tag or an entity is escaped.
ACTIVE = re.compile(r"[\\`*_\[\]<>&|~]")
AT_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[-=\s]|$)|\d+(?=[.)](?:\s|$)))")
GAPS = re.compile(r"[ \t]*\n(?:[ \t]*\n){2,}")
ENDS = re.compile(r"[ \t]+$", re.MULTILINE)


def to_markdown(edition: Edition, frame: Frame, *, anchors: bool = False) -> str:
    """Return an edition as Markdown.

    With ``anchors`` each sentence and story is followed by a comment that names it, which no
    reader of the page sees and by which ``standfirst edit apply`` knows it again.
    """
    drawn = draw(
        "md.j2",
        frame,
        escape,
        layout=lay_out(edition, frame),
        edition=edition,
        anchors=anchors,
        address=lambda url: Markup(url),  # noqa: PLW0108, S704 - safe_url made it
    )
    return close_gaps(drawn)


def close_gaps(text: str) -> str:
    """Return a text with one blank line at most in a row, and one line end at its end."""
    return GAPS.sub("\n\n", ENDS.sub("", text)).strip("\n") + "\n"


def escape(text: str) -> str:
    """Return a text as one line that Markdown shows as it is."""
    flat = ACTIVE.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    return AT_LINE_START.sub(
        lambda match: (
            f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"
        ),
        flat,
    )
