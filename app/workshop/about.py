"""What a workshop is about: its service, its model and its columns."""

from typing import Any

from msgspec import UNSET, UnsetType, field, to_builtins

from app.asks.ask import TITLE, Ask
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.catalogue import FOURTEEN, Catalogue, last_own
from app.matrix.model import Model
from app.matrix.template import Name, Template
from app.workshop import templates
from app.workshop.cases import AT
from app.workshop.cell import CellState
from app.workshop.chapters import OpenChapter, open_chapter
from app.workshop.people import PersonJoined
from app.workshop.registers import MAY_BE_WRITTEN
from app.workshop.rehearsing import called, filled
from app.workshop.state import Chapter, Workshop
from app.workshop.wording import MEANS


class OpenWorkshop(Ask, frozen=True, kw_only=True, tag="open-workshop"):
    """`template` is one of ours, or what a workshop gave away as one."""

    own_fields = {  # noqa: RUF012
        "title": (TITLE, False, False),
        "at": (AT, False, False),
        "story": MAY_BE_WRITTEN,
        **dict.fromkeys(("means", "question", "case"), (MEANS, False, True)),
    }
    service: str
    model: Model
    facilitator: str
    description: str = ""
    business_function: str = ""
    vendors: list[str] = field(default_factory=list)
    chapter: Chapter = "matrix"  # where the room begins
    dry_run: bool = False
    template: Name | Template | UnsetType = UNSET


class Describe(Ask, frozen=True, tag="describe"):
    service: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    business_function: str | UnsetType = UNSET
    vendors: list[str] | UnsetType = UNSET


class TakeApart(Ask, frozen=True, tag="take-apart"):
    pass


class WorkshopOpened(Event, frozen=True, kw_only=True, tag="workshop-opened:2"):
    code: str
    service: str
    model: Model
    description: str
    business_function: str
    vendors: list[str]
    catalogue: Catalogue


class Described(Event, frozen=True, tag="described"):
    service: str
    description: str
    business_function: str
    vendors: list[str]


class TakenApart(Event, frozen=True, tag="taken-apart"):
    pass


def open_workshop(workshop: Workshop, ask: OpenWorkshop, turn: Turn) -> Happenings:
    """The first facts of a workshop; `workshop.code` was drawn at the door."""
    begun = open_chapter(workshop, OpenChapter(ask.chapter), turn)
    template = templates.chosen(ask.template)
    return [
        WorkshopOpened(
            code=workshop.code,
            service=called(ask.service, ask.dry_run),
            model=ask.model,
            description=ask.description,
            business_function=ask.business_function,
            vendors=ask.vendors,
            catalogue=templates.catalogue(template),
        ),
        PersonJoined(
            person=turn.person, represents="other", role="facilitator", name=ask.facilitator
        ),
        *(filled() if ask.dry_run else []),
        *templates.begun(template),
        *begun,
    ]


def describe(workshop: Workshop, ask: Describe, _: Turn) -> Happenings:
    return [
        Described(
            service=called(_or(ask.service, workshop.service), bool(workshop.simulated)),
            description=_or(ask.description, workshop.description),
            business_function=_or(ask.business_function, workshop.business_function),
            vendors=workshop.vendors if isinstance(ask.vendors, UnsetType) else ask.vendors,
        )
    ]


def _or(new: str | UnsetType, old: str) -> str:
    return old if isinstance(new, UnsetType) else new


def take_apart(workshop: Workshop, _: TakeApart, __: Turn) -> Happenings:
    if not workshop.joined:
        raise Refusal("wrong-state", "apart-already")
    return [TakenApart()]


def was_opened(workshop: Workshop, event: WorkshopOpened, fact: Fact) -> None:
    workshop.code, workshop.since = event.code, fact.at
    workshop.model = event.model
    workshop.catalogue = event.catalogue
    workshop.own_processes = last_own(event.catalogue.processes)
    workshop.joined = event.model in event.catalogue.joined
    reference = event.catalogue.references[event.model]
    workshop.cells = {cell.key: CellState(says) for cell, says in reference.items()}
    _describe(workshop, event)


def was_described(workshop: Workshop, event: Described, _: Fact) -> None:
    _describe(workshop, event)


def _describe(workshop: Workshop, event: WorkshopOpened | Described) -> None:
    workshop.service = event.service
    workshop.description = event.description
    workshop.business_function = event.business_function
    workshop.vendors = event.vendors
    workshop.amended()
    workshop.drawn_anew("workshop")


def was_taken_apart(workshop: Workshop, _: TakenApart, __: Fact) -> None:
    workshop.joined = False
    workshop.amended(*workshop.cells)  # what was asked about both would be about one of them
    workshop.drawn_anew("workshop")


def _with_the_fourteen(old: dict[str, Any]) -> dict[str, Any]:
    """The first form said nothing of a catalogue: there was one only."""
    return {**old, "is": "workshop-opened:2", "catalogue": to_builtins(FOURTEEN)}


def signed(workshop: Workshop) -> dict[str, Any]:
    """What the service is, of the record."""
    return {
        "service": workshop.service,
        "description": workshop.description,
        "business_function": workshop.business_function,
        "vendors": workshop.vendors,
        "model": workshop.model,
        "joined": workshop.joined,
    }


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any]:
    return {
        "code": workshop.code,
        **signed(workshop),
        "pace": workshop.pace,
        "state": workshop.state,
        "revision": workshop.revisions[-1].revision if workshop.revisions else None,
        "locked": workshop.locked,
        **({"dry_run": True} if workshop.simulated else {}),
    }


ABOUT = Feature(
    asks={
        OpenWorkshop: Rule(DOOR, open_workshop),
        Describe: Rule(FACILITATORS, describe),
        TakeApart: Rule(FACILITATORS, take_apart),
    },
    events={
        WorkshopOpened: was_opened,
        Described: was_described,
        TakenApart: was_taken_apart,
    },
    shows={"workshop": shown},
    upcasts={"workshop-opened": _with_the_fourteen},
)
