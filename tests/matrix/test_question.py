"""The questions there are, and what can be chosen on each."""

import pytest

from app.matrix.model import CHOICES
from app.matrix.question import QUICK_ONES, choices_of, is_anonymous, is_lasting, is_question


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("ambition", ("A", "B", "C")),
        ("readiness:security", ("knows-and-can", "knows-not-yet", "did-not-know")),
        ("agreement", ("1", "2", "3", "4", "5")),
        ("leaving:heard", ("1", "2", "3", "4", "5")),
        ("quick:7", ("yes", "unsure", "no")),
    ],
)
def test_each_question_has_its_choices_and_no_view(question: str, choices: tuple[str, ...]) -> None:
    assert is_question(question)
    assert choices_of(question) == (*choices, "abstain")


def test_on_a_cell_the_parties_are_chosen() -> None:
    assert choices_of("incident:application") == CHOICES


@pytest.mark.parametrize(
    "name",
    [
        *("", "ambitions", "readiness:", "readiness:love", "leaving:", "incident:application"),
        *("quick", "quick:0", "quick:x", "quick:01", f"quick:{QUICK_ONES + 1}"),
    ],
)
def test_there_are_no_others(name: str) -> None:
    assert not is_question(name)


def test_leaving_is_answered_without_a_name() -> None:
    assert is_anonymous("leaving:clear")
    assert not is_anonymous("agreement")


def test_what_was_said_of_the_service_lasts_and_of_one_matrix_does_not() -> None:
    lasting = ("ambition", "readiness:budget")
    assert [one for one in (*lasting, "agreement", "quick:1") if is_lasting(one)] == [*lasting]
