"""Gaps: what an agreement does not say yet, each found by a pure rule and said in a sentence."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.partnership import roles
from app.partnership.model import BRIDGING, LEVELS, Section
from app.partnership.record import Agreement

#: By rule; what stands in braces is what the gap is about.
SAYS = {
    "philosophy-empty": "What the two sides want to accomplish together is not written yet.",
    "role-unheld": "Nobody holds the role of {role}.",
    "level-unmet": "No meeting is planned at {level} level.",
    "nothing-shared": "No objective is shared yet.",
    "objective-unmeasured": "{title}: nothing says how it is measured.",
    "objective-unserved": "{title}: no action serves it.",
    "nothing-appended": "No service level agreement is attached, and no signed matrix is cited.",
}


class Gap(NamedTuple):
    """What is missing, by the key of its sentence, where, and what stands in the sentence.

    One about an item has its id as `item` among them.
    """

    says: str
    section: Section
    params: Mapping[str, str] = {}

    @property
    def sentence(self) -> str:
        return SAYS[self.says].format(**self.params)


def gaps(agreement: Agreement) -> list[Gap]:
    """Section by section, in their order."""
    return [
        *_philosophy(agreement),
        *_staff(agreement),
        *_meetings(agreement),
        *_objectives(agreement),
        *_actions(agreement),
        *_appendices(agreement),
    ]


def _philosophy(agreement: Agreement) -> Iterator[Gap]:
    if not agreement.philosophy.strip():
        yield Gap("philosophy-empty", "philosophy")


def _staff(agreement: Agreement) -> Iterator[Gap]:
    held = {role for one in agreement.staff for role in roles.bridging(one.role)}
    for role in BRIDGING:
        if role not in held:
            yield Gap("role-unheld", "staff", {"role": role})


def _meetings(agreement: Agreement) -> Iterator[Gap]:
    met = {one.level for one in agreement.meetings}
    for level in LEVELS:
        if level not in met:
            yield Gap("level-unmet", "meetings", {"level": level})


def _objectives(agreement: Agreement) -> Iterator[Gap]:
    if not agreement.objectives:
        yield Gap("nothing-shared", "objectives")
    for one in agreement.objectives:
        if not one.measure.strip():
            about = {"title": one.title, "item": one.id}
            yield Gap("objective-unmeasured", "objectives", about)


def _actions(agreement: Agreement) -> Iterator[Gap]:
    """An action that was broken serves nothing any more."""
    served = {one.objective for one in agreement.actions if one.state != "broken"}
    for one in agreement.objectives:
        if one.id not in served:
            yield Gap("objective-unserved", "actions", {"title": one.title, "item": one.id})


def _appendices(agreement: Agreement) -> Iterator[Gap]:
    if not agreement.appendices and not agreement.citations:
        yield Gap("nothing-appended", "appendices")
