"""Where a wish misfits: the rules, by themselves."""

import pytest

from app.partnership.model import PARTS
from app.partnership.standing import MEASURES, Tally, View, leading, mean, misfits, views, weak

PARTNERS: Tally = {"partnership": {"0": 2, "1": 1}}
STRONG = {part: {"0": View(4, 4), "1": View(5, 4)} for part in PARTS}


def said(now: Tally, wanted: Tally, pulse: float | None = None) -> list[str]:
    return [one.says for one in misfits(now, wanted, STRONG, pulse)]


def test_every_model_is_measured() -> None:
    assert [*MEASURES] == ["guardian", "provider", "partnership"]


def test_what_most_of_a_side_say_leads_and_a_tie_does_not() -> None:
    assert leading({"guardian": {"0": 2}, "provider": {"0": 1, "1": 1}}, "0") == "guardian"
    assert leading({"guardian": {"0": 1}, "provider": {"0": 1}}, "0") is None
    assert leading({"abstain": {"0": 5}}, "0") is None
    assert leading(None, "0") is None


def test_a_mean_is_of_those_who_rate() -> None:
    assert mean({"1": {"0": 1}, "4": {"0": 2}, "abstain": {"0": 9}}, "0") == 3.0
    assert mean({"abstain": {"0": 9}}, "0") is None
    assert mean(None, "0") is None


def test_a_component_is_seen_by_each_side_from_two_sides() -> None:
    own, other = {"5": {"0": 1}, "3": {"1": 1}}, {"2": {"1": 1}, "3": {"0": 1}}
    assert views(own, other) == {"0": View(5.0, 2.0), "1": View(3.0, 3.0)}
    assert views(own, other)["0"].apart
    assert not views(own, other)["1"].apart
    assert not View(None, 1.0).apart


def test_a_wish_that_fits_is_left_alone() -> None:
    assert said(PARTNERS, PARTNERS) == []


@pytest.mark.parametrize(
    ("now", "wanted", "pulse", "says"),
    [
        (PARTNERS, {"guardian": {"0": 1, "1": 1}}, None, "guardian-among-partners"),
        ({}, {"provider": {"0": 1, "1": 1}}, 2.0, "levels-for-want-of-trust"),
        ({}, {"guardian": {"0": 1}, "provider": {"1": 1}}, None, "wishes-differ"),
    ],
)
def test_a_wish_that_does_not_fit(now: Tally, wanted: Tally, pulse: float, says: str) -> None:
    assert said(now, wanted, pulse) == [says]


def test_a_partnership_needs_its_components() -> None:
    lame = {**STRONG, "risk": {"0": View(2.0, None), "1": View(None, 5.0)}}
    assert weak(lame) == ["risk"]
    (told,) = misfits({}, PARTNERS, lame, None)
    assert (told.says, told.parts) == ("partnership-without", ("risk",))
    assert [one.says for one in misfits({}, PARTNERS, {}, None)] == ["partnership-unrated"]
