"""The box is opened as far as who leads goes: agree or differ, then counts and reasons by side."""

from tests.agreement.story import Story

NOW = {"question": "standing:now"}


def answered(**choices: str) -> Story:
    story = Story().with_both_sides()
    for name, choice in choices.items():
        story.answers(name, choice)
    return story


def test_first_it_is_told_whether_all_agree_and_no_more() -> None:
    story = answered(Bob="guardian", Carol="guardian", Dev="abstain")
    story.does("Ann", "reveal", **NOW, stage="differ")
    told = story.sees("question:standing:now")
    assert (told["stage"], told["agree"], told["tally"]) == ("differ", True, None)
    assert "guardian" not in story.text_of_the_log()
    story.refused("Ann", "reveal", "wrong-state", **NOW, stage="differ")
    story.refused("Dev", "cast-vote", "wrong-state", **NOW, choice="guardian")
    story.does("Ann", "reveal", **NOW)
    told = story.sees("question:standing:now")
    assert (told["stage"], told["tally"]) == (
        "parties",
        {"guardian": {"0": 1, "1": 1}, "abstain": {"1": 1}},
    )


def test_a_new_round_can_follow_before_anybody_has_seen_a_number() -> None:
    story = answered(Bob="guardian", Carol="partnership")
    story.does("Ann", "reveal", **NOW, stage="differ")
    assert story.sees("question:standing:now")["agree"] is False
    story.does("Ann", "vote-again", **NOW)
    told = story.sees("question:standing:now")
    assert (told["round"], told["agree"], told["before"]) == (2, None, [])


def test_reasons_are_told_by_side_and_never_by_person() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "cast-vote", **NOW, choice="guardian", reason="Nobody comes.", confidence=4)
    story.does("Carol", "cast-vote", **NOW, choice="provider")
    assert "Nobody comes." not in story.text_of_the_log()
    story.does("Ann", "reveal", **NOW)
    assert story.sees("question:standing:now")["said"] == [
        {"side": "0", "choice": "guardian", "confidence": 4, "reason": "Nobody comes."}
    ]


def test_nothing_that_was_said_with_the_pulse_is_told() -> None:
    story = Story().with_both_sides()
    for name in ("Bob", "Hanna", "Carol", "Dev"):
        fields = {"question": "pulse", "choice": "2", "reason": f"{name} says so."}
        story.does(name, "cast-vote", **fields)
    story.does("Ann", "reveal", question="pulse")
    assert story.sees("question:pulse")["said"] == []
    assert "says so" not in story.text_of_the_log()


def test_names_stay_hidden() -> None:
    story = answered(Bob="guardian")
    why = story.refused("Ann", "reveal", "wrong-state", **NOW, stage="names")
    assert why == "Who chose what stays hidden here."
