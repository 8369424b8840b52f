"""The physical model as it is signed: who executes a cell, how they are reached, cases played.

A section like the others: a field that says nothing is not written.
"""

from typing import Literal, TypeAlias

from app.matrix.sections import Section

#: What an executor is.
Kind: TypeAlias = Literal["internal", "vendor", "cloud"]
#: What was made of a gap.
GapState: TypeAlias = Literal["open", "promise", "risk"]


class Executor(Section, frozen=True, kw_only=True):
    """Who does the daily work of a cell, when, and how they are reached.

    `contact`, `escalation` and `steps_in` are ids of contacts, whose texts live apart.
    """

    process: str
    scope: str
    name: str
    kind: Kind
    hours: str
    contact: str = ""
    escalation: str = ""
    steps_in: str = ""


class Contact(Section, frozen=True, kw_only=True):
    """How somebody is reached, as the digest of that: so the text itself can be erased."""

    person: str  # its id
    named: str


class GapRecord(Section, frozen=True, kw_only=True):
    """Where a case was not carried on, and what became of that; `told` is what it is about."""

    process: str
    scope: str
    rule: str
    state: GapState
    told: dict[str, str] = {}  # noqa: RUF012


class Case(Section, frozen=True, kw_only=True):
    """What somebody has lived through, and when: a night that the matrix has to stand."""

    id: str
    title: str
    story: str = ""
    at: str
    processes: list[str]
    by: str = ""  # a person's id, where they put their name to it
    played: str = ""  # when, last
    gaps: list[GapRecord] = []  # noqa: RUF012 # of the model as it was signed
