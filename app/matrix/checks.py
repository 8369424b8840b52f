"""Checks: what the room may have missed, by rules that advise and never forbid.

A rule tells of whatever it could be tripped by, and whether it is; of a cell nobody has decided it
tells nothing. What it says in words stands in `words`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from app.matrix.model import Accountable, Model
from app.matrix.sections import Benefit, Contract

IT = ("it-ops", "it-delivery")


class Given(NamedTuple):
    """What the rules look at."""

    model: Model
    scopes: Sequence[str]  # the first alone where all are one column
    decided: Mapping[str, Accountable]  # by `{process}:{scope}`, as all cells here
    reference: Mapping[str, Accountable]  # of the cells that the model speaks of
    executed: Mapping[str, str]
    promised: Collection[str]
    vendors: Sequence[str]
    contracts: Sequence[Contract]
    benefits: Sequence[Benefit]

    def of(self, process: str) -> Iterator[tuple[str, Accountable]]:
        """The decided cells of a process."""
        for key in (f"{process}:{scope}" for scope in self.scopes):
            if key in self.decided:
                yield key, self.decided[key]

    def all(self) -> Iterator[tuple[str, Accountable]]:
        """Every decided cell."""
        for process in dict.fromkeys(key.split(":")[0] for key in self.decided):
            yield from self.of(process)

    def contracted(self, vendor: str) -> bool:
        """Whether a contract with this vendor is recorded, and who holds it."""
        called = vendor.casefold()
        return any(
            one.vendor.casefold() == called and one.holder != "tbd" for one in self.contracts
        )


class Check(NamedTuple):
    """One thing to look at; `told` is what its sentence is about."""

    rule: str
    about: str = ""  # which one, where there may be several
    cell: str = ""
    tripped: bool = True
    told: Mapping[str, str] = {}

    @property
    def id(self) -> str:
        return f"{self.rule}:{self.about}" if self.about else self.rule

    @property
    def basis(self) -> str:
        """What it is about just now: waved through on something else, it is not."""
        return "|".join(self.told.values())


Found: TypeAlias = Iterator[Check]


def unexecuted(given: Given) -> Found:
    """The business is accountable, and nobody executes."""
    for key, accountable in given.all():
        if accountable == "business":
            yield Check("unexecuted", key, key, not given.executed.get(key))


def uncontracted(given: Given) -> Found:
    """A vendor executes, and no contract with it or no holder is recorded."""
    for key, _ in given.all():
        executed = given.executed.get(key, "").casefold()
        for vendor in given.vendors:
            if vendor and vendor.casefold() in executed:
                told = {"vendor": vendor}
                tripped = not given.contracted(vendor)
                yield Check("uncontracted", f"{key}:{vendor}", key, tripped, told)


def vendor_alone(given: Given) -> Found:
    """IT operates it, and no contract with a vendor is recorded."""
    if given.model == "A":
        for vendor in filter(None, given.vendors):
            tripped = not given.contracted(vendor)
            yield Check("vendor-alone", vendor, "", tripped, {"vendor": vendor})


def held_elsewhere(given: Given) -> Found:
    """IT operates it, and does not hold a contract for it."""
    if given.model == "A":
        for one in given.contracts:
            told = {"reference": one.reference, "holder": one.holder}
            yield Check("held-elsewhere", one.id, "", one.holder not in IT, told)


def incident_contract(given: Given) -> Found:
    """IT OPS is accountable for incidents, and another party holds the vendor's contract."""
    for key, accountable in given.of("incident"):
        if accountable == "it-ops" and given.contracts:
            others = [one.holder for one in given.contracts if one.holder not in ("it-ops", "tbd")]
            told = {"holder": others[0]} if others else {}
            yield Check("incident-contract", key, key, bool(others), told)


def apart(rule: str, one: str, other: str, given: Given) -> Found:
    """Two processes that hang together have different accountable parties."""
    for (key, first), (_, second) in _pairs(given, one, other):
        yield Check(rule, key, key, first != second, {"first": first, "second": second})


def _pairs(
    given: Given, one: str, other: str
) -> Iterator[tuple[tuple[str, Accountable], tuple[str, Accountable]]]:
    others = dict(given.of(other))
    for key, accountable in given.of(one):
        beside = f"{other}:{key.split(':')[1]}"
        if beside in others:
            yield (key, accountable), (beside, others[beside])


def continuity_open(given: Given) -> Found:
    """Nobody answers for recovery being possible."""
    for key, accountable in given.of("continuity"):
        yield Check("continuity-open", key, key, accountable == "tbd")


def interface_differs(given: Given) -> Found:
    """An interface is somebody else's than the model says; mix and match says nothing."""
    for key, accountable in given.all():
        if key.endswith(f":{given.scopes[-1]}") and given.model != "C" and key in given.reference:
            says = given.reference[key]
            told = {"accountable": accountable, "expected": says}
            yield Check("interface-differs", key, key, accountable != says, told)


def control_unowned(given: Given) -> Found:
    """The ownership of controls has no owner, and nobody has promised one."""
    for key, accountable in given.of("control"):
        tripped = accountable == "tbd" and key not in given.promised
        yield Check("control-unowned", key, key, tripped)


def unvalidated(given: Given) -> Found:
    """The business operates it, and no benefit of that is validated."""
    if given.model == "B" and "business" in given.decided.values():
        yield Check("unvalidated", "", "", all(one.state != "validated" for one in given.benefits))


RULES: tuple[Callable[[Given], Found], ...] = (
    unexecuted,
    uncontracted,
    vendor_alone,
    held_elsewhere,
    incident_contract,
    partial(apart, "incident-problem", "incident", "problem"),
    partial(apart, "change-configuration", "change", "configuration"),
    continuity_open,
    interface_differs,
    control_unowned,
    unvalidated,
)


def found(given: Given) -> list[Check]:
    """Whatever any rule tells of."""
    return [check for rule in RULES for check in rule(given)]
