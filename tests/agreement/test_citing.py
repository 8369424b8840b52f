"""Signed matrices are cited by revision and hash; a newer one in force is marked."""

from typing import Any

import pytest

from app.log.recorded import Elsewhere
from tests.agreement.story import HASH, Story

DUES = (("promise", "Find an owner", "2027-01-10"), ("lapse", "No backup", "2026-12-01"))


def citing(**more: Any) -> Story:
    story = Story().with_both_sides().with_a_matrix(dues=DUES, **more)
    story.does("Bob", "cite-matrix", workshop="payr0ll2", revision=1, hash=HASH.upper())
    return story


def test_a_matrix_is_cited_with_the_service_it_is_of() -> None:
    (told,) = citing().sees("citations")
    assert (told["workshop"], told["service"], told["revision"], told["newer"]) == (
        "PAYR0LL2",
        "Payroll",
        1,
        None,
    )


@pytest.mark.parametrize(
    "other", [{"workshop": "UNKNOWN2"}, {"revision": 2}, {"hash": "0" * 64}, {"hash": ""}]
)
def test_what_does_not_fit_a_signed_revision_is_refused_alike(other: dict[str, object]) -> None:
    """Nobody learns from the answer whether there is such a workshop."""
    story = Story().with_both_sides().with_a_matrix()
    fields = {"workshop": "PAYR0LL2", "revision": 1, "hash": HASH, **other}
    code = "bad-field" if other.get("hash") == "" else "not-found"
    if code == "not-found":
        why = story.refused("Bob", "cite-matrix", code, **fields)
        assert why == "No signed matrix fits: check the code, the revision and its hash."


def test_a_newer_one_in_force_is_marked_and_cited_in_its_place() -> None:
    story = citing()
    assert story.does("", "hear-of", workshop="PAYR0LL2") == [], "nothing is new"
    story.elsewhere["PAYR0LL2"] = Elsewhere("Payroll", 2, DUES)
    story.does("", "hear-of", workshop="PAYR0LL2")
    assert story.sees("citations")[0]["newer"] == 2
    story.refused("Bob", "cite-matrix", "not-found", item="c1", revision=2)


def test_another_revision_of_what_is_cited_needs_no_hash() -> None:
    story = citing()
    story.elsewhere["PAYR0LL2"] = Elsewhere("Payroll", 2, DUES, "cd" * 32)
    story.does("", "hear-of", workshop="PAYR0LL2")
    story.does("Carol", "cite-matrix", item="c1", revision=2)
    (told,) = story.sees("citations")
    assert (told["revision"], told["hash"], told["newer"]) == (2, "cd" * 32, None)


def test_of_a_stream_that_is_cited_no_more_nothing_is_heard() -> None:
    story = citing()
    assert story.does("", "hear-of", workshop="UNKNOWN2") == []
    story.does("Bob", "drop-item", item="c1")
    story.elsewhere["PAYR0LL2"] = Elsewhere("Payroll", 2)
    assert story.does("", "hear-of", workshop="PAYR0LL2") == []


def test_a_service_is_cited_once() -> None:
    story = citing()
    again = {"workshop": "PAYR0LL2", "revision": 1, "hash": HASH}
    story.refused("Carol", "cite-matrix", "conflict", **again)
    assert story.does("Carol", "cite-matrix", item="c1", **again) == []


def test_what_falls_due_there_is_known_here() -> None:
    topics = citing().sees("agenda")["topics"]
    assert [(one["says"], one["title"], one["due"], one["who"]) for one in topics] == [
        ("Acceptance of a risk lapses", "No backup", "2026-12-01", "Payroll"),
    ], "the promise falls due after the next meeting"
