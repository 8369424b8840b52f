"""Questions that are no cells: opened, voted on in secret, revealed, and asked again."""

import msgspec
import pytest

from app.matrix.question import ENOUGH, QUICK_ONES, STANDING
from app.matrix.record import canonical, parse
from app.matrix.rounds import QuestionRecord, RoundRecord, Voice
from app.workshop import signing
from tests.workshop import ask, ev
from tests.workshop.story import Story


def room() -> Story:
    return Story("B").with_the_usual_people()


def opened(question: str, text: str = "") -> Story:
    story = room()
    story.does("Ann", ask.OpenQuestion(question=question, **({"text": text} if text else {})))
    return story


def chooses(story: Story, name: str, choice: str, question: str = "ambition") -> None:
    story.does(name, ask.CastVote(choice, question=question))  # type: ignore[arg-type]


@pytest.mark.parametrize("question", STANDING)
def test_a_question_is_closed_until_it_is_opened(question: str) -> None:
    story = room()
    assert story.sees(f"question:{question}")["state"] == "closed"
    vote = ask.CastVote("abstain", question=question)
    assert "not opened" in story.refused("Bob", vote, "wrong-state")
    assert story.does("Ann", ask.OpenQuestion(question=question)) == [
        ev.QuestionOpened(question, "")
    ]
    assert story.sees(f"question:{question}")["state"] == "open"
    assert story.does("Ann", ask.OpenQuestion(question=question)) == [], "it is open already"
    story.does("Bob", vote)


def test_votes_are_hidden_counted_and_revealed_by_party() -> None:
    story = opened("ambition")
    chooses(story, "Bob", "B")
    chooses(story, "Carol", "A")
    before = story.sees("question:ambition")
    assert (before["voted"], before["voters"], before["tally"]) == (2, ["bob", "carol"], None)
    assert story.sees_alone("Bob")["mine"] == {"ambition": "B"}
    story.does("Ann", ask.Reveal(question="ambition"))
    after = story.sees("question:ambition")
    assert after["tally"] == {"A": {"it-ops": 1}, "B": {"business": 1}}
    assert (after["state"], after["stage"], after["named"]) == ("revealed", "parties", None)


def test_the_pace_of_the_cells_is_none_of_a_questions() -> None:
    story = opened("agreement")
    story.looks_at("incident")
    chooses(story, "Bob", "4", "agreement")
    assert story.sees("question:agreement")["voted"] == 1


@pytest.mark.parametrize(
    ("question", "choice"),
    [("ambition", "it-ops"), ("agreement", "6"), ("readiness:budget", "yes"), ("ambition", "1")],
)
def test_only_what_belongs_to_it_can_be_chosen(question: str, choice: str) -> None:
    story = opened(question)
    story.refused("Bob", ask.CastVote(choice, question=question), "bad-field")  # type: ignore[arg-type]


def test_a_choice_of_a_question_is_none_of_a_cell() -> None:
    story = room().at_own_pace()
    vote = ask.CastVote("A", process="incident", scope="application")
    story.refused("Bob", vote, "bad-field")


@pytest.mark.parametrize(
    "ballot",
    [
        {},
        {"process": "incident"},
        {"scope": "application"},
        {"process": "incident", "scope": "application", "question": "ambition"},
        {"question": "ambitions"},
        {"process": "nothing", "scope": "application"},
    ],
)
def test_a_vote_is_about_a_cell_or_a_question(ballot: dict[str, str]) -> None:
    story = opened("ambition")
    story.refused("Bob", ask.CastVote("abstain", **ballot), "bad-field")  # type: ignore[arg-type]


def test_asked_again_it_is_another_round() -> None:
    story = opened("ambition")
    chooses(story, "Bob", "B")
    story.does("Ann", ask.Reveal(question="ambition"))
    story.does("Ann", ask.VoteAgain(question="ambition"))
    again = story.sees("question:ambition")
    assert (again["state"], again["round"], again["voted"]) == ("open", 2, 0)
    assert story.sees_alone("Bob")["mine"] == {}


def test_a_revealed_question_can_be_opened_again() -> None:
    story = opened("agreement")
    chooses(story, "Bob", "5", "agreement")
    story.does("Ann", ask.Reveal(question="agreement"))
    story.does("Ann", ask.OpenQuestion(question="agreement"))
    assert story.sees("question:agreement")["round"] == 2


