"""The model a workshop works towards is adopted with its consequences acknowledged."""

from app.matrix.model import Model
from app.matrix.record import canonical, parse
from app.workshop import signing
from tests.workshop import ask
from tests.workshop.story import Story


def adoption(model: Model = "B", acknowledged: bool = True, **more: object) -> ask.AdoptAmbition:
    return ask.AdoptAmbition(model=model, acknowledged=acknowledged, **more)  # type: ignore[arg-type]


def test_without_the_acknowledgement_nothing_is_adopted() -> None:
    story = Story("C")
    why = story.refused("Ann", adoption(acknowledged=False), "bad-field")
    assert "acknowledged" in why
    assert story.sees("ambition") is None
    assert story.sees("workshop")["model"] == "C"


def test_what_is_adopted_is_what_each_cell_is_held_against() -> None:
    story = Story("C")
    story.does("Ann", adoption("B", rationale="Sales bought it."))
    kept = story.sees("ambition")
    assert (kept["model"], kept["rationale"], kept["by"]) == ("B", "Sales bought it.", "ann")
    assert story.sees("workshop")["model"] == "B"
    assert story.cell("incident", "application")["reference"] == "business"
    story.adopts()
    assert story.cell("incident", "application")["accountable"] == "business"


def test_the_room_votes_and_the_question_is_closed_by_a_named_person() -> None:
    story = Story("C").with_the_usual_people()
    story.does("Ann", ask.OpenQuestion(question="ambition"))
    story.does("Bob", ask.CastVote("B", question="ambition"))
    story.does("Ann", ask.Reveal(question="ambition"))
    story.does("Ann", adoption("B"))
    shown = story.sees("question:ambition")
    assert shown["state"] == "decided"
    assert shown["tally"] == {"B": {"business": 1}}
    story.refused("Bob", ask.CastVote("A", question="ambition"), "wrong-state")


def test_an_adoption_on_what_has_changed_since_is_refused() -> None:
    story = Story("C").with_the_usual_people()
    story.does("Ann", ask.OpenQuestion(question="ambition"))
    story.does("Bob", ask.CastVote("B", question="ambition"))
    seen = story.workshop.seq
    story.does("Ann", ask.Reveal(question="ambition"))
    story.refused("Ann", adoption("B", seen=seen), "conflict")


def test_a_goes_into_one_column_where_nothing_was_said_in_two() -> None:
    fresh = Story("C")
    fresh.looks_at("change", "application")
    fresh.does("Ann", adoption("A"))
    assert fresh.sees("workshop")["joined"]
    assert fresh.sees("focus") == {"process": "change", "scope": "both"}
    begun = Story("C")
    begun.decides("business")
    begun.does("Ann", adoption("A"))
    assert not begun.sees("workshop")["joined"]


def test_leaving_a_takes_the_columns_apart() -> None:
    story = Story("A")
    story.decides("business")
    story.does("Ann", adoption("B"))
    assert not story.sees("workshop")["joined"]
    assert story.cell()["accountable"] == story.cell(scope="interface")["accountable"] == "business"


def test_what_was_done_by_another_model_stays_done() -> None:
    story = Story("C")
    story.decides("business")
    story.does("Ann", adoption("B"))
    story.refused("Ann", ask.Undo(), "wrong-state")
    story.decides("business", "change")
    story.undoes()
    assert story.cell("change")["reference"] == "business"


def test_it_is_signed_and_a_record_without_it_has_not_a_byte_more() -> None:
    story = Story("C")
    assert "ambition" not in canonical(signing.draft(story.workshop))
    story.does("Ann", adoption("B"))
    ambition = parse(canonical(signing.draft(story.workshop))).ambition
    assert ambition is not None
    assert (ambition.model, ambition.by) == ("B", "ann")
