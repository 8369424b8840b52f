"""Whom a change concerns, over every change there can be."""

import itertools

import pytest

from app.matrix.approval import CONCERNED, Stood, changed, concerns
from app.matrix.model import OFFICES, Accountable, Office

VALUES: tuple[Accountable, ...] = ("it-ops", "it-delivery", "business", "tbd")
#: As the page says it.
SAID: dict[Office, set[Accountable]] = {
    "business-manager": {"business"},
    "business-line-manager": {"business"},
    "it-manager": {"it-ops", "it-delivery"},
}


@pytest.mark.parametrize(("before", "after"), [*itertools.product(VALUES, VALUES)])
def test_who_is_concerned_by_a_change(before: Accountable, after: Accountable) -> None:
    then, now = (
        {"a": Stood(before), "b": Stood("it-ops")},
        {"a": Stood(after), "b": Stood("it-ops")},
    )
    cells = changed(then, now)
    assert cells == (["a"] if before != after else [])
    for office in OFFICES:
        told = SAID.get(office, set(VALUES))
        wanted = before != after and bool({before, after} & (told | {"tbd"}))
        assert concerns(CONCERNED[office], cells, then, now) == wanted, office


def test_who_executes_it_is_approved_too() -> None:
    then, now = {"a": Stood("business")}, {"a": Stood("business", "d1gest")}
    assert changed(then, now) == ["a"]
    assert concerns(CONCERNED["business-manager"], ["a"], then, now)
    assert not concerns(CONCERNED["it-manager"], ["a"], then, now)


def test_every_office_is_concerned_by_something() -> None:
    assert CONCERNED.keys() == set(OFFICES)
    assert all("tbd" in parties for parties in CONCERNED.values())
