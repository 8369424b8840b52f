"""What whoever writes minutes knows: who is called what, and what of a thing happened last."""

from app.documents.minuting import REMOVED, Minuting
from app.documents.signatures import NOBODY
from tests.documents.telling import told
from tests.workshop import ask
from tests.workshop.story import Story


def test_people_are_called_as_in_every_file() -> None:
    story = Story("B").with_people(Bob="business", Mallory="other")
    story.does("Ann", ask.RemovePerson("mallory"))
    room = Minuting(told(story))
    assert [room.who(one) for one in ("bob", "mallory", "zoe")] == ["Bob", REMOVED, NOBODY]
    assert [room.is_told_of(one) for one in ("bob", "mallory")] == [True, False]


def test_the_last_of_each_kind_is_known_for_each_cell() -> None:
    story = Story("B")
    for _ in range(2):
        story.decides("it-ops")
        story.reopens()
    room = Minuting(told(story))
    decided = [one for one in room.grid.story.facts if one.tag == "decided"]
    assert [room.is_last(one, "incident:application") for one in decided] == [False, True]


def test_a_question_has_its_title() -> None:
    story = Story("B")
    story.does("Ann", ask.OpenQuestion(question="quick", text="Shall we go on?"))
    room = Minuting(told(story))
    assert room.title("quick:1") == "Shall we go on?"
    assert room.title("readiness:security") == "Security"
    assert room.title("quick:9") == "A quick check", "it was asked before what is told"
