"""Meetings held, proposals, and who took part."""

import msgspec

from app.partnership.record import Proposed
from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import HELD, NAMES, empty, whole


def test_a_meeting_that_was_held_tells_what_was_noted_and_decided() -> None:
    assert section(printed(whole()), "held") == [
        "Service review, 2026-12-03",
        "Noted: One late file; nobody was paid late.",
        "Decided: The cut-off moves to 14:00.",
    ]


def test_one_that_is_still_held_says_so() -> None:
    still = msgspec.structs.replace(HELD[0], closed="", minutes=[])
    assert section(printed(whole(held=[still])), "held") == [
        "Service review, 2026-12-03 (not closed)",
        "Nothing was noted.",
    ]


def test_a_proposal_is_told_in_a_line() -> None:
    assert section(printed(whole()), "proposals") == [
        "Payroll business proposes an action: title: A second approver for manual payments; "
        "owner: Ann Lindqvist; due: 2027-03-31; objective: Payslips are right the first time",
        "IT proposes to write the philosophy anew: text: Payday is nobody's surprise.",
    ]


def test_whatever_is_proposed_can_be_told() -> None:
    odd = Proposed(
        id="r9", side=0, ask="hold-hands",
        says={"item": "t1", "attendees": ["m1", "Eve"], "side": 1, "more": {"a": 1}, "minutes": 45},
    )  # fmt: skip
    assert section(printed(whole(proposals=[odd])), "proposals") == [
        "Payroll business proposes hold hands, in place of what stands there: "
        "attendees: Ann Lindqvist, Eve; side: IT; minutes: 45"
    ]


def test_with_nothing_there_it_says_so() -> None:
    bare = printed(empty(people=[]))
    assert section(bare, "held") == ["No meeting was held yet."]
    assert section(bare, "proposals") == ["None."]
    assert section(bare, "people") == ["Nobody yet."]


def test_who_took_part_is_told_by_name() -> None:
    assert section(printed(whole()), "people")[1] == f"{NAMES['p2']}, IT, participant"
