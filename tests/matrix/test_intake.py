"""What is asked about a service before anybody votes."""

import pytest

from app.matrix import intake
from app.matrix.intake import INTAKE


def test_five_answers_come_first_and_thirteen_facts_follow() -> None:
    assert list(INTAKE)[:5] == ["origin", "buyer", "runner", "engager", "adviser"]
    assert len(INTAKE) == 18


@pytest.mark.parametrize(
    ("item", "answer", "fits"),
    [
        ("origin", "saas", True),
        ("origin", "rented", False),
        ("critical-function", "not-assessed", True),
        ("critical-function", "perhaps", False),
        ("rto", "four hours", True),
    ],
)
def test_an_answer_is_any_words_or_one_that_can_be_chosen(
    item: str, answer: str, fits: bool
) -> None:
    assert intake.fits(item, answer) is fits


def test_what_was_chosen_is_printed_in_words() -> None:
    assert intake.printed("critical-function", "not-assessed") == "Not assessed"
    assert intake.printed("rto", "4 h") == "4 h"
