"""Relationship philosophy: what the two sides want to accomplish, in one text that both write."""

from typing import Annotated, Any

from msgspec import Meta

from app.agreement.drafting import mention
from app.agreement.person import EITHER
from app.agreement.state import EARLIER, Agreement, Change, Version, Wrote
from app.asks.ask import TEXT, Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule, Screen
from app.log.recorded import Event, Fact, Happenings, Turn

PHILOSOPHY = "philosophy"


class WritePhilosophy(Ask, frozen=True, kw_only=True, tag="write-philosophy"):
    """`base` is the version of the text it was written on."""

    own_fields = Fields({"text": (TEXT, True, True)})
    text: str
    base: Annotated[int, Meta(ge=0)]


class PhilosophyWritten(Event, frozen=True, kw_only=True, tag="philosophy-written"):
    text: str
    of: str = ""


def write(agreement: Agreement, ask: WritePhilosophy, _: Turn) -> Happenings:
    """On the text as it stands, or on one that says the same."""
    if ask.text == agreement.philosophy:
        return []
    if ask.base != agreement.versions.get(PHILOSOPHY, Version()).version:
        raise Refusal("conflict", "written-since")
    return [PhilosophyWritten(text=ask.text)]


def was_written(agreement: Agreement, event: PhilosophyWritten, fact: Fact) -> None:
    last, by = agreement.versions.get(PHILOSOPHY, Version()), event.of or fact.by
    if agreement.philosophy:
        stood = Wrote(agreement.philosophy, last.version, last.by, last.at)
        agreement.earlier = [*agreement.earlier[1 - EARLIER :], stood]
    agreement.philosophy = event.text
    agreement.versions[PHILOSOPHY] = Version(last.version + 1, {}, by, fact.at)
    mention(agreement, Change(fact.at, by, "told", PHILOSOPHY, "", ("text",)))
    agreement.amended(PHILOSOPHY)


def shown(agreement: Agreement, _: frozenset[str]) -> dict[str, Any]:
    version = agreement.versions.get(PHILOSOPHY, Version())
    return {
        "text": agreement.philosophy,
        "version": version.version,
        "changed_by": agreement.name_of(version.by),
        "changed_at": version.at or None,
        "earlier": len(agreement.earlier),
    }


def earlier(agreement: Agreement, _: str, __: int) -> Screen:
    """The texts that stood in its place, the newest first."""
    told = [
        {**one._asdict(), "by": agreement.name_of(one.by)} for one in reversed(agreement.earlier)
    ]
    return {"items": told, "next": None}


PHILOSOPHISING = Feature(
    asks={WritePhilosophy: Rule(EITHER, write)},
    events={PhilosophyWritten: was_written},
    shows={PHILOSOPHY: shown},
    tells={PHILOSOPHY: earlier},
)
