"""Sections of a record beside the matrix: what was agreed on around it, each item under its id.

A workshop keeps its registers in these forms, too. A field that says nothing is not written, so
that what was signed without it keeps its bytes.
"""

from typing import Literal, TypeAlias

import msgspec

from app.matrix.model import Accountable, Model, Represents

#: Who holds a contract.
Holder: TypeAlias = Literal[Accountable, Represents]


class Section(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One item of a section."""


class Ambition(Section, frozen=True, kw_only=True):
    """The model that was adopted, its consequences acknowledged, and by whom."""

    model: Model
    rationale: str = ""
    at: str
    by: str  # a person's id


class Contract(Section, frozen=True, kw_only=True):
    """A contract, and who holds it: without it nobody can make the vendor act."""

    id: str
    reference: str
    vendor: str
    covers: str
    holder: Holder
    engaged_by: str = ""
    starts: str = ""
    ends: str = ""
    notice: str = ""
    exit_plan: str = ""


class Benefit(Section, frozen=True, kw_only=True):
    """What the business expects, how and by when it will be validated, and what came of it."""

    id: str
    benefit: str
    validation: str
    by: str  # a date
    state: Literal["expected", "validated", "refuted"] = "expected"
    evidence: str = ""
    at: str = ""  # when it was judged


class Today(Section, frozen=True, kw_only=True):
    """Who answers for a cell today, and when and on what condition that changes."""

    process: str
    scope: str
    accountable: Accountable
    changes_on: str = ""
    condition: str = ""


class Handover(Section, frozen=True, kw_only=True):
    """A cell that changes hands; null: to whom is not decided."""

    id: str
    process: str
    scope: str
    accountable: Accountable
    becomes: Accountable | None
    changes_on: str
    condition: str
