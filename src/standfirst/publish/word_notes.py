"""Footnotes and endnotes of a Word file: the part that holds them, and the marks in the text.

python-docx reads and writes no notes, so their part is built here: real notes, that Word numbers,
moves and prints like any others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

# What XML 1.0 cannot hold, and lone surrogates: report text may have any of it.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# What may stand behind the notes' own settings: the order is fixed (ECMA-376, CT_Settings).
BEHIND = (
    "endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping shapeDefaults"
    " decimalSymbol listSeparator"
).split()
LINK = RELATIONSHIP_TYPE.HYPERLINK


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a note: words, slanted or not, with an address or none."""

    text: str
    is_italic: bool = False
    url: str | None = None


def fit(text: str) -> str:
    """Return a text without the characters that no Word file can hold."""
    return UNFIT.sub("\ufffd", text)


@dataclass(slots=True)
class WordNotes:
    """The notes of one document: all at the foot of their page, or all at the end."""

    kind: str  # "footnote" or "endnote"
    _notes: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)  # address to relationship id

    def mark(self, paragraph: Paragraph, runs: list[Run]) -> None:
        """Put a mark at the end of a paragraph so far, and its note into the part."""
        number = len(self._notes) + 1
        run = paragraph.add_run()
        run.style = f"{self.kind} reference"
        reference = OxmlElement(f"w:{self.kind}Reference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)  # noqa: SLF001 - the library's own way to its XML
        self._notes.append(self._note(number, runs))

    def _note(self, number: int, runs: list[Run]) -> str:
        title = self.kind.capitalize()
        body = "".join(self._run(run) for run in runs)
        return (
            f'<w:{self.kind} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{title}Text"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{title}Reference"/></w:rPr><w:{self.kind}Ref/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{body}</w:p></w:{self.kind}>'
        )

    def _run(self, run: Run) -> str:
        slant = "<w:i/>" if run.is_italic else ""
        words = f'<w:t xml:space="preserve">{escape(fit(run.text))}</w:t>'
        if run.url is None:
            return f"<w:r><w:rPr>{slant}</w:rPr>{words}</w:r>"
        target = self._links.setdefault(run.url, f"rId{len(self._links) + 1}")
        style = f'<w:rPr><w:rStyle w:val="Hyperlink"/>{slant}</w:rPr>'
        return f"<w:hyperlink r:id={quoteattr(target)}><w:r>{style}{words}</w:r></w:hyperlink>"

    def attach(self, document: WordDocument) -> None:
        """Put the part into the document; without a note there is none."""
        if not self._notes:
            return
        name = f"{self.kind}s"
        parted = "".join(
            f'<w:{self.kind} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            f"</w:{self.kind}>"
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:{name} {nsdecls('w', 'r')}>{parted}{''.join(self._notes)}</w:{name}>"
        )
        part = Part(
            PackURI(f"/word/{name}.xml"),
            CONTENT_TYPE.format(name),
            xml.encode("utf-8"),
            document.part.package,
        )
        for url, number in self._links.items():
            part.rels.add_relationship(LINK, url, number, is_external=True)
        kind = getattr(RELATIONSHIP_TYPE, name.upper())
        document.part.relate_to(part, kind)
        self._name_separators(document)

    def _name_separators(self, document: WordDocument) -> None:
        """Tell the settings which notes are the lines that part notes from text, as Word does."""
        properties = OxmlElement(f"w:{self.kind}Pr")
        for number in ("-1", "0"):
            note = OxmlElement(f"w:{self.kind}")
            note.set(qn("w:id"), number)
            properties.append(note)
        settings = document.settings.element
        behind = next(
            (one for one in settings if one.tag in {qn(f"w:{name}") for name in BEHIND}), None
        )
        if behind is None:
            settings.append(properties)
        else:
            behind.addprevious(properties)
