"""An edition as a Word file (.docx): real styles, real notes or links, the same bytes each time.

Drawn from the layout of its profile. The package is written anew at the end, for the library
stamps it with the clock: all entries bear one time, and nothing is packed, because two versions
of zlib do not pack alike.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from standfirst.publish.layout import lay_out
from standfirst.publish.word_notes import LINK, Run, WordNotes, fit
from standfirst.publish.wording import say_time
from standfirst.records import NoteForm, SectionForm, SentenceKind, StandfirstForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from standfirst.publish.layout import Block, Frame, Layout, Line, Note, Origin, Tag
    from standfirst.records import Edition, ProfileWords

STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip entry can bear
FONT = "Georgia"
INK, ACCENT, SOFT = (
    RGBColor(0x1D, 0x1B, 0x18),
    RGBColor(0x84, 0x28, 0x1B),
    RGBColor(0x5D, 0x57, 0x4E),
)
UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
SIZES = {"Title": 24, "Heading 1": 15, "Heading 2": 13, "Heading 3": 12}


def to_docx(edition: Edition, frame: Frame) -> bytes:
    """Return an edition as the bytes of a Word file, in the manner of its profile."""
    layout = lay_out(edition, frame)
    document = docx.Document()
    _set_styles(document, frame.language)
    _drop_unused(document)
    _set_properties(document, edition, layout, frame)
    writer = _Writer(document, layout, frame)
    writer.write()
    writer.notes.attach(document)
    held = io.BytesIO()
    document.save(held)
    return _repacked(held.getvalue())


class _Writer:
    """Writes one layout into one document, from top to bottom."""

    def __init__(self, document: WordDocument, layout: Layout, frame: Frame) -> None:
        self._document, self._layout, self._frame = document, layout, frame
        self._profile, self._words = frame.profile, frame.profile.words
        kind = "endnote" if self._profile.notes is NoteForm.ENDNOTE else "footnote"
        self.notes = WordNotes(kind)

    def write(self) -> None:
        self._front()
        level = 1
        for group in self._layout.groups:
            if group.name:
                self._document.add_heading(fit(group.name), 1)
            level = 2 if group.name else 1
            for block in group.blocks:
                self._story(block, level)
        if not self._layout.blocks:
            self._document.add_paragraph(fit(self._words.nothing))
        self._back()

    def _front(self) -> None:
        layout = self._layout
        if layout.kicker:
            self._document.add_paragraph(fit(layout.kicker), style="Standfirst kicker")
        title = self._document.add_paragraph(style="Title")
        title.add_run(fit(layout.before))
        if layout.headline is not None:
            self._line(title, layout.headline)
        title.add_run(fit(layout.after))
        for line in layout.opening:
            self._document.add_paragraph(fit(line), style="Standfirst opening")
        self._standfirst()
        if layout.below:
            self._document.add_paragraph(fit(layout.below), style="Standfirst opening")

    def _standfirst(self) -> None:
        lines, form = self._layout.standfirst, self._profile.standfirst
        if not lines:
            return
        if self._profile.standfirst_heading:
            self._document.add_heading(fit(self._profile.standfirst_heading), 1)
        if form is StandfirstForm.BULLETS:
            for line in lines:
                self._line(self._document.add_paragraph(style="List Bullet"), line)
            return
        paragraph = self._document.add_paragraph(style="Standfirst")
        for n, line in enumerate(lines, 1):
            is_joined = form is StandfirstForm.JOINED and n < len(lines)
            self._line(paragraph, line, text=line.text.removesuffix(".") if is_joined else None)
            if n < len(lines):
                paragraph.add_run("; " if is_joined else " ")

    def _story(self, block: Block, level: int) -> None:
        form = self._profile.sections
        if block.heading is not None:
            self._line(self._document.add_heading(level=level), block.heading)
        style = "List Bullet" if form is SectionForm.HEADS else None
        for n, lines in enumerate(block.paragraphs):
            paragraph = self._document.add_paragraph(style=style)
            if form is SectionForm.CLOCK and block.clock:
                paragraph.add_run(f"{block.clock}  ").bold = True
            is_lead = form is SectionForm.LEADS and n == 0
            for m, line in enumerate(lines):
                self._line(paragraph, line, is_bold=is_lead and m == 0)
                if m + 1 < len(lines):
                    paragraph.add_run(" ")
            if self._profile.notes is NoteForm.LINK:
                self._tags(paragraph, block.tags[n])

    def _line(
        self, paragraph: Paragraph, line: Line, *, text: str | None = None, is_bold: bool = False
    ) -> None:
        run = paragraph.add_run(fit(line.text if text is None else text))
        if is_bold:
            run.bold = True
        if line.not_proved:
            mark = paragraph.add_run(fit(f" [{self._words.unproved}]"))
            mark.font.color.rgb, mark.bold = ACCENT, True
        if self._profile.notes in {NoteForm.FOOTNOTE, NoteForm.ENDNOTE}:
            note = self._layout.note(line)
            self.notes.mark(paragraph, note_runs(note, self._words, self._frame.zone))

    def _tags(self, paragraph: Paragraph, tags: Sequence[Tag]) -> None:
        for n, tag in enumerate(tags):
            paragraph.add_run(" (" if n == 0 else " " if tag.label.isdigit() else ", ")
            _link(paragraph, tag.label, tag.url)
        if tags:
            paragraph.add_run(")")

    def _back(self) -> None:
        layout = self._layout
        for line in layout.closing:
            self._document.add_paragraph(fit(line), style="Standfirst opening")
        if layout.left_out:
            self._document.add_heading(fit(self._words.left_out), 2)
            for left in layout.left_out:
                words = left.text or f"Story {left.story}"
                is_sentence = words[-1] in ".!?”"
                said = f"{words} ({left.reason})" if is_sentence else f"{words}: {left.reason}"
                self._document.add_paragraph(fit(said), style="List Bullet")
        if layout.sources:
            self._document.add_heading(fit(self._words.sources), 2)
            for source in layout.sources:
                paragraph = self._document.add_paragraph(style="List Bullet")
                for run in origin_runs(source, self._words, self._frame.zone):
                    if run.url:
                        _link(paragraph, run.text, run.url)
                    else:
                        paragraph.add_run(fit(run.text)).italic = run.is_italic or None


def origin_runs(
    origin: Origin, words: ProfileWords, zone: tzinfo, *, is_titled: bool = True
) -> list[Run]:
    """Say where words come from: outlet and medium, headline, time, address."""
    named = f"{origin.outlet} ({origin.medium})" if origin.medium else origin.outlet
    if origin.headline and is_titled:
        named += f", “{origin.headline}”"
    if origin.published_at:
        named += f", {say_time(origin.published_at, zone, words)}"
    runs = [Run(named)]
    return [*runs, Run(", "), Run(origin.url, url=origin.url)] if origin.url else runs


def note_runs(note: Note, words: ProfileWords, zone: tzinfo) -> list[Run]:
    """Say what proves a sentence: each report with the exact words, and what was changed."""
    runs: list[Run] = []
    if note.kind is SentenceKind.EDITOR or note.not_proved:
        fault = f", {words.unproved}: {note.not_proved}" if note.not_proved else ""
        runs.append(Run(f"{words.editor}{fault}. "))
    for n, proof in enumerate(note.proofs):
        runs += [Run("; ")] if n else []
        runs += origin_runs(proof.origin, words, zone, is_titled=not proof.is_headline)
        runs.append(Run(f", {words.headline}: " if proof.is_headline else ": "))
        cited = " … ".join(one for excerpt in proof.excerpts for one in excerpt.cited)
        runs.append(Run(" ".join(cited.split()), is_italic=True))
    if note.edits:
        runs.append(Run(f" {words.changes}: {'; '.join(note.edits)}."))
    return runs


def _link(paragraph: Paragraph, text: str, url: str | None) -> None:
    if url is None:
        paragraph.add_run(fit(text))
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, LINK, is_external=True))
    run = paragraph.add_run(fit(text), style="Hyperlink")
    link.append(run._r)  # noqa: SLF001 - the library has no links; its XML moves into ours
    paragraph._p.append(link)  # noqa: SLF001 - as above


def _set_styles(document: WordDocument, language: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    styles = document.styles
    for name in ("Normal", *SIZES, "List Bullet"):
        style = styles[name]
        style.font.name, style.font.color.rgb = FONT, INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name in SIZES:
            style.font.size = Pt(SIZES[name])
    styles["Normal"].font.size = Pt(11)
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    for name, size, colour in (
        ("Standfirst", 13, SOFT),
        ("Standfirst kicker", 10, ACCENT),
        ("Standfirst opening", 10, SOFT),
        ("footnote text", 9, INK),
        ("endnote text", 9, INK),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), colour
    for name in ("footnote reference", "endnote reference"):
        styles.add_style(name, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = ACCENT, True
    # The ids that Word itself gives these styles, by which notes name them.
    for name in ("footnote text", "endnote text", "footnote reference", "endnote reference"):
        words = name.split()
        styles[name].element.set(qn("w:styleId"), f"{words[0].capitalize()}{words[1].capitalize()}")
    for style in list(styles.element.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
            styles.element.remove(style)  # a hundred of them, and no table
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _drop_unused(document: WordDocument) -> None:
    """Leave out what the library's template brings along: a picture of it, old copies of styles."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in rels.items() if one.reltype.endswith(UNUSED)]:
            del rels[key]


def _set_properties(document: WordDocument, edition: Edition, layout: Layout, frame: Frame) -> None:
    made = edition.as_of or datetime.combine(edition.date, time(0), UTC)
    properties = document.core_properties
    properties.title = fit(layout.title)[:255]
    properties.author = properties.last_modified_by = fit(frame.desk_name)[:255]
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.language = frame.language
    properties.created = properties.modified = made.astimezone(UTC).replace(
        tzinfo=None, microsecond=0
    )
    properties.revision = 1


def _repacked(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in _ordered(old.namelist()):
            stamped = zipfile.ZipInfo(entry, STAMP)
            stamped.create_system = 3  # not that of the machine
            new.writestr(stamped, old.read(entry))
    return held.getvalue()


def _ordered(names: Iterable[str]) -> list[str]:
    """Return the entries in one order; readers look for the content types first."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
