"""What a screen leaves out: a few stand for all, and the rest is told on request."""

from dataclasses import replace
from typing import Any

import pytest

from app.asks.refusal import Refusal
from app.log.kind import Present, Screen
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Choice
from app.words.encoding import encode
from app.workshop import history, screen
from app.workshop.ballot import AskedScope
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story

KILOBYTE = 1024
CELLS: list[tuple[str, AskedScope]] = [(process, "application") for process in FOURTEEN.processes]


def told(story: Story, of: str, after: int = 0) -> Screen:
    return WORKSHOP.tell(story.workshop, "reasons", of, after)


def people(count: int) -> Story:
    """So many who vote, all at their own pace."""
    story = Story("B")
    for number in range(count):
        story.does(f"P{number:04}", ask.Join(name=f"P{number:04}", represents="business"))
    return story.at_own_pace()


def test_a_few_reasons_stand_in_the_screen_and_all_are_told_on_request() -> None:
    story = people(history.PAGE + 3)
    for number in range(history.PAGE + 3):
        story.votes(f"P{number:04}", "it-ops", reason=f"Reason {number:03}.")
    story.reveals()
    cell = story.cell()
    assert (cell["said"], len(cell["reasons"])) == (history.PAGE + 3, history.FEW)
    first = told(story, "incident:application:1")
    assert (len(first["reasons"]), first["next"]) == (history.PAGE, history.PAGE)
    last = told(story, "incident:application:1", first["next"])
    assert (len(last["reasons"]), last["next"]) == (3, None)
    everything = [one["reason"] for one in first["reasons"] + last["reasons"]]
    assert everything == [f"Reason {number:03}." for number in range(history.PAGE + 3)]


def test_many_cells_share_the_room_that_there_is_for_reasons() -> None:
    people: dict[str, Any] = {f"P{number}": "business" for number in range(history.FEW + 1)}
    story = Story("B").with_people(**people).at_own_pace()
    for number in range(history.FEW + 1):
        story.votes(f"P{number}", "it-ops", reason=f"Reason {number}")
    story.reveals()
    assert len(story.cell()["reasons"]) == history.FEW
    for number in range(26):
        story.does("Ann", ask.AddProcess(name=f"Process {number}"))
    assert len(story.cell()["reasons"]) == history.FEW * 28 // 80
    assert story.cell()["said"] == history.FEW + 1


def test_of_the_few_some_are_of_every_choice_and_written_ones_come_first() -> None:
    story = people(30)
    for number in range(30):
        reason = f"Because {number}." if number >= 10 else ""
        choice: Choice = "business" if reason else "it-ops"
        story.votes(f"P{number:04}", choice, confidence=4, reason=reason)
    story.votes("P0009", "tbd", reason="Nobody asked us.")
    story.reveals()
    shown = story.cell()["reasons"]
    assert {one["choice"] for one in shown} == {"it-ops", "business", "tbd"}
    assert "Nobody asked us." in [one["reason"] for one in shown]


def test_a_reason_that_is_too_long_for_the_screen_is_told_on_request() -> None:
    story = people(2)
    story.votes("P0000", "it-ops", reason="x" * (history.SIGNS + 1))
    story.votes("P0001", "it-ops", reason="Short.")
    story.reveals()
    assert [one["reason"] for one in story.cell()["reasons"]] == ["Short."]
    assert len(told(story, "incident:application:1")["reasons"]) == 2


def test_nothing_that_is_hidden_is_told() -> None:
    story = people(1)
    story.votes("P0000", "it-ops", reason="Hidden.")
    assert story.past() == {"rounds": [], "decisions": []}
    with pytest.raises(Refusal, match="nothing-to-tell"):
        told(story, "incident:application:1")


@pytest.mark.parametrize("of", ["", "x", "incident:application", "no:such:1", "\0:1"])
def test_of_what_there_is_not_nothing_is_told(of: str) -> None:
    with pytest.raises(Refusal, match="nothing-to-tell"):
        told(Story("B"), of)
    with pytest.raises(Refusal, match="nothing-to-tell"):
        WORKSHOP.tell(Story("B").workshop, "no-such-thing", of, 0)


def test_of_very_many_rounds_and_decisions_the_last_are_told() -> None:
    story = people(1)
    for _ in range(history.KEPT + 2):
        story.votes("P0000", "it-ops")
        story.reveals()
        story.decides("it-ops")
        story.reopens()
    past = story.past()
    rounds = [one["round"] for one in past["rounds"]]
    assert (rounds[0], rounds[-1], len(rounds)) == (3, history.KEPT + 2, history.KEPT)
    assert len(past["decisions"]) == history.KEPT
    assert story.cell()["past"] == {"rounds": history.KEPT + 2, "decisions": history.KEPT + 2}


def test_a_town_hall_fits_on_a_slow_line() -> None:
    """1,000 people, everybody says why, two rounds on every cell, and a vote in the third."""
    story = people(1000)
    say = "Because it has always been done by whoever was awake at three in the morning."
    for number in range(2):
        for one in range(1000):
            story.votes(f"P{one:04}", "it-ops", reason=say)
        story.reveals()
        if number == 0:
            story.votes_again()
    voted = story.workshop.cells["incident:application"]
    workshop = replace(story.workshop, cells=dict.fromkeys(story.workshop.cells, voted))
    here = Present(frozenset(workshop.people))
    shared = screen.shared(workshop, here, screen.keys(workshop))
    for person in ("ann", "p0001"):
        own = screen.own(workshop, here, person, {})
        assert len(encode({**shared, **own})) <= 150 * KILOBYTE, person
    story.votes_again()
    story.votes("P0001", "business", reason=say)
    assert len(encode({"cell:incident:application": story.cell()})) <= 2 * KILOBYTE


def test_a_service_with_twenty_revisions_is_hardly_longer_than_one_with_one() -> None:
    story, lengths, signed = people(30), [], []
    for _ in range(20):
        for process, scope in CELLS:
            for number in range(30):
                story.votes(f"P{number:04}", "it-ops", process, scope, reason="We run it.")
            story.reveals(process, scope)
            story.decides("it-ops", process, scope)
        lengths.append(len(encode(story.everything())))
        written = WORKSHOP.drafted(story.workshop)
        assert written
        signed.append(len(written()))
        for process, _ in CELLS:
            story.waives(process, "interface")
        story.signs_off()
        story.does("Ann", ask.StartRevision())
        for process, scope in CELLS:
            story.reopens(process, scope)
    assert lengths[-1] <= 1.2 * lengths[0]
    assert signed[-1] <= 1.1 * signed[1], "the second has what the reopened decisions were"


def test_beside_votes_that_are_out_stand_those_of_the_round_before() -> None:
    story = Story("B").with_people(Bob="business").at_own_pace()
    for choice in ("it-ops", "business"):
        story.votes("Bob", choice)
        assert "tally" not in story.cell()["past"], "nothing beside votes that are hidden"
        story.reveals()
        last = story.cell()["past"]
        story.votes_again()
    assert last == {"rounds": 1, "decisions": 0, "tally": {"it-ops": {"business": 1}}}
