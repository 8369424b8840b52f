"""The calendar of an agreement: what is in it, and the same events when it is told again."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from icalendar import Calendar

from app.documents.agreement.calendar import write
from app.documents.signatures import Reading
from app.partnership.record import Agreement, Moved
from tests.documents.agreement.telling import printed
from tests.partnership.agreements import ACTIONS, MONTHLY, empty, signed, whole


def events(agreement: Agreement, before: Agreement | None = None, code: str = "ABCDEFGH") -> Any:
    told = printed(agreement, before, reading=Reading(code=code))
    return Calendar.from_ical(write(told)).walk("VEVENT")


def by_uid(*state: Any) -> dict[str, Any]:
    return {str(one["uid"]).partition(".4")[0]: one for one in events(*state)}


def one_action(**about: Any) -> Any:
    action = msgspec.structs.replace(ACTIONS[0], **about)
    (told,) = events(empty(actions=[action]))
    return told


def test_meetings_and_all_that_falls_due_are_in_it() -> None:
    assert [str(one["summary"]) for one in events(whole())] == [
        "Service review",
        "Service review",
        "Initiatives",
        "Objective: Payslips are right the first time",
        "Action: Reconcile before the run, not after it",
        "Action: Name a test owner in payroll",
        "Action: Ask the vendor for an exit plan",
    ]


def test_a_meeting_tells_its_purpose_and_who_attends_and_invites_nobody() -> None:
    (told, *_) = events(whole())
    assert str(told["description"]).splitlines() == [
        "What happened, what is coming.",
        "Who attends: Ann Lindqvist, Bob Okafor",
        "Payroll partnership, draft",
    ]
    assert not {"attendee", "organizer"} & {key.lower() for key in told}


def test_the_rules_of_its_zone_stand_in_it_and_all_it_needs() -> None:
    calendar = Calendar.from_ical(write(printed(whole())))
    zones = [str(one["tzid"]) for one in calendar.walk("VTIMEZONE")]
    assert zones == ["Europe/Helsinki"]
    assert len(calendar.walk("DAYLIGHT")) >= 1


def test_a_moved_one_is_the_same_event_instead_of_its_turn() -> None:
    told, moved, *_ = events(whole())
    assert told["uid"] == moved["uid"]
    assert told["sequence"] == moved["sequence"]
    assert moved["recurrence-id"].dt.date() == date(2027, 1, 3)
    assert "rrule" not in moved


def test_an_action_that_was_kept_or_broken_is_called_off() -> None:
    status = [str(one["status"]) for one in events(whole())]
    assert status[-3:] == ["CONFIRMED", "CANCELLED", "CANCELLED"]


def test_a_number_rises_with_each_move_change_and_revision() -> None:
    moved = [*ACTIONS[0].moves, Moved("2027-02-28", "Again.", "2027-02-01T08:00:00.000Z")]
    first, second = one_action(), one_action(moves=moved, due="2027-03-31")
    assert first["uid"] == second["uid"]
    assert (
        first["sequence"] < second["sequence"] < one_action(moves=moved, state="kept")["sequence"]
    )
    changed = msgspec.structs.replace(MONTHLY, changes=3)
    assert (
        events(empty(meetings=[MONTHLY]))[0]["sequence"]
        < (events(empty(meetings=[changed]))[0]["sequence"])
    )
    now, later = (events(whole(), signed(whole(), turn))[0] for turn in (1, 2))
    assert now["uid"] == later["uid"]
    assert now["sequence"] < later["sequence"]


def test_what_was_dropped_since_the_revision_before_is_called_off() -> None:
    fewer = whole(meetings=whole().meetings[1:], objectives=[], actions=[])
    told = by_uid(fewer, signed(whole()))
    called_off = {uid for uid, one in told.items() if one["status"] == "CANCELLED"}
    assert called_off == {"meeting.t1", "objective.o1", "action.a1", "action.a2", "action.a3"}
    assert told["meeting.t2"]["status"] == "CONFIRMED"


def test_two_agreements_never_share_an_event_and_no_code_is_in_it() -> None:
    one, other = events(whole()), events(whole(), None, "HGFEDCBA")
    assert not {str(it["uid"]) for it in one} & {str(it["uid"]) for it in other}
    assert b"ABCDEFGH" not in write(printed(whole()))


def test_a_revision_is_stamped_with_its_own_time() -> None:
    assert events(signed(whole()))[0]["dtstamp"].dt == datetime(2026, 11, 21, 14, 3, 22, tzinfo=UTC)
    told = printed(signed(whole()))
    assert write(told) == write(told)


def test_without_meetings_there_is_no_zone() -> None:
    assert b"VTIMEZONE" not in write(printed(empty(actions=ACTIONS)))
