"""An edition as plain text: the words alone, ready to be pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.layout import lay_out
from standfirst.publish.markdown import close_gaps
from standfirst.publish.templating import draw

if TYPE_CHECKING:
    from standfirst.publish.layout import Frame
    from standfirst.records import Edition


def to_text(edition: Edition, frame: Frame) -> str:
    """Return an edition as paragraphs parted by blank lines, in the manner of its profile."""
    layout = lay_out(edition, frame)
    return close_gaps(draw("text.j2", frame, _flat, layout=layout, edition=edition))


def _flat(text: str) -> str:
    return " ".join(text.split())
