"""What nobody spoke about does not look like what all agreed."""

from typing import Any

import pytest

from app.documents import basis
from app.matrix.rounds import RoundRecord
from tests.documents.records import fresh, where

#: Bob and Carol of the business, Dev of IT Delivery, Vera of the vendor could have voted.
ABLE = {"business": 2, "it-delivery": 1, "vendor": 1}


def told(tally: dict[str, dict[str, int]] | None, able: Any = ABLE, **said: Any) -> basis.Basis:
    rounds = [] if tally is None else [RoundRecord(1, "agreed", tally, able)]
    decided = {"state": "decided", "accountable": "business", "rounds": rounds} | said
    cell = where(fresh("B"), "incident", "application", **decided).cells[2]
    return basis.of(cell)


@pytest.mark.parametrize(
    ("tally", "said", "how", "words"),
    [
        (None, {"adopted": True}, "adopted", "adopted from model"),
        (None, {}, "unvoted", "decided without a vote"),
        ({"abstain": {"vendor": 1}}, {}, "unvoted", "decided without a vote"),
        ({"business": {"business": 1}}, {}, "agreed", "agreed, 1 of 4"),
        ({"business": ABLE}, {}, "agreed", "agreed, 4 of 4"),
        (
            {"business": {"business": 2}, "it-ops": {"it-delivery": 1}},
            {},
            "discussed",
            "discussed: 2 for, 1 against",
        ),
        ({"it-ops": {"business": 2}}, {}, "against", "against the votes: 0 for, 2 against"),
        (
            {"it-ops": {"business": 2}},
            {"adopted": True},
            "against",
            "adopted against the votes: 0 for, 2 against",
        ),
        (None, {"accountable": "tbd"}, "unvoted", "left open"),
        (None, {"accountable": "tbd", "adopted": True}, "adopted", "left open: adopted from model"),
        (None, {"state": "open"}, "open", "open (not decided)"),
        (
            {"it-ops": {"business": 2}},
            {"state": "revealed"},
            "open",
            "open (voted, not decided), agreed",
        ),
    ],
)
def test_how_it_was_decided_is_told(tally: Any, said: Any, how: str, words: str) -> None:
    found = told(tally, **said)
    assert (found.how, found.words) == (how, words)


def test_who_could_have_voted_and_did_not_is_counted() -> None:
    found = told({"business": {"business": 1}, "abstain": {"vendor": 1}})
    assert (found.ayes, found.nays, found.no_view, found.silent) == (1, 0, 1, 2)


def test_an_older_record_does_not_say_of_how_many() -> None:
    found = told({"business": {"business": 1}}, able={})
    assert (found.words, found.silent) == ("agreed, 1 voted", None)
