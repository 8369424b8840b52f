"""What changes hands, in the order of its dates."""

from app.matrix.model import Accountable
from app.matrix.sections import Today
from app.matrix.transition import path


def today(process: str, accountable: Accountable, changes_on: str = "") -> Today:
    return Today(
        process=process, scope="application", accountable=accountable, changes_on=changes_on
    )


def test_only_what_changes_hands_is_on_the_path() -> None:
    told = path(
        [today("incident", "business"), today("problem", "it-ops")],
        {"incident:application": "it-ops", "problem:application": "it-ops"},
    )
    assert [(one.id, one.accountable, one.becomes) for one in told] == [
        ("incident:application", "business", "it-ops")
    ]


def test_by_date_and_what_has_none_last() -> None:
    told = path(
        [
            today("incident", "business"),
            today("problem", "business", "2027-06-01"),
            today("change", "business", "2027-01-01"),
        ],
        {f"{one}:application": "it-ops" for one in ("incident", "problem", "change")},
    )
    assert [one.process for one in told] == ["change", "problem", "incident"]


def test_what_is_undecided_is_on_it_only_with_a_day() -> None:
    told = path([today("incident", "business"), today("change", "business", "2027-01-01")], {})
    assert [(one.process, one.becomes) for one in told] == [("change", None)]
    assert path([], {}) == []