def test_leaving_questions_name_nobody_and_wait_for_enough_answers() -> None:
    story = opened("leaving:heard")
    for name in ("Bob", "Carol", "Dev"):
        chooses(story, name, "5", "leaving:heard")
    reveal = ask.Reveal(question="leaving:heard")
    assert f"from {ENOUGH} answers" in story.refused("Ann", reveal, "wrong-state")
    chooses(story, "Vera", "1", "leaving:heard")
    assert story.sees("question:leaving:heard")["voters"] is None
    story.does("Ann", reveal)
    assert story.sees("question:leaving:heard")["tally"] == {"1": {"all": 1}, "5": {"all": 3}}


def test_anonymous_answers_are_out_without_party_or_reason() -> None:
    """Vera is the only vendor: what vendors said would be what she said."""
    story = opened("leaving:heard")
    for name in ("Bob", "Carol", "Dev"):
        chooses(story, name, "5", "leaving:heard")
    said = ask.CastVote("1", question="leaving:heard", confidence=1, reason="Nobody asked us.")
    story.does("Vera", said)
    told = msgspec.json.encode(story.does("Ann", ask.Reveal(question="leaving:heard"))).decode()
    assert not any(word in told for word in ("vendor", "Nobody asked us.", "business"))


@pytest.mark.parametrize(
    "going_on",
    [
        ask.LeaveQuestion(),
        ask.Focus(process="incident", scope="application"),
        ask.Focus(process="change", scope="application"),
        ask.OpenChapter("risks"),
        ask.OpenChapter("matrix"),
    ],
)
def test_the_room_goes_on_from_a_quick_check(going_on: ask.Ask) -> None:
    story = room()
    story.does("Ann", ask.Focus(process="incident", scope="application"))
    story.does("Ann", ask.OpenQuestion(question="quick", text="A break?"))
    assert story.sees("question") == "quick:1"
    story.does("Ann", going_on)
    assert story.sees("question") is None


def test_from_a_question_of_its_chapter_the_room_does_not_go_on() -> None:
    story = opened("ambition")
    assert story.does("Ann", ask.LeaveQuestion()) == []
    assert story.sees("question") == "ambition"


def test_the_next_revision_begins_without_what_was_asked_on_leaving() -> None:
    story = room()
    story.adopts()
    story.waives("supportability-transition", "application")
    story.signs_off()
    story.does("Ann", ask.OpenQuestion(question="leaving:heard"))
    story.does("Ann", ask.StartRevision())
    assert story.sees("question") is None


def test_quick_checks_are_numbered_and_have_their_text() -> None:
    story = opened("quick", "Shall we go on?")
    assert story.sees("question:quick:1")["text"] == "Shall we go on?"
    chooses(story, "Bob", "unsure", "quick:1")
    story.does("Ann", ask.OpenQuestion(question="quick", text="A break?"))
    assert story.sees("question:quick:2")["state"] == "open"
    story.refused("Ann", ask.OpenQuestion(question="quick"), "bad-field")
    story.refused("Ann", ask.OpenQuestion(question="quick:9"), "bad-field")


def test_there_are_so_many_quick_checks_and_no_more() -> None:
    story = room()
    for number in range(QUICK_ONES):
        story.does("Ann", ask.OpenQuestion(question="quick", text=f"Number {number}?"))
    story.refused("Ann", ask.OpenQuestion(question="quick", text="One more?"), "wrong-state")


def test_who_is_removed_is_not_counted_in_a_hidden_round() -> None:
    story = opened("ambition")
    chooses(story, "Vera", "B")
    story.does("Ann", ask.RemovePerson("vera"))
    assert story.sees("question:ambition")["voted"] == 0


def test_of_several_questions_the_room_looks_at_what_took_votes_last() -> None:
    story = opened("ambition")
    assert story.sees("question") == "ambition"
    story.does("Ann", ask.OpenQuestion(question="readiness:budget"))
    assert story.sees("question") == "readiness:budget"
    chooses(story, "Bob", "B")
    story.does("Ann", ask.Reveal(question="ambition"))
    assert story.sees("question") == "readiness:budget", "a reveal elsewhere leads nobody away"
    story.does("Ann", ask.VoteAgain(question="ambition"))
    assert story.sees("question") == "ambition"


