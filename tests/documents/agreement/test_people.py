"""Who is called what, when names are known and when they were erased."""

from app.documents.agreement import people
from tests.partnership.agreements import NAMES, STAFF, empty, whole


def test_somebody_is_found_by_any_id_and_else_stands_as_written() -> None:
    names = people.of(whole(), NAMES)
    assert names.of("m2") == names.of("s2") == names.of("p2") == "Bob Okafor"
    assert names.of("the vendor’s desk") == "the vendor’s desk"


def test_a_name_that_was_erased_leaves_its_place() -> None:
    names = people.of(whole(), {})
    assert names.of("m2") == people.ERASED
    assert names.of("p2") == "Participant 2"
    assert names.contact(STAFF[0]) == people.NO_CONTACT


def test_who_gave_no_contact_has_none_to_be_erased() -> None:
    assert people.of(whole(), {}).contact(STAFF[2]) == ""


def test_a_contact_is_nobodys_name() -> None:
    names = people.of(whole(), NAMES)
    assert names.contact(STAFF[0]) == NAMES["c1"]
    assert "c1" not in names.called


def test_the_pair_stands_with_its_sides() -> None:
    told = people.pair(whole(), people.of(whole(), NAMES))
    assert told == [
        ("Relationship manager", "Bob Okafor (IT)"),
        ("Business manager", "Ann Lindqvist (Payroll business)"),
    ]
    assert people.pair(empty(), people.of(empty(), {}))[0] == ("Relationship manager", "nobody yet")


def test_who_took_part_is_told_with_what_became_of_them() -> None:
    told = people.attendance(whole(), people.of(whole(), NAMES))
    assert told[0] == "Ann Lindqvist, Payroll business, facilitator"
    assert told[2].endswith("participant, left")


def test_of_neither_side_is_said_so() -> None:
    assert people.side(whole(), None) == "neither side"
