"""Documented, understood and accepted are three acts, each by the person concerned."""

from typing import Any

from tests.workshop import ask
from tests.workshop.story import Story


def room(**risk: Any) -> Story:
    """Ann wrote a risk."""
    story = Story("B").with_the_usual_people()
    told = {"title": "No rota", "category": "continuity", "consequence": "A day is lost."}
    story.does("Ann", ask.WriteRisk(**(told | risk)))
    return story


def the_risk(story: Story) -> Any:
    return story.sees("risks")[0]


def accept(**more: Any) -> ask.AcceptRisk:
    return ask.AcceptRisk(risk="r1", **more)


def test_everybody_marks_for_themselves_that_they_understand() -> None:
    story = room()
    for name in ("Bob", "Olga", "Ann"):
        story.does(name, ask.UnderstandRisk(risk="r1"))
    assert story.does("Bob", ask.UnderstandRisk(risk="r1")) == [], "once is enough"
    assert (the_risk(story)["understood"], the_risk(story)["understood_by"]) == (
        ["bob", "olga", "ann"],
        3,
    )
    story.refused("Mallory", ask.UnderstandRisk(risk="r1"), "forbidden")
    story.refused("Bob", ask.UnderstandRisk(risk="r2"), "not-found")


def test_the_owner_alone_accepts_or_declines() -> None:
    story = room(owner="bob")
    for name in ("Carol", "Ann", "Olga"):
        story.refused(name, accept(why="Yes."), "forbidden")
        story.refused(name, ask.DeclineRisk(risk="r1"), "forbidden")
    story.does("Bob", accept(until="2027-01-31"))
    told = the_risk(story)
    assert (told["state"], told["accepted_by"], told["until"]) == ("accepted", "bob", "2027-01-31")


def test_it_is_kept_by_which_hand_they_said_it() -> None:
    story = room(owner="bob")
    ivar = story.comes_by_link("Ivar")
    for person in (ivar, "Bob"):
        story.does(person, ask.UnderstandRisk(risk="r1"))
    story.does("Bob", accept())
    told = the_risk(story)
    assert (told["understood"], told["by_link"]) == ([ivar, "bob"], [ivar])
    assert told["method"] == "own device"
    written = {"title": "No rota", "category": "cost", "consequence": "A day."}
    story.does("Ann", ask.WriteRisk(**written, owner="Ivar"))  # type: ignore[arg-type]
    story.does(ivar, ask.DeclineRisk(risk="r2"))
    assert story.sees("risks")[1]["method"] == "own link"
    written["consequence"] = "A week."
    story.does("Ann", ask.WriteRisk(**written, owner="Ivar", item="r1"))  # type: ignore[arg-type]
    assert (the_risk(story)["by_link"], the_risk(story)["method"]) == ([], ""), (
        "gone with its words"
    )


def test_an_owner_who_only_watches_accepts_too() -> None:
    story = room(owner="Olga")
    story.does("Olga", accept())
    assert the_risk(story)["accepted_by"] == "olga"


def test_an_owner_who_came_in_later_is_known_by_name() -> None:
    story = room(owner="Dana")
    story.with_people(Dana="business")
    story.refused("Bob", accept(), "forbidden")
    story.does("Dana", accept())


def test_where_no_owner_is_here_whoever_takes_part_answers_the_first_counts() -> None:
    story = room(owner="Somebody else")
    story.refused("Olga", accept(), "forbidden")
    story.does("Bob", accept())
    story.refused("Carol", accept(), "wrong-state")
    story.refused("Carol", ask.DeclineRisk(risk="r1"), "wrong-state")
    assert the_risk(story)["accepted_by"] == "bob"
    story.does("Bob", ask.DeclineRisk(risk="r1", why="On second thoughts."))
    assert (the_risk(story)["state"], the_risk(story)["accepted_by"]) == ("declined", "")


def test_when_the_owner_is_removed_another_may_answer() -> None:
    story = room(owner="bob")
    story.refused("Carol", accept(), "forbidden")
    story.does("Ann", ask.RemovePerson("bob"))
    story.does("Carol", accept())


def test_who_asks_accepts_only_with_a_reason_that_stands() -> None:
    story = room()
    story.refused("Ann", accept(), "wrong-state")
    story.does("Ann", accept(why="Nobody else is here."))
    told = the_risk(story)
    assert (told["written_by"], told["accepted_by"]) == ("ann", "ann")
    assert told["why"] == "Nobody else is here."


def test_only_who_accepted_withdraws() -> None:
    story = room()
    withdraw = ask.WithdrawAcceptance(risk="r1", why="It grew.")
    story.refused("Bob", withdraw, "wrong-state")
    story.does("Bob", accept())
    story.refused("Carol", withdraw, "forbidden")
    story.refused("Ann", withdraw, "forbidden")
    story.does("Bob", withdraw)
    told = the_risk(story)
    assert (told["state"], told["accepted_by"], told["why"]) == ("withdrawn", "bob", "It grew.")
    story.does("Carol", accept())


def test_it_lapses_the_day_after_without_anybody_doing_anything_to_it() -> None:
    story = room()
    story.does("Bob", accept(until="2026-11-21"))
    assert the_risk(story)["state"] == "accepted", "today it holds"
    story.workshop.changes.keys.clear()
    story.a_day_later().does("Ann", ask.Park("Hours"))
    assert the_risk(story)["state"] == "lapsed"
    assert "risks" in story.workshop.changes.keys
    story.does("Carol", accept())
    assert the_risk(story)["state"] == "accepted"


def test_a_day_in_the_past_is_taken_and_has_lapsed() -> None:
    story = room()
    story.does("Bob", accept(until="2020-01-01"))
    assert the_risk(story)["state"] == "lapsed"
    story.refused("Bob", accept(until="soon"), "bad-field")


def test_what_is_accepted_is_the_text_that_was_seen() -> None:
    story = room()
    seen = story.workshop.seq
    story.does("Carol", ask.UnderstandRisk(risk="r1"))
    story.does("Bob", ask.UnderstandRisk(risk="r1", seen=seen))
    told = {"title": "No rota", "category": "continuity", "consequence": "A week is lost."}
    story.does("Ann", ask.WriteRisk(item="r1", **told))  # type: ignore[arg-type]
    story.refused("Bob", ask.AcceptRisk(risk="r1", seen=seen), "conflict")
    story.does("Bob", ask.AcceptRisk(risk="r1", seen=story.workshop.seq))


def test_it_goes_on_after_signing() -> None:
    story = Story("A").with_the_usual_people()
    told = {"title": "No rota", "category": "continuity", "consequence": "A day is lost."}
    story.does("Ann", ask.WriteRisk(**told))  # type: ignore[arg-type]
    story.adopts()
    story.signs_off()
    story.does("Bob", accept())
    assert the_risk(story)["state"] == "accepted"
