"""Executing: who does the daily work of a cell, at which hours, and how they are reached.

How somebody is reached is personal: each such text is a contact with an id of its own, kept where
names are, so that it can be erased wherever it stood.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import asdict

from app.asks.ask import NAME
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.hours import WRITTEN, HoursError, hours
from app.matrix.physical import Contact, Executor, Kind
from app.matrix.record import name_digest, salt_of
from app.workshop.cell import SteeringAsk
from app.workshop.registers import texts
from app.workshop.state import Workshop

#: Who does one cell, how many texts tell how they are reached, and how long each is.
EXECUTORS, CONTACTS, CONTACT = 6, 500, 120
#: Fields whose texts are contacts.
REACHED = ("contact", "escalation", "steps_in")
MAY_BE_REACHED = (CONTACT, False, True)


class NameExecutor(SteeringAsk, frozen=True, kw_only=True, tag="name-executor"):
    """A name that is there already is told anew."""

    own_fields = texts(
        name=(NAME, False, False),
        hours=(WRITTEN, False, False),
        contact=MAY_BE_REACHED,
        escalation=MAY_BE_REACHED,
        steps_in=MAY_BE_REACHED,
    )
    name: str
    kind: Kind
    hours: str
    contact: str
    escalation: str = ""
    steps_in: str = ""


class DropExecutor(SteeringAsk, frozen=True, kw_only=True, tag="drop-executor"):
    name: str


class ContactKept(Event, frozen=True, kw_only=True, tag="contact-kept"):
    """`person` is the id of a contact; the text stands apart, as a name does."""

    person: str
    name: str


class ExecutorNamed(Event, frozen=True, kw_only=True, tag="executor-named"):
    """On these cells; whatever is reached by a contact is told by its id."""

    cells: list[str]
    name: str
    kind: Kind
    hours: str
    contact: str = ""
    escalation: str = ""
    steps_in: str = ""


class ExecutorDropped(Event, frozen=True, kw_only=True, tag="executor-dropped"):
    cells: list[str]
    name: str


def name_executor(workshop: Workshop, ask: NameExecutor, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    check_hours("hours", ask.hours)
    for key in keys:
        kept = workshop.registers.executors.get(key, {})
        if skeleton(ask.name) not in kept and len(kept) >= EXECUTORS:
            raise Refusal("wrong-state", "register-full", count=EXECUTORS)
    fresh: list[ContactKept] = []
    reached = {field: _contact(workshop, getattr(ask, field), fresh) for field in REACHED}
    named = ExecutorNamed(cells=keys, name=ask.name, kind=ask.kind, hours=ask.hours, **reached)
    same = all(_kept(workshop, key, ask.name) == _on(key, named) for key in keys)
    return [] if same else [*fresh, named]


def check_hours(field: str, told: str) -> None:
    """Raises Refusal where these are no hours as they are written here."""
    try:
        hours(told)
    except HoursError as error:
        raise Refusal("bad-field", "no-hours", field=field, what=str(error)) from None


def _contact(workshop: Workshop, text: str, fresh: list[ContactKept]) -> str:
    """The id of this text: the one it has, or else one of its own, which is then among `fresh`."""
    known = {**workshop.registers.contacts, **{one.person: one.name for one in fresh}}
    for number, there in known.items():
        if text == there:
            return number if text else ""
    if not text:
        return ""
    if len(known) >= CONTACTS:
        raise Refusal("wrong-state", "register-full", count=CONTACTS)
    fresh.append(ContactKept(person=f"k{len(known) + 1}", name=text))
    return fresh[-1].person


def drop_executor(workshop: Workshop, ask: DropExecutor, _: Turn) -> Happenings:
    keys = [key for key in workshop.as_seen(ask) if _kept(workshop, key, ask.name)]
    if not keys:
        raise Refusal("not-found", "no-such-executor")
    return [ExecutorDropped(cells=keys, name=ask.name)]


def _kept(workshop: Workshop, key: str, name: str) -> Executor | None:
    return workshop.registers.executors.get(key, {}).get(skeleton(name))


def _on(key: str, told: ExecutorNamed) -> Executor:
    process, scope = key.split(":")
    fields = {one: getattr(told, one) for one in ("name", "kind", "hours", *REACHED)}
    return Executor(process=process, scope=scope, **fields)


# What each event changes


def was_kept(workshop: Workshop, event: ContactKept, _: Fact) -> None:
    workshop.registers.contacts[event.person] = event.name


def was_named(workshop: Workshop, event: ExecutorNamed, _: Fact) -> None:
    for key in event.cells:
        there = workshop.registers.executors.setdefault(key, {})
        there[skeleton(event.name)] = _on(key, event)
        workshop.registers.confirmed.pop(key, None)  # that was said of something else
    _amended(workshop, event.cells)


def was_dropped(workshop: Workshop, event: ExecutorDropped, _: Fact) -> None:
    for key in event.cells:
        del workshop.registers.executors[key][skeleton(event.name)]
        workshop.registers.confirmed.pop(key, None)
    _amended(workshop, event.cells)


def _amended(workshop: Workshop, cells: Iterable[str]) -> None:
    workshop.amended(*cells)
    workshop.drawn_anew(*(f"cell:{key}" for key in cells))


def was_erased(workshop: Workshop, contact: str) -> None:
    """Nobody is reached by it any more."""
    if workshop.registers.contacts.get(contact):
        workshop.registers.contacts[contact] = ""
        _amended(workshop, [key for key, one in by_cell(workshop).items() if one])


# What is shown, and signed


def by_cell(workshop: Workshop) -> dict[str, list[Executor]]:
    """Who executes each cell, in the order they were named."""
    return {key: list(there.values()) for key, there in workshop.registers.executors.items()}


def shown(workshop: Workshop, key: str) -> dict[str, Any]:
    """What a cell shows of it."""
    there = workshop.registers.executors.get(key, {})
    return {"executors": [described(one, workshop.registers.contacts) for one in there.values()]}


def who(workshop: Workshop, key: str) -> str:
    """Who executes a cell, by their names: as the decision says, and as they were named since."""
    named = (one.name for one in workshop.registers.executors.get(key, {}).values())
    return ", ".join(filter(None, [workshop.cells[key].executed_by, *named]))


def described(one: Executor, contacts: Mapping[str, str]) -> dict[str, Any]:
    """As it was asked: contacts by their texts."""
    told = {key: value for key, value in asdict(one).items() if key not in ("process", "scope")}
    return told | {field: contacts.get(told[field], "") for field in REACHED}


def signed(workshop: Workshop, chance: str) -> dict[str, Any]:
    """The sections of the record: who executes, and the digests of how they are reached."""
    kept = by_cell(workshop)
    executors = [one for key in workshop.catalogue.keys for one in kept.get(key, ())]
    salted = signed_contacts(workshop, chance)
    contacts = [Contact(person=one, named=name_digest(*it)) for one, it in salted.items()]
    return {"executors": executors, "contacts": contacts}


def signed_contacts(workshop: Workshop, chance: str) -> dict[str, tuple[str, str]]:
    """Each contact that somebody is reached by, with its salt; none without `chance`."""
    used = {
        getattr(it, field) for one in by_cell(workshop).values() for it in one for field in REACHED
    }
    contacts = workshop.registers.contacts
    told = {one: text for one, text in contacts.items() if text and one in used}
    return {one: (salt_of(chance, one), text) for one, text in told.items()} if chance else {}


EXECUTING = Feature(
    asks={
        NameExecutor: Rule(FACILITATORS, name_executor),
        DropExecutor: Rule(FACILITATORS, drop_executor),
    },
    events={
        ContactKept: was_kept,
        ExecutorNamed: was_named,
        ExecutorDropped: was_dropped,
    },
)
