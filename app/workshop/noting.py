"""Noting: what somebody without a device said in the room about a risk, kept as exactly that."""

from typing import Literal

from app.asks.ask import SeeingAsk
from app.asks.text import skeleton
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.model import Represents
from app.workshop import accepting
from app.workshop.accepting import AcceptRisk, Concerned, DeclineRisk, UnderstandRisk
from app.workshop.accepting import WithdrawAcceptance as Withdraw
from app.workshop.entering import somebody_without_a_device
from app.workshop.state import Workshop


class NoteInTheRoom(SeeingAsk, frozen=True, kw_only=True, tag="note-in-the-room"):
    name: str
    represents: Represents
    act: Literal["understand-risk", "accept-risk", "decline-risk", "withdraw-acceptance"]
    risk: str
    until: str = ""
    why: str = ""


def note(workshop: Workshop, ask: NoteInTheRoom, _: Turn) -> Happenings:
    """By the rules of the act itself, of the person who said it; the log has both persons."""
    person, entered = somebody_without_a_device(workshop, ask.name, ask.represents)
    return [*entered, *_acted(workshop, ask, Concerned(person, skeleton(ask.name)))]


def _acted(workshop: Workshop, ask: NoteInTheRoom, who: Concerned) -> Happenings:
    risk, seen, why = ask.risk, ask.seen, ask.why
    match ask.act:
        case "understand-risk":
            return accepting.understood(workshop, UnderstandRisk(risk=risk, seen=seen), who)
        case "accept-risk":
            told = AcceptRisk(risk=risk, seen=seen, until=ask.until, why=why)
            return accepting.accepted(workshop, told, who)
        case "decline-risk":
            return accepting.declined(workshop, DeclineRisk(risk=risk, seen=seen, why=why), who)
        case "withdraw-acceptance":
            return accepting.withdrawn(workshop, Withdraw(risk=risk, seen=seen, why=why), who)


NOTING = Feature(asks={NoteInTheRoom: Rule(FACILITATORS, note, lasting=True)})
