"""The agreement as one page that needs nothing else: to be read offline, printed, and checked."""

from pathlib import Path

import msgspec
from markupsafe import Markup

from app.documents.agreement.document import Document
from app.documents.alone import template
from app.documents.carried import ENDS, QUOTED
from app.partnership.record import canonical

HERE = Path(__file__).parent
OPENS = '<script type="application/json" id="remit-agreement">'


def write(document: Document) -> bytes:
    """Every text is escaped by the template; the sheet and the block are ours and stand as are."""
    carried = Markup(block(document))  # noqa: S704 - no sign of it could end it
    return template(HERE, "agreement").render(document=document, block=carried).encode()


def block(document: Document) -> str:
    """What it is of, for programs: the text whose hash it is, so that no reader has to guess it."""
    text = msgspec.json.encode(
        {
            "format": 1,
            "revision": document.agreement.revision,
            "hash": document.hash,
            "record": canonical(document.agreement),
        }
    ).decode()
    for sign, quoted in QUOTED.items():
        text = text.replace(sign, quoted)
    return OPENS + text + ENDS
