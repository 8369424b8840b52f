"""What stands around the sections: meetings that were held, what is proposed, who took part."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.agreement import people
from app.documents.agreement.parts import Heading, Items, Paragraph, Part
from app.documents.agreement.telling import Telling
from app.documents.changes import glance
from app.documents.printable import clean
from app.partnership.record import Held, Proposed

KINDS = {"note": "Noted", "decision": "Decided"}
#: What each ask would do, as its side proposes it; of one not known here, its own name is told.
ASKS = {
    "write-philosophy": "to write the philosophy anew",
    "name-staff": "a member of the staff",
    "plan-meeting": "a meeting",
    "share-objective": "an objective",
    "plan-action": "an action",
    "cite-matrix": "to cite a signed support model",
}
#: Fields of an ask that mean something to programs alone.
SILENT = {"ask", "id", "item", "base", "change"}


def held(told: Telling) -> list[Part]:
    """Each meeting with what was noted and decided in it, in the order it was said."""
    parts: list[Part] = []
    for one in told.agreement.held:
        parts.append(
            Heading(f"{clean(one.title)}, {one.on}{'' if one.closed else ' (not closed)'}")
        )
        said = [f"{KINDS[it.kind]}: {clean(it.text)}" for it in one.minutes]
        parts.append(Items(said) if said else Paragraph("Nothing was noted."))
    return parts or [Paragraph("No meeting was held yet.")]


def proposals(told: Telling) -> list[Part]:
    lines = [proposal(told, one) for one in told.agreement.proposals]
    return [Items(lines)] if lines else [Paragraph("None.")]


def proposal(told: Telling, one: Proposed) -> str:
    """`IT proposes an action: title: …; owner: …`."""
    fields = "; ".join(_fields(told, one.says))
    what = ASKS.get(one.ask, one.ask.replace("-", " "))
    changed = ", in place of what stands there" if "item" in one.says else ""
    return f"{told.side(one.side)} proposes {what}{changed}{': ' if fields else ''}{fields}"


def _fields(told: Telling, says: Mapping[str, Any]) -> Iterator[str]:
    objectives = {one.id: clean(one.title) for one in told.agreement.objectives}
    for field, value in says.items():
        text = _text(told, field, value)
        if field not in SILENT and text:
            yield f"{field.replace('_', ' ')}: {glance(objectives.get(text, text))}"


def _text(told: Telling, field: str, value: Any) -> str:
    if field == "side" and value in (0, 1):
        return told.side(value)
    if isinstance(value, list):
        return ", ".join(_text(told, "", one) for one in value)
    return told.names.of(str(value)) if isinstance(value, (str, int)) else ""


def attendance(told: Telling) -> list[Part]:
    there = people.attendance(told.agreement, told.names)
    return [Items(there)] if there else [Paragraph("Nobody yet.")]


def titled(one: Held) -> str:
    return f"{clean(one.title)}, {one.on}"
