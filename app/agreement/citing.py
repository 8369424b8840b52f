"""Citing: signed matrices of the partner's services, by revision and hash; what became of them.

Another stream is known here by what was told of it: when its matrix is cited, and again whenever
what stands there changes, so that this log tells by itself what was known when.
"""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import asdict, replace

from app.agreement.drafting import shown
from app.agreement.items import ItemAsk, given, has, tell
from app.agreement.person import EITHER
from app.agreement.state import Agreement, Due, Service
from app.asks.ask import Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import DOOR, Feature, Rule
from app.log.recorded import Elsewhere, Event, Fact, Happenings, Turn
from app.partnership.record import Citation

CITATIONS = "citations"
DUES = 60  # of one service that are known here, those that fall due first


class CiteMatrix(ItemAsk, frozen=True, kw_only=True, tag="cite-matrix"):
    own_fields = Fields({"workshop": (16, False, False), "hash": (64, False, False)})
    workshop: str | UnsetType = UNSET
    revision: Annotated[int, Meta(ge=1, lt=2**31)] | UnsetType = UNSET
    hash: str | UnsetType = UNSET


class HearOf(Ask, frozen=True, tag="hear-of"):
    """Put by the house: what stands in a stream that is cited here may have changed."""

    workshop: str


class ServiceTold(Event, frozen=True, kw_only=True, tag="service-told"):
    """What is known of a stream that is cited; it comes before what cites it."""

    workshop: str
    service: str
    standing: int
    dues: list[Due]


def cite(agreement: Agreement, ask: CiteMatrix, turn: Turn) -> Happenings:
    fields = given(ask)
    if ask.item is UNSET:
        has(fields, ("workshop", "revision", "hash"))
    else:
        cited = agreement.citations.get(str(ask.item))
        fields = {**(_told(cited) if cited else {}), **fields}
    code = str(fields.get("workshop", "")).upper()
    found = turn.elsewhere(code, fields.get("revision", 0))
    if not found or not _fits(ask, fields, found):
        raise Refusal("not-found", "no-such-matrix")
    if any(
        (one.workshop, one.id) == (code, one.id) and one.id != ask.item
        for one in agreement.citations.values()
    ):
        raise Refusal("conflict", "cited-already")
    told = {**fields, "workshop": code, "hash": found.hash, "service": found.title}
    return [*_heard(agreement, code, found), *tell(agreement, CITATIONS, ask, told, ())]


def _fits(ask: CiteMatrix, fields: dict[str, Any], found: Elsewhere) -> bool:
    """By its hash; another revision of a service that is cited was let in by a hash before."""
    if ask.item is not UNSET and ask.workshop is UNSET and ask.hash is UNSET:
        return bool(found.hash)
    return found.hash == str(fields.get("hash", "")).lower()


def _told(cited: Citation) -> dict[str, Any]:
    return {name: getattr(cited, name) for name in ("workshop", "revision", "hash")}


def hear_of(agreement: Agreement, ask: HearOf, turn: Turn) -> Happenings:
    """Nothing, where that is what was told last, or it is cited no more."""
    if ask.workshop not in {one.workshop for one in agreement.citations.values()}:
        return []
    found = turn.elsewhere(ask.workshop, 0)
    return [*_heard(agreement, ask.workshop, found)] if found else []


def _heard(agreement: Agreement, code: str, found: Elsewhere) -> list[ServiceTold]:
    dues = [Due(*one) for one in sorted(found.dues, key=lambda one: one[2])[:DUES]]
    now = Service(found.title, found.standing, tuple(dues))
    if agreement.services.get(code) == now:
        return []
    return [ServiceTold(workshop=code, service=found.title, standing=found.standing, dues=dues)]


def was_told(agreement: Agreement, event: ServiceTold, _: Fact) -> None:
    agreement.services[event.workshop] = Service(event.service, event.standing, tuple(event.dues))
    agreement.amended(CITATIONS)


def newer(agreement: Agreement, cited: Citation) -> int | None:
    """The revision that holds in the place of the cited one; None where that one still does."""
    known = agreement.services.get(cited.workshop)
    return known.standing if known and known.standing > cited.revision else None


def described(agreement: Agreement, cited: Citation) -> dict[str, Any]:
    return {**asdict(cited), "newer": newer(agreement, cited)}


def signed(agreement: Agreement) -> list[Citation]:
    return [replace(one, newer=newer(agreement, one)) for one in agreement.citations.values()]


CITING = Feature(
    asks={CiteMatrix: Rule(EITHER, cite), HearOf: Rule(DOOR, hear_of, lasting=True)},
    events={ServiceTold: was_told},
    shows={CITATIONS: shown(CITATIONS, described)},
)
