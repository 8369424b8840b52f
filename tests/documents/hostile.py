"""Texts that once became something else than text, in some program, somewhere."""

from app.documents.grid import Grid
from app.matrix.record import Promise
from tests.documents.records import disputed, fresh, printed, signed, where

FORMULAS = [
    "=1+1",
    '=HYPERLINK("x","y")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\t=1+1",
    "  =1+1",
]
MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ `code` ~~gone~~",
    "[text](javascript:alert(1))",
    "# heading",
    "1. one",
    "- item",
    "| a | b |",
    "&amp; &lt;",
    "#eval(1) #sys.inputs",
    "$x^2$ @ref *b*",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    '#import "/etc/passwd" #read("/etc/passwd")',
    "back\\slash \\n \\u{41}",
    "_x0041_ &P &N",
]
SCRIPTS = [
    "李明 と 山田",
    "Ελένη Παπαδοπούλου",
    "Ирина",
    "สมชาย",
    "김철수",
    "רחל",
    "José 🎉",
    "ありがとう",
]
#: The whole of it.
TEXTS = FORMULAS + MARKUP + SCRIPTS


def holding(text: str) -> Grid:
    """A signed matrix in which Ann typed the same thing wherever one can type."""
    told = where(
        fresh(service=text, description=text, vendors=[text], parked=[text]),
        "incident",
        "application",
        state="decided",
        accountable="business",
        executed_by=text,
        rationale=text,
        dissent=text,
    )
    told = where(
        told, "change", "interface", promise=Promise(text, "2026-12-24", text), waiver=text
    )
    return printed(signed(told))


def long(text: str) -> Grid:
    """Twenty-eight decisions with as much as anybody may write."""
    told = disputed()
    for cell in told.cells:
        told = where(
            told,
            cell.process,
            cell.scope,
            state="decided",
            rationale=text,
            dissent=text,
            executed_by=text,
        )
    return printed(signed(told))
