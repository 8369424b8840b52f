"""Engagement strategy: the formal meetings, at each level, in their rhythm; single ones moved."""

from datetime import date
from itertools import islice
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from app.agreement.drafting import noted, shown
from app.agreement.items import MAY_BE_WRITTEN, TITLED, ItemAsk, given, known, tell
from app.agreement.person import EITHER
from app.agreement.state import Agreement, Change
from app.asks.ask import NAME, Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.meeting import is_zone, moment
from app.partnership import rhythm
from app.partnership.model import Level
from app.partnership.record import Meeting, Single
from app.partnership.rhythm import RhythmError

MEETINGS = "meetings"
ATTENDEES, SINGLES = 40, 60
COMING = 14  # turns of each that are shown: of a monthly one, those of a year
NEEDED = ("title", "purpose", "level", "every", "starts", "zone")
WRITTEN = {
    "title": TITLED,
    "purpose": MAY_BE_WRITTEN,
    "every": (rhythm.LONGEST_RULE, False, False),
    "starts": (25, False, False),
    "zone": (64, False, False),
}


class PlanMeeting(ItemAsk, frozen=True, kw_only=True, tag="plan-meeting"):
    own_fields = Fields({**WRITTEN, "attendees": (ATTENDEES * (NAME + 2), False, True)})
    title: str | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    level: Level | UnsetType = UNSET
    every: str | UnsetType = UNSET
    starts: str | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    attendees: list[str] | str | UnsetType = UNSET  # names; in one text, with commas


class MoveMeeting(Ask, frozen=True, kw_only=True, tag="move-meeting"):
    """One of a series, by the day it would have been: to another time, or not held at all."""

    own_fields = Fields({"item": (64, False, False), "to": (25, False, True)})
    item: str
    on: str
    to: str = ""


class MeetingMoved(Event, frozen=True, kw_only=True, tag="meeting-moved"):
    item: str
    on: str
    starts: str


def plan(agreement: Agreement, ask: PlanMeeting, _: Turn) -> Happenings:
    fields = _checked(given(ask))
    if ask.item is UNSET:
        fields = {"purpose": "", **fields}
    told = tell(agreement, MEETINGS, ask, fields, NEEDED)
    for one in told:
        _check_rhythm(agreement.meetings.get(one.item), one.fields)
    return [*told]


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """As they are kept; raises Refusal for what cannot be."""
    if "starts" in fields:
        fields["starts"] = _moment("starts", fields["starts"])
    if "zone" in fields and not is_zone(fields["zone"]):
        raise Refusal("bad-field", "no-such-zone")
    if isinstance(told := fields.get("attendees"), str):
        fields["attendees"] = [name for one in told.split(",") if (name := one.strip()[:NAME])]
    if len(fields.get("attendees", ())) > ATTENDEES:
        raise Refusal("too-long", "too-many-attendees", count=ATTENDEES)
    return fields


def _check_rhythm(before: Meeting | None, fields: dict[str, Any]) -> None:
    whole = {**(asdict(before) if before else {}), **fields}
    try:
        rhythm.check(whole["every"], whole["starts"])
    except RhythmError:
        raise Refusal("bad-field", "no-rhythm") from None


def _moment(name: str, told: str) -> str:
    try:
        return rhythm.written(rhythm.moment(told))
    except RhythmError:
        raise Refusal("bad-field", "no-such-moment", field=name) from None


def move(agreement: Agreement, ask: MoveMeeting, _: Turn) -> Happenings:
    meeting = known(agreement, MEETINGS, ask.item)
    starts = _moment("to", ask.to) if ask.to else ""
    if not rhythm.is_turn(meeting, ask.on):
        raise Refusal("bad-field", "no-such-turn")
    if Single(ask.on, starts) in meeting.singles:
        return []
    return [MeetingMoved(item=ask.item, on=ask.on, starts=starts)]


def was_moved(agreement: Agreement, event: MeetingMoved, fact: Fact) -> None:
    """The last that are told of stay; those of years ago are over."""
    meeting = agreement.meetings[event.item]
    others = [one for one in meeting.singles if one.on != event.on]
    singles = sorted([*others, Single(event.on, event.starts)], key=lambda one: one.on)
    agreement.meetings[event.item] = replace(meeting, singles=singles[-SINGLES:])
    noted(agreement, Change(fact.at, fact.by, "told", MEETINGS, event.item, ("singles",)))


def described(agreement: Agreement, meeting: Meeting) -> dict[str, Any]:
    """As it was planned, and when it comes next, as far as that is told."""
    told = asdict(meeting)
    del told["changes"]
    turns = islice(rhythm.turns(meeting, date.fromisoformat(agreement.day)), COMING)
    coming = [{"on": str(on), "begins": moment(at)} for on, at in turns]
    return {**told, "singles": [asdict(one) for one in meeting.singles], "coming": coming}


PLANNING = Feature(
    asks={PlanMeeting: Rule(EITHER, plan), MoveMeeting: Rule(EITHER, move, lasting=True)},
    events={MeetingMoved: was_moved},
    shows={MEETINGS: shown(MEETINGS, described)},
)
