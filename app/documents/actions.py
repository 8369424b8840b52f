"""Actions: what is still to be done after a workshop, and by when, as lines of a spreadsheet."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from app.documents.checked import pending
from app.documents.csv import numbered, table
from app.documents.grid import Grid
from app.documents.printable import clean
from app.matrix.catalogue import Cell
from app.matrix.model import HOLDERS

#: Of the intake: the day on which the matrix is looked at again.
NEXT_REVIEW = "next-review"
COLUMNS = ("Due", "Action", "What", "Who", "About", "State", "Note", "Id", "Service", "Revision")


class Action(NamedTuple):
    """One thing to do; without a day, as nobody gave it one, it has no `due`."""

    due: str
    action: str
    what: str
    who: str
    about: str
    state: str
    note: str
    number: str
    moves: int = 0  # how often its day was moved


def write(grid: Grid) -> bytes:
    """As the matrix is written; what is due first stands first."""
    told = COLUMNS.index("Service")  # so many fields of an action, then whose it is
    beside = (grid.service, numbered(grid))
    return table(COLUMNS, ((*map(str, one[:told]), *beside) for one in of(grid)))


def of(grid: Grid) -> list[Action]:
    """All there is to do; what has no day stands behind what has one."""
    told = grid.beside
    found = [
        *(_promise(one, grid) for one in told["promises"] if one["state"] == "open"),
        *(it for one in told["risks"] for it in _risk(one)),
        *(_benefit(one) for one in told["benefits"] if one["state"] == "expected"),
        *(_contract(one) for one in told["contracts"] if one["ends"]),
        *(_handover(one, grid) for one in told["path"]),
        *_review(grid),
        *_checks(grid),
    ]
    return sorted(found, key=lambda one: (not one.due, one.due))


def ended(grid: Grid) -> list[Action]:
    """Promises that are kept or broken: whoever has them in a calendar is to lose them there."""
    told = grid.beside["promises"]
    return [_promise(one, grid) for one in told if one["state"] != "open"]


def _promise(one: Mapping[str, Any], grid: Grid) -> Action:
    cells = [Cell(*key.split(":")) for key in one["cells"]]
    about = grid.naming.places(cells)
    moved = f"moved {len(one['moves'])} times" if len(one["moves"]) > 1 else "moved once"
    state = f"{one['state']}, {moved}" if one["moves"] else one["state"]
    what = one["next_step"] or "Decide who is accountable"
    told = (what, one["owner"], about, state, "", one["id"] or one["cells"][0])
    return Action(one["due"], "Keep a promise", *told, moves=len(one["moves"]))


def _risk(one: Mapping[str, Any]) -> Iterator[Action]:
    """It is looked at again; it is answered; and what was accepted until a day is asked anew."""
    what, who, number = one["title"], one["owner"], one["id"]
    mitigation = one["mitigation"]
    if one["state"] == "accepted" and one["until"]:
        by = one["accepted_by"]
        yield Action(one["until"], "Accept a risk anew", what, by, "", "accepted", "", number)
    if one["state"] in ("open", "lapsed", "withdrawn"):
        yield Action("", "Answer a risk", what, who, "", one["state"], mitigation, number)
    if one["review"]:
        state = one["state"]
        yield Action(
            one["review"], "Look at a risk again", what, who, "", state, mitigation, number
        )


def _benefit(one: Mapping[str, Any]) -> Action:
    what, how = one["benefit"], one["validation"]
    return Action(one["by"], "Validate a benefit", what, "Business", "", "expected", how, one["id"])


def _contract(one: Mapping[str, Any]) -> Action:
    what = f"{one['reference']}, {one['vendor']}"
    note = f"Notice: {one['notice']}" if one["notice"] else ""
    holder = HOLDERS[one["holder"]]
    return Action(one["ends"], "A contract ends", what, holder, one["covers"], "", note, one["id"])


def _handover(one: Mapping[str, Any], grid: Grid) -> Action:
    becomes = HOLDERS[one["becomes"]] if one["becomes"] else ""
    what = f"{HOLDERS[one['accountable']]} hands over{f' to {becomes}' if becomes else ''}"
    about = grid.naming.cell(one["id"])
    on, note = one["changes_on"], one["condition"]
    return Action(on, "A cell changes hands", what, becomes, about, "", note, one["id"])


def _review(grid: Grid) -> Iterator[Action]:
    """When the whole is looked at again, where that was answered before the session."""
    answered = {one.id: one.answer for one in grid.record.intake}
    if on := answered.get(NEXT_REVIEW, ""):
        who = clean(answered.get("service-manager", ""))
        what = f"The support model of {grid.service}"
        yield Action(on, "Review the support model", what, who, "", "", "", NEXT_REVIEW)


def _checks(grid: Grid) -> Iterator[Action]:
    for one in pending(grid.checks, grid.naming):
        if one.state == "open":
            yield Action("", "Settle a check", one.says, "", "", "open", one.settles, one.id)
