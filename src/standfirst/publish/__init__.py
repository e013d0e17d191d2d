"""An edition, or what was read in reports, in the forms that readers and programs take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.data import from_json, to_json
from standfirst.publish.layout import Frame
from standfirst.publish.mail import to_mail, to_mail_html
from standfirst.publish.markdown import to_markdown
from standfirst.publish.page import to_html
from standfirst.publish.reading_page import readings_to_html
from standfirst.publish.readings import reading_to_json
from standfirst.publish.stories import stories_table
from standfirst.publish.story_layout import StoryFrame
from standfirst.publish.story_pages import stories_to_html
from standfirst.publish.text import to_text

if TYPE_CHECKING:
    from standfirst.records import Edition

__all__ = [
    "Frame",
    "StoryFrame",
    "from_json",
    "reading_to_json",
    "readings_to_html",
    "stories_table",
    "stories_to_html",
    "to_docx",
    "to_html",
    "to_json",
    "to_mail",
    "to_mail_html",
    "to_markdown",
    "to_text",
]


def to_docx(edition: Edition, frame: Frame) -> bytes:
    """Return an edition as the bytes of a Word file, in the manner of its profile."""
    # Its library takes longer to load than all else here, and most commands draw no Word file.
    from standfirst.publish import word  # noqa: PLC0415 - see above

    return word.to_docx(edition, frame)
