"""Accepting: a risk is understood, accepted or declined by the person concerned, by their own hand.

Understood by everybody who is here; accepted or declined by its owner, or by anybody who takes part
where the owner is not here. Who wrote it accepts it only with a reason, which is printed.
"""

from typing import Literal, NamedTuple

from msgspec.structs import replace

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import CONCERNED, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.sections import Risk
from app.workshop import registers, risks
from app.workshop.state import Workshop


class RiskAsk(SeeingAsk, frozen=True, kw_only=True):
    """An ask about a risk: refused where its words have changed since it was seen."""

    risk: str


class UnderstandRisk(RiskAsk, frozen=True, tag="understand-risk"):
    pass


class AcceptRisk(RiskAsk, frozen=True, kw_only=True, tag="accept-risk"):
    until: str = ""
    why: str = ""


class DeclineRisk(RiskAsk, frozen=True, kw_only=True, tag="decline-risk"):
    why: str = ""


class WithdrawAcceptance(RiskAsk, frozen=True, kw_only=True, tag="withdraw-acceptance"):
    why: str = ""


class RiskUnderstood(Event, frozen=True, tag="risk-understood"):
    """By `person`; where another brought it about, it was said in the room and noted by them."""

    risk: str
    person: str


class RiskAnswered(Event, frozen=True, kw_only=True, tag="risk-answered"):
    risk: str
    person: str
    answer: Literal["accepted", "declined", "withdrawn"]
    until: str = ""
    why: str = ""


class Concerned(NamedTuple):
    """Whose act it is, whoever notes it."""

    person: str
    looks: str  # skeleton of the name
    watches: bool = False


def oneself(workshop: Workshop, turn: Turn) -> Concerned:
    role = workshop.people[turn.person].role
    return Concerned(turn.person, workshop.looks_like(turn.person), role == "observer")


def understand(workshop: Workshop, ask: UnderstandRisk, turn: Turn) -> Happenings:
    return understood(workshop, ask, oneself(workshop, turn))


def accept(workshop: Workshop, ask: AcceptRisk, turn: Turn) -> Happenings:
    return accepted(workshop, ask, oneself(workshop, turn))


def decline(workshop: Workshop, ask: DeclineRisk, turn: Turn) -> Happenings:
    return declined(workshop, ask, oneself(workshop, turn))


def withdraw(workshop: Workshop, ask: WithdrawAcceptance, turn: Turn) -> Happenings:
    return withdrawn(workshop, ask, oneself(workshop, turn))


def understood(workshop: Workshop, ask: UnderstandRisk, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    return [] if who.person in risk.understood else [RiskUnderstood(risk.id, who.person)]


def accepted(workshop: Workshop, ask: AcceptRisk, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    registers.check_date("until", ask.until)
    _may_answer(workshop, risk, who)
    if who.person == risk.written_by and not ask.why:
        raise Refusal("wrong-state", "who-asks-accepts")
    told = {"until": ask.until, "why": ask.why}
    return [RiskAnswered(risk=risk.id, person=who.person, answer="accepted", **told)]


def declined(workshop: Workshop, ask: DeclineRisk, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    _may_answer(workshop, risk, who)
    return [RiskAnswered(risk=risk.id, person=who.person, answer="declined", why=ask.why)]


def withdrawn(workshop: Workshop, ask: WithdrawAcceptance, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    if risk.state == "accepted" and risk.answered_by != who.person:
        raise Refusal("forbidden", "accepted-by-another")
    if risk.state != "accepted":
        raise Refusal("wrong-state", "not-accepted")
    return [RiskAnswered(risk=risk.id, person=who.person, answer="withdrawn", why=ask.why)]


def _asked(workshop: Workshop, ask: RiskAsk) -> Risk:
    risk: Risk = registers.known(workshop.registers.risks, ask.risk)
    workshop.unchanged(ask.seen, ask.risk)
    return risk


def _may_answer(workshop: Workshop, risk: Risk, who: Concerned) -> None:
    """Raises Refusal for who is not concerned, and where another has answered and it stands."""
    owner = risk.owner_person
    if owner not in workshop.people:
        theirs = skeleton(risk.owner) == who.looks
        owner = workshop.called(risk.owner) or (who.person if theirs else "")
    if owner and owner != who.person:
        raise Refusal("forbidden", "owner-answers")
    if who.watches and not owner:
        raise Refusal("forbidden", "observers-watch")
    standing = risk.standing(workshop.registers.day)
    answered = risk.answered_by in workshop.people and standing in ("accepted", "declined")
    if answered and risk.answered_by != who.person and not owner:
        raise Refusal("wrong-state", "answered-already")


# What each event changes


def was_understood(workshop: Workshop, event: RiskUnderstood, fact: Fact) -> None:
    risk = workshop.registers.risks[event.risk]
    noted = {event.person: fact.by} if fact.by != event.person else {}
    people = [*risk.understood, event.person]
    _acted(workshop, event.person, replace(risk, understood=people, noted=risk.noted | noted))


def was_answered(workshop: Workshop, event: RiskAnswered, fact: Fact) -> None:
    risk = replace(
        workshop.registers.risks[event.risk],
        state=event.answer,
        answered_by=event.person,
        noted_by=fact.by if fact.by != event.person else "",
        until=event.until,
        why=event.why,
        at=fact.at,
    )
    _acted(workshop, event.person, risk)


def _acted(workshop: Workshop, person: str, risk: Risk) -> None:
    risks.told_of(workshop, person)
    risks.keep(workshop, risk)
    workshop.amended()


ACCEPTING = Feature(
    asks={
        UnderstandRisk: Rule(CONCERNED, understand, lasting=True),
        AcceptRisk: Rule(CONCERNED, accept, lasting=True),
        DeclineRisk: Rule(CONCERNED, decline, lasting=True),
        WithdrawAcceptance: Rule(CONCERNED, withdraw, lasting=True),
    },
    events={RiskUnderstood: was_understood, RiskAnswered: was_answered},
)
