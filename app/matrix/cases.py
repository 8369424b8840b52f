"""Cases: a night walks the matrix, cell by cell; where nobody would pick up there is a gap.

Pure rules, like checks: each advises and never forbids. What a gap says in words stands in `gaps`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.matrix.hours import Duty, on_duty
from app.matrix.model import Accountable
from app.matrix.physical import Case, Executor
from app.matrix.sections import Contract

#: How well it goes with who is called, the best first.
DUTIES: tuple[Duty, ...] = ("always", "sometimes", "never")


class Gap(NamedTuple):
    """Where a case is not carried on; `told` is what its sentence is about."""

    rule: str
    process: str
    scope: str
    told: Mapping[str, str] = {}


class Step(NamedTuple):
    """One cell of a case: who answers for it, who is called, and whether they are on duty then."""

    process: str
    scope: str
    accountable: Accountable | None  # None: nobody has decided
    called: Executor | None
    duty: Duty
    gaps: tuple[Gap, ...]


class Model(NamedTuple):
    """The support model as it stands: what was decided, and who does it physically."""

    scopes: Sequence[str]  # the first alone where all are one column
    decided: Mapping[str, Accountable]  # by `{process}:{scope}`, as all cells here
    executed: Mapping[str, str]
    executors: Mapping[str, Sequence[Executor]]
    contracts: Sequence[Contract]
    reachable: frozenset[str]  # contacts that say anything
    day: str  # from which on it is looked at

    def under_contract(self, vendor: str) -> bool:
        """Whether a contract with this vendor has a holder, and has not ended."""
        called = vendor.casefold()
        return any(
            one.vendor.casefold() == called
            and one.holder != "tbd"
            and (not one.ends or one.ends >= self.day)
            for one in self.contracts
        )


def play(case: Case, model: Model) -> list[Step]:
    """The cells of its processes, in their order."""
    return [
        _step(case, process, scope, model) for process in case.processes for scope in model.scopes
    ]


def gaps(case: Case, model: Model) -> list[Gap]:
    """Every one that playing it would show."""
    return [gap for step in play(case, model) for gap in step.gaps]


def _step(case: Case, process: str, scope: str, model: Model) -> Step:
    key = f"{process}:{scope}"
    accountable = model.decided.get(key)
    duties = {one: on_duty(one.hours, case.at, model.day) for one in model.executors.get(key, ())}
    called = min(duties, key=lambda one: _rank(one, duties[one], model), default=None)
    duty: Duty = duties[called] if called else "never"
    if accountable in (None, "tbd"):
        rule = "open" if accountable else "undecided"
        found: tuple[tuple[str, Mapping[str, str]], ...] = ((rule, {}),)
    elif called is None:
        executed = model.executed.get(key, "")
        found = (("unwritten", {"name": executed}),) if executed else (("unexecuted", {}),)
    else:
        found = tuple(_of_who_is_called(called, duty, model))
    told = tuple(Gap(rule, process, scope, about) for rule, about in found)
    return Step(process, scope, accountable, called, duty, told)


def _rank(one: Executor, duty: Duty, model: Model) -> tuple[int, bool]:
    """Of several, whoever is on duty is called, and of those who can be reached."""
    return DUTIES.index(duty), one.contact not in model.reachable


def _of_who_is_called(
    called: Executor, duty: Duty, model: Model
) -> Iterator[tuple[str, Mapping[str, str]]]:
    name = {"name": called.name}
    if duty != "always":
        yield "off-duty" if duty == "never" else "off-season", {**name, "hours": called.hours}
    if called.contact not in model.reachable:
        yield "no-number", name
    if called.kind == "vendor":
        if not model.under_contract(called.name):
            yield "no-contract", name
        if called.steps_in not in model.reachable:
            yield "no-step-in", name
