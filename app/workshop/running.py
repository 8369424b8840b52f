"""Running: the chapters with their minutes, when the room began, and when it will be done.

The end is reckoned anew with every decision and every chapter, from what was told of time then:
nothing here looks at a clock.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any, TypeAlias

from msgspec import Meta

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix import meeting
from app.matrix.forecast import USUAL, WEIGHT, Kind, Running, left
from app.workshop.cell import CellState
from app.workshop.state import Chapter, Workshop

Minutes: TypeAlias = Annotated[int, Meta(ge=0, le=480)]
#: Whatever lasts longer than this between two steps was a break, and tells nothing of the pace.
LONGEST = 3600.0
#: A session may begin so much before the time it was planned for.
EARLY = timedelta(hours=4)


class PlanChapter(Ask, frozen=True, tag="plan-chapter"):
    chapter: Chapter
    minutes: Minutes


class BeginSession(Ask, frozen=True, tag="begin-session"):
    """Now; once more it begins anew, and what went by before does not count."""


class ChapterPlanned(Event, frozen=True, tag="chapter-planned"):
    chapter: Chapter
    minutes: int


class SessionBegun(Event, frozen=True, tag="session-begun"):
    pass


def plan(workshop: Workshop, ask: PlanChapter, _: Turn) -> Happenings:
    if _planned(workshop)[ask.chapter] == ask.minutes:
        return []
    return [ChapterPlanned(ask.chapter, ask.minutes)]


def begin(_: Workshop, __: BeginSession, ___: Turn) -> Happenings:
    return [SessionBegun()]


def was_planned(workshop: Workshop, event: ChapterPlanned, _: Fact) -> None:
    workshop.running.minutes[event.chapter] = event.minutes
    workshop.drawn_anew("forecast")


def has_begun(workshop: Workshop, _: SessionBegun, fact: Fact) -> None:
    minutes = workshop.running.minutes
    workshop.running = Running(minutes, begun=fact.at, first=workshop.chapter, since=fact.at)
    workshop.drawn_anew("forecast")


def passed(workshop: Workshop, at: str, decided: Iterable[str] = ()) -> None:
    """Time has gone by until a chapter ends or these cells are decided; they are as before it."""
    running = workshop.running
    if not running.begun:
        return
    seconds = (_time(at) - _time(running.since)).total_seconds()
    seconds = min(max(seconds, 0.0), LONGEST)
    running.since = max(at, running.since)
    running.gone.spend(workshop.chapter, seconds)
    cells = _places(workshop, decided)
    for key in cells:
        running.gone.decide(_kind(workshop.cells[key]), seconds / len(cells))
    workshop.drawn_anew("forecast")


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _places(workshop: Workshop, keys: Iterable[str]) -> list[str]:
    """Each cell once, joined scopes as one."""
    first = workshop.catalogue.scopes[0]
    return [key for key in keys if not workshop.joined or key.endswith(f":{first}")]


def _kind(cell: CellState) -> Kind:
    """As far as everybody knows: hidden votes tell nothing."""
    if not cell.out:
        return "open"
    return "agrees" if cell.out.pattern == "agreed" else "differs"


def _planned(workshop: Workshop) -> dict[str, int]:
    return {**USUAL, **workshop.running.minutes}


# What is shown


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    """Chapter by chapter, and then the session as a whole."""
    plan, running = _planned(workshop), workshop.running
    rest = _rest(workshop, plan)
    chapters = [
        {
            "id": name,
            "minutes": minutes,
            "spent": round(running.gone.chapters.get(name, 0) / 60),
            "left": round(rest[name] / 60) if rest else None,
        }
        for name, minutes in plan.items()
    ]
    return [*chapters, {"id": "session", **_whole(workshop, plan, rest)}]


def _rest(workshop: Workshop, plan: dict[str, int]) -> dict[str, float] | None:
    """Seconds that each chapter still takes; None before the session, and once it is signed."""
    if not workshop.running.begun or workshop.state == "signed-off":
        return None
    undecided = [key for key, cell in workshop.cells.items() if cell.state != "decided"]
    kinds = [_kind(workshop.cells[key]) for key in _places(workshop, undecided)]
    cells = {kind: kinds.count(kind) for kind in WEIGHT}  # type: ignore[arg-type]
    return left(plan, workshop.running.gone, workshop.chapter, cells)


def _whole(
    workshop: Workshop, plan: dict[str, int], rest: dict[str, float] | None
) -> dict[str, Any]:
    running = workshop.running
    order = list(plan)
    minutes = sum(plan[name] for name in order[order.index(running.first or order[0]) :])
    due = ends = None
    if rest is not None:
        due = _due(workshop, minutes)
        ends = meeting.moment(_time(running.since) + timedelta(seconds=sum(rest.values())))
    return {"minutes": minutes, "begun": running.begun or None, "due": due, "ends": ends}


def _due(workshop: Workshop, minutes: int) -> str:
    """When it is to end: as the invitation says, if this is what was invited to, or as planned."""
    began = _time(workshop.running.begun)
    planned = workshop.registers.session
    if planned and meeting.begins(planned) - EARLY <= began <= meeting.ends(planned):
        return meeting.moment(meeting.ends(planned))
    return meeting.moment(began + timedelta(minutes=minutes))


RUNNING = Feature(
    asks={
        PlanChapter: Rule(FACILITATORS, plan),
        BeginSession: Rule(FACILITATORS, begin),
    },
    events={ChapterPlanned: was_planned, SessionBegun: has_begun},
    shows={"forecast": shown},
)
