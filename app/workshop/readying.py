"""Readying: what is to be brought in, checked whole and made ready, away from whoever writes."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from app.asks.ask import NAME, TEXT
from app.asks.refusal import Refusal
from app.asks.text import BadTextError, clean
from app.matrix import chain
from app.matrix.approval import Stood
from app.matrix.chain import BrokenChainError, Carried, Kept
from app.matrix.record import Attendee, Record, digest
from app.workshop.bringing import BringIn, Guest
from app.workshop.executing import CONTACTS
from app.workshop.people import PEOPLE
from app.workshop.person import Role
from app.workshop.rehearsing import DRY

CONTACT = re.compile(r"k([1-9]\d{0,3})")


def prepared(carried: Carried, facilitator: str) -> BringIn:
    """The ask that brings it in; raises Refusal where a word of it cannot be believed."""
    try:
        records = chain.check(carried)
        for told in (*records, *(it for one in carried.revisions for it in one.said)):
            _readable(to_builtins(told))
        name = clean(facilitator, NAME)
    except BrokenChainError as error:
        raise Refusal("bad-field", error.says, **error.params) from None
    except BadTextError as error:
        raise Refusal(error.code, error.says, field="text", **error.params) from None
    if records[-1].service.startswith(DRY):
        raise Refusal("bad-field", "dry-run-stays")
    if not name:
        raise Refusal("bad-field", "empty", field="facilitator")
    erased = _erased(carried, records)
    kept = [_marked(one, erased) for one in carried.revisions]
    guests = list(_guests(carried, records, erased))
    if len(guests) >= PEOPLE:
        raise Refusal("unavailable", "full", count=PEOPLE)
    return BringIn(
        facilitator=name,
        revisions=kept,
        last=_going_on(records[-1]),
        signed_by=[one.signed_by or "" for one in records],
        signed_at=[one.signed_at or "" for one in records],
        stood=[_stood(one) for one in records],
        in_force=[_all_signed(*both) for both in zip(records, kept, strict=True)],
        guests=guests,
        contacts=_contacts(carried, records[-1], erased),
        erased=sorted(erased),
    )


def _readable(told: Any) -> None:
    """Raises BadTextError for a text that could not have been written here."""
    if isinstance(told, str):
        clean(told, TEXT, lines=True)
    elif isinstance(told, dict):
        for one in (*told.keys(), *told.values()):
            _readable(one)
    elif isinstance(told, list):
        for one in told:
            _readable(one)


def _erased(carried: Carried, records: list[Record]) -> set[str]:
    """Whose name, or how they are reached, was erased there: it is erased here, too."""
    both = zip(carried.revisions, records, strict=True)
    return {
        person
        for kept, record in both
        for person in chain.digests(record).keys() - kept.names.keys()
    }


def _marked(kept: Kept, erased: set[str]) -> Kept:
    """What was said of it says that a file tells it."""
    names = {person: it for person, it in kept.names.items() if person not in erased}
    return replace(kept, names=names, said=[replace(it, brought_in=True) for it in kept.said])


def _guests(carried: Carried, records: list[Record], erased: set[str]) -> Iterator[Guest]:
    """Everybody who is told of, in the order of the last record; who is in none, at the end."""
    people = {one.person: one for record in reversed(records) for one in record.people}
    named = _names(carried, records, erased)
    for one in people.values():
        yield Guest(one.person, one.represents, _role(one), named.get(one.person, ""))
    said = {
        who
        for kept in carried.revisions
        for it in kept.said
        for who in (it.person, it.noted_by)
        if who and who not in people
    }
    for who in sorted(said):
        yield Guest(who, "other", "participant", named.get(who, ""))


def _role(one: Attendee) -> Role:
    known: dict[str, Role] = {"facilitator": "facilitator", "observer": "observer"}
    return "adviser" if one.role == "adviser" else known.get(one.role, "participant")


def _names(carried: Carried, records: list[Record], erased: set[str]) -> dict[str, str]:
    """As they were signed last; of the first release, which signed none, as the file says."""
    signed = {
        person: name
        for kept in carried.revisions
        for person, (_, name) in kept.names.items()
        if person not in erased
    }
    known = {digested for record in records for digested in chain.digests(record)}
    told = {person: name for person, name in carried.names.items() if person not in known}
    for name in told.values():
        clean(name, NAME)
    return {**told, **signed}


def _contacts(carried: Carried, last: Record, erased: set[str]) -> dict[str, str]:
    """Each by its id, and an empty one under each id between them, so that none is given anew."""
    used = {id_ for it in last.executors for id_ in (it.contact, it.escalation, it.steps_in) if id_}
    numbers = [int(found[1]) if (found := CONTACT.fullmatch(one)) else 0 for one in used]
    if not all(0 < number <= CONTACTS for number in numbers):
        raise Refusal("bad-field", "no-session-file")
    texts = {one: it[1] for one, it in carried.revisions[-1].names.items() if one not in erased}
    every = (f"k{number}" for number in range(1, max(numbers, default=0) + 1))
    return {one: texts.get(one, "") if one in used else "" for one in every}


def _going_on(record: Record) -> Record:
    """What a next revision goes on from, of a record."""
    cells = [replace(one, rounds=one.rounds[-1:], earlier=[]) for one in record.cells]
    asked = [replace(one, rounds=one.rounds[-1:]) for one in record.questions]
    return replace(
        record, cells=cells, questions=asked, people=[], signatures=[], contacts=[], value=[]
    )


def _stood(record: Record) -> dict[str, Stood]:
    return {
        f"{one.process}:{one.scope}": Stood(
            one.accountable, digest(one.executed_by) if one.executed_by else ""
        )
        for one in record.cells
    }


def _all_signed(record: Record, kept: Kept) -> bool:
    """Whether every office that was to sign has signed, as the file says."""
    asked = {one.signatory for one in record.signatories if one.name or one.person}
    asked |= {one.office for one in kept.said}
    signed = {one.office for one in kept.said if one.state == "signed"}
    return bool(signed) and asked == signed
