"""What a workshop is about: opening it, and describing it anew."""

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Model
from tests.workshop import ask
from tests.workshop.story import Story

# Opening


@pytest.mark.parametrize(("model", "joined"), [("A", True), ("B", False), ("C", False)])
def test_a_new_workshop_has_28_open_cells_and_one_facilitator(model: Model, joined: bool) -> None:
    story = Story(model)
    assert story.sees("workshop") == {
        "code": "PAYR0LL2",
        "service": "Payroll",
        "description": "",
        "business_function": "",
        "vendors": [],
        "model": model,
        "joined": joined,
        "pace": "together",
        "state": "live",
        "revision": None,
        "locked": False,
    }
    assert {story.cell(cell.process, cell.scope)["state"] for cell in FOURTEEN.cells} == {"open"}
    assert [(one["name"], one["role"]) for one in story.sees("people")] == [("Ann", "facilitator")]
    assert story.sees("focus") is None


def test_a_room_that_chooses_its_model_begins_with_that_question() -> None:
    story = Story("C", chapter="ambition")
    assert story.sees("chapter") == "ambition"
    assert Story("C").sees("chapter") == "matrix"


# Describing


def test_what_is_described_anew_leaves_the_rest() -> None:
    story = Story()
    everything = ask.Describe("Payroll", "Monthly pay.", "People & Culture", ["Nordic Pay AB"])
    story.does("Ann", everything)
    story.does("Ann", ask.Describe(service="Payroll worldwide"))
    workshop = story.sees("workshop")
    assert workshop["service"] == "Payroll worldwide"
    assert workshop["description"] == "Monthly pay."
    assert workshop["business_function"] == "People & Culture"
    assert workshop["vendors"] == ["Nordic Pay AB"]
    story.does("Ann", ask.Describe(description="", vendors=[]))
    assert (story.sees("workshop")["description"], story.sees("workshop")["vendors"]) == ("", [])
