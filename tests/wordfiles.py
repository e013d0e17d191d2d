"""Word files for tests, made of paragraphs."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f"<w:styles {_W}>"
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Liste"><w:name w:val="List Bullet"/></w:style>'
    "</w:styles>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId7" Target="https://t.example/1"/></Relationships>'
)


def a_paragraph(words, style=""):
    """A paragraph of a style; words that are a pair are a link's, by the id of its target."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(
        f"<w:r><w:t>{escape(one)}</w:t></w:r>"
        if isinstance(one, str)
        else f'<w:hyperlink r:id="{one[1]}"><w:r><w:t>{escape(one[0])}</w:t></w:r></w:hyperlink>'
        for one in ([words] if isinstance(words, str) else words)
    )
    return f"<w:p>{named}{runs}</w:p>"


def a_word_file(*paragraphs, document=None, **parts):
    """The bytes of a Word file."""
    body = document or f"<w:document {_W} {_R}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()
