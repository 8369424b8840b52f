"""Benefits: what the business expects of operating it, and whether that came true."""

from typing import Any, Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from app.asks.ask import SeeingAsk
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.sections import Benefit
from app.workshop import registers
from app.workshop.registers import WRITTEN
from app.workshop.state import Workshop

BENEFITS = 100


class ExpectBenefit(SeeingAsk, frozen=True, kw_only=True, tag="expect-benefit"):
    """`by` is the date it will be validated. With `item`, that one in other words: open again."""

    own_fields = registers.texts(benefit=WRITTEN, validation=WRITTEN, by=(10, False, False))
    benefit: str
    validation: str
    by: str
    item: str | UnsetType = UNSET


class JudgeBenefit(SeeingAsk, frozen=True, kw_only=True, tag="judge-benefit"):
    own_fields = registers.texts(evidence=WRITTEN)
    benefit: str
    outcome: Literal["validated", "refuted"]
    evidence: str


class BenefitExpected(Event, frozen=True, tag="benefit-expected"):
    benefit: Benefit


class BenefitJudged(Event, frozen=True, tag="benefit-judged"):
    benefit: str
    outcome: Literal["validated", "refuted"]
    evidence: str


def expect(workshop: Workshop, ask: ExpectBenefit, _: Turn) -> Happenings:
    kept = workshop.registers.benefits
    registers.check_date("by", ask.by)
    number = registers.number(kept, ask.item, "b", BENEFITS)
    if isinstance(ask.item, str):
        workshop.unchanged(ask.seen, number)
    words = {"benefit": ask.benefit, "validation": ask.validation, "by": ask.by}
    return [BenefitExpected(Benefit(id=number, **words, state="expected"))]


def judge(workshop: Workshop, ask: JudgeBenefit, _: Turn) -> Happenings:
    registers.known(workshop.registers.benefits, ask.benefit)
    workshop.unchanged(ask.seen, ask.benefit)
    return [BenefitJudged(ask.benefit, ask.outcome, ask.evidence)]


def was_expected(workshop: Workshop, event: BenefitExpected, _: Fact) -> None:
    _keep(workshop, event.benefit)


def was_judged(workshop: Workshop, event: BenefitJudged, fact: Fact) -> None:
    told = workshop.registers.benefits[event.benefit]
    _keep(workshop, replace(told, state=event.outcome, evidence=event.evidence, at=fact.at))


def _keep(workshop: Workshop, benefit: Benefit) -> None:
    workshop.registers.benefits[benefit.id] = benefit
    workshop.amended(benefit.id)
    workshop.drawn_anew("benefits", "registers")


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    return registers.listed(workshop.registers.benefits.values())


EXPECTING = Feature(
    asks={
        ExpectBenefit: Rule(FACILITATORS, expect),
        JudgeBenefit: Rule(FACILITATORS, judge, lasting=True),
    },
    events={BenefitExpected: was_expected, BenefitJudged: was_judged},
    shows={"benefits": shown},
)
