"""Naming: whether a reveal may go on to who chose what; fixed before the first vote."""

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.state import NameRule, Workshop


class SetNames(Ask, frozen=True, tag="set-names"):
    names: NameRule


class NamesSet(Event, frozen=True, tag="names-set"):
    names: NameRule


def set_names(workshop: Workshop, ask: SetNames, _: Turn) -> Happenings:
    """After the first vote it can only be tightened: people voted by the rule they knew."""
    if workshop.names == ask.names:
        return []
    if ask.names == "people" and workshop.voted:
        raise Refusal("wrong-state", "names-only-tighter")
    return [NamesSet(ask.names)]


def were_set(workshop: Workshop, event: NamesSet, _: Fact) -> None:
    workshop.names = event.names
    workshop.drawn_anew("names")


def shown(workshop: Workshop, _: frozenset[str]) -> NameRule:
    return workshop.names


NAMING = Feature(
    asks={SetNames: Rule(FACILITATORS, set_names)},
    events={NamesSet: were_set},
    shows={"names": shown},
)
