"""Figures and ids, said in words."""

import pytest

from app.documents import naming, sentences
from app.documents.grid import Grid
from app.matrix.catalogue import Cell
from app.matrix.rounds import RoundRecord
from tests.documents.records import (
    adopted,
    disputed,
    fresh,
    printed,
)


def fact(told: Grid, label: str) -> str:
    return dict(told.facts).get(label, "")


def test_the_nearest_model_is_a_sentence() -> None:
    assert fact(printed(fresh()), "Nearest reference model") == "No cell is decided yet."
    assert fact(printed(adopted("A")), "Nearest reference model") == (
        "Nearest is Reference Model A (IT Operated). Cells decided: 28, of which 28 match A and "
        "16 match B. Nothing differs from A."
    )
    assert fact(printed(disputed()), "Nearest reference model").endswith(
        "Different from B: Change Mgmt (Application), Business Continuity/ Disaster Recovery "
        "(Application)."
    )


def test_a_time_is_said_to_the_minute() -> None:
    assert sentences.moment("2026-11-21T14:03:22Z") == "2026-11-21 14:03 UTC"
    assert sentences.moment("") == ""


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Helsinki", "2026-11-21 22:30 UTC (2026-11-22 00:30 +02:00, Europe/Helsinki)"),
        ("America/New_York", "2026-11-21 22:30 UTC (17:30 -05:00, America/New_York)"),
        ("UTC", "2026-11-21 22:30 UTC"),
        ("Mars/Olympus", "2026-11-21 22:30 UTC"),
        ("../../etc/passwd", "2026-11-21 22:30 UTC"),
        ("a\0b", "2026-11-21 22:30 UTC"),
    ],
)
def test_a_time_is_said_in_the_zone_of_who_reads_it_too(zone: str, said: str) -> None:
    assert sentences.moment("2026-11-21T22:30:00.123Z", zone) == said


def test_a_round_in_which_all_abstained_has_no_pattern() -> None:
    cast = RoundRecord(1, None, {"abstain": {"business": 2}})
    assert sentences.votes(cast) == "Round 1: no view – Business for no view 2"


def test_as_near_to_one_model_as_to_the_other() -> None:
    said = sentences.nearest_model({Cell("release", "application"): "it-delivery"})
    assert said.startswith("As near to Reference Model A as to B.")
    assert (
        sentences.differences({Cell("release", "application"): "it-delivery"}, naming.of(fresh()))
        == ""
    )
