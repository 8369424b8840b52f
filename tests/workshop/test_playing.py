"""Playing the night: steps and gaps of the model as it stands, and what is made of them."""

from typing import Any

from app.log.kind import Phrase
from app.matrix.record import canonical, parse
from app.words.english import phrase
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from app.workshop.playing import GAPS
from tests.workshop import ask
from tests.workshop.story import Story
from tests.workshop.test_cases import night
from tests.workshop.test_executing import desk


def gaps(story: Story, case: int = 0) -> list[str]:
    return [phrase(one["says"]) for one in story.sees("cases")[case]["gaps"]]


def ready() -> Story:
    """Incidents are decided, somebody is on duty and reached, and a night is brought in."""
    story = Story().with_people(Bob="business", Carol="it-ops")
    story.decides("it-ops", scope="both")
    story.does("Ann", desk(scope="both", kind="internal", name="Night desk"))
    story.does("Ann", night())
    return story


def test_a_night_is_played_step_by_step_and_ended() -> None:
    story = ready()
    assert story.sees("playing") is None
    story.does("Ann", ask.PlayCase(case="n1"))
    shown = story.sees("playing")
    assert (shown["case"], shown["at"], shown["step"], shown["gaps"]) == (
        "n1",
        "Sunday 03:00",
        1,
        [],
    )
    assert [(one["process"], one["scope"], one["on_duty"]) for one in shown["steps"]] == [
        ("incident", "application", True),
        ("incident", "interface", True),
    ]
    first = shown["steps"][0]
    assert (first["accountable"], first["called"]["contact"]) == ("it-ops", "+358 9 123")
    story.does("Ann", ask.PlayCase(case="n1", step=2))
    assert story.does("Ann", ask.PlayCase(case="n1", step=2)) == [], "it is there"
    assert story.sees("playing")["step"] == 2
    assert "2 steps" in story.refused("Ann", ask.PlayCase(case="n1", step=3), "bad-field")
    story.refused("Ann", ask.PlayCase(case="n9"), "not-found")
    story.does("Ann", ask.PlayCase(case=""))
    assert story.sees("playing") is None
    assert story.does("Ann", ask.PlayCase(case="")) == []
    assert story.sees("cases")[0]["played"]


def test_without_its_number_the_night_turns_red_and_with_it_green_again() -> None:
    story = ready()
    story.does("Ann", ask.PlayCase(case="n1"))
    assert gaps(story) == []
    story.does("Ann", desk(kind="internal", name="Night desk", contact=""))
    said = "Incident Mgmt (Application): there is no number to call Night desk."
    assert gaps(story) == [said]
    (gap,) = story.sees("playing")["steps"][0]["gaps"]
    assert (phrase(gap["says"]), phrase(gap["mends"])) == (said, "Write down a number.")
    story.does("Ann", desk(kind="internal", name="Night desk"))
    assert gaps(story) == []
    assert story.sees("playing")["gaps"] == []


def test_whatever_changes_the_model_changes_the_nights() -> None:
    story = ready()
    story.workshop.changes.keys.clear()
    story.reopens()
    assert {"cases", "playing"} <= story.workshop.changes.keys
    assert gaps(story) == ["Incident Mgmt (Application): nobody has decided who answers for it."]
    vendor: dict[str, Any] = {"name": "CloudDesk", "steps_in": "Bob", "scope": "interface"}
    story.does("Ann", ask.DropExecutor(process="incident", scope="interface", name="Night desk"))
    story.does("Ann", desk(**vendor))
    assert "no contract in force has a holder" in gaps(story)[1]
    contract = {"reference": "C-1", "vendor": "CloudDesk", "covers": "It", "holder": "it-ops"}
    story.does("Ann", ask.RecordContract(**contract, ends=story.now[:10]))  # type: ignore[arg-type]
    assert len(gaps(story)) == 1
    story.a_day_later()
    story.workshop.changes.keys.clear()
    story.does("Ann", ask.Park("Another day"))
    assert "cases" in story.workshop.changes.keys
    assert len(gaps(story)) == 2
    story.is_told_once_more()


