"""Facilitating: one more person leads, or another one instead."""

from app.agreement.people import PersonCorrected, PersonJoined, distinct_from_all, somebody
from app.agreement.person import Person, Role
from app.agreement.state import Agreement
from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn


class ShareFacilitation(Ask, frozen=True, tag="share-facilitation"):
    person: str


class HandOver(Ask, frozen=True, tag="hand-over"):
    person: str


class Appoint(Ask, frozen=True, tag="appoint"):
    """Put by an operator, from outside: somebody new, who leads."""

    name: str


def appoint(agreement: Agreement, ask: Appoint, turn: Turn) -> Happenings:
    who = {"person": turn.person, "name": distinct_from_all(agreement, ask.name)}
    return [PersonJoined(**who, side=None, role="facilitator")]


def share_facilitation(agreement: Agreement, ask: ShareFacilitation, _: Turn) -> Happenings:
    return [_with_role(_who_is_in(agreement, ask.person), "facilitator")]


def hand_over(agreement: Agreement, ask: HandOver, turn: Turn) -> Happenings:
    """Who led goes on as a participant of their side; of neither, they look on."""
    person = _who_is_in(agreement, ask.person)
    if person.person == turn.person:
        raise Refusal("wrong-state", "facilitating-already")
    before = agreement.people[turn.person]
    after: Role = "observer" if before.side is None else "participant"
    return [_with_role(person, "facilitator"), _with_role(before, after)]


def _who_is_in(agreement: Agreement, person: str) -> Person:
    found = somebody(agreement, person)
    if not found.is_in:
        raise Refusal("wrong-state", "not-in-yet")
    return found


def _with_role(one: Person, role: Role) -> PersonCorrected:
    return PersonCorrected(person=one.person, name=one.name, side=one.side, role=role)


FACILITATING = Feature(
    asks={
        Appoint: Rule(DOOR, appoint, lasting=True),
        ShareFacilitation: Rule(FACILITATORS, share_facilitation, lasting=True),
        HandOver: Rule(FACILITATORS, hand_over, lasting=True),
    },
)
