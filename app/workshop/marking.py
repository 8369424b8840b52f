"""Marking: what anybody can point at without a vote: words that are not clear, where IT could help.

A definition belongs to a process, whatever scope it is marked in; where IT could add value, to a
cell. Of the marks everybody sees how many there are; whose they are, only who made them.
"""

from collections import Counter
from typing import Any, Literal, TypeAlias

from app.asks.refusal import Refusal
from app.log.kind import ANYONE, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import REPRESENTS
from app.matrix.sections import Value
from app.workshop.cell import CellAsk
from app.workshop.state import Workshop

What: TypeAlias = Literal["not-clear", "value"]


class Mark(CellAsk, frozen=True, kw_only=True, tag="mark"):
    """`marked` false takes one's own mark back."""

    what: What
    marked: bool = True


class Marked(Event, frozen=True, kw_only=True, tag="marked"):
    """`on` is a process whose definition is not clear, or cells where IT could add value."""

    person: str
    what: What
    on: list[str]
    marked: bool


def mark(workshop: Workshop, ask: Mark, turn: Turn) -> Happenings:
    """Once the votes are out, they are what is talked about, and not the words."""
    keys = workshop.keys(ask.process, ask.scope)
    if ask.what == "not-clear":
        of_it = [cell for key, cell in workshop.cells.items() if key.split(":")[0] == ask.process]
        if ask.marked and all(cell.state != "open" for cell in of_it):
            raise Refusal("wrong-state", "votes-are-out")
        keys = [ask.process]
    own = {key: turn.person in workshop.marks.get(f"{ask.what}:{key}", {}) for key in keys}
    new = [key for key in keys if own[key] != ask.marked]
    told = Marked(person=turn.person, what=ask.what, on=new, marked=ask.marked)
    return [told] if new else []


def was_marked(workshop: Workshop, event: Marked, _: Fact) -> None:
    for key in event.on:
        _put(workshop, f"{event.what}:{key}", event.person, event.marked)
    workshop.changes.own.add(event.person)


def _put(workshop: Workshop, mark: str, person: str, marked: bool) -> None:
    if marked:
        workshop.marks.setdefault(mark, {})[person] = None
    else:
        workshop.marks[mark].pop(person)
    what, _, on = mark.partition(":")
    keys = [key for key in workshop.cells if key == on or key.startswith(f"{on}:")]
    workshop.drawn_anew(*(f"cell:{key}" for key in keys))
    if what == "value":
        workshop.amended()


def forget(workshop: Workshop, person: str) -> None:
    """Who was removed points at nothing any more."""
    for mark, who in workshop.marks.items():
        if person in who:
            _put(workshop, mark, person, False)


def clear(workshop: Workshop, process: str) -> None:
    """In other words a definition may be clear: nobody has marked these."""
    for person in workshop.marks.pop(f"not-clear:{process}", {}):
        workshop.changes.own.add(person)


# What is shown, and signed


def counted(workshop: Workshop, key: str) -> dict[str, int]:
    """How many marks there are on a cell, and on the definition of its process."""
    marks = workshop.marks
    return {
        "not_clear": len(marks.get(f"not-clear:{key.split(':')[0]}", ())),
        "value": len(marks.get(f"value:{key}", ())),
    }


def own(workshop: Workshop, person: str) -> dict[str, Any]:
    """What somebody has marked: `not-clear:incident`, `value:incident:application`."""
    return {"marks": [mark for mark, who in workshop.marks.items() if person in who]}


def signed(workshop: Workshop) -> list[Value]:
    """Where IT could add value, by the parties that say so, in the order of the catalogue."""
    found = []
    for cell in workshop.catalogue.cells:
        who = workshop.marks.get(f"value:{cell.key}", {})
        seen = Counter(workshop.people[one].represents for one in who)
        by: dict[str, int] = {party: seen[party] for party in REPRESENTS if seen[party]}
        if by:
            found.append(Value(process=cell.process, scope=cell.scope, by=by))
    return found


MARKING = Feature(asks={Mark: Rule(ANYONE, mark)}, events={Marked: was_marked})
