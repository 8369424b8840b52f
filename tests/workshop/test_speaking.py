"""Who is heard first: by party, and by name only where the names are out."""

from app.matrix.model import Represents
from tests.workshop import ask
from tests.workshop.story import Story
from tests.workshop.test_revealing import reveals, voted

AT = {"process": "incident", "scope": "application"}


def three_to_one(names: bool = True) -> Story:
    story = Story("B").with_the_usual_people().with_people(Bea="business").at_own_pace()
    if names:
        story.does("Ann", ask.SetNames("people"))
    return story.all_vote(Bob="business", Bea="business", Carol="it-ops", Dev="it-ops", Vera="tbd")


def test_before_the_counts_nobody_is_named() -> None:
    story = voted()
    assert story.cell()["speakers"] is None
    reveals(story, "differ")
    assert story.cell()["speakers"] is None, "who differs would tell what they chose"


def test_with_the_counts_a_party_is_named_for_each_view_that_does_not_lead_alone() -> None:
    story = three_to_one()
    reveals(story, "parties")
    assert story.cell()["speakers"] == [
        {"choice": "it-ops", "represents": "it-ops"},
        {"choice": "business", "represents": "business"},
        {"choice": "tbd", "represents": "vendor"},
    ]


def test_with_the_names_it_is_who_came_first() -> None:
    story = three_to_one()
    reveals(story, "names")
    assert [one["person"] for one in story.cell()["speakers"]] == ["carol", "bob", "vera"]


def test_who_has_left_or_changed_sides_is_not_called_on() -> None:
    story = three_to_one()
    reveals(story, "names")
    story.does("Ann", ask.RemovePerson("bob"))
    story.does("Ann", ask.CorrectPerson(person="vera", represents="other"))
    told = [one.get("person") for one in story.cell()["speakers"]]
    assert told == ["carol", "bea", None], "the party stays, and says itself who speaks"


def test_where_the_rule_is_parties_no_person_is_named_ever() -> None:
    story = three_to_one(names=False)
    reveals(story, "parties")
    assert all("person" not in one for one in story.cell()["speakers"])


def test_once_it_is_decided_the_talk_is_over() -> None:
    story = three_to_one()
    reveals(story, "parties")
    story.decides("it-ops")
    assert story.cell()["speakers"] is None


def test_a_question_names_them_too_but_not_one_whose_voters_stay_unknown() -> None:
    story = Story("B").with_the_usual_people()
    for question, choices in (
        ("ambition", ("A", "B", "B", "B")),
        ("leaving:heard", ("1", "5", "5", "5")),
    ):
        story.does("Ann", ask.OpenQuestion(question=question))
        for name, choice in zip(("Bob", "Carol", "Dev", "Vera"), choices, strict=True):
            story.does(name, ask.CastVote(choice, question=question))  # type: ignore[arg-type]
        story.does("Ann", ask.Reveal(question=question))
    business: Represents = "business"
    told = story.sees("question:ambition")["speakers"]
    assert told == [{"choice": "A", "represents": business}]
    assert story.sees("question:leaving:heard")["tally"]["1"] == {"all": 1}
    assert story.sees("question:leaving:heard")["speakers"] is None


def test_in_a_crowd_only_the_party_is_told() -> None:
    story = three_to_one()
    reveals(story, "names")
    for number in range(60):
        story.does(f"Guest {number}", ask.Join(name=f"Guest {number}", represents="other"))
    assert all("person" not in one for one in story.cell()["speakers"])
