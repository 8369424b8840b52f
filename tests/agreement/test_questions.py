"""What both sides are asked, hidden until it is revealed; the pulse is nobody's."""

import pytest

from app.agreement.ballot import LINE
from app.agreement.questions import QUESTIONS
from tests.agreement.story import Story


def test_the_questions_are_those_of_the_method() -> None:
    assert [*QUESTIONS][:2] == ["standing:now", "standing:wanted"]
    assert len(QUESTIONS) == 2 + 5 * 2 + 1
    story = Story()
    assert story.sees("question:standing:now") == {
        "state": "open",
        "round": 1,
        "voted": 0,
        "voters": [],
        "stage": None,
        "agree": None,
        "tally": None,
        "said": None,
        "before": [],
    }


def test_answers_are_counted_by_side_once_they_are_out() -> None:
    story = Story().with_both_sides()
    story.answers("Bob", "guardian")
    story.answers("Hanna", "provider")
    story.answers("Hanna", "guardian")
    story.answers("Carol", "partnership")
    told = story.sees("question:standing:now")
    assert (told["voted"], told["voters"], told["tally"]) == (3, ["bob", "hanna", "carol"], None)
    assert story.sees_alone("Carol")["mine"] == {"standing:now": "partnership"}
    story.does("Ann", "reveal", question="standing:now")
    told = story.sees("question:standing:now")
    assert told["tally"] == {"guardian": {"0": 2}, "partnership": {"1": 1}}
    story.refused("Dev", "cast-vote", "wrong-state", question="standing:now", choice="guardian")


@pytest.mark.parametrize("choice", [*QUESTIONS["standing:now"], "abstain"])
def test_no_byte_for_others_depends_on_a_hidden_answer(choice: str) -> None:
    def told(chosen: str) -> tuple[object, str]:
        story = Story().with_both_sides()
        story.answers("Bob", chosen)
        story.answers("Bob", "5", "pulse")
        return story.everything(), story.text_of_the_log()

    assert told(choice) == told("guardian")


def test_an_answer_is_taken_back_and_a_round_is_asked_again() -> None:
    story = Story().with_both_sides()
    story.answers("Bob", "guardian")
    story.does("Bob", "withdraw-vote", question="standing:now")
    assert story.does("Bob", "withdraw-vote", question="standing:now") == []
    story.refused("Ann", "reveal", "wrong-state", question="standing:now")
    story.refused("Ann", "vote-again", "wrong-state", question="standing:now")
    assert story.does("Ann", "open-question", question="standing:now") == []
    story.answers("Bob", "guardian")
    story.does("Ann", "reveal", question="standing:now")
    story.does("Ann", "open-question", question="standing:now")
    told = story.sees("question:standing:now")
    assert (told["round"], told["voted"], len(told["before"])) == (2, 0, 1)
    late = {"question": "standing:now", "choice": "guardian", "round": 1}
    story.refused("Bob", "cast-vote", "conflict", **late)
    story.does("Bob", "cast-vote", **{**late, "round": 2})


def test_the_pulse_has_no_voters_and_is_shown_from_four_answers_on() -> None:
    story = Story().with_both_sides()
    for name in ("Bob", "Hanna", "Carol"):
        story.answers(name, "2", "pulse")
    assert story.sees("question:pulse")["voters"] is None
    why = story.refused("Ann", "reveal", "wrong-state", question="pulse")
    assert why == "It is shown from 4 answers on, so that nobody is known by theirs."
    story.answers("Dev", "4", "pulse")
    story.does("Ann", "reveal", question="pulse")
    assert story.sees("question:pulse")["tally"] == {"2": {"all": 3}, "4": {"all": 1}}


def test_who_speaks_for_no_side_or_looks_on_does_not_answer() -> None:
    story = Story().with_both_sides()
    story.refused("Ann", "cast-vote", "forbidden", question="pulse", choice="3")
    story.refused("Olga", "cast-vote", "forbidden", question="pulse", choice="3")
    leads = Story(side=1)
    leads.answers("Ann", "guardian")
    assert leads.sees("question:standing:now")["voted"] == 1


def test_what_is_not_asked_is_not_answered() -> None:
    story = Story().with_both_sides()
    for ask in ("reveal", "vote-again", "open-question"):
        story.refused("Ann", ask, "bad-field", question="readiness:budget")
    story.refused("Bob", "cast-vote", "bad-field", question="pulse", choice="6")
    story.refused("Bob", "cast-vote", "bad-field", question="weather", choice="5")


def test_a_later_answer_of_ones_own_is_not_overwritten_by_an_earlier_one() -> None:
    story = Story().with_both_sides()
    story.answers("Bob", "guardian")
    seen = {"question": "standing:now", "choice": "provider", "seen": 1}
    story.refused("Bob", "cast-vote", "conflict", **seen)
    story.refused("Ann", "reveal", "conflict", question="standing:now", seen=999)


def test_the_line_of_the_pulse_has_an_end() -> None:
    story = Story().with_both_sides()
    for number in range(LINE + 2):
        for name in ("Bob", "Hanna", "Carol", "Dev"):
            story.answers(name, str(number % 5 + 1), "pulse")
        story.does("Ann", "reveal", question="pulse")
        story.does("Ann", "vote-again", question="pulse")
    assert len(story.sees("question:pulse")["before"]) == LINE
