"""Checks are live: open, settled, made a risk of, or waved through with a word."""

from typing import Any

from app.log.kind import Phrase
from app.matrix.record import canonical, parse
from app.words.english import phrase
from app.workshop import signing
from app.workshop.checking import CHECKS, SETTLED
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story

PAIR = "incident-problem:incident:application"


def room() -> Story:
    """Incidents are one party's, problems another's."""
    story = Story("C").with_the_usual_people()
    story.decides("it-ops", "incident")
    story.decides("it-delivery", "problem")
    return story


def the_check(story: Story, number: str = PAIR) -> Any:
    return next((one for one in story.sees("checks") if one["id"] == number), None)


def test_a_check_is_open_with_its_sentence_and_what_settles_it() -> None:
    told = the_check(room())
    assert (told["state"], told["cell"]) == ("open", "incident:application")
    assert isinstance(told["says"], Phrase)
    assert phrase(told["says"]).startswith("Incident Mgmt (Application): IT OPS restores")
    assert phrase(told["settles"]) == "Decide both for one party, or say why not."


def test_it_is_settled_by_what_settles_it() -> None:
    story = room()
    story.reopens("problem")
    assert the_check(story) is None, "one of them is not decided"
    story.workshop.changes.keys.clear()
    story.decides("it-ops", "problem")
    assert "checks" in story.workshop.changes.keys
    told = the_check(story)
    assert (told["state"], told["settles"]) == ("settled", None)
    assert phrase(told["says"]).endswith("one party answers for incidents and problems.")


def test_a_risk_is_made_of_it() -> None:
    story = room()
    risk = {"title": "Apart", "category": "reliability", "consequence": "It comes again."}
    story.refused("Ann", ask.WriteRisk(**risk, check="weather"), "not-found")  # type: ignore[arg-type]
    story.does("Ann", ask.WriteRisk(**risk, check=PAIR))  # type: ignore[arg-type]
    assert the_check(story)["state"] == "risk"
    assert story.sees("risks")[0]["check"] == PAIR


def test_it_is_waved_through_with_a_word_until_it_is_about_something_else() -> None:
    story = room()
    story.does("Ann", ask.WaiveCheck(check=PAIR, why="They sit in one room."))
    told = the_check(story)
    assert (told["state"], told["why"]) == ("waived", "They sit in one room.")
    story.reopens("problem")
    story.decides("business", "problem")
    assert the_check(story)["state"] == "open"


def test_only_what_is_amiss_can_be_waved_through() -> None:
    story = room()
    story.refused("Ann", ask.WaiveCheck(check="weather", why="x"), "not-found")
    story.refused("Bob", ask.WaiveCheck(check=PAIR, why="x"), "forbidden")
    story.reopens("problem")
    story.decides("it-ops", "problem")
    story.refused("Ann", ask.WaiveCheck(check=PAIR, why="x"), "wrong-state")


def test_a_contract_that_is_recorded_settles_live() -> None:
    story = Story("A")
    story.does("Ann", ask.Describe(vendors=["CloudDesk"]))
    assert the_check(story, "vendor-alone:CloudDesk")["state"] == "open"
    told = {"reference": "C-17", "vendor": "CloudDesk", "covers": "It"}
    story.does("Ann", ask.RecordContract(**told, holder="it-ops"))  # type: ignore[arg-type]
    assert the_check(story, "vendor-alone:CloudDesk")["state"] == "settled"


def test_who_was_named_to_execute_is_looked_at_as_what_the_decision_says() -> None:
    story = Story("C")
    story.decides("business")
    assert the_check(story, "unexecuted:incident:application")["state"] == "open"
    desk = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": ""}
    on = {"process": "incident", "scope": "application"}
    story.does("Ann", ask.NameExecutor(**on, **desk))  # type: ignore[arg-type]
    assert the_check(story, "unexecuted:incident:application")["state"] == "settled"
    number = "uncontracted:incident:application:CloudDesk"
    assert the_check(story, number)["state"] == "open"
    told = {"reference": "C-17", "vendor": "clouddesk", "covers": "It", "holder": "business"}
    story.does("Ann", ask.RecordContract(**told))  # type: ignore[arg-type]
    assert the_check(story, number)["state"] == "settled"
    story.does("Ann", ask.Describe(vendors=["CLOUDDESK"]))
    assert len([one for one in story.sees("checks") if "uncontracted" in one["id"]]) == 1


def test_a_promise_owns_the_controls_until_it_ends() -> None:
    story = Story("C")
    cell: dict[str, Any] = {"process": "control", "scope": "application"}
    story.decides("tbd", "control")
    number = "control-unowned:control:application"
    assert the_check(story, number)["state"] == "open"
    story.does("Ann", ask.MakePromise("Dana", "2026-12-24", **cell))
    assert the_check(story, number)["state"] == "settled"
    story.does("Ann", ask.BreakPromise(**cell, why="No."))
    assert the_check(story, number)["state"] == "open"


def test_a_fresh_workshop_has_none() -> None:
    story = Story("C")
    assert story.sees("checks") == []
    assert '"checks"' not in canonical(signing.draft(story.workshop))


def test_a_screen_has_so_many_those_that_are_open_first_and_all_are_told() -> None:
    story = Story("B")
    vendors = [f"Vendor {number:02}" for number in range(9)]
    story.does("Ann", ask.Describe(vendors=vendors))
    story.decides("it-ops", "incident", executed_by="Somebody")
    for process in ("request", "change", "release", "problem", "control"):
        story.decides("business", process, scope="both", executed_by=", ".join(vendors))
    shown = story.sees("checks")
    assert len(shown) == CHECKS
    states = [one["state"] == "open" for one in shown]
    assert states == sorted(states, reverse=True)
    told = WORKSHOP.tell(story.workshop, "register", "checks", 0)
    assert told["items"] == shown[:20]


def test_of_what_is_settled_a_screen_has_what_changed_last_and_all_is_told() -> None:
    story = Story("A")
    story.adopts()
    shown = story.sees("checks")
    told = WORKSHOP.tell(story.workshop, "register", "checks", 0)["items"]
    assert {one["state"] for one in told} == {"settled"}
    assert (len(shown), len(told)) == (SETTLED, 18)
    assert shown[0]["cell"] != "request:application"
    story.reopens("request")
    story.decides("it-ops", "request")
    assert story.sees("checks")[0]["cell"] == "request:application"


def test_each_is_signed_with_what_it_was_about() -> None:
    story = room()
    story.does("Ann", ask.WaiveCheck(check=PAIR, why="They sit in one room."))
    (kept,) = parse(canonical(signing.draft(story.workshop))).checks
    assert (kept.id, kept.state, kept.why) == (PAIR, "waived", "They sit in one room.")
    assert kept.told == {"first": "it-ops", "second": "it-delivery"}
    story.reopens("problem")
    story.decides("it-ops", "problem")
    (kept,) = parse(canonical(signing.draft(story.workshop))).checks
    assert (kept.state, kept.why) == ("settled", "")


def test_what_no_model_speaks_of_differs_from_none() -> None:
    story = Story("B").with_the_usual_people()
    story.does("Ann", ask.AddProcess(name="Data quality"))
    story.decides("business", "own-1", "both")
    told = {one["id"] for one in story.sees("checks")}
    assert "unexecuted:own-1:application" in told, "it is looked at like any other"
    assert not any(one.startswith("interface-differs:own-1") for one in told)
