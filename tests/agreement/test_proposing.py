"""A change that one side wants, and the other accepts or declines."""

from app.agreement.kind import AGREEMENT
from app.agreement.people import PersonErased
from app.agreement.proposing import ANSWERED, OPEN
from app.log.recorded import Fact
from tests.agreement.story import Story

FASTER = {"ask": "share-objective", "title": "Close in 2 days"}


def proposed() -> Story:
    story = Story().with_both_sides()
    story.does("Bob", "propose-change", change=FASTER)
    return story


def test_the_other_side_accepts_and_it_is_its_proposers_change() -> None:
    story = proposed()
    why = story.refused("Hanna", "accept-change", "forbidden", proposal="p1")
    assert why == "Only the other side answers a proposal."
    story.refused("Ann", "accept-change", "forbidden", proposal="p1")
    story.later().does("Carol", "accept-change", proposal="p1")
    (objective,), (told,) = story.sees("objectives"), story.sees("proposals")
    assert (objective["title"], objective["changed_by"]) == ("Close in 2 days", "Bob")
    assert (told["state"], told["answered_by"], told["answered_at"]) == (
        "accepted",
        "Carol",
        story.now,
    )
    story.refused("Carol", "accept-change", "wrong-state", proposal="p1")


def test_the_other_side_declines_with_its_reason() -> None:
    story = proposed()
    story.does("Carol", "decline-change", proposal="p1", why="Nobody can do that.")
    assert story.sees("objectives") == []
    assert story.sees("proposals")[0]["why"] == "Nobody can do that."
    story.refused("Carol", "decline-change", "not-found", proposal="p2", why="No.")


def test_ones_own_side_withdraws_it() -> None:
    story = proposed()
    story.refused("Carol", "withdraw-change", "forbidden", proposal="p1")
    story.does("Hanna", "withdraw-change", proposal="p1")
    assert story.sees("proposals")[0]["state"] == "declined"


def test_what_was_changed_meanwhile_is_not_overwritten_by_an_old_proposal() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "write-philosophy", text="Bob’s.", base=0)
    change = {"ask": "write-philosophy", "text": "Bob’s, better.", "base": 1}
    story.does("Bob", "propose-change", change=change)
    story.does("Dev", "write-philosophy", text="Dev’s.", base=1)
    assert story.sees("proposals")[0]["stale"] is True
    story.refused("Carol", "accept-change", "conflict", proposal="p1")
    assert story.sees("philosophy")["text"] == "Dev’s."


def test_of_an_item_that_was_changed_meanwhile_it_is_said_at_once() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close early")
    change = {"ask": "share-objective", "item": "o1", "title": "Close in two days"}
    story.does("Bob", "propose-change", change=change)
    story.agreement.changes.keys.clear()
    story.does("Dev", "share-objective", item="o1", title="Close on time")
    assert "proposals" in story.agreement.changes.keys


def test_a_name_that_is_accepted_is_one_of_the_staff() -> None:
    story = Story().with_both_sides()
    change = {"ask": "name-staff", "name": "Dora", "side": 1, "contact": "+358 40"}
    story.does("Bob", "propose-change", change=change)
    story.does("Carol", "accept-change", proposal="p1")
    (told,) = story.sees("staff")
    assert (told["name"], told["contact"]) == ("Dora", "+358 40")


def test_a_name_that_was_erased_meanwhile_is_not_accepted() -> None:
    story = Story().with_both_sides()
    change = {"ask": "name-staff", "name": "Dora", "side": 1, "contact": "+358 40"}
    story.does("Bob", "propose-change", change=change)
    erased = [Fact(story.agreement.seq + 1, story.now, "", PersonErased("p1n"))]
    AGREEMENT.evolve(story.agreement, erased)
    story.facts += erased
    why = story.refused("Carol", "accept-change", "bad-field", proposal="p1")
    assert why == "Name: something has to stand here."


def test_nobody_proposes_what_is_so_already_nor_who_looks_on() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 2 days")
    change = {**FASTER, "item": "o1"}
    story.refused("Bob", "propose-change", "wrong-state", change=change)
    story.refused("Olga", "propose-change", "forbidden", change=FASTER)


def test_so_many_wait_and_so_many_are_told_of() -> None:
    story = Story().with_both_sides()
    for _ in range(OPEN):
        story.does("Bob", "propose-change", change=FASTER)
    story.refused("Bob", "propose-change", "wrong-state", change=FASTER)
    for number in range(1, ANSWERED + 3):
        story.does("Carol", "decline-change", proposal=f"p{number}", why="No.")
        story.does("Bob", "propose-change", change=FASTER)
    told = [one["id"] for one in story.sees("proposals")]
    assert (told[0], len(told)) == ("p3", OPEN + ANSWERED)


def test_an_open_proposal_is_printed_with_what_is_signed() -> None:
    story = proposed()
    story.signs_off()
    assert '"proposals":[{"ask":"share-objective"' in story.signed[1].content
    story.refused("Carol", "accept-change", "signed-off", proposal="p1")


def test_who_leads_for_neither_side_proposes_to_both() -> None:
    story = Story().with_both_sides()
    for _ in range(2):
        story.does("Ann", "propose-change", change=FASTER)
    assert story.sees("proposals")[0]["side"] is None
    story.refused("Ann", "accept-change", "forbidden", proposal="p1")
    story.refused("Bob", "withdraw-change", "forbidden", proposal="p1")
    story.does("Bob", "accept-change", proposal="p1")
    story.does("Ann", "withdraw-change", proposal="p2")
    assert [one["title"] for one in story.sees("objectives")] == ["Close in 2 days"]


def test_of_what_was_answered_a_screen_has_the_beginning() -> None:
    story = Story().with_both_sides()
    change = {"ask": "write-philosophy", "text": "We close. " * 300, "base": 0}
    story.does("Bob", "propose-change", change=change)
    assert len(story.sees("proposals")[0]["change"]["text"]) == 2999
    story.does("Carol", "decline-change", proposal="p1", why="Too long.")
    told = story.sees("proposals")[0]["change"]["text"]
    assert (len(told), told[-1]) == (120, "…")
