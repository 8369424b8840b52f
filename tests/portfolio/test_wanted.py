"""Where a page begins is told by the one before; whatever else comes there is refused."""

import base64

import pytest

from app.asks.refusal import Refusal
from app.portfolio.wanted import Wanted, cursor, later, place


def test_a_place_comes_back_as_it_went() -> None:
    assert place(cursor("ärger", "AAAAAAAA"), str) == ("ärger", "AAAAAAAA")
    assert place(cursor(-1, "AAAAAAAA"), int) == (-1, "AAAAAAAA")


def coded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "ä",
        "=",
        coded("[" * 3000),
        coded("1"),
        coded('["a"]'),
        coded('[1, "A"]'),
        coded('["a", 1]'),
        coded(r'["\u0000", "A"]'),
        coded(r'["\ud800", "A"]'),
        coded(r'["a", "\ud800"]'),
        coded('[true, "A"]'),
    ],
)
def test_what_is_no_place_is_refused(after: str) -> None:
    with pytest.raises(Refusal) as refused:
        place(after, str)
    assert refused.value.code == "bad-field"


@pytest.mark.parametrize("value", ["true", "1e400", str(2**31), '"a"', "1.5", "null"])
def test_what_no_number_of_ours_can_be_is_refused(value: str) -> None:
    with pytest.raises(Refusal):
        place(coded(f'[{value}, "A"]'), int)


def test_a_minus_sorts_the_other_way() -> None:
    assert (Wanted(sort="-risks").key, Wanted(sort="-risks").descends) == ("risks", True)
    assert (Wanted().key, Wanted().descends) == ("service", False)
    assert later("2026-12-24", 90) == "2027-03-24"
