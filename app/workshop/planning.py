"""Planning: when the room meets, for how long, and what is to be done before."""

from typing import Annotated, Any, TypeAlias

from msgspec import Meta
from msgspec.structs import asdict

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix import meeting
from app.matrix.sections import Session
from app.workshop import registers
from app.workshop.registers import MAY_BE_WRITTEN
from app.workshop.state import Workshop

Length: TypeAlias = Annotated[int, Meta(ge=15, le=720)]  # minutes
SESSION = "session"
#: Days for which every zone has its clock, and calendars theirs.
FIRST, LAST = "2000-01-01", "2099-12-31"


class PlanSession(SeeingAsk, frozen=True, kw_only=True, tag="plan-session"):
    """Told anew it is the same meeting, moved."""

    own_fields = registers.texts(zone=(64, False, False), pre_work=MAY_BE_WRITTEN)
    day: str
    at: str
    minutes: Length
    zone: str
    pre_work: str = ""


class SessionPlanned(Event, frozen=True, tag="session-planned"):
    session: Session


def plan(workshop: Workshop, ask: PlanSession, _: Turn) -> Happenings:
    registers.check_date("day", ask.day, needed=True)
    if not FIRST <= ask.day <= LAST:
        raise Refusal("bad-field", "no-such-day", first=FIRST, last=LAST)
    if not meeting.is_time(ask.at):
        raise Refusal("bad-field", "no-time")
    if not meeting.is_zone(ask.zone):
        raise Refusal("bad-field", "no-such-zone")
    workshop.unchanged(ask.seen, SESSION)
    was = workshop.registers.session
    told = {name: getattr(ask, name) for name in ("day", "at", "minutes", "zone", "pre_work")}
    if was and Session(**told, moved=was.moved) == was:
        return []
    return [SessionPlanned(Session(**told, moved=was.moved + 1 if was else 0))]


def was_planned(workshop: Workshop, event: SessionPlanned, _: Fact) -> None:
    workshop.registers.session = event.session
    workshop.amended(SESSION)
    workshop.drawn_anew("session")


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    planned = workshop.registers.session
    if planned is None:
        return None
    begins, ends = meeting.begins(planned), meeting.ends(planned)
    return {
        **asdict(planned),
        "begins": meeting.moment(begins),
        "ends": meeting.moment(ends),
        "until": f"{ends:%H:%M}",
    }


PLANNING = Feature(
    asks={PlanSession: Rule(FACILITATORS, plan)},
    events={SessionPlanned: was_planned},
    shows={"session": shown},
)
