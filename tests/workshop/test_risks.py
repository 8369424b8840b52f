"""A risk is written with its consequence; other words are another risk."""

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from app.workshop.registers import LISTED, PAGE
from app.workshop.risks import RISKS
from tests.workshop import ask
from tests.workshop.story import Story


def risk(**more: object) -> ask.WriteRisk:
    told = {"title": "Nobody picks up", "category": "continuity", "consequence": "A day is lost."}
    return ask.WriteRisk(**(told | more))  # type: ignore[arg-type]


def room() -> Story:
    return Story("B").with_the_usual_people()


def test_a_risk_is_open_until_somebody_answers() -> None:
    story = room()
    story.does("Ann", risk(process="incident", scope="application", doing_nothing="Fines."))
    (told,) = story.sees("risks")
    assert (told["id"], told["state"], told["documented"]) == ("r1", "open", False)
    assert (told["process"], told["scope"], told["doing_nothing"]) == (
        "incident",
        "application",
        "Fines.",
    )
    assert (told["understood"], told["accepted_by"], told["until"]) == ([], "", "")
    assert story.sees("registers") == {"risks": 1}


def test_it_is_documented_once_all_of_it_is_written() -> None:
    story = room()
    whole = {"mitigation": "A rota.", "owner": "Dana", "review": "2027-03-01"}
    story.does("Ann", risk(**whole))
    assert story.sees("risks")[0]["documented"]
    for part in whole:
        story.does("Ann", risk(item="r1", **{**whole, part: ""}))
        assert not story.sees("risks")[0]["documented"], part


def test_an_owner_who_is_here_is_meant_by_name_or_id_and_not_written_into_the_log() -> None:
    story = room()
    story.does("Ann", risk(owner="BOB"))
    story.does("Ann", risk(owner="carol"))
    first, second = story.sees("risks")
    assert (first["owner"], first["owner_person"]) == ("Bob", "bob")
    assert (second["owner"], second["owner_person"]) == ("Carol", "carol")
    story.does("Bob", ask.CorrectPerson(person="bob", name="Robert"))
    assert story.sees("risks")[0]["owner"] == "Robert"
    assert "BOB" not in story.text_of_the_log()


def test_an_owner_who_leaves_is_told_of_for_good() -> None:
    story = room()
    story.does("Ann", risk(owner="bob"))
    story.does("Ann", ask.RemovePerson("bob"))
    assert story.sees("risks")[0]["owner"] == "Bob"
    record = parse(canonical(signing.draft(story.workshop)))
    assert record.risks[0].owner_person in {one.person for one in record.people}


def test_other_words_ask_again_and_another_owner_does_not() -> None:
    story = room()
    story.does("Ann", risk())
    story.does("Bob", ask.UnderstandRisk(risk="r1"))
    story.does("Carol", ask.AcceptRisk(risk="r1"))
    story.does("Ann", risk(item="r1", owner="Dana", review="2027-01-31"))
    (told,) = story.sees("risks")
    assert (told["state"], told["understood"]) == ("accepted", ["bob", "carol"][:1])
    story.does("Ann", risk(item="r1", consequence="A week is lost."))
    (told,) = story.sees("risks")
    assert (told["state"], told["understood"], told["accepted_by"]) == ("open", [], "")


def test_what_it_comes_from_is_a_cell_or_a_question_or_nothing() -> None:
    story = room()
    story.does("Ann", risk(question="readiness:security"))
    assert story.sees("risks")[0]["question"] == "readiness:security"
    cell = {"process": "incident", "scope": "application"}
    story.refused("Ann", risk(process="incident"), "bad-field")
    story.refused("Ann", risk(process="sales", scope="both"), "bad-field")
    story.refused("Ann", risk(**cell, question="ambition"), "bad-field")
    story.refused("Ann", risk(question="weather"), "bad-field")
    story.refused("Ann", risk(review="soon"), "bad-field")
    story.refused("Ann", risk(item="r9"), "not-found")


def test_rewording_what_was_reworded_since_is_refused() -> None:
    story = room()
    story.does("Ann", risk())
    seen = story.workshop.seq
    story.does("Ann", risk(item="r1", consequence="A week is lost."))
    story.refused("Ann", risk(item="r1", title="Else", seen=seen), "conflict")


def test_hundreds_of_risks_are_kept_a_screen_lists_the_newest_and_the_rest_is_told() -> None:
    story = room()
    for number in range(RISKS):
        story.does("Ann", risk(title=f"Risk {number}"))
    story.refused("Ann", risk(), "wrong-state")
    assert len(story.sees("risks")) == LISTED
    assert story.sees("registers") == {"risks": RISKS}
    told = WORKSHOP.tell(story.workshop, "register", "risks", 0)
    assert (len(told["items"]), told["items"][0]["title"], told["next"]) == (PAGE, "Risk 0", PAGE)


@pytest.mark.parametrize("signs", [1])
def test_risks_are_signed_and_a_record_without_has_not_a_byte_more(signs: int) -> None:
    story = room()
    assert '"risks"' not in canonical(signing.draft(story.workshop))
    story.does("Ann", risk())
    story.does("Bob", ask.AcceptRisk(risk="r1", until="2026-11-20"))
    (kept,) = parse(canonical(signing.draft(story.workshop))).risks
    assert (kept.state, kept.answered_by) == ("lapsed", "bob"), "as it stands on that day"
