"""How a process is put to the room, mended for this workshop; votes on older words are flagged."""

from typing import Any

from app.matrix.record import canonical, parse
from app.matrix.sections import Wording
from app.workshop import signing
from app.workshop.wording import MEANS
from tests.workshop import ask, ev
from tests.workshop.story import Story

QUESTION = "Who gets it back?"


def room() -> Story:
    return Story("B").with_the_usual_people().at_own_pace()


def rewords(story: Story, **words: Any) -> list[Any]:
    return story.does("Ann", ask.Reword(process="incident", **words))


def test_mended_words_stand_beside_the_published_ones() -> None:
    story = room()
    assert story.sees("wording") == {}
    rewords(story, question=QUESTION)
    rewords(story, case="On a Sunday.")
    assert story.sees("wording") == {"incident": {"question": QUESTION, "case": "On a Sunday."}}
    rewords(story, question="", case="")
    assert story.sees("wording") == {}, "as it was published"


def test_the_same_words_change_nothing() -> None:
    story = room()
    assert rewords(story, means="") == []
    rewords(story, question=QUESTION)
    assert rewords(story, question=QUESTION) == []


def test_who_found_it_not_clear_looks_anew() -> None:
    story = room()
    story.does("Bob", ask.Mark(process="incident", scope="application", what="not-clear"))
    story.does("Bob", ask.Mark(process="incident", scope="application", what="value"))
    rewords(story, question=QUESTION)
    assert (story.cell()["not_clear"], story.cell()["value"]) == (0, 1)
    assert story.sees_alone("Bob")["marks"] == ["value:incident:application"]


def test_votes_on_the_older_words_are_flagged_until_they_are_cast_again() -> None:
    story = room().all_vote(Bob="business", Carol="it-ops")
    rewords(story, question=QUESTION)
    assert story.cell()["older"] == 2
    assert story.sees_alone("Bob")["mine_older"] == ["incident:application"]
    story.votes("Bob", "business")
    story.votes("Dev", "business")
    assert story.cell()["older"] == 1
    assert story.sees_alone("Bob")["mine_older"] == []
    story.does("Carol", ask.WithdrawVote(process="incident", scope="application"))
    assert story.cell()["older"] == 0


def test_advice_on_older_words_is_its_own_to_look_at() -> None:
    story = room().with_people("adviser", Ada="vendor").all_vote(Ada="it-ops")
    rewords(story, question=QUESTION)
    assert story.cell()["older"] == 0, "it is no vote"
    assert story.sees_alone("Ada")["mine_older"] == ["incident:application"]
    story.votes("Ada", "it-ops")
    assert story.sees_alone("Ada")["mine_older"] == []


def test_the_flag_stays_on_the_round_and_the_next_has_none() -> None:
    story = room().all_vote(Bob="business", Carol="it-ops")
    rewords(story, question=QUESTION)
    story.votes("Carol", "it-ops")
    story.reveals()
    assert story.cell()["older"] == 1
    story.votes_again()
    assert story.cell()["older"] == 0
    story.votes("Bob", "business")
    story.reveals()
    record = parse(canonical(signing.draft(story.workshop)))
    rounds = next(one.rounds for one in record.cells if one.process == "incident")
    assert [one.older for one in rounds] == [1, 0]


def test_words_mended_after_the_reveal_flag_all_that_was_voted() -> None:
    story = room().all_vote(Bob="business", Carol="it-ops")
    story.reveals()
    rewords(story, question=QUESTION)
    assert story.workshop.cells["incident:application"].rounds[-1].older == 2
    assert story.cell()["older"] == 2


def test_a_step_taken_back_has_its_flags_as_they_were() -> None:
    story = room().all_vote(Bob="business")
    rewords(story, question=QUESTION)
    story.decides("it-ops")
    story.undoes()
    assert story.cell()["older"] == 1


def test_what_was_put_to_the_room_is_signed() -> None:
    story = room()
    assert '"wording":' not in canonical(signing.draft(story.workshop))
    rewords(story, question=QUESTION)
    told = parse(canonical(signing.draft(story.workshop))).wording
    assert told == [Wording(process="incident", question=QUESTION)]


def test_another_one_has_mended_it_meanwhile() -> None:
    story = room()
    seen = story.workshop.seq
    rewords(story, question=QUESTION)
    story.refused("Ann", ask.Reword(process="incident", means="x", seen=seen), "conflict")
    story.does("Ann", ask.Reword(process="change", means="x", seen=seen))


def test_it_is_of_a_process_there_is_and_bounded() -> None:
    story = room()
    story.refused("Ann", ask.Reword(process="cooking", means="x"), "bad-field")
    (event,) = rewords(story, means="m" * MEANS)
    assert isinstance(event, ev.Reworded)
    assert ask.Reword.own_fields["means"][0] == MEANS
