"""The registers whole, on request."""

import pytest

from app.asks.refusal import Refusal
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story


def test_a_register_that_has_nothing_costs_nothing() -> None:
    story = Story()
    assert story.sees("registers") == {}
    assert WORKSHOP.tell(story.workshop, "register", "contracts", 0) == {"items": [], "next": None}


def test_a_register_is_told_whole() -> None:
    story = Story()
    story.does("Ann", ask.ExpectBenefit(benefit="Faster", validation="Ask.", by="2027-01-31"))
    told = WORKSHOP.tell(story.workshop, "register", "benefits", 0)
    assert told == {"items": story.sees("benefits"), "next": None}


@pytest.mark.parametrize("of", ["", "cells", "ambition", "counts"])
def test_there_is_no_other_register(of: str) -> None:
    with pytest.raises(Refusal) as refusal:
        WORKSHOP.tell(Story().workshop, "register", of, 0)
    assert refusal.value.code == "not-found"
