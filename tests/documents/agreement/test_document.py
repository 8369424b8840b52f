"""The whole document: its sections, in their order."""

import pickle

import msgspec

from app.documents.agreement.document import places
from app.documents.signatures import Reading
from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import NAMES, empty, signed, whole

SEVEN = [
    "1. Relationship philosophy",
    "2. Partner plan staff",
    "3. Engagement strategy",
    "4. Shared objectives and initiatives",
    "5. Action plan",
    "6. Acceptance",
    "7. Appendices",
]
AROUND = ["Where the relationship stands", "Meetings held", "Open proposals"]


def test_the_seven_sections_stand_in_their_order_whatever_is_in_them() -> None:
    for told in (printed(empty()), printed(signed(whole()))):
        headings = [one.heading for one in told.sections]
        assert headings == [*SEVEN, *AROUND, "Who took part"]


def test_what_changed_since_the_revision_before_is_a_section() -> None:
    before = signed(whole(actions=[]), 3)
    told = printed(whole(), before)
    assert [one.heading for one in told.sections][-2] == "What changed since revision 3"
    assert section(told, "changes")[0] == (
        "Action plan: Reconcile before the run, not after it: added"
    )
    assert section(printed(whole(), signed(whole())), "changes") == ["Nothing."]


def test_a_draft_has_neither_number_nor_hash_but_its_turn() -> None:
    told = printed(whole(), signed(whole(), 3))
    assert (told.standing, told.draft, told.hash, told.turn) == ("DRAFT", True, None, 4)
    assert printed(empty()).turn == 1


def test_a_revision_has_all_of_them() -> None:
    told = printed(signed(whole(), 2))
    assert (told.standing, told.draft, told.turn) == ("Revision 2", False, 2)
    assert told.hash
    assert told.signed == "2026-11-21 14:03 UTC"


def test_names_that_came_too_late_for_the_record_are_known() -> None:
    late = Reading(names={"p9": "Eve Late"})
    assert printed(whole(), names=NAMES, reading=late).names.of("p9") == "Eve Late"


def test_times_are_told_for_whoever_reads_it() -> None:
    told = printed(signed(whole()), reading=Reading("Europe/Helsinki"))
    assert told.signed == "2026-11-21 14:03 UTC (16:03 +02:00, Europe/Helsinki)"


def test_a_printer_in_a_process_of_its_own_can_be_handed_it() -> None:
    told = printed(signed(whole()), signed(empty()))
    assert pickle.loads(pickle.dumps(told)) == told


def test_what_changed_is_told_by_name_and_what_was_dropped_once() -> None:
    names = printed(whole()).names
    assert places(whole(), names, ["m1", "t2", "philosophy", "a8", "a9"]) == (
        "Partner plan staff: Ann Lindqvist, Engagement strategy: Initiatives, "
        "Relationship philosophy, what was dropped"
    )
    assert places(whole(), names, []) == ""


def test_a_name_of_a_side_with_signs_that_deceive_is_cleaned() -> None:
    told = printed(msgspec.structs.replace(whole(), sides=["Pay\u202eroll", "I\x00T"]))
    assert told.sides == ["Payroll", "IT"]
