"""Holding a meeting: its agenda made by itself, what was noted and decided in it, and its end.

A relationship lives on between signatures: all of this may be asked of a signed agreement too.
"""

from datetime import date, timedelta
from itertools import islice
from typing import Any, Literal

from msgspec.structs import asdict, replace

from app.agreement.changes import DRAFTS
from app.agreement.citing import newer
from app.agreement.items import NOTE, check_day, known
from app.agreement.person import EITHER
from app.agreement.state import Agreement
from app.asks.ask import Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Phrase, Rule, Screen
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.meeting import moment
from app.partnership import rhythm
from app.partnership.agenda import Falls, Topic, Waiting, agenda
from app.partnership.record import Held, Minute

#: Meetings that are told of, the newest; and how much is noted in one.
HELD, MINUTES = 60, 100
BEGINS = "h"
ITEM = (64, False, False)
FAR = timedelta(days=31)  # ahead, where no other meeting of the series comes


class OpenMeeting(Ask, frozen=True, kw_only=True, tag="open-meeting"):
    """One of a series is held now; `on` is the day it would have been."""

    own_fields = Fields({"item": ITEM})
    item: str
    on: str


class TakeMinute(Ask, frozen=True, kw_only=True, tag="take-minute"):
    own_fields = Fields({"text": (NOTE, True, False)})
    text: str
    kind: Literal["note", "decision"] = "note"


class CloseMeeting(Ask, frozen=True, tag="close-meeting"):
    pass


class MeetingOpened(Event, frozen=True, kw_only=True, tag="meeting-opened"):
    held: str
    meeting: str
    title: str
    on: str


class MinuteTaken(Event, frozen=True, kw_only=True, tag="minute-taken"):
    held: str
    kind: Literal["note", "decision"]
    text: str


class MeetingClosed(Event, frozen=True, kw_only=True, tag="meeting-closed"):
    held: str


def open_meeting(agreement: Agreement, ask: OpenMeeting, _: Turn) -> Happenings:
    meeting = known(agreement, "meetings", ask.item)
    if agreement.sitting:
        sitting = agreement.held[agreement.sitting]
        if (sitting.meeting, sitting.on) == (ask.item, ask.on):
            return []
        raise Refusal("wrong-state", "meeting-sits")
    if not rhythm.is_turn(meeting, ask.on):
        raise Refusal("bad-field", "no-such-turn")
    held = agreement.next_id(BEGINS)
    return [MeetingOpened(held=held, meeting=ask.item, title=meeting.title, on=ask.on)]


def take_minute(agreement: Agreement, ask: TakeMinute, _: Turn) -> Happenings:
    held = _sitting(agreement)
    if len(held.minutes) >= MINUTES:
        raise Refusal("wrong-state", "register-full", count=MINUTES)
    return [MinuteTaken(held=held.id, kind=ask.kind, text=ask.text)]


def close_meeting(agreement: Agreement, _: CloseMeeting, __: Turn) -> Happenings:
    return [MeetingClosed(held=_sitting(agreement).id)]


def _sitting(agreement: Agreement) -> Held:
    if not agreement.sitting:
        raise Refusal("wrong-state", "no-meeting-sits")
    return agreement.held[agreement.sitting]


# What each event changes


def was_opened(agreement: Agreement, event: MeetingOpened, _: Fact) -> None:
    held = Held(id=event.held, meeting=event.meeting, title=event.title, on=event.on)
    agreement.held[event.held] = held
    for old in [*agreement.held][:-HELD]:
        del agreement.held[old]
    agreement.numbers[BEGINS] = int(event.held[1:])
    agreement.sitting = event.held
    agreement.amended("held", "sitting")


def was_taken(agreement: Agreement, event: MinuteTaken, fact: Fact) -> None:
    held = agreement.held[event.held]
    minutes = [*held.minutes, Minute(event.kind, event.text, fact.at)]
    agreement.held[event.held] = replace(held, minutes=minutes)
    agreement.amended("held", "sitting")


