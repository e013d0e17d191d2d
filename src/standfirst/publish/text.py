"""An edition as plain text: the words alone, ready to be pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.layout import part_paragraphs, title_of

if TYPE_CHECKING:
    from standfirst.records import Edition


def to_text(edition: Edition) -> str:
    """Return title, standfirst and sections as paragraphs parted by blank lines."""
    blocks = [title_of(edition)]
    if edition.standfirst:
        blocks.append(" ".join(sentence.text for sentence in edition.standfirst))
    for section in edition.sections:
        blocks.append(section.heading.text)
        blocks.extend(
            " ".join(sentence.text for _, sentence in paragraph)
            for paragraph in part_paragraphs(section.sentences, edition.sources)
        )
    return "\n\n".join(blocks) + "\n"
