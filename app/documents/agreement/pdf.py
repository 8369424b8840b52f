"""The agreement as PDF: what two sides sign, on paper, and an auditor reads years later."""

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from app.documents.agreement.document import Document
from app.documents.agreement.parts import Section
from app.documents.paper import typeset
from app.documents.pdf import NO_TIME, made
from app.documents.typesetting import short

TEMPLATE = Path(__file__).parent / "agreement.typ"


def write(document: Document) -> bytes:
    """The same bytes for the same record, whichever process prints it. For one thread."""
    at = document.agreement.signed_at
    when = datetime.fromisoformat(at).replace(microsecond=0) if at else NO_TIME
    return made(TEMPLATE, text(document), when)


def text(document: Document) -> dict[str, Any]:
    """All that the template is given."""
    told = {
        "title": short(document.title, 120),
        "running": short(document.title, 44),
        "sides": [short(one, 80) for one in document.sides],
        "standing": document.standing,
        "draft": document.draft,
        "signed": document.signed,
        "pair": document.pair,
        "sections": [_section(one) for one in document.sections],
    }
    return {**typeset(told), "subject": short(document.title, 120), "hash": document.hash}


def _section(one: Section) -> dict[str, Any]:
    return {"heading": one.heading, "parts": [msgspec.to_builtins(part) for part in one.parts]}
