"""Documents of agreements, as the tests have them printed."""

from typing import Any

from app.documents.agreement import document
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
from app.documents.signatures import Reading
from app.matrix.record import digest
from app.partnership.record import Agreement, canonical
from tests.partnership.agreements import NAMES

READING = Reading(code="ABCDEFGH")


def printed(
    agreement: Agreement,
    before: Agreement | None = None,
    names: dict[str, str] = NAMES,
    reading: Reading = READING,
) -> Document:
    whole = digest(canonical(agreement)) if agreement.revision else None
    return document.of(agreement, whole, names, before, reading)


def lines(parts: list[Part]) -> list[str]:
    """Each text of it, a row of a table as one."""
    return [line for part in parts for line in _lines(part)]


def _lines(part: Part) -> list[str]:
    told: Any = part
    match part:
        case Heading() | Paragraph():
            return [told.text]
        case Gaps():
            return [f"Gap: {one}" for one in told.says]
        case Items():
            return list(told.texts)
        case Facts():
            return [f"{label}: {text}" for label, text in told.pairs]
        case Rows():
            return [" | ".join(row) for row in told.rows]
        case Lines():
            return [" | ".join((office, name, *seal)) for office, name, seal in told.offices]


def section(told: Document, key: str) -> list[str]:
    (found,) = [one for one in told.sections if one.key == key]
    return lines(found.parts)


def texts(told: Document) -> list[str]:
    """All that any file of it has to say."""
    return [
        told.title,
        *told.sides,
        *(who for _, who in told.pair),
        *(one.title for one in told.sections),
        *(line for one in told.sections for line in lines(one.parts)),
    ]