def test_before_anything_is_asked_there_is_no_question_to_look_at() -> None:
    assert room().sees("question") is None


# What is signed of them


def kept(story: Story) -> dict[str, QuestionRecord]:
    """What would be signed of the questions now."""
    return {one.id: one for one in parse(canonical(signing.draft(story.workshop))).questions}


def asks(story: Story, question: str, **votes: str) -> None:
    """It is opened, people choose, and it is revealed."""
    story.does("Ann", ask.OpenQuestion(question=question))
    for name, choice in votes.items():
        chooses(story, name, choice, question)
    story.does("Ann", ask.Reveal(question=question))


def test_every_round_is_signed_as_far_as_the_room_saw_it() -> None:
    story = opened("ambition")
    chooses(story, "Bob", "B")
    assert kept(story) == {}, "nothing of it is out"
    chooses(story, "Carol", "A")
    story.does("Ann", ask.Reveal(question="ambition", stage="differ"))
    assert kept(story)["ambition"].rounds == [RoundRecord(1, None, {}, agree=False)]
    story.does("Ann", ask.VoteAgain(question="ambition"))
    chooses(story, "Bob", "B")
    story.does("Carol", ask.CastVote("B", 4, "They pay.", question="ambition"))
    story.does("Ann", ask.Reveal(question="ambition", stage="differ"))
    story.does("Ann", ask.Reveal(question="ambition"))
    first, second = kept(story)["ambition"].rounds
    assert (first.agree, second.agree) == (False, None)
    assert second.tally == {"B": {"business": 1, "it-ops": 1}}
    assert second.said == [Voice("B", "it-ops", 4, "They pay.")]


def test_names_that_were_shown_in_the_room_are_not_signed() -> None:
    story = opened("ambition")
    story.does("Ann", ask.SetNames("people"))
    chooses(story, "Bob", "B")
    story.does("Ann", ask.Reveal(question="ambition", stage="names"))
    assert "bob" not in msgspec.json.encode(kept(story)["ambition"]).decode()


def test_anonymous_answers_are_signed_as_counts_that_tell_nobody() -> None:
    story = room()
    asks(story, "leaving:heard", Bob="5", Carol="5", Dev="4", Vera="1")
    story.does("Ann", ask.OpenQuestion(question="leaving:heard"))
    eve = {"name": "Eve", "represents": "other", "choice": "2"}
    story.does("Ann", ask.VoteFor(**eve, question="leaving:heard"))  # type: ignore[arg-type]
    for name in ("Bob", "Carol", "Dev"):
        chooses(story, name, "3", "leaving:heard")
    story.does("Ann", ask.Reveal(question="leaving:heard"))
    assert kept(story)["leaving:heard"].rounds == [
        RoundRecord(2, None, {"2": {"all": 1}, "3": {"all": 3}})
    ]


def test_a_revision_tells_of_what_was_asked_for_it() -> None:
    story = room()
    asks(story, "ambition", Bob="B", Carol="A")
    asks(story, "agreement", Bob="4", Carol="2")
    story.adopts()
    story.waives("supportability-transition", "application")
    assert list(kept(story)) == ["ambition", "agreement"]
    story.signs_off()
    story.does("Ann", ask.StartRevision())
    assert list(kept(story)) == ["ambition"], "the agreement was with the matrix as it was"
    asks(story, "agreement", Bob="5")
    assert [one.round for one in kept(story)["agreement"].rounds] == [2]
    asks(story, "ambition", Bob="A")
    assert [one.round for one in kept(story)["ambition"].rounds] == [2]


def test_quick_checks_are_signed_behind_the_standing_questions_with_their_text() -> None:
    story = opened("quick", "Shall we go on?")
    chooses(story, "Bob", "yes", "quick:1")
    story.does("Ann", ask.Reveal(question="quick:1"))
    asks(story, "readiness:budget", Bob="did-not-know")
    assert list(kept(story)) == ["readiness:budget", "quick:1"]
    assert kept(story)["quick:1"].text == "Shall we go on?"
