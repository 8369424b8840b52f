"""Where the relationship stands: of what is out, and of nothing else."""

from tests.agreement.story import Story


def answered(**by_question: str) -> Story:
    """Each of these questions is answered by Bob and by Carol, `bobs/carols`, and revealed."""
    story = Story().with_both_sides()
    for name, both in by_question.items():
        question = name.replace("__", ":").replace("_", "-")
        for who, choice in zip(("Bob", "Carol"), both.split("/"), strict=True):
            story.answers(who, choice, question)
        story.does("Ann", "reveal", question=question)
    return story


def test_the_two_pictures_stand_side_by_side_with_their_measures() -> None:
    story = answered(standing__now="guardian/provider", standing__wanted="partnership/partnership")
    told = story.sees("standing")
    assert told["now"] == {"0": "guardian", "1": "provider"}
    assert told["wanted"] == {"0": "partnership", "1": "partnership"}
    assert told["measures"]["guardian"] == ["availability", "cost-per-unit"]
    assert [one["says"] for one in told["misfits"]] == [
        "A partnership is wished for: rate the five components it stands on."
    ]


def test_nothing_of_it_tells_a_hidden_answer() -> None:
    story = Story().with_both_sides()
    before = story.sees("standing")
    story.answers("Bob", "guardian")
    assert story.sees("standing") == before


def test_two_views_of_a_component_are_told_apart() -> None:
    story = answered(component__operations__own="4/5", component__operations__other="2/3")
    (told,) = story.sees("standing")["components"]
    assert told == {
        "part": "operations",
        "sides": {
            "0": {"own": 4.0, "other": 3.0, "apart": True},
            "1": {"own": 5.0, "other": 2.0, "apart": True},
        },
    }


def test_a_partnership_without_what_it_stands_on_is_said() -> None:
    story = answered(standing__wanted="partnership/partnership", component__risk__own="1/4")
    assert [one["says"] for one in story.sees("standing")["misfits"]] == [
        "A partnership is wished for without what it stands on: risk management."
    ]


def test_the_pulse_is_a_line_over_the_years() -> None:
    story = Story().with_both_sides()
    for day, choices in (("2026-11-21", "2233"), ("2027-11-20", "4433")):
        story.later(day)
        for who, choice in zip(("Bob", "Hanna", "Carol", "Dev"), choices, strict=True):
            story.answers(who, choice, "pulse")
        story.does("Ann", "reveal", question="pulse")
        story.does("Ann", "vote-again", question="pulse")
    told = story.sees("standing")["pulse"]
    assert [(one["at"][:10], one["mean"]) for one in told] == [
        ("2026-11-21", 2.5),
        ("2027-11-20", 3.5),
    ]
