"""Cases: what people have lived through is brought in, and put in the order it is played in."""

from collections.abc import Iterable, Sequence
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import ANYONE, FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.hours import HoursError, moment
from app.matrix.physical import Case
from app.workshop import registers
from app.workshop.registers import MAY_BE_WRITTEN, TITLED
from app.workshop.state import Workshop

#: In a workshop, brought in by one person who does not lead, and processes of one.
CASES, OWN, PROCESSES = 60, 10, 40
AT = 60  # signs of a day and a time


class AddCase(Ask, frozen=True, kw_only=True, tag="add-case"):
    """With `item`, that one told anew; with `named`, under the name of who brings it in."""

    own_fields = registers.texts(title=TITLED, story=MAY_BE_WRITTEN, at=(AT, False, False))
    title: str
    story: str
    at: str
    processes: Annotated[list[str], Meta(min_length=1, max_length=PROCESSES)]
    named: bool = False
    item: str | UnsetType = UNSET


class DropCase(Ask, frozen=True, kw_only=True, tag="drop-case"):
    case: str


class PlaceCase(Ask, frozen=True, kw_only=True, tag="place-case"):
    """Before another one, or where that is empty, last."""

    case: str
    before: str = ""


class CaseAdded(Event, frozen=True, tag="case-added"):
    """Also one that is told anew; `by` in it is who put their name to it."""

    case: Case


class CaseDropped(Event, frozen=True, tag="case-dropped"):
    case: str


class CasePlaced(Event, frozen=True, kw_only=True, tag="case-placed"):
    case: str
    before: str


def add(workshop: Workshop, ask: AddCase, turn: Turn) -> Happenings:
    kept, leads = workshop.registers.cases, workshop.is_facilitator(turn.person)
    before = None
    if isinstance(ask.item, str):
        if not leads:
            raise Refusal("forbidden", "facilitator-only")
        before = registers.known(kept, ask.item)
    elif len(kept) >= CASES:
        raise Refusal("wrong-state", "register-full", count=CASES)
    elif not leads and workshop.registers.brought.get(turn.person, 0) >= OWN:
        raise Refusal("wrong-state", "cases-full", count=OWN)
    check(ask.at, ask.processes, workshop.catalogue.processes)
    told = Case(
        id=before.id if before else f"n{workshop.registers.cases_added + 1}",
        title=ask.title,
        story=ask.story,
        at=ask.at,
        processes=ask.processes,
        by=before.by if before else turn.person if ask.named else "",
        played=before.played if before else "",
    )
    return [] if told == before else [CaseAdded(told)]


def check(at: str, processes: Sequence[str], there: Iterable[str]) -> None:
    """Raises Refusal where its time is none, or a process is not `there` or stands twice."""
    try:
        moment(at)
    except HoursError as error:
        raise Refusal("bad-field", "no-moment", what=str(error)) from None
    if not {*processes} <= {*there}:
        raise Refusal("bad-field", "no-such-process")
    if len({*processes}) < len(processes):
        raise Refusal("bad-field", "process-twice")


def drop(workshop: Workshop, ask: DropCase, _: Turn) -> Happenings:
    registers.known(workshop.registers.cases, ask.case)
    return [CaseDropped(ask.case)]


def place(workshop: Workshop, ask: PlaceCase, _: Turn) -> Happenings:
    for one in filter(None, (ask.case, ask.before)):
        registers.known(workshop.registers.cases, one)
    order = [*workshop.registers.cases]
    same = _placed(order, ask.case, ask.before) == order
    return [] if same else [CasePlaced(case=ask.case, before=ask.before)]


def _placed(order: list[str], case: str, before: str) -> list[str]:
    if case == before:
        return order
    rest = [one for one in order if one != case]
    at = rest.index(before) if before else len(rest)
    return [*rest[:at], case, *rest[at:]]


# What each event changes


def was_added(workshop: Workshop, event: CaseAdded, fact: Fact) -> None:
    kept = workshop.registers
    if event.case.id not in kept.cases:
        kept.cases_added += 1
        kept.brought[fact.by] = kept.brought.get(fact.by, 0) + 1
    kept.cases[event.case.id] = event.case
    workshop.amended()
    workshop.drawn_anew("registers")


def was_dropped(workshop: Workshop, event: CaseDropped, _: Fact) -> None:
    del workshop.registers.cases[event.case]
    if workshop.registers.playing and workshop.registers.playing[0] == event.case:
        workshop.registers.playing = None
    workshop.amended()
    workshop.drawn_anew("registers")


def was_placed(workshop: Workshop, event: CasePlaced, _: Fact) -> None:
    kept = workshop.registers.cases
    workshop.registers.cases = {
        one: kept[one] for one in _placed([*kept], event.case, event.before)
    }
    workshop.amended()


BRINGING_IN = Feature(
    asks={
        AddCase: Rule(ANYONE, add),
        DropCase: Rule(FACILITATORS, drop),
        PlaceCase: Rule(FACILITATORS, place),
    },
    events={CaseAdded: was_added, CaseDropped: was_dropped, CasePlaced: was_placed},
)
