"""Intake: five answers about a service, and the facts asked for on Monday; all optional."""

from typing import Any

from msgspec.structs import asdict

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.intake import INTAKE, fits
from app.matrix.sections import Answer
from app.workshop import registers
from app.workshop.state import Workshop

ANSWER = 400  # signs


class AnswerIntake(SeeingAsk, frozen=True, kw_only=True, tag="answer-intake"):
    """An empty answer takes back what was said."""

    own_fields = registers.texts(answer=(ANSWER, False, True))
    item: str
    answer: str


class IntakeAnswered(Event, frozen=True, tag="intake-answered"):
    item: str
    answer: str


def answer(workshop: Workshop, ask: AnswerIntake, _: Turn) -> Happenings:
    if ask.item not in INTAKE:
        raise Refusal("bad-field", "no-such-intake")
    if ask.answer and not fits(ask.item, ask.answer):
        raise Refusal("bad-field", "no-such-answer")
    if INTAKE[ask.item].is_date:
        registers.check_date("answer", ask.answer)
    workshop.unchanged(ask.seen, _key(ask.item))
    if workshop.registers.intake.get(ask.item, "") == ask.answer:
        return []
    return [IntakeAnswered(ask.item, ask.answer)]


def was_answered(workshop: Workshop, event: IntakeAnswered, _: Fact) -> None:
    workshop.registers.intake.pop(event.item, None)
    if event.answer:
        workshop.registers.intake[event.item] = event.answer
    workshop.amended(_key(event.item))
    workshop.drawn_anew("intake")


def _key(item: str) -> str:
    return f"intake:{item}"


def signed(workshop: Workshop) -> list[Answer]:
    """What was answered, in the order in which it is asked."""
    kept = workshop.registers.intake
    return [Answer(id=item, answer=kept[item]) for item in INTAKE if item in kept]


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    return [asdict(one) for one in signed(workshop)]


TAKING_IN = Feature(
    asks={AnswerIntake: Rule(FACILITATORS, answer)},
    events={IntakeAnswered: was_answered},
    shows={"intake": shown},
)
