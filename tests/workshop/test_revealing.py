"""How far a reveal goes: whether all agree, counts by party, names where the rule allows them."""

from tests.workshop import ask, ev
from tests.workshop.story import Story


def voted(names: bool = False) -> Story:
    story = Story("B").with_the_usual_people().at_own_pace()
    if names:
        story.does("Ann", ask.SetNames("people"))
    return story.all_vote(Bob="business", Carol="it-ops", Vera="abstain")


def reveals(story: Story, stage: str) -> list[object]:
    at = {"process": "incident", "scope": "application"}
    return story.does("Ann", ask.Reveal(stage=stage, **at))  # type: ignore[arg-type]


def test_first_it_is_told_whether_all_agree_and_nothing_more() -> None:
    story = voted()
    assert reveals(story, "differ") == [ev.VotesCompared("incident:application", 1, False)]
    cell = story.cell()
    assert (cell["state"], cell["stage"], cell["agree"]) == ("revealed", "differ", False)
    assert (cell["tally"], cell["pattern"], cell["reasons"]) == (None, None, None)


def test_no_view_is_no_disagreement() -> None:
    story = Story("B").with_the_usual_people().at_own_pace()
    story.all_vote(Bob="business", Carol="business", Vera="abstain")
    reveals(story, "differ")
    assert story.cell()["agree"] is True


def test_then_counts_by_party() -> None:
    story = voted()
    reveals(story, "differ")
    reveals(story, "parties")
    cell = story.cell()
    assert (cell["stage"], cell["pattern"]) == ("parties", "contested")
    assert cell["tally"]["business"] == {"business": 1}


def test_another_round_can_be_opened_before_anyone_saw_a_number() -> None:
    story = voted()
    reveals(story, "differ")
    story.votes_again()
    cell = story.cell()
    assert (cell["state"], cell["round"], cell["voted"], cell["stage"]) == ("open", 2, 0, None)
    assert story.past()["rounds"] == []


def test_names_come_last_and_only_where_the_rule_allows_them() -> None:
    story = voted(names=True)
    reveals(story, "differ")
    assert [type(one) for one in reveals(story, "names")] == [ev.VotesRevealed, ev.VotesNamed]
    assert story.cell()["named"] == {"bob": "business", "carol": "it-ops", "vera": "abstain"}


def test_where_the_rule_is_parties_no_name_is_told() -> None:
    story = voted()
    at = {"process": "incident", "scope": "application"}
    story.refused("Ann", ask.Reveal(stage="names", **at), "wrong-state")  # type: ignore[arg-type]
    reveals(story, "parties")
    story.refused("Ann", ask.Reveal(stage="names", **at), "wrong-state")  # type: ignore[arg-type]
    assert story.cell()["named"] is None


def test_a_stage_is_not_shown_twice_and_not_taken_back() -> None:
    story = voted()
    reveals(story, "parties")
    at = {"process": "incident", "scope": "application"}
    story.refused("Ann", ask.Reveal(stage="differ", **at), "wrong-state")  # type: ignore[arg-type]
    story.refused("Ann", ask.Reveal(stage="parties", **at), "wrong-state")  # type: ignore[arg-type]
