"""The screen: what everybody sees, what only one sees, and what has to be drawn again."""

import json

import pytest

from app.log.kind import CROWD, CROWD_BEAT, Phrase, Present
from app.matrix.catalogue import FOURTEEN
from app.words.encoding import encode
from app.words.english import phrase
from app.workshop import screen
from tests.workshop import ask
from tests.workshop.asks import ASKS, asker, given
from tests.workshop.story import Story, decision, pace, vote
from tests.workshop.watching import Watched


def test_the_screen_has_a_key_for_each_of_the_28_cells() -> None:
    keys = [key for key in screen.keys(Story().workshop) if key.startswith("cell:")]
    assert keys == [f"cell:{cell.key}" for cell in FOURTEEN.cells]
    assert Story().everything().keys() == set(screen.keys(Story().workshop))


def test_keys_come_in_an_order_of_their_own() -> None:
    """Not in one that depends on what was touched first, or on the process that draws."""
    workshop = Story().workshop
    some = ["waiting", "cell:incident:application", "crowd"]
    drawn = screen.shared(workshop, Present(), some)
    assert list(drawn) == ["cell:incident:application", "crowd", "waiting"]


def test_a_key_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Story().sees("ballots")


def test_every_value_is_ready_for_json() -> None:
    story = Story().with_the_usual_people().at_own_pace().all_vote(Bob="business")
    story.looks_at()
    story.reveals()
    story.adopts()
    story.does("Ann", ask.SetTimer(60))
    told = json.loads(encode(story.everything()))
    worded = [
        {key: phrase(it) if isinstance(it, Phrase) else it for key, it in one.items()}
        for one in story.sees("checks")
    ]
    assert told == story.everything() | {"undo": story.sees("undo"), "checks": worded}


def test_a_fresh_cell_says_what_the_model_says_and_no_more() -> None:
    assert Story("B").cell("incident", "interface") == {
        "executors": [],
        "confirmed": None,
        "state": "open",
        "stage": None,
        "round": 1,
        "voted": 0,
        "entered": 0,
        "advised": 0,
        "older": 0,
        "voters": [],
        "agree": None,
        "tally": None,
        "named": None,
        "advice": None,
        "speakers": None,
        "pattern": None,
        "able": None,
        "thin": False,
        "silent": [],
        "said": 0,
        "reasons": None,
        "past": {"rounds": 0, "decisions": 0},
        "reference": "it-ops",
        "accountable": None,
        "adopted": False,
        "override": False,
        "executed_by": "",
        "rationale": "",
        "dissent": "",
        "promise": None,
        "waiver": None,
        "today": None,
        "not_clear": 0,
        "value": 0,
    }


def test_the_nearest_model_counts_decided_cells_only() -> None:
    story = Story("C")
    assert story.sees("nearest") == {
        "A": {"matches": 0, "of": 0, "differs": []},
        "B": {"matches": 0, "of": 0, "differs": []},
    }
    story.decides("business", "incident", "both")
    story.decides("it-delivery", "release", "both")
    assert story.sees("nearest") == {
        "A": {"matches": 2, "of": 4, "differs": ["incident:application", "incident:interface"]},
        "B": {"matches": 3, "of": 4, "differs": ["incident:interface"]},
    }
    story.reopens("incident", "both")
    assert story.sees("nearest")["A"] == {"matches": 2, "of": 2, "differs": []}


def test_adopted_b_matches_b_wholly() -> None:
    story = Story("B")
    story.adopts()
    near = story.sees("nearest")
    assert near["B"] == {"matches": 28, "of": 28, "differs": []}
    a, b = FOURTEEN.models["A"], FOURTEEN.models["B"]
    same = sum(one == other for one, other in zip(a, b, strict=True))
    assert near["A"]["matches"] == same


def test_here_is_who_has_a_page_open() -> None:
    story = Story().with_the_usual_people()
    shown = screen.shared(story.workshop, Present({"bob", "ann", "gone"}), ["people", "crowd"])
    assert {one["person"] for one in shown["people"] if one["here"]} == {"ann", "bob"}
    assert shown["crowd"]["here"] == 2
    assert shown["crowd"]["by"]["business"] == {"here": 1, "all": 1}


def test_one_person_sees_nothing_of_anothers_vote() -> None:
    story = Story().with_the_usual_people().at_own_pace()
    before = story.sees_alone("Carol")
    story.votes("Bob", "business", confidence=5, reason="canary")
    assert story.sees_alone("Carol") == before
    assert "canary" not in encode(story.everything()).decode()


# A crowd: above 60 people the screen counts them


