"""The run sheet: a session is begun, its end is reckoned at its pace, and told plainly."""

from typing import Any

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.forecast import USUAL
from app.matrix.model import Choice
from app.workshop.ballot import AskedScope
from tests.workshop import ask
from tests.workshop.story import Story

Session = dict[str, Any]
SCOPES: tuple[AskedScope, ...] = ("application", "interface")
CELLS = [(process, scope) for process in FOURTEEN.processes for scope in SCOPES]


def whole(story: Story) -> Session:
    told: Session = story.sees("forecast")[-1]
    return told


def minutes(story: Story, at: str) -> int:
    """Since fourteen o'clock, when stories begin."""
    return (int(at[11:13]) - 14) * 60 + int(at[14:16])


def test_before_it_is_begun_there_is_a_plan_and_no_end() -> None:
    told = Story().sees("forecast")
    assert [(one["id"], one["minutes"]) for one in told[:-1]] == list(USUAL.items())
    assert all(one["left"] is None for one in told[:-1])
    assert told[-1] == {"id": "session", "minutes": 180, "begun": None, "due": None, "ends": None}


def test_begun_it_ends_as_planned_from_the_chapter_it_begins_in() -> None:
    story = Story()
    story.does("Ann", ask.PlanChapter("cases", 0))
    story.does("Ann", ask.PlanChapter("matrix", 60))
    assert story.does("Ann", ask.PlanChapter("matrix", 60)) == [], "nothing new"
    story.does("Ann", ask.BeginSession())
    told = whole(story)
    assert (told["minutes"], told["begun"]) == (90, "2026-11-21T14:00:00.000Z")
    assert told["due"] == told["ends"] == "2026-11-21T15:30:00.000Z"


def test_what_was_invited_to_ends_when_the_invitation_says() -> None:
    story = Story()
    plan = {"day": "2026-11-21", "zone": "UTC", "minutes": 120}
    story.does("Ann", ask.PlanSession(**plan, at="13:45"))  # type: ignore[arg-type]
    story.does("Ann", ask.BeginSession())
    assert whole(story)["due"] == "2026-11-21T15:45:00.000Z"
    story.does("Ann", ask.PlanSession(**plan, at="20:00"))  # type: ignore[arg-type]
    assert whole(story)["due"] == "2026-11-21T16:30:00.000Z", "that is another meeting"


def test_a_chapter_that_takes_longer_moves_the_end() -> None:
    story = Story(chapter="prepare")
    story.does("Ann", ask.BeginSession())
    assert minutes(story, whole(story)["ends"]) == 180
    story.a_while_later(30)
    story.does("Ann", ask.OpenChapter("ambition"))
    assert minutes(story, whole(story)["ends"]) > 200
    assert story.sees("forecast")[0] | {"spent": 30, "left": 0} == story.sees("forecast")[0]


def test_a_break_tells_nothing_of_the_pace_beyond_an_hour() -> None:
    story = Story(chapter="prepare")
    story.does("Ann", ask.BeginSession())
    story.a_while_later(300)
    story.does("Ann", ask.OpenChapter("ambition"))
    assert story.sees("forecast")[0]["spent"] == 60


def test_begun_once_more_it_begins_anew() -> None:
    story = Story(chapter="prepare")
    story.does("Ann", ask.BeginSession())
    story.a_while_later(50)
    story.does("Ann", ask.OpenChapter("matrix"))
    story.does("Ann", ask.BeginSession())
    assert minutes(story, whole(story)["ends"]) == 50 + 150
    assert [one["spent"] for one in story.sees("forecast")[:-1]] == [0] * 6


def test_hidden_votes_move_no_end() -> None:
    story = Story().with_people(Bob="business", Carol="it-ops").at_own_pace()
    story.does("Ann", ask.BeginSession())
    story.a_while_later(20)
    story.decides("business", "change")
    before = story.sees("forecast")
    story.all_vote(Bob="business", Carol="it-ops")
    assert story.sees("forecast") == before
    story.reveals()
    assert story.sees("forecast") != before, "the control: what is out, does"


def test_joined_scopes_are_one_cell() -> None:
    story = Story("A")
    story.does("Ann", ask.BeginSession())
    story.a_while_later(5)
    story.decides("it-ops", scope="both")
    assert story.workshop.running.gone.cells == {"open": 1}


def test_once_signed_there_is_no_end_to_reckon() -> None:
    story = Story("A")
    story.does("Ann", ask.BeginSession())
    story.adopts()
    story.signs_off()
    assert (whole(story)["due"], whole(story)["ends"]) == (None, None)


def test_what_is_taken_back_is_to_be_done_again() -> None:
    story = Story()
    story.does("Ann", ask.BeginSession())
    story.adopts()
    without = whole(story)["ends"]
    story.undoes()
    assert whole(story)["ends"] > without


# Sessions replayed, of which the end is known


def room(known: bool) -> Story:
    story = Story(chapter="prepare").with_people(Bob="business", Carol="it-ops").at_own_pace()
    if known:  # pre-work: everybody has voted, and all is revealed at once
        for number, cell in enumerate(CELLS):
            votes(story, number, *cell)
        story.does("Ann", ask.RevealAll())
    story.does("Ann", ask.BeginSession())
    return story


def votes(story: Story, number: int, process: str, scope: AskedScope) -> None:
    """On every third cell they differ."""
    other: Choice = "it-ops" if number % 3 == 0 else "business"
    story.votes("Bob", "business", process, scope)
    story.votes("Carol", other, process, scope)


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(
    ("chapter", "differing", "agreeing"),
    [
        pytest.param(1.0, 5, 2, id="as planned"),
        pytest.param(0.6, 3, 1, id="fast"),
        pytest.param(1.6, 9, 4, id="slow"),
        pytest.param(1.0, 11, 1, id="uneven"),
    ],
)
def test_at_half_time_the_end_is_foreseen_within_a_tenth(
    known: bool, chapter: float, differing: int, agreeing: int
) -> None:
    story = room(known)
    foreseen = []
    for name, planned in USUAL.items():
        if name != "prepare":
            story.does("Ann", ask.OpenChapter(name))  # type: ignore[arg-type]
        if name != "matrix":
            story.a_while_later(round(planned * chapter))
            continue
        for number, (process, scope) in enumerate(CELLS):
            story.a_while_later(agreeing if number % 3 else differing)
            if not known:
                votes(story, number, process, scope)
                story.reveals(process, scope)
            story.decides("business", process, scope)
            foreseen.append((story.minute, minutes(story, whole(story)["ends"])))
    told = [end for at, end in foreseen if at <= story.minute / 2][-1]
    off = abs(told - story.minute) / story.minute
    assert off <= 0.1, f"{told} of {story.minute} minutes: {off:.1%} off"
