"""Pages of a word processor: headings, texts and tables, as both that people use read them."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.documents.agreement.document import Document

FONT, INK, SOFT, HAIR = "Calibri", RGBColor(0x1C, 0x1C, 0x1A), RGBColor(0x5C, 0x5C, 0x58), "C9C9C4"
BLANK = "–"
WIDTH = 170  # mm between the margins
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
RIGHT_TO_LEFT = re.compile("^[^A-Za-z\u00c0-\u058f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: The order in which a file has to have its elements: what stands behind those that are put in.
BEHIND_BIDI = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
BEHIND_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
LONG_ROW = 1200  # signs: one that is longer may go on over the page's end


class Page:
    """What is written on it, from its head on."""

    def __init__(self, document: Document) -> None:
        self._file = docx.Document()
        self._about(document)
        self._looks()
        self._paper(document)

    def _about(self, document: Document) -> None:
        told = self._file.core_properties
        at = document.agreement.signed_at
        told.title = f"{document.title[:200]}, partnership agreement"
        told.subject = f"{document.standing}{f', SHA-256 {document.hash}' if document.hash else ''}"
        told.author, told.last_modified_by, told.comments, told.keywords = "", "", "", ""
        told.language, told.revision = "en-GB", max(document.turn, 1)
        told.created = told.modified = datetime.fromisoformat(at) if at else NO_TIME

    def _looks(self) -> None:
        """One family, few sizes; the language is set where every text takes it from."""
        styles: Any = self._file.styles
        sizes = {"Normal": 10, "Title": 24, "Heading 1": 14, "Heading 2": 11, "List Bullet": 10}
        for name, size in sizes.items():
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(which), None)
            fonts.set(qn("w:cs"), FONT)
            style.paragraph_format.space_after = Pt(4)
        styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
        language = styles.element.find(f".//{qn('w:lang')}")
        for which, told in (("val", "en-GB"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
            language.set(qn(f"w:{which}"), told)
        quiet = styles.add_style("Quiet", WD_STYLE_TYPE.PARAGRAPH)
        quiet.base_style, quiet.font.size, quiet.font.color.rgb = styles["Normal"], Pt(8), SOFT

    def _paper(self, document: Document) -> None:
        """A4; whether it is a draft, its hash and the number of the page stand on each."""
        section = self._file.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(22), Mm(25)
        standing = "DRAFT · not signed"
        if not document.draft:
            standing = f"{document.standing} · {document.signed}"
        digest = (
            f"Content SHA-256 {document.hash}" if document.hash else "A draft has no content hash."
        )
        for place, lines in (
            (section.header, [f"Partnership agreement · {standing}"]),
            (section.footer, [digest, "Page "]),
        ):
            last = place.paragraphs[0]
            for number, line in enumerate(lines):
                last = place.add_paragraph() if number else last
                last.style = "Quiet"
                last.add_run(line).bold = "DRAFT" in line
        for field, behind in (("PAGE", " of "), ("NUMPAGES", "")):
            _field(last, field)
            last.add_run(behind)

    def title(self, text: str) -> None:
        _say(self._file.add_paragraph(style="Title"), text)

    def heading(self, text: str, level: int) -> None:
        _say(self._file.add_paragraph(style=f"Heading {level}"), text)

    def paragraph(self, text: str, *, label: str = "", bold: bool = False) -> None:
        there = self._file.add_paragraph()
        if label:
            there.add_run(label).bold = True
        _say(there, text).bold = bold or None

    def item(self, text: str) -> None:
        _say(self._file.add_paragraph(style="List Bullet"), text)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        for label, text in pairs:
            self.paragraph(text, label=f"{label}: ")

    def table(
        self,
        columns: Sequence[tuple[str, int]],
        rows: Sequence[Sequence[str]],
        *,
        room: bool = False,  # for a pen
    ) -> None:
        """Its head stands on every page that it goes on over."""
        told = [[title for title, _ in columns], *rows]
        whole = sum(share for _, share in columns)
        widths = [Mm(WIDTH * share / whole) for _, share in columns]
        table = self._file.add_table(len(told), len(columns))
        table.autofit = False
        _hairlines(table)
        for number, (row, texts) in enumerate(zip(table.rows, told, strict=True)):
            _row(row, is_head=number == 0, whole=sum(map(len, texts)) < LONG_ROW)
            if room and number:
                row.height = Mm(14)
            for cell, width, text in zip(row.cells, widths, texts, strict=True):
                cell.width = width
                _cell(cell, text or BLANK * (not room), bold=number == 0)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self._file.add_paragraph().paragraph_format.space_after = Pt(2)

    def saved(self) -> bytes:
        file = io.BytesIO()
        self._file.save(file)
        return file.getvalue()


def _say(paragraph: Paragraph, text: str) -> Run:
    """As it was typed, with its line ends; from the right where it begins so."""
    run = paragraph.add_run(text)
    if RIGHT_TO_LEFT.match(text):
        about = paragraph._p.get_or_add_pPr()
        about.insert_element_before(OxmlElement("w:bidi"), *BEHIND_BIDI)
        run.font.rtl = True
    return run


def _cell(cell: _Cell, text: str, *, bold: bool) -> None:
    there = cell.paragraphs[0]
    there.paragraph_format.space_after = Pt(2)
    run = _say(there, text)
    run.font.size, run.bold = Pt(8), bold or None


def _row(row: Any, *, is_head: bool, whole: bool) -> None:
    about = row._tr.get_or_add_trPr()
    if whole:
        about.append(OxmlElement("w:cantSplit"))
    if is_head:
        about.append(OxmlElement("w:tblHeader"))


def _hairlines(table: Table) -> None:
    """A line below each row, and nothing else; the text begins where that above it does."""
    line = {"val": "single", "sz": "4", "space": "0", "color": HAIR}
    lines = _edges("w:tblBorders", dict.fromkeys(("top", "bottom", "insideH"), line))
    room = {"top": "50", "left": "0", "bottom": "30", "right": "110"}
    margins = _edges("w:tblCellMar", {edge: {"w": w, "type": "dxa"} for edge, w in room.items()})
    about = table._tbl.tblPr
    about.insert_element_before(lines, *BEHIND_BORDERS)
    about.insert_element_before(margins, BEHIND_BORDERS[-1])


def _edges(name: str, edges: Mapping[str, Mapping[str, str]]) -> Any:
    told = OxmlElement(name)
    for edge, looks in edges.items():
        one = OxmlElement(f"w:{edge}")
        for key, value in looks.items():
            one.set(qn(f"w:{key}"), value)
        told.append(one)
    return told


def _field(paragraph: Paragraph, name: str) -> None:
    """What the word processor counts by itself."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            run.text = "1"
            continue
        sign = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            sign.set(qn("w:fldCharType"), kind)
        else:
            sign.text = name
        run._r.append(sign)
