"""What is not the same in two states of an agreement."""

from typing import Any

import msgspec
import pytest

from app.documents.agreement import people
from app.documents.agreement.differences import FIELDS, TITLES, about, between, sections
from app.matrix.record import Signatory
from app.partnership.record import Agreement
from tests.partnership.agreements import NAMES, SIGNATORIES, empty, whole


def words(before: Agreement, now: Agreement) -> list[str]:
    names = people.of(now, NAMES)
    return [f"{one.section} {one.words}" for one in between(before, now, names)]


def changed(section: str, place: int = 0, **fields: Any) -> Agreement:
    items = list(getattr(whole(), section))
    items[place] = msgspec.structs.replace(items[place], **fields)
    return whole(**{section: items})


def test_nothing_differs_from_itself() -> None:
    assert words(whole(), whole()) == []
    assert list(about(whole(), whole())) == []


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (changed("staff", role="Sponsor"),
         "staff Ann Lindqvist: role: Sponsor, was “Business manager”"),
        (changed("staff", person="s9"), "staff name erased: person: another person"),
        (changed("staff", contact="c9"), "staff Ann Lindqvist: contact details: changed"),
        (changed("staff", deputy=""), "staff Ann Lindqvist: deputy taken back, was “Carol Μαρία”"),
        (changed("staff", side=1), "staff Ann Lindqvist: side: IT, was “Payroll business”"),
        (changed("meetings", every="quarter"),
         "meetings Service review: how often: every quarter, was “every month”"),
        (changed("meetings", attendees=["m1"]),
         "meetings Service review: who attends: Ann Lindqvist, was “Ann Lindqvist, Bob Okafor”"),
        (changed("meetings", minutes=90), "meetings Service review: minutes: 90, was “60”"),
        (changed("meetings", 1, singles=whole().meetings[0].singles[1:]),
         "meetings Initiatives: single meetings: 2027-04-03: called off, new"),
        (changed("objectives", 1, measure="Live by July"),
         "objectives Two countries more on the one system: measure: Live by July, new"),
        (changed("actions", objective="o2"),
         "actions Reconcile before the run, not after it: objective: Two countries more on the one "
         "system, was “Payslips are right the first time”"),
        (changed("actions", state="kept"),
         "actions Reconcile before the run, not after it: state: kept, was “open”"),
        (changed("citations", revision=3), "citations Payroll: revision: 3, was “2”"),
        (changed("citations", 1, newer=4),
         "citations Time tracking: in force in its place: 4, new"),
        (changed("held", minutes=[]), "held Service review, 2026-12-03: noted and decided taken "
         "back, was “One late file; nobody was paid late.; The cut-off moves to 14:00.”"),
    ],
)  # fmt: skip
def test_a_field_is_told_with_what_it_was(now: Agreement, said: str) -> None:
    assert words(whole(), now) == [said]


def test_what_came_and_what_went_is_told() -> None:
    fewer = whole(actions=whole().actions[1:], objectives=[])
    assert words(fewer, whole())[:1] == ["objectives Payslips are right the first time: added"]
    assert words(whole(), fewer)[-1] == "actions Reconcile before the run, not after it: dropped"


def test_of_the_whole_it_tells_what_is_called_otherwise() -> None:
    named = [
        Signatory("relationship-manager", "Bob Okafor", "p2", "Partner lead"),
        Signatory("business-manager", ""),
        *SIGNATORIES[2:],
    ]
    now = whole(title="Pay", sides=["Payroll", "IT"], philosophy="Short.", signatories=named)
    assert list(about(whole(philosophy=""), now)) == [
        "Title: Pay, was “Payroll partnership”",
        "Side: Payroll, was “Payroll business”",
        "Relationship philosophy: written anew",
        "Relationship manager: called Partner lead now",
        "Business manager: nobody signs",
    ]


def test_they_are_grouped_by_section() -> None:
    told = sections(list(between(empty(), whole(), people.of(whole(), NAMES))))
    assert list(told) == list(FIELDS)
    assert len(told["staff"]) == 4


def test_each_section_has_a_title() -> None:
    assert FIELDS.keys() == TITLES.keys()


def test_each_field_that_is_compared_is_one_of_the_record() -> None:
    for section, fields in FIELDS.items():
        (first, *_) = getattr(whole(), section)
        assert fields.keys() <= set(first.__struct_fields__)
