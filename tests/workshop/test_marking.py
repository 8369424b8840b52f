"""What anybody points at without a vote: words that are not clear, and where IT could add value."""

from typing import Any

from app.log.kind import Present
from app.matrix.record import canonical, parse
from app.matrix.sections import Value
from app.workshop import screen, signing
from tests.workshop import ask, ev
from tests.workshop.story import Story

AT: dict[str, Any] = {"process": "incident", "scope": "application"}


def room() -> Story:
    return Story("B").with_the_usual_people().at_own_pace()


def marks(story: Story, name: str, what: Any, marked: bool = True, **at: Any) -> list[Any]:
    return story.does(name, ask.Mark(what=what, marked=marked, **(AT | at)))


def test_anybody_says_that_a_definition_is_not_clear_and_everybody_sees_how_many() -> None:
    story = room()
    assert marks(story, "Bob", "not-clear") == [
        ev.Marked(person="bob", what="not-clear", on=["incident"], marked=True)
    ]
    marks(story, "Olga", "not-clear", scope="interface")
    for scope in ("application", "interface"):
        assert story.cell("incident", scope)["not_clear"] == 2, "the words are those of the process"
    assert story.cell("change")["not_clear"] == 0
    assert story.sees_alone("Bob")["marks"] == ["not-clear:incident"]
    assert story.sees_alone("Carol")["marks"] == []


def test_a_mark_is_taken_back_and_the_same_one_is_set_once() -> None:
    story = room()
    marks(story, "Bob", "not-clear")
    assert marks(story, "Bob", "not-clear") == []
    marks(story, "Bob", "not-clear", marked=False)
    assert marks(story, "Bob", "not-clear", marked=False) == []
    assert story.cell()["not_clear"] == 0


def test_once_the_votes_are_out_they_are_what_is_talked_about() -> None:
    story = room().all_vote(Bob="business")
    marks(story, "Carol", "not-clear")  # another one has voted: it can still be mended
    story.reveals()
    marks(story, "Dev", "not-clear", scope="interface")  # which is open
    story.all_vote("incident", "interface", Bob="business")
    story.reveals("incident", "interface")
    story.refused("Vera", ask.Mark(what="not-clear", **AT), "wrong-state")
    marks(story, "Dev", "not-clear", marked=False)


def test_a_cell_where_it_could_add_value_is_marked_at_any_time_until_it_is_signed() -> None:
    story = Story("A").with_the_usual_people()
    marks(story, "Bob", "value")
    story.adopts()
    marks(story, "Carol", "value", scope="interface")
    marks(story, "Dev", "value", process="change")
    assert [story.cell("incident", it)["value"] for it in ("application", "interface")] == [2, 2]
    record = parse(canonical(signing.draft(story.workshop)))
    by = {"business": 1, "it-ops": 1}
    assert record.value[:2] == [
        Value(process="incident", scope=scope, by=by) for scope in ("application", "interface")
    ]
    story.signs_off()
    story.refused("Bob", ask.Mark(what="value", **AT), "signed-off")


def test_marks_change_no_cell_that_somebody_decides_just_then() -> None:
    story = room()
    seen = story.workshop.seq
    marks(story, "Bob", "value")
    marks(story, "Bob", "not-clear")
    story.does("Ann", ask.Decide("it-ops", seen=seen, **AT))
    story.does("Ann", ask.Undo(seen=story.workshop.seq))


def test_who_was_removed_points_at_nothing() -> None:
    story = room()
    marks(story, "Bob", "value")
    marks(story, "Bob", "not-clear")
    story.does("Ann", ask.RemovePerson("bob"))
    cell = story.cell()
    assert (cell["not_clear"], cell["value"]) == (0, 0)
    assert signing.draft(story.workshop).value == []


def test_where_nobody_marked_anything_nothing_is_signed_of_it() -> None:
    assert '"value":' not in canonical(signing.draft(room().workshop))


def test_whose_marks_they_are_no_screen_of_all_tells() -> None:
    story = room()
    marks(story, "Bob", "value")
    cell = screen.shared(story.workshop, Present(), ["cell:incident:application"])
    assert "bob" not in str(cell)