def crowd(size: int) -> Story:
    story = Story().at_own_pace()
    for number in range(size - 1):
        story.does(f"p{number}", ask.Join(name=f"Person {number}", represents="business"))
    return story


def test_up_to_sixty_everybody_is_named() -> None:
    story = crowd(CROWD)
    story.votes("p0", "business")
    assert len(story.sees("people")) == CROWD
    assert story.cell()["voters"] == ["p0"]


def test_above_sixty_people_are_counted_and_only_facilitators_named() -> None:
    story = crowd(CROWD + 1)
    story.votes("p0", "business")
    assert [one["name"] for one in story.sees("people")] == ["Ann"]
    assert (story.cell()["voted"], story.cell()["voters"]) == (1, None)
    assert story.sees("crowd") == {
        "here": 0,
        "all": CROWD + 1,
        "by": {"business": {"here": 0, "all": CROWD}},
    }
    assert len(story.sees_alone("Ann")["people"]) == CROWD + 1
    assert "people" not in story.sees_alone("p0")


# Drawing again only what changed


def test_only_what_changed_is_sent() -> None:
    watched = Watched(3)
    watched.does("ann", pace("own"))
    assert watched.draws() == {"workshop", "waiting", "progress", "prework"}
    watched.does("p0", vote("business"))
    assert watched.draws() == {"cell:incident:application", "prework"}
    watched.does("ann", decision("it-ops"))
    decided = {"cell:incident:application", "nearest", "undo"}
    assert watched.draws() == decided | {"waiting", "progress", "prework"}
    assert watched.draws() == set()
    watched.is_true()


@pytest.mark.parametrize("kind", ASKS)
def test_after_any_ask_every_screen_is_as_a_new_one(kind: str) -> None:
    watched = Watched.of(given(kind))
    watched.is_true()
    before = watched.replica.drawn
    watched.does(asker(kind), ASKS[kind])
    changed = watched.draws()
    watched.is_true()
    now = watched.replica.drawn
    assert changed == {key for key in before | now if now.get(key, 0) != before.get(key, 0)}


def test_who_leaves_is_gone_from_the_voters_of_every_cell() -> None:
    watched = Watched(3)
    watched.does("ann", pace("own"))
    watched.does("p0", vote("business", scope="both"))
    watched.does("ann", ask.Reveal(process="incident", scope="application"))
    watched.draws()
    watched.does("ann", ask.RemovePerson("p0"))
    watched.draws()
    watched.is_true()


@pytest.mark.parametrize("newcomers", [1, 2, 3, 10])
def test_cells_stop_naming_voters_when_a_crowd_comes_in_at_once(newcomers: int) -> None:
    watched = Watched(CROWD)
    watched.does("ann", pace("own"))
    watched.does("p0", vote("business"))
    watched.draws(1)
    watched.join(range(100, 100 + newcomers))
    watched.draws(1)
    watched.draws(1)
    assert watched.replica.drawn["cell:incident:application"]["voters"] is None
    watched.is_true()


@pytest.mark.parametrize("leavers", [1, 2, 3, 10])
def test_cells_name_voters_again_when_the_crowd_goes(leavers: int) -> None:
    watched = Watched(CROWD + 3)
    watched.does("ann", pace("own"))
    watched.does("p0", vote("business"))
    watched.draws(1)
    for number in range(20, 20 + leavers):
        watched.does("ann", ask.RemovePerson(f"p{number}"))
    watched.draws(1)
    watched.draws(1)
    watched.is_true()


@pytest.mark.parametrize("change", ["renamed", "another party", "observer", "another is here"])
def test_in_a_crowd_the_facilitator_sees_each_change_of_a_person(change: str) -> None:
    watched = Watched(CROWD + 5)
    watched.here |= {"p1"}
    watched.draws(1)
    match change:
        case "renamed":
            watched.does("ann", ask.CorrectPerson(person="p0", name="Bob"))
        case "another party":
            watched.does("ann", ask.CorrectPerson(person="p0", represents="vendor"))
        case "observer":
            watched.does("ann", ask.CorrectPerson(person="p0", role="observer"))
        case "another is here":
            watched.here = {"ann", "p2"}
    watched.draws(1)
    watched.is_true()


def test_a_crowd_that_comes_in_is_drawn_on_a_beat_and_nobody_is_lost() -> None:
    watched = Watched(CROWD + 5)
    watched.draws(1)
    watched.join([200])
    assert "crowd" in watched.draws(CROWD_BEAT)
    watched.join([201])
    assert "crowd" not in watched.draws(CROWD_BEAT / 4)
    assert "crowd" in watched.draws(CROWD_BEAT)
    watched.is_true()
