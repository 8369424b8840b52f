"""Every check, with a case that trips it and one that does not."""

from typing import Any

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.checks import RULES, Check, Given, found
from app.matrix.model import Model
from app.matrix.sections import Benefit, Contract

MODELS: tuple[Model, ...] = ("A", "B", "C")
APP, FACE = "application", "interface"


def given(model: Model = "C", joined: bool = False, **more: Any) -> Given:
    reference = {cell.key: says for cell, says in FOURTEEN.references[model].items()}
    nothing: dict[str, Any] = {
        "decided": {},
        "executed": {},
        "promised": (),
        "vendors": (),
        "contracts": (),
        "benefits": (),
    }
    scopes = (APP,) if joined else (APP, FACE)
    return Given(model=model, scopes=scopes, reference=reference, **(nothing | more))


def contract(holder: Any = "it-ops", vendor: str = "CloudDesk") -> Contract:
    return Contract(id="c1", reference="C-17", vendor=vendor, covers="It", holder=holder)


def benefit(state: Any = "expected") -> Benefit:
    return Benefit(id="b1", benefit="Faster", validation="Ask.", by="2027-01-31", state=state)


def decided(**cells: str) -> dict[str, str]:
    return {f"{process}:{APP}": accountable for process, accountable in cells.items()}


#: Rule → a case that trips it, and the like that does not.
CASES: dict[str, tuple[Given, Given]] = {
    "unexecuted": (
        given(decided=decided(incident="business")),
        given(decided=decided(incident="business"), executed={f"incident:{APP}": "The desk"}),
    ),
    "uncontracted": (
        given(
            decided=decided(change="it-ops"),
            executed={f"change:{APP}": "the clouddesk team"},
            vendors=["CloudDesk"],
            contracts=[contract("tbd")],
        ),
        given(
            decided=decided(change="it-ops"),
            executed={f"change:{APP}": "the clouddesk team"},
            vendors=["CloudDesk"],
            contracts=[contract("business")],
        ),
    ),
    "vendor-alone": (
        given("A", vendors=["CloudDesk"], contracts=[contract(vendor="Other")]),
        given("A", vendors=["CloudDesk"], contracts=[contract(vendor="clouddesk")]),
    ),
    "held-elsewhere": (
        given("A", contracts=[contract("business")]),
        given("A", contracts=[contract("it-delivery")]),
    ),
    "incident-contract": (
        given(decided=decided(incident="it-ops"), contracts=[contract("business")]),
        given(decided=decided(incident="it-ops"), contracts=[contract("it-ops")]),
    ),
    "incident-problem": (
        given(decided=decided(incident="it-ops", problem="business")),
        given(decided=decided(incident="it-ops", problem="it-ops")),
    ),
    "change-configuration": (
        given(decided=decided(change="it-ops", configuration="it-delivery")),
        given(decided=decided(change="it-ops", configuration="it-ops")),
    ),
    "continuity-open": (
        given(decided=decided(continuity="tbd")),
        given(decided=decided(continuity="it-ops")),
    ),
    "interface-differs": (
        given("B", decided={f"incident:{FACE}": "it-delivery"}),
        given("B", decided={f"incident:{FACE}": "it-ops"}),
    ),
    "control-unowned": (
        given(decided=decided(control="tbd")),
        given(decided=decided(control="tbd"), promised={f"control:{APP}"}),
    ),
    "unvalidated": (
        given("B", decided=decided(request="business"), benefits=[benefit("refuted")]),
        given("B", decided=decided(request="business"), benefits=[benefit("validated")]),
    ),
}


def of(rule: str, case: Given) -> Check:
    (check,) = [one for one in found(case) if one.rule == rule]
    return check


@pytest.mark.parametrize("rule", CASES)
def test_a_case_trips_it_and_the_like_does_not(rule: str) -> None:
    trips, passes = CASES[rule]
    assert of(rule, trips).tripped
    assert not of(rule, passes).tripped
    assert of(rule, trips).id == of(rule, passes).id, "it is the same check, settled"


def test_there_is_a_case_for_every_rule() -> None:
    told = {one.rule for cases in CASES.values() for case in cases for one in found(case)}
    assert told == set(CASES)
    assert len(RULES) == len(CASES)


def test_of_what_nobody_has_decided_or_written_nothing_is_said() -> None:
    assert [found(given(model)) for model in MODELS] == [[], [], []]


def test_each_scope_is_looked_at_and_one_column_once() -> None:
    both = {f"continuity:{scope}": "tbd" for scope in (APP, FACE)}
    assert [one.cell for one in found(given(decided=both))] == list(both)
    assert [one.cell for one in found(given(joined=True, decided=both))] == [f"continuity:{APP}"]


def test_a_pair_in_two_scopes_is_no_pair() -> None:
    apart = {f"incident:{APP}": "it-ops", f"problem:{FACE}": "tbd"}
    assert not [one for one in found(given(decided=apart)) if one.rule == "incident-problem"]


@pytest.mark.parametrize("model", ["B", "C"])
def test_only_it_operated_asks_for_all_contracts(model: Model) -> None:
    case = given(model, vendors=["CloudDesk"], contracts=[contract("business")])
    assert found(case) == []


def test_ids_are_one_of_a_kind() -> None:
    everything = {cell.key: "business" for cell in FOURTEEN.cells}
    case = given(
        "B", decided=everything, vendors=["A", "B"], executed=dict.fromkeys(everything, "a b")
    )
    ids = [one.id for one in found(case)]
    assert len(set(ids)) == len(ids) > 80
