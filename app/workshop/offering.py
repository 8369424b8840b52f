"""Offering: what the room was offered as a risk, and put aside with a word."""

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.question import AREAS
from app.matrix.sections import Waved
from app.workshop import registers
from app.workshop.state import Workshop

#: How an offer is named: by what it is about. A check is waved through instead.
CELL, READINESS = "cell:", "readiness:"


WORD = 300  # signs: all of them stand in a screen


class DropOffer(Ask, frozen=True, kw_only=True, tag="drop-offer"):
    own_fields = registers.texts(why=(WORD, False, False))
    offer: str
    why: str


class OfferDropped(Event, frozen=True, kw_only=True, tag="offer-dropped"):
    """`basis` is how what it is about stood: once that stands otherwise, it is offered again."""

    offer: str
    basis: str
    why: str


def drop(workshop: Workshop, ask: DropOffer, _: Turn) -> Happenings:
    basis = basis_of(workshop, ask.offer)
    if basis is None:
        raise Refusal("not-found", "no-such-offer")
    dropped = OfferDropped(offer=ask.offer, basis=basis, why=ask.why)
    return [] if workshop.registers.dropped.get(ask.offer) == _kept(dropped) else [dropped]


def basis_of(workshop: Workshop, offer: str) -> str | None:
    """How what is offered stands; None where nothing can be offered by this name.

    These names are bounded: by the cells there are, and the areas.
    """
    if offer.startswith(CELL) and (cell := workshop.cells.get(offer.removeprefix(CELL))):
        return f"{cell.state}:{cell.round}:{cell.accountable}"
    if offer.removeprefix(READINESS) in AREAS and offer in workshop.questions:
        question = workshop.questions[offer]
        return f"{question.state}:{question.round}"
    return None


def _kept(event: OfferDropped) -> Waved:
    return Waved(basis=event.basis, why=event.why)


def was_dropped(workshop: Workshop, event: OfferDropped, _: Fact) -> None:
    workshop.registers.dropped[event.offer] = _kept(event)
    workshop.drawn_anew("dropped")


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, dict[str, str]]:
    """What was put aside: on what it was, and the word. Whoever shows offers compares."""
    return {
        offer: {"basis": one.basis, "why": one.why}
        for offer, one in workshop.registers.dropped.items()
    }


OFFERING = Feature(
    asks={DropOffer: Rule(FACILITATORS, drop)},
    events={OfferDropped: was_dropped},
    shows={"dropped": shown},
)