def test_a_gap_is_made_a_risk_of_its_case_or_a_promise() -> None:
    story = ready()
    story.does("Ann", desk(kind="internal", name="Night desk", contact="", scope="both"))
    told = {"title": "Nobody is called", "category": "continuity", "consequence": "A day is lost."}
    on = {"process": "incident", "scope": "application"}
    story.refused("Ann", ask.WriteRisk(**told, **on, case="n9"), "not-found")  # type: ignore[arg-type]
    story.does("Ann", ask.WriteRisk(**told, **on, case="n1"))  # type: ignore[arg-type]
    assert [one["state"] for one in story.sees("cases")[0]["gaps"]] == ["risk", "open"]
    promise: dict[str, Any] = {"owner": "Dana", "due": "2026-12-24", "process": "incident"}
    story.does("Ann", ask.MakePromise(**promise, scope="interface", case="n1"))
    assert [one["state"] for one in story.sees("cases")[0]["gaps"]] == ["risk", "promise"]
    assert story.sees("cases")[0]["open"] == 0
    story.does("Ann", ask.BreakPromise(process="incident", scope="interface", why="No budget."))
    assert [one["state"] for one in story.sees("cases")[0]["gaps"]] == ["risk", "open"]
    assert story.sees("risks")[0]["case"] == "n1"


def test_a_decided_cell_without_a_gap_takes_no_promise() -> None:
    story = ready()
    told: dict[str, Any] = {"owner": "Dana", "due": "2026-12-24", "process": "incident"}
    story.refused("Ann", ask.MakePromise(**told, scope="application", case="n1"), "wrong-state")
    story.refused("Ann", ask.MakePromise(**told, scope="application", case="n9"), "not-found")
    story.refused("Ann", ask.MakePromise(**told, scope="application"), "wrong-state")


def test_in_one_column_a_gap_and_its_promise_are_of_the_whole_process() -> None:
    story = Story("A")
    story.decides("it-ops", scope="both")
    story.does("Ann", night())
    assert gaps(story) == ["Incident Mgmt: nobody executes it."]
    told: dict[str, Any] = {"owner": "Dana", "due": "2026-12-24", "process": "incident"}
    story.does("Ann", ask.MakePromise(**told, scope="both", case="n1"))
    assert [one["scope"] for one in story.sees("promises")] == ["both"]


def test_the_result_of_every_case_is_signed() -> None:
    story = ready()
    story.does("Ann", night("The vendor upgrades", processes=["change"]))
    story.does("Ann", ask.PlayCase(case="n1"))
    first, second = parse(canonical(signing.draft(story.workshop))).cases
    assert (first.played, first.gaps) == (story.now, [])
    assert [(one.rule, one.state) for one in second.gaps] == [("undecided", "open")] * 2


def test_a_case_that_is_dropped_while_it_is_played_is_played_no_more() -> None:
    story = ready()
    story.does("Ann", ask.PlayCase(case="n1"))
    story.does("Ann", ask.DropCase(case="n1"))
    assert (story.sees("playing"), story.sees("cases")) == (None, [])
    story.is_told_once_more()


def test_a_screen_has_so_many_gaps_and_the_rest_is_told_on_request() -> None:
    story = Story()
    every = [*story.workshop.catalogue.processes]
    for number in range(GAPS // len(every)):
        story.does("Ann", night(f"Night {number}", processes=every))
    shown = story.sees("cases")
    assert sum(len(one["gaps"]) for one in shown) == GAPS
    assert {one["found"] for one in shown} == {2 * len(every)}
    told = WORKSHOP.tell(story.workshop, "register", "cases", 0)["items"]
    assert {len(one["gaps"]) for one in told} == {2 * len(every)}
    assert all(isinstance(gap["says"], Phrase) for one in told for gap in one["gaps"])
