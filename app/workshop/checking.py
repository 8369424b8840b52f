"""Checking: what the room may have missed is shown, made a risk of, or waved through."""

from typing import Any, TypeAlias

from msgspec.structs import replace

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Phrase, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.checks import Check, Given, found
from app.matrix.sections import CheckRecord, Waved
from app.workshop import executing
from app.workshop.state import RECORD, Workshop
from app.workshop.wording import named

#: In a screen so many, those that are open first, and of what is settled the last few: all of it is
#: sent anew with each decision. The rest on request.
CHECKS, SETTLED = 100, 12
#: A check with what became of it.
Standing: TypeAlias = tuple[Check, CheckRecord]


class WaiveCheck(Ask, frozen=True, kw_only=True, tag="waive-check"):
    check: str
    why: str


class CheckWaived(Event, frozen=True, kw_only=True, tag="check-waived"):
    """`basis` is what it was about: about something else it is open again."""

    check: str
    basis: str
    why: str


def waive(workshop: Workshop, ask: WaiveCheck, _: Turn) -> Happenings:
    check = one_of(workshop, ask.check)
    if not check.tripped:
        raise Refusal("wrong-state", "check-settled")
    return [CheckWaived(check=check.id, basis=check.basis, why=ask.why)]


def one_of(workshop: Workshop, number: str) -> Check:
    """The check of this id; raises Refusal where there is none now."""
    for check in found(given(workshop)):
        if check.id == number:
            return check
    raise Refusal("not-found", "no-such-check")


def was_waived(workshop: Workshop, event: CheckWaived, _: Fact) -> None:
    workshop.registers.waved[event.check] = Waved(basis=event.basis, why=event.why)
    workshop.amended()


def given(workshop: Workshop) -> Given:
    """What the rules look at."""
    cells, kept = workshop.cells, workshop.registers
    scopes = workshop.catalogue.scopes
    return Given(
        model=workshop.model,
        scopes=scopes[:1] if workshop.joined else scopes,
        decided={cell.key: value for cell, value in workshop.decided().items()},
        reference={
            it.key: cells[it.key].reference for it in workshop.catalogue.published(workshop.model)
        },
        executed={key: who for key in cells if (who := executing.who(workshop, key))},
        promised={key for key, cell in cells.items() if cell.promise and not cell.owed},
        vendors=_vendors(workshop),
        contracts=list(kept.contracts.values()),
        benefits=list(kept.benefits.values()),
    )


def _vendors(workshop: Workshop) -> list[str]:
    """Those of the service, and whoever executes a cell as one."""
    executors = (one for there in executing.by_cell(workshop).values() for one in there)
    named = [*workshop.vendors, *(one.name for one in executors if one.kind == "vendor")]
    return list({one.casefold(): one for one in reversed(named)}.values())[::-1]


def standing(workshop: Workshop) -> list[Standing]:
    """Every check with what became of it."""
    kept = workshop.registers
    risked = {one.check for one in kept.risks.values() if one.check}
    told = []
    for check in found(given(workshop)):
        waved = kept.waved.get(check.id)
        record = CheckRecord(id=check.id, cell=check.cell, state="open")
        if not check.tripped:
            record = replace(record, state="settled")
        elif waved and waved.basis == check.basis:
            record = replace(record, state="waived", why=waved.why)
        elif check.id in risked:
            record = replace(record, state="risk")
        told.append((check, record))
    return told


def signed(workshop: Workshop) -> list[CheckRecord]:
    """Each with what it was about: a later release may look at something else."""
    return [replace(record, told=dict(check.told)) for check, record in standing(workshop)]


def described(workshop: Workshop, check: Check, record: CheckRecord) -> dict[str, Any]:
    told = {
        **check.told,
        "cell": check.cell,
        "joined": workshop.joined,
        "named": named(workshop, check.cell),
        "tripped": check.tripped,
    }
    return {
        "id": check.id,
        "cell": check.cell or None,
        "says": Phrase("check", rule=check.rule, **told),
        "settles": Phrase("settles", rule=check.rule) if record.state == "open" else None,
        "state": record.state,
        "why": record.why,
    }


def all_of_them(workshop: Workshop) -> list[dict[str, Any]]:
    """Those that are open first, then what was done about others, then what is settled."""
    pending, settled = _ordered(workshop)
    return [described(workshop, *one) for one in [*pending, *settled]]


def _ordered(workshop: Workshop) -> tuple[list[Standing], list[Standing]]:
    """What is not settled, and what is: that first whose cell changed last."""
    told = standing(workshop)
    pending = [one for one in told if one[1].state != "settled"]
    settled = [one for one in told if one[1].state == "settled"]
    changed = workshop.changed
    return (
        sorted(pending, key=lambda one: one[1].state != "open"),
        sorted(settled, key=lambda one: -changed.get(one[0].cell or RECORD, 0)),
    )


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    pending, settled = _ordered(workshop)
    return [described(workshop, *one) for one in [*pending, *settled[:SETTLED]][:CHECKS]]


CHECKING = Feature(
    asks={WaiveCheck: Rule(FACILITATORS, waive)},
    events={CheckWaived: was_waived},
    shows={"checks": shown},
)
