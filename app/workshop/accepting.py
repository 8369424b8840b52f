"""Accepting: a risk is understood, accepted or declined by the person concerned, by their own hand.

Understood by everybody who is here; accepted or declined by its owner, or by anybody who takes part
where the owner is not here. Who wrote it accepts it only with a reason, which is printed.
"""

from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import CONCERNED, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.sections import Method, Risk
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


Answer: TypeAlias = Literal["accepted", "declined", "withdrawn"]


class RiskUnderstood(Event, frozen=True, tag="risk-understood"):
    """By `person`; where another brought it about, it was said in the room and noted by them."""

    risk: str
    person: str
    method: Literal[Method, ""] = ""  # the first of this form did not tell


class RiskAnswered(Event, frozen=True, kw_only=True, tag="risk-answered"):
    risk: str
    person: str
    answer: Answer
    until: str = ""
    why: str = ""
    method: Literal[Method, ""] = ""


class Concerned(NamedTuple):
    """Whose act it is, whoever notes it."""

    person: str
    looks: str  # skeleton of the name
    method: Method
    watches: bool = False


def oneself(workshop: Workshop, turn: Turn) -> Concerned:
    who = workshop.people[turn.person]
    looks, watches = workshop.looks_like(turn.person), who.role in ("observer", "adviser")
    return Concerned(turn.person, looks, who.method, watches)


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
    fresh = who.person not in risk.understood
    return [RiskUnderstood(risk.id, who.person, who.method)] if fresh else []


def accepted(workshop: Workshop, ask: AcceptRisk, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    registers.check_date("until", ask.until)
    _may_answer(workshop, risk, who)
    if who.person == risk.written_by and not ask.why:
        raise Refusal("wrong-state", "who-asks-accepts")
    return [_answered(risk, who, "accepted", ask.why, ask.until)]


def declined(workshop: Workshop, ask: DeclineRisk, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    _may_answer(workshop, risk, who)
    return [_answered(risk, who, "declined", ask.why)]


def withdrawn(workshop: Workshop, ask: WithdrawAcceptance, who: Concerned) -> Happenings:
    risk = _asked(workshop, ask)
    if risk.state == "accepted" and risk.answered_by != who.person:
        raise Refusal("forbidden", "accepted-by-another")
    if risk.state != "accepted":
        raise Refusal("wrong-state", "not-accepted")
    return [_answered(risk, who, "withdrawn", ask.why)]


def _answered(
    risk: Risk, who: Concerned, answer: Answer, why: str, until: str = ""
) -> RiskAnswered:
    return RiskAnswered(
        risk=risk.id,
        person=who.person,
        answer=answer,
        until=until,
        why=why,
        method=who.method,
    )


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
    told = {
        "understood": [*risk.understood, event.person],
        "noted": risk.noted | noted,
        "by_link": [*risk.by_link, *([event.person] if event.method == "own link" else ())],
    }
    _acted(workshop, event.person, replace(risk, **told))


def was_answered(workshop: Workshop, event: RiskAnswered, fact: Fact) -> None:
    risk = replace(
        workshop.registers.risks[event.risk],
        state=event.answer,
        answered_by=event.person,
        noted_by=fact.by if fact.by != event.person else "",
        until=event.until,
        why=event.why,
        method=event.method,
        at=fact.at,
    )
    _acted(workshop, event.person, risk)


def _acted(workshop: Workshop, person: str, risk: Risk) -> None:
    workshop.tell_of(person)
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
