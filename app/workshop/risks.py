"""Risks: what may happen, written down with its consequence; in other words it is asked anew."""

from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from app.asks.ask import NAME, SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.question import is_question
from app.matrix.sections import Category, Risk
from app.workshop import checking, registers
from app.workshop.ballot import AskedProcess, AskedScope
from app.workshop.registers import MAY_BE_WRITTEN, TITLED, WRITTEN
from app.workshop.state import Workshop

RISKS = 500
#: What is understood and accepted: other words are another risk.
WORDING = ("title", "category", "consequence", "doing_nothing", "mitigation")
#: Of who understood one a screen names so many.
NAMED = 60


class WriteRisk(SeeingAsk, frozen=True, kw_only=True, tag="write-risk"):
    """With `item`, that one in other words, or with another owner."""

    own_fields = registers.texts(
        title=TITLED,
        consequence=WRITTEN,
        doing_nothing=MAY_BE_WRITTEN,
        mitigation=MAY_BE_WRITTEN,
        owner=(NAME, False, True),
    )
    title: str
    category: Category
    consequence: str
    doing_nothing: str = ""
    mitigation: str = ""
    owner: str = ""
    review: str = ""
    process: AskedProcess | UnsetType = UNSET
    scope: AskedScope | UnsetType = UNSET
    question: str = ""
    check: str = ""
    case: str = ""
    item: str | UnsetType = UNSET


class RiskWritten(Event, frozen=True, tag="risk-written"):
    """`risk` as it is worded; whose it is, by person where that is somebody here."""

    risk: Risk


def write(workshop: Workshop, ask: WriteRisk, turn: Turn) -> Happenings:
    kept = workshop.registers.risks
    registers.check_date("review", ask.review)
    process, scope, question = _source(workshop, ask)
    if ask.check:
        checking.one_of(workshop, ask.check)
    if ask.case:
        registers.known(workshop.registers.cases, ask.case)
    number = registers.number(kept, ask.item, "r", RISKS)
    if isinstance(ask.item, str):
        workshop.unchanged(ask.seen, number)
    owner = ask.owner if ask.owner in workshop.people else workshop.called(ask.owner)
    told = Risk(
        id=number,
        **{name: getattr(ask, name) for name in (*WORDING, "review")},
        process=process,
        scope=scope,
        question=question,
        check=ask.check,
        case=ask.case,
        owner="" if owner else ask.owner,
        owner_person=owner,
        written_by=turn.person,
        state="open",
    )
    return [RiskWritten(told)]


def _source(workshop: Workshop, ask: WriteRisk) -> tuple[str, str, str]:
    """What it comes from: a cell or a question, or the service as a whole."""
    process, scope = ask.process or "", ask.scope or ""
    if bool(process) != bool(scope) or (process and ask.question):
        raise Refusal("bad-field", "cell-or-question")
    if process and process not in workshop.catalogue.processes:
        raise Refusal("bad-field", "no-such-process")
    if ask.question and not is_question(ask.question):
        raise Refusal("bad-field", "no-such-question")
    return process, scope, ask.question


def was_written(workshop: Workshop, event: RiskWritten, _: Fact) -> None:
    risk, before = event.risk, workshop.registers.risks.get(event.risk.id)
    if before and all(getattr(before, name) == getattr(risk, name) for name in WORDING):
        acts = {name: getattr(before, name) for name in ACTS}
        risk = replace(risk, written_by=before.written_by, **acts)
    workshop.tell_of(risk.owner_person)
    keep(workshop, risk)
    workshop.amended(risk.id)


#: What people did about a risk, all of it gone with its words.
ACTS = (
    *("state", "understood", "noted", "by_link"),
    *("answered_by", "noted_by", "until", "why", "method", "at"),
)


def keep(workshop: Workshop, risk: Risk) -> None:
    workshop.registers.risks[risk.id] = risk
    workshop.drawn_anew("risks", "registers")


# What is shown


def described(workshop: Workshop, risk: Risk) -> dict[str, Any]:
    owner = workshop.people.get(risk.owner_person) or workshop.left.get(risk.owner_person)
    accepted, named = risk.state in ("accepted", "withdrawn"), risk.understood[:NAMED]
    return {
        **asdict(risk),
        "owner": owner.name if owner else risk.owner,
        "state": risk.standing(workshop.registers.day),
        "documented": risk.documented,
        "understood": named,
        "noted": {one: risk.noted[one] for one in named if one in risk.noted},
        "by_link": [one for one in named if one in risk.by_link],
        "understood_by": len(risk.understood),
        "accepted_by": risk.answered_by if accepted else "",
    }


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    kept = workshop.registers.risks.values()
    return registers.listed(described(workshop, one) for one in registers.newest(kept))


RISKING = Feature(
    asks={WriteRisk: Rule(FACILITATORS, write)},
    events={RiskWritten: was_written},
    shows={"risks": shown},
)
