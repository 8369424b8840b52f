"""Confirming: whoever knows says whether it is right who executes a cell, or what is not."""

from typing import Any

from app.asks.ask import TITLE
from app.asks.refusal import Refusal
from app.log.kind import VOTERS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.cell import SteeringAsk
from app.workshop.people import is_crowd
from app.workshop.state import Workshop

#: One sentence, and so many of them on a cell of a screen: the newest.
SENTENCE, SAID = 2 * TITLE, 5


class ConfirmExecutors(SteeringAsk, frozen=True, kw_only=True, tag="confirm-executors"):
    """`text` is what is not right; who says another thing later is taken by that."""

    own_fields = {"text": (SENTENCE, False, True)}  # noqa: RUF012
    right: bool
    text: str = ""


class ExecutorsConfirmed(Event, frozen=True, kw_only=True, tag="executors-confirmed"):
    person: str
    cells: list[str]
    right: bool
    text: str


def confirm(workshop: Workshop, ask: ConfirmExecutors, turn: Turn) -> Happenings:
    kept = workshop.registers
    keys = [key for key in workshop.as_seen(ask) if kept.executors.get(key)]
    if not keys:
        raise Refusal("not-found", "no-such-executor")
    if not ask.right and not ask.text:
        raise Refusal("bad-field", "empty", field="text")
    said = (ask.right, "" if ask.right else ask.text)
    if all(kept.confirmed.get(key, {}).get(turn.person) == said for key in keys):
        return []
    return [ExecutorsConfirmed(person=turn.person, cells=keys, right=said[0], text=said[1])]


def were_confirmed(workshop: Workshop, event: ExecutorsConfirmed, _: Fact) -> None:
    for key in event.cells:
        there = workshop.registers.confirmed.setdefault(key, {})
        there.pop(event.person, None)  # the newest stands last
        there[event.person] = event.right, event.text
        workshop.drawn_anew(f"cell:{key}")


def shown(workshop: Workshop, key: str) -> dict[str, Any]:
    """What a cell shows of it: how many say so, and in their sentence what is not right."""
    there = workshop.registers.confirmed.get(key, {})
    said = {person: it for person, it in there.items() if person in workshop.people}
    if not said:
        return {"confirmed": None}
    crowd = is_crowd(workshop)
    wrong = [(person, text) for person, (right, text) in said.items() if not right]
    return {
        "confirmed": {
            "right": len(said) - len(wrong),
            "wrong": len(wrong),
            "by": None if crowd else [*said],
            "says": [
                {"person": None if crowd else person, "text": text}
                for person, text in wrong[-SAID:]
            ],
        }
    }


CONFIRMING = Feature(
    asks={ConfirmExecutors: Rule(VOTERS, confirm)},
    events={ExecutorsConfirmed: were_confirmed},
)
