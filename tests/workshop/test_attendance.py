"""Who took part, and under which names it is signed."""

from app.log.recorded import Fact
from app.matrix.record import name_digest
from app.workshop import attendance
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev
from tests.workshop.story import Story


def room() -> Story:
    return Story().with_the_usual_people()


def test_names_are_signed_as_digests_that_tell_nothing() -> None:
    story = room()
    signed = attendance.signed(story.workshop, chance="c" * 32)
    names = attendance.signed_names(story.workshop, chance="c" * 32)
    assert all(name_digest(*names[one.person]) == one.named for one in signed)
    again = attendance.signed(story.workshop, chance="d" * 32)
    assert not {one.named for one in signed} & {one.named for one in again}
    assert {one.named for one in attendance.signed(story.workshop, chance="")} == {""}


def test_who_was_erased_is_signed_without_a_name() -> None:
    workshop = room().folded_again()
    gone = Fact(workshop.seq + 1, "2026-11-21T15:00:00.000Z", "", ev.PersonErased("bob"))
    WORKSHOP.evolve(workshop, [gone])
    assert "bob" not in attendance.signed_names(workshop, chance="c" * 32)


def took_part(story: Story) -> dict[str, bool]:
    return {one.person: one.left for one in attendance.signed(story.workshop, chance="")}


def test_who_voted_and_was_removed_since_took_part_and_has_left() -> None:
    story = room().at_own_pace().all_vote(Bob="business", Carol="it-ops")
    story.reveals()
    story.does("Ann", ask.RemovePerson("bob"))
    assert took_part(story)["bob"]
    assert not took_part(story)["carol"]
    assert list(took_part(story)).index("bob") < list(took_part(story)).index("carol")
    assert attendance.signed_names(story.workshop, chance="c" * 32)["bob"][1] == "Bob"
    assert "Bob" not in story.names()


def test_whose_vote_was_never_counted_leaves_nothing_behind() -> None:
    story = room().at_own_pace().all_vote(Bob="business", Carol="it-ops")
    story.does("Ann", ask.RemovePerson("bob"))
    story.reveals()
    assert "bob" not in took_part(story)


def test_who_left_can_be_erased_like_anybody() -> None:
    story = room().at_own_pace().all_vote(Bob="business")
    story.reveals()
    story.does("Ann", ask.RemovePerson("bob"))
    assert WORKSHOP.unnamed(story.workshop).left["bob"].name == ""
    workshop = story.folded_again()
    gone = Fact(workshop.seq + 1, "2026-11-21T15:00:00.000Z", "", ev.PersonErased("bob"))
    WORKSHOP.evolve(workshop, [gone])
    assert "bob" not in attendance.signed_names(workshop, chance="c" * 32)
    assert workshop.left["bob"].name == "Participant 2"


# Of which parties somebody is there


def test_who_could_vote_is_who_takes_part_and_who_did() -> None:
    workshop = room().workshop
    assert attendance.able(workshop, voters=()) == {
        "business": 1,
        "it-ops": 1,
        "it-delivery": 1,
        "vendor": 1,
    }
    assert attendance.able(workshop, voters=("ann",))["other"] == 1


def test_parties_are_waited_for_by_who_takes_part() -> None:
    workshop = room().workshop
    assert attendance.voting(workshop, frozenset({"ann", "olga", "carol"})) == ["it-ops"]
    assert attendance.voting(workshop, frozenset()) == []


def test_a_party_is_there_in_whatever_role() -> None:
    workshop = room().workshop
    assert attendance.there(workshop, frozenset({"olga", "carol"})) == ["it-ops", "other"]


def test_where_nobody_takes_part_with_a_page_open_everybody_is_there() -> None:
    workshop = room().workshop
    all_of_them = ["business", "it-ops", "it-delivery", "vendor", "other"]
    assert attendance.there(workshop, frozenset({"ann"})) == all_of_them