def was_closed(agreement: Agreement, event: MeetingClosed, fact: Fact) -> None:
    agreement.held[event.held] = replace(agreement.held[event.held], closed=fact.at)
    agreement.sitting = ""
    agreement.amended("held", "sitting")


# What is shown


def shown(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    """The newest meetings that were held, without their minutes: those are told on request."""
    return [
        {**asdict(one), "minutes": len(one.minutes)} for one in reversed(agreement.held.values())
    ]


def sitting(agreement: Agreement, _: frozenset[str]) -> dict[str, Any] | None:
    """The meeting that is held just now, with its minutes."""
    return _told(agreement.held[agreement.sitting]) if agreement.sitting else None


def _told(held: Held) -> dict[str, Any]:
    return {**asdict(held), "minutes": [asdict(one) for one in held.minutes]}


def minutes(agreement: Agreement, of: str, _: int) -> Screen:
    """What was noted and decided in one meeting."""
    if of not in agreement.held:
        raise Refusal("not-found", "no-such-item")
    return _told(agreement.held[of])


def next_agenda(agreement: Agreement, _: frozenset[str]) -> dict[str, Any]:
    """The next meeting and its agenda, as of the day of the last thing that happened."""
    if not agreement.day:  # nothing has: its opening was refused
        return {"meeting": None, "topics": []}
    return _agenda(agreement, agreement.day)


def agenda_on(agreement: Agreement, of: str, _: int) -> Screen:
    """The same as of this day, for who looks at it later."""
    check_day("of", of)
    return _agenda(agreement, of or agreement.day)


def _agenda(agreement: Agreement, today: str) -> dict[str, Any]:
    coming = sorted(
        (turn, one.id, one.title)
        for one in agreement.meetings.values()
        for turn in islice(_turns(one, today), 2)
    )
    meeting = None
    if coming:
        (on, begins), item, title = coming[0]
        meeting = {"item": item, "title": title, "on": str(on), "begins": moment(begins)}
    until = _until(today, [turn[1].date() for turn, *_ in coming])
    return {"meeting": meeting, "topics": [_topic(one) for one in _topics(agreement, today, until)]}


def _turns(meeting: Any, today: str) -> Any:
    return rhythm.turns(meeting, date.fromisoformat(today))


def _until(today: str, coming: list[date]) -> str:
    """As far as the meeting after the next one: what falls due before it is to be spoken of now."""
    far = date.fromisoformat(today) + FAR
    return str(max(far, *coming[:2])) if coming else str(far)


def _topics(agreement: Agreement, today: str, until: str) -> list[Topic]:
    cited = agreement.citations.values()
    services = [agreement.services[one.workshop] for one in cited]
    waiting = Waiting(
        agreement.actions.values(),
        agreement.objectives.values(),
        [Falls(one.service, due.what, due.title, due.day) for one in services for due in one.dues],
        [(one.id, one.service) for one in cited if newer(agreement, one)],
        [
            (one.id, DRAFTS.get(one.change["ask"], "drop"))
            for one in agreement.proposals.values()
            if one.state == "open"
        ],
    )
    return agenda(today, until, waiting)


def _topic(one: Topic) -> dict[str, Any]:
    told = {"title": one.title, "due": one.due or None, "item": one.item or None}
    return {**told, "kind": one.says, "says": Phrase(one.says), "who": one.who, "late": one.late}


HOLDING_MEETINGS = Feature(
    asks={
        OpenMeeting: Rule(EITHER, open_meeting, lasting=True),
        TakeMinute: Rule(EITHER, take_minute, lasting=True),
        CloseMeeting: Rule(EITHER, close_meeting, lasting=True),
    },
    events={MeetingOpened: was_opened, MinuteTaken: was_taken, MeetingClosed: was_closed},
    shows={"held": shown, "sitting": sitting, "agenda": next_agenda},
    tells={"agenda": agenda_on, "minutes": minutes},
)
