"""Reading drafts: from a file's words to plain text in blocks, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import Form, PlainDraft
from standfirst.check.forms.docx import read_docx
from standfirst.check.forms.html import read_html
from standfirst.check.forms.markdown import read_markdown
from standfirst.check.forms.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MOST_CHARACTERS", "read_docx", "read_plain_draft"]

MOST_CHARACTERS: Final = 1 << 18  # of a draft: a hundred pages
_READERS: Final[dict[Form, Callable[[str], PlainDraft]]] = {
    Form.TEXT: read_plain,
    Form.MARKDOWN: read_markdown,
    Form.HTML: read_html,
}


def read_plain_draft(raw: str, form: Form) -> PlainDraft:
    """Read a draft's text in one of the forms that are text themselves."""
    return _READERS[form](raw)
