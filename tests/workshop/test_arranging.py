"""Which processes a workshop has, in which order: its own beside the published, dropped, back."""

from typing import Any

import pytest

from app.matrix.catalogue import FOURTEEN, PROCESSES
from app.matrix.record import canonical, parse
from app.workshop import signing
from tests.workshop import ask, ev
from tests.workshop.story import Story

LICENCE = ("licence", "application")
RISK: Any = {"category": "people", "consequence": "A day is lost."}


def room(model: Any = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


def adds(story: Story, name: str = "Data quality", **more: Any) -> list[Any]:
    return story.does("Ann", ask.AddProcess(name=name, **more))


def drops(story: Story, process: str = "licence") -> list[Any]:
    return story.does("Ann", ask.DropProcess(process=process))


def test_a_process_is_added_with_its_words_and_begins_tbd() -> None:
    story = room()
    adds(story, question="Who mends it?", before="incident")
    assert story.sees("processes")[:3] == ["request", "own-1", "incident"]
    assert story.sees("wording")["own-1"] == {"name": "Data quality", "question": "Who mends it?"}
    cell = story.cell("own-1")
    assert (cell["state"], cell["reference"], cell["accountable"]) == ("open", "tbd", None)


def test_it_is_voted_on_decided_and_signed_like_any_other() -> None:
    story = room()
    adds(story)
    story.all_vote("own-1", Bob="business", Carol="business", Dev="business")
    story.reveals("own-1")
    story.decides("business", "own-1", "both")
    story.adopts()
    signed = parse(canonical(signing.draft(story.workshop)))
    assert [(one.process, one.accountable) for one in signed.cells[-2:]] == [
        *[("own-1", "business")] * 2
    ]
    assert signed.wording[-1].name == "Data quality"


def test_no_model_speaks_of_it() -> None:
    story = room()
    adds(story)
    story.adopts()
    assert story.cell("own-1")["state"] == "open", "the model says nothing of it"
    assert story.sees("nearest")["B"] == {"matches": 28, "of": 28, "differs": []}
    story.decides("business", "own-1", "both")
    assert story.sees("nearest")["B"] == {"matches": 28, "of": 28, "differs": []}


def test_under_model_a_it_has_one_column_too() -> None:
    story = room("A")
    adds(story)
    story.votes("Bob", "business", "own-1")
    assert story.cell("own-1", "interface")["voted"] == 1


def test_two_are_never_called_the_same() -> None:
    story = room()
    adds(story)
    story.refused("Ann", ask.AddProcess(name="Dаta quality"), "bad-field")  # its а is Cyrillic
    story.refused("Ann", ask.AddProcess(name="incident mgmt"), "bad-field")
    story.refused("Ann", ask.AddProcess(), "bad-field")
    story.refused("Ann", ask.Reword(process="change", name="Data quality"), "bad-field")
    story.refused("Ann", ask.Reword(process="own-1", name=""), "bad-field")


def test_a_published_one_is_called_otherwise_and_as_before() -> None:
    story = room()
    story.does("Ann", ask.Reword(process="change", name="Release gate"))
    assert story.sees("wording")["change"] == {"name": "Release gate"}
    story.decides("it-ops", "change", "application")
    assert str(story.sees_alone("Ann")["undo"].params["named"]) == "{'change': 'Release gate'}"
    story.does("Ann", ask.Reword(process="change", name=""))
    assert story.sees("wording") == {}


def test_one_is_dropped_with_what_was_said_of_it() -> None:
    story = room()
    story.looks_at("licence")
    story.does("Bob", ask.Mark(process="licence", scope="application", what="value"))
    story.does("Ann", ask.SetToday(process="licence", scope="both", accountable="business"))
    story.decides("it-ops", "licence", "both")
    drops(story)
    assert "licence" not in story.sees("processes")
    assert story.sees("cell:licence:application") is None
    assert (story.sees("focus"), story.sees("path")) == (None, [])
    assert story.sees_alone("Bob")["marks"] == []
    draft = parse(canonical(signing.draft(story.workshop)))
    assert "licence" not in {one.process for one in draft.cells}
    story.refused("Ann", ask.Undo(), "wrong-state")
    story.refused("Bob", ask.CastVote("it-ops", process="licence", scope="both"), "bad-field")


def test_and_comes_back_as_if_nothing_had_been_said() -> None:
    story = room()
    story.all_vote("licence", Bob="it-ops")
    story.reveals("licence")
    story.does("Ann", ask.Reword(process="licence", means="Seats."))
    drops(story)
    story.does("Ann", ask.AddProcess(process="licence", before="request"))
    assert story.sees("processes")[0] == "licence"
    assert (story.cell("licence")["voted"], story.cell("licence")["tally"]) == (0, None)
    assert story.sees_alone("Bob")["mine"] == {}
    assert story.sees("wording")["licence"] == {"means": "Seats."}


def test_one_of_its_own_comes_back_and_no_number_is_given_twice() -> None:
    story = room()
    adds(story)
    drops(story, "own-1")
    adds(story, "Jobs")
    assert story.sees("processes")[-1] == "own-2"
    story.does("Ann", ask.AddProcess(process="own-1"))
    assert story.sees("processes")[-2:] == ["own-2", "own-1"]
    story.refused("Ann", ask.AddProcess(process="own-1"), "wrong-state")
    story.refused("Ann", ask.AddProcess(process="own-3"), "bad-field")


def test_what_others_hang_on_is_not_dropped() -> None:
    story = room()
    story.votes("Bob", "it-ops", "licence")
    story.refused("Ann", ask.DropProcess(process="licence"), "wrong-state")
    on = {"title": "Night", "story": "", "at": "Sunday 03:00", "processes": ["change"]}
    story.does("Bob", ask.AddCase(**on))  # type: ignore[arg-type]
    story.refused("Ann", ask.DropProcess(process="change"), "wrong-state")
    about = {"process": "control", "scope": "application", "title": "No rota", **RISK}
    story.does("Ann", ask.WriteRisk(**about))
    why = story.refused("Ann", ask.DropProcess(process="control"), "wrong-state")
    assert why == "A risk is written about it, so it stays."


def test_the_last_one_stays() -> None:
    story = Story("C")
    for process in FOURTEEN.processes[1:]:
        drops(story, process)
    story.refused("Ann", ask.DropProcess(process="request"), "wrong-state")
    assert story.sees("processes") == ["request"]


def test_there_are_forty_at_most() -> None:
    story = Story("C")
    for number in range(PROCESSES - len(FOURTEEN.processes)):
        adds(story, f"Process {number}")
    story.refused("Ann", ask.AddProcess(name="One more"), "wrong-state")
    assert len(story.sees("processes")) == PROCESSES


def test_all_are_put_in_another_order() -> None:
    story = room()
    story.decides("it-ops", "change", "both")
    order = [*FOURTEEN.processes[::-1]]
    (event,) = story.does("Ann", ask.OrderProcesses(processes=order))
    assert isinstance(event, ev.ProcessesArranged)
    assert story.sees("processes") == order
    assert [one.process for one in signing.draft(story.workshop).cells[::2]] == order
    assert story.cell("change")["accountable"] == "it-ops"
    assert story.does("Ann", ask.OrderProcesses(processes=order)) == []


@pytest.mark.parametrize("order", [["request"], [*FOURTEEN.processes, "request"], []])
def test_an_order_has_each_of_them_once(order: list[str]) -> None:
    room().refused("Ann", ask.OrderProcesses(processes=order), "bad-field")


def test_what_was_arranged_since_is_not_arranged_unseen() -> None:
    story = room()
    seen = story.workshop.seq
    adds(story)
    story.refused("Ann", ask.DropProcess(process="licence", seen=seen), "conflict")
    story.refused("Ann", ask.AddProcess(name="Jobs", seen=seen), "conflict")
    story.does("Ann", ask.DropProcess(process="licence", seen=story.workshop.seq))


def test_a_dropped_one_is_a_change_for_who_signed_it() -> None:
    story = room()
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Carol"))
    story.adopts()
    story.waives("supportability-transition")
    story.signs_off()
    story.does("Carol", ask.Sign(revision=1, hash=story.workshop.revisions[0].hash))
    story.does("Ann", ask.StartRevision())
    drops(story, "release")
    story.signs_off()
    (asked,) = story.sees("signatures")
    assert asked["state"] == "asked"
    assert asked["changed"] == ["release:application", "release:interface"]
