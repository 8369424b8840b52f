"""Stepping: the room looks at the path stop by stop, today, each date, and the target."""

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop import registers
from app.workshop.state import Workshop

#: Stops that are no date; empty: the room does not look at the path.
AWAY, TODAY, TARGET = "", "today", "target"


class ShowPath(Ask, frozen=True, kw_only=True, tag="show-path"):
    """`at` is `today`, a date, `target`, or empty."""

    at: str


class PathShown(Event, frozen=True, tag="path-shown"):
    at: str


def show_path(workshop: Workshop, ask: ShowPath, _: Turn) -> Happenings:
    """On a day on which nothing changes hands, all is as it was after the last change."""
    if ask.at not in (AWAY, TODAY, TARGET):
        registers.check_date("at", ask.at)
    return [] if ask.at == workshop.path_at else [PathShown(ask.at)]


def was_shown(workshop: Workshop, event: PathShown, _: Fact) -> None:
    workshop.path_at = event.at
    workshop.drawn_anew("path_at")


def shown(workshop: Workshop, _: frozenset[str]) -> str | None:
    return workshop.path_at or None


STEPPING = Feature(
    asks={ShowPath: Rule(FACILITATORS, show_path)},
    events={PathShown: was_shown},
    shows={"path_at": shown},
)
