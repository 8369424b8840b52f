"""How the portfolio has a workshop, from its state alone: no day counts, nor who is in it."""

import json

import pytest

from app.log.listing import Dated, Overview
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story


def told(story: Story) -> Overview:
    overview = WORKSHOP.listing(story.workshop).overview
    assert overview
    return overview


def test_every_cell_is_a_sign_in_the_order_of_its_processes() -> None:
    story = Story("B")
    assert told(story).marks == "-" * 28
    story.decides("it-ops", "request")
    story.decides("tbd", "incident", "interface")
    assert told(story).marks == "o--t" + "-" * 24
    assert told(story).processes == "", "the fourteen"


def test_processes_of_its_own_are_told_with_their_order() -> None:
    story = Story("B")
    story.does("Ann", ask.AddProcess(name="Rollout", means="Putting it out."))
    overview = told(story)
    assert overview.processes.split()[-1] == "own-1"
    assert len(overview.marks) == 30


def test_a_dry_run_is_in_no_portfolio() -> None:
    listing = WORKSHOP.listing(Story("B", dry_run=True).workshop)
    assert listing.overview is None
    assert listing.dated == {}


def test_the_distance_is_to_its_own_model_and_of_c_to_the_nearest() -> None:
    for model, distance in (("A", 1), ("B", 0), ("C", 0)):
        story = Story(model)  # type: ignore[arg-type]
        assert told(story).distance is None, "nothing is decided"
        if model == "A":
            story.does("Ann", ask.TakeApart())
        story.decides("business", "incident")
        assert told(story).distance == distance
    assert json.loads(told(story).body)["distances"] == {"B": 0, "A": 1}


def test_the_distances_are_those_that_the_room_is_shown() -> None:
    story = Story("B")
    story.does("Ann", ask.AddProcess(name="Rollout", means="Putting it out."))
    parties = ("it-ops", "business", "tbd", "it-delivery")
    for number, cell in enumerate(story.workshop.catalogue.cells):
        if number % 3:
            story.decides(parties[number % 4], cell.process, cell.scope)  # type: ignore[arg-type]
        shown = story.sees("nearest")
        counted = {model: len(one["differs"]) for model, one in shown.items() if one["of"]}
        assert json.loads(told(story).body)["distances"] == counted


def test_drift_is_what_is_decided_otherwise_than_it_was_signed() -> None:
    story = Story("B")
    assert told(story).drift == 0
    story.adopts()
    story.waives("supportability-transition", "application")
    story.signs_off()
    story.does("Ann", ask.StartRevision())
    story.reopens()
    assert told(story).drift == 0, "it is not decided at all just now"
    story.decides("it-delivery")
    assert told(story).drift == 1
    story.reopens()
    story.decides("business")
    assert told(story).drift == 0, "as it was signed"


def test_it_tells_since_when_it_is_as_it_is() -> None:
    story = Story("B").with_people(Bob="business")
    opened = told(story).since
    story.minute = 10
    story.does("Ann", ask.Park("Hours"))
    assert told(story).since == opened
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Bob"))
    story.adopts()
    story.waives("supportability-transition", "application")
    story.signs_off()
    assert (told(story).since, told(story).in_force) == (story.now, 0)
    story.minute = 20
    last = story.workshop.revisions[-1]
    story.does("Bob", ask.Sign(revision=1, hash=last.hash))
    assert (told(story).since, told(story).in_force) == (story.now, 1)
    story.minute = 30
    story.does("Ann", ask.StartRevision())
    assert (told(story).since, told(story).state, told(story).in_force) == (story.now, "live", 1)


@pytest.mark.parametrize(
    ("item", "answer", "led"),
    [
        ("buyer", "The business, in 2019", True),
        ("buyer", "Head of SALES", True),
        ("engager", "Sales", True),
        ("buyer", "Group IT", False),
        ("buyer", "Busy people", False),
        ("runner", "The business", False),
    ],
)
def test_business_led_is_what_the_business_got_for_itself(
    item: str, answer: str, led: bool
) -> None:
    story = Story("B")
    story.does("Ann", ask.Describe(business_function="Sales"))
    story.does("Ann", ask.AnswerIntake(item=item, answer=answer))
    assert (" business-led " in told(story).traits) is led
    assert json.loads(told(story).body)["intake"] == {item: answer}


def test_a_contract_that_the_business_holds_makes_it_business_led() -> None:
    story = Story("B")
    told_of = {"reference": "C-17", "vendor": "CloudDesk", "covers": "The desk"}
    story.does("Ann", ask.RecordContract(**told_of, holder="it-ops"))  # type: ignore[arg-type]
    assert "business-led" not in told(story).traits
    story.does("Ann", ask.RecordContract(**told_of, holder="business"))  # type: ignore[arg-type]
    assert " business-led " in told(story).traits
    assert json.loads(told(story).body)["holders"] == ["business", "it-ops"]


def test_what_comes_to_a_day_stands_by_itself() -> None:
    story = Story("B")
    story.does("Ann", ask.MakePromise("Dana", "2026-12-24", process="incident", scope="both"))
    story.does("Ann", ask.SetToday(process="change", scope="application", accountable="business",
                                   changes_on="2027-01-01"))  # fmt: skip
    dated = WORKSHOP.listing(story.workshop).dated
    assert list(dated.values()) == [
        Dated("promise", "", "open", "2026-11-21", "2026-12-24"),
        Dated("change", "tbd", "", "", "2027-01-01"),
    ]
    (promise, _) = dated
    story.does("Ann", ask.KeepPromise(promise=promise.removeprefix("promise:")))
    assert [one.what for one in WORKSHOP.listing(story.workshop).dated.values()] == ["change"]


def test_votes_change_nothing_of_it() -> None:
    """They are what is not listed; a rebuild would find another row else."""
    story = Story("B").with_people(Bob="business").at_own_pace()
    before = WORKSHOP.listing(story.workshop)
    story.day += 40
    story.votes("Bob", "business")
    assert WORKSHOP.listing(story.workshop) == before
