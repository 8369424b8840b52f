"""What an agreement is about: between which two sides it is made, and under which title."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from app.agreement.people import PersonJoined
from app.agreement.state import Agreement
from app.asks.ask import NAME, TITLE, Ask, Fields
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.partnership.model import Side

Two = Annotated[list[str], Meta(min_length=2, max_length=2)]
TITLED = Fields({"title": (TITLE, False, False), "name": (NAME, False, False)})


class OpenAgreement(Ask, frozen=True, kw_only=True, tag="open-agreement"):
    """Between two parties; whoever opens it leads, and speaks for a `side` if they say so."""

    own_fields = TITLED
    title: str
    sides: Two
    facilitator: str
    side: Side | UnsetType = UNSET


class NameAgreement(Ask, frozen=True, kw_only=True, tag="name-agreement"):
    """Its title, or what its sides are called, told anew."""

    own_fields = TITLED
    title: str | UnsetType = UNSET
    sides: Two | UnsetType = UNSET


class AgreementOpened(Event, frozen=True, kw_only=True, tag="agreement-opened"):
    title: str
    sides: tuple[str, str]


class AgreementNamed(Event, frozen=True, kw_only=True, tag="agreement-named"):
    title: str
    sides: tuple[str, str]


def open_agreement(_: Agreement, ask: OpenAgreement, turn: Turn) -> Happenings:
    who = {"person": turn.person, "name": ask.facilitator}
    side = None if isinstance(ask.side, UnsetType) else ask.side
    return [
        AgreementOpened(title=ask.title, sides=_told_apart(ask.sides)),
        PersonJoined(**who, side=side, role="facilitator"),
    ]


def name_agreement(agreement: Agreement, ask: NameAgreement, _: Turn) -> Happenings:
    title = agreement.title if isinstance(ask.title, UnsetType) else ask.title
    sides = agreement.sides if isinstance(ask.sides, UnsetType) else _told_apart(ask.sides)
    if (title, sides) == (agreement.title, agreement.sides):
        return []
    return [AgreementNamed(title=title, sides=sides)]


def _told_apart(sides: list[str]) -> tuple[str, str]:
    """The names of both; raises Refusal where one could be taken for the other."""
    one, other = sides
    if skeleton(one) == skeleton(other):
        raise Refusal("bad-field", "sides-alike")
    return one, other


def was_told(agreement: Agreement, event: AgreementOpened | AgreementNamed, _: Fact) -> None:
    agreement.title, agreement.sides = event.title, event.sides
    agreement.amended("agreement")


def shown(agreement: Agreement, _: frozenset[str]) -> dict[str, Any]:
    return {
        "code": agreement.code,
        "title": agreement.title,
        "sides": [*agreement.sides],
        "state": agreement.state,
        "revision": len(agreement.revisions) or None,
    }


ABOUT = Feature(
    asks={
        OpenAgreement: Rule(DOOR, open_agreement),
        NameAgreement: Rule(FACILITATORS, name_agreement),
    },
    events={AgreementOpened: was_told, AgreementNamed: was_told},
    shows={"agreement": shown},
)
