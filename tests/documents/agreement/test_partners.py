"""The first three sections: philosophy, staff, meetings."""

from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import PHILOSOPHY, empty, whole


def test_the_philosophy_stands_as_it_was_written() -> None:
    assert section(printed(whole()), "philosophy") == [PHILOSOPHY]
    (gap,) = section(printed(empty()), "philosophy")
    assert gap.startswith("Gap: What the two sides want")


def test_the_staff_stands_by_side_and_then_the_roles_nobody_holds() -> None:
    assert section(printed(whole()), "staff") == [
        "Payroll business",
        "Ann Lindqvist | Head of payroll | Business manager | strategic | "
        "ann.lindqvist@example.org, +358 40 123 4567 | Carol Μαρία",
        "IT",
        "Bob Okafor | IT partner, finance | business relationship-manager | tactical | "
        "bob.okafor@example.org | ",
        "Dana Whitfield | Application owner | Service owner | operational |  | 李明",
        "李明 | Operations |  | operational |  | ",
        "Gap: Nobody holds the role of service manager.",
    ]


def test_of_somebody_who_was_erased_the_rest_stays() -> None:
    told = section(printed(whole(), names={}), "staff")
    assert told[1].startswith("name erased | Head of payroll | Business manager")
    assert "contact details erased" in told[1]


def test_meetings_stand_by_level_and_an_empty_level_is_a_gap() -> None:
    assert section(printed(whole()), "meetings") == [
        "Strategic level",
        "Gap: No meeting is planned at strategic level.",
        "Tactical level",
        "Initiatives | Which of them go on, and what they need. | Every quarter on the first "
        "Tuesday, from 2026-12-01 13:00 (Europe/Helsinki), 120 minutes | "
        "Ann Lindqvist, Bob Okafor, Dana Whitfield",
        "Operational level",
        "Service review | What happened, what is coming. | Every month, from 2026-12-03 09:00 "
        "(Europe/Helsinki), 60 minutes\n2027-01-03: held 2027-01-05 10:00 instead\n"
        "2027-04-03: called off | Ann Lindqvist, Bob Okafor",
    ]


def test_each_empty_level_says_its_own_gap() -> None:
    told = section(printed(empty()), "meetings")
    assert [one for one in told if one.startswith("Gap")] == [
        f"Gap: No meeting is planned at {level} level."
        for level in ("strategic", "tactical", "operational")
    ]
