"""The agreement as DOCX, for whoever works on it in a word processor."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.documents.agreement.document import Document
from app.documents.agreement.parts import (
    Facts,
    Gaps,
    Heading,
    Items,
    Lines,
    Paragraph,
    Part,
    Rows,
)

if TYPE_CHECKING:
    from app.documents.agreement.wording import Page

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: A file of an archive has a time; a fixed one keeps the same agreement the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)
SIGNING = (("Office", 22), ("Name", 26), ("Signature", 34), ("Date", 18))


def write(document: Document) -> bytes:
    """The same bytes for the same record."""
    # Only now: loaded it takes as long as all the other files together, wherever one is printed.
    from app.documents.agreement.wording import Page

    page = Page(document)
    _head(page, document)
    for section in document.sections:
        page.heading(section.heading, 1)
        for part in section.parts:
            _part(page, part)
    return _packed(page.saved())


def _head(page: Page, document: Document) -> None:
    page.title(document.title)
    page.paragraph(f"Partnership agreement between {document.sides[0]} and {document.sides[1]}")
    page.paragraph("DRAFT, not signed" if document.draft else document.standing, bold=True)
    if document.signed:
        page.paragraph(document.signed)
    page.facts(document.pair)


def _part(page: Page, part: Part) -> None:
    match part:
        case Heading(text):
            page.heading(text, 2)
        case Paragraph(text):
            for one in text.split("\n\n"):
                page.paragraph(one)
        case Gaps(says):
            for one in says:
                page.paragraph(one, label="Gap: ")
        case Items(texts):
            for one in texts:
                page.item(one)
        case Facts(pairs):
            page.facts(pairs)
        case Rows(columns, rows):
            page.table([(one.title, one.share) for one in columns], rows)
        case Lines(offices):
            told = [[office, name, *_sealed(seal)] for office, name, seal in offices]
            page.table(SIGNING, told, room=True)


def _sealed(seal: tuple[str, ...]) -> tuple[str, str]:
    who, hand, at = seal or ("", "", "")
    return f"{who}\n{hand}".strip(), at


def _packed(file: bytes) -> bytes:
    """The same archive, in which no file has a time of its own."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as was,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as now,
    ):
        for name in was.namelist():
            now.writestr(zipfile.ZipInfo(name, NO_TIME), was.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
