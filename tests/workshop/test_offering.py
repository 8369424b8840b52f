"""What is offered as a risk is put aside with a word, and stands so until it stands otherwise."""

import pytest

from app.workshop.offering import WORD
from tests.workshop import ask
from tests.workshop.story import Story

CELL = "cell:incident:application"


def drops(story: Story, offer: str = CELL, why: str = "It is part of another.") -> None:
    story.does("Ann", ask.DropOffer(offer=offer, why=why))


def basis(story: Story) -> str:
    """As a page makes it of the cell that it shows."""
    cell = story.sees(CELL)
    return f"{cell['state']}:{cell['round']}:{cell['accountable'] or 'tbd'}"


def test_the_word_stands_as_long_as_the_cell_does() -> None:
    story = Story("C").with_the_usual_people()
    drops(story)
    told = story.sees("dropped")[CELL]
    assert told == {"basis": basis(story), "why": "It is part of another."}
    story.decides("it-ops", "incident")
    assert story.sees("dropped")[CELL]["basis"] != basis(story)


def test_an_area_is_put_aside_until_it_is_asked_anew() -> None:
    story = Story("C").with_the_usual_people()
    area = "readiness:budget"
    story.refused("Ann", ask.DropOffer(offer=area, why="No."), "not-found")
    story.does("Ann", ask.OpenQuestion(question=area))
    story.does("Bob", ask.CastVote("knows-and-can", question=area))
    story.does("Ann", ask.Reveal(question=area))
    drops(story, area)
    assert story.sees("dropped")[area]["basis"] == "revealed:1"


def test_the_same_word_again_is_nothing_new() -> None:
    story = Story("C").with_the_usual_people()
    drops(story)
    dropping = ask.DropOffer(offer=CELL, why="It is part of another.")
    assert story.does("Ann", dropping) == []


@pytest.mark.parametrize(
    "offer", ["cell:incident", "cell:", "", "readiness:love", "check:unvalidated", "ambition"]
)
def test_what_is_not_offered_cannot_be_put_aside(offer: str) -> None:
    story = Story("C").with_the_usual_people()
    story.refused("Ann", ask.DropOffer(offer=offer, why="No."), "not-found")


def test_the_word_is_as_long_as_all_of_them_can_stand_in_a_screen() -> None:
    assert ask.DropOffer.own_fields["why"][0] == WORD
