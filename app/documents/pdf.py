"""The matrix as PDF: the document a board signs and an auditor reads three years later."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
import typst

from app.documents.grid import Grid
from app.documents.paper import document

HERE = Path(__file__).parent
TEMPLATE = HERE / "matrix.typ"
EMPTY = HERE / "empty.typ"
#: Readable for a screen reader, and for good: nothing in the file depends on the outside.
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
#: A draft has no time of its own; a fixed one keeps the same draft the same file.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def write(grid: Grid) -> bytes:
    """The same bytes for the same record, whichever process prints it. For one thread."""
    at = grid.record.signed_at
    when = datetime.fromisoformat(at).replace(microsecond=0) if at else NO_TIME
    return made(TEMPLATE, document(grid), when)


def made(template: Path, text: Mapping[str, Any], when: datetime = NO_TIME) -> bytes:
    """What a template makes of this text."""
    told = {"data": msgspec.json.encode(text).decode()}
    try:
        return _compile(template, told, STANDARDS, when)
    except typst.TypstError:
        # A sign that none of our fonts has may not stand in an archive; then this file promises
        # less, and shows an empty box in that one place.
        return _compile(template, told, [], when)


def _compile(
    template: Path, told: dict[str, str], standards: "list[typst.PDFStandard]", when: datetime
) -> bytes:
    file = _compiler(template).compile(
        format="pdf", sys_inputs=told, pdf_standards=standards, timestamp=when
    )
    _forget()
    return cast("bytes", file)


def _forget() -> None:
    """Let go of the document. The typesetter keeps a part of it until it has not been asked for in
    ten further documents, and offers no other way; with long texts that is 300 MB."""
    for _ in range(11):
        _compiler(EMPTY).compile()


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(str(template), root=str(HERE), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Ours and no others: what the machine has must not change the document."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(HERE / "fonts")],
    )
