"""How a partnership agreement is printed: five files, a calendar, two revisions compared."""

from collections.abc import Mapping

from app.documents import filing
from app.documents.agreement import calendar, document, docx, html, json, markdown, pdf
from app.documents.agreement.comparison import COMPARING
from app.documents.agreement.document import Document
from app.documents.formats import Format
from app.documents.press import Press
from app.documents.signatures import Reading
from app.partnership import record

KIND = "agreement"
#: What stands before the ending where it is no agreement that it is a file of.
OTHERWISE = {"calendar": "calendar, {standing}"}
FORMATS = {
    "pdf": Format("application/pdf", pdf.write),
    "docx": Format(docx.MEDIA_TYPE, docx.write),
    "md": Format("text/markdown; charset=utf-8", markdown.write),
    "json": Format("application/json", json.write),
    "html": Format("text/html; charset=utf-8", html.write),
}
LISTS = {"calendar.ics": Format("text/calendar; charset=utf-8", calendar.write)}


def table(
    content: str,
    digest: str | None,
    names: Mapping[str, str],
    before: str | None,
    reading: Reading,
) -> Document:
    """The document of an agreement, from its record."""
    earlier = record.parse(before) if before else None
    return document.of(record.parse(content), digest, names, earlier, reading)


def filename(told: Document, extension: str) -> str:
    """`Payroll partnership, agreement, revision 1.pdf`, in the signs of its own title."""
    standing = "DRAFT" if told.draft else f"revision {told.agreement.revision}"
    other, _, ending = extension.rpartition(".")
    what = OTHERWISE.get(other, "{standing}").format(standing=standing)
    return f"{filing.safe(told.title) or 'Partnership'}, {KIND}, {what}.{ending}"


def disposition(told: Document, extension: str) -> str:
    return filing.attachment(filename(told, extension), KIND)


AGREEMENT = Press(FORMATS, table, disposition, COMPARING, lists=LISTS, stem="agreement")
