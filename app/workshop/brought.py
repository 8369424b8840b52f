"""What a workshop stands at that begins with a revision that was signed elsewhere.

What led there stands in that revision, as when the next one is begun: each cell goes on with its
decision and its last round. Nobody's vote or mark comes along, for no record tells them by person.
"""

from collections.abc import Iterable

from msgspec.structs import asdict, replace

from app.asks.text import skeleton
from app.matrix.checks import found
from app.matrix.question import is_lasting
from app.matrix.record import CellRecord, Promise, Record
from app.matrix.rounds import QuestionRecord, RoundRecord
from app.matrix.sections import Waved
from app.workshop import checking
from app.workshop.ballot import Compared, Question, Revealed, Said
from app.workshop.cell import CellState, Decision
from app.workshop.state import Workshop


def stand(workshop: Workshop, record: Record) -> None:
    """The workshop as this record has it; people, contacts and signatures come by themselves."""
    workshop.service = record.service
    workshop.description = record.description
    workshop.business_function = record.business_function
    workshop.vendors = record.vendors
    workshop.model, workshop.joined = record.model, record.joined
    at = record.signed_at or ""
    workshop.cells = {f"{one.process}:{one.scope}": _cell(one, at) for one in record.cells}
    workshop.parked = {f"b{number}": text for number, text in enumerate(record.parked, 1)}
    workshop.wording = {one.process: one for one in record.wording}
    _ask(workshop, record)
    _register(workshop, record)
    for one in record.signatories:
        if one.title:
            workshop.titles[one.signatory] = one.title  # type: ignore[index] # one of the four
        if one.name and not one.person:
            workshop.signatories[one.signatory] = one.name  # type: ignore[index]


def _register(workshop: Workshop, record: Record) -> None:
    kept = workshop.registers
    kept.ambition = record.ambition
    kept.contracts = {one.id: one for one in record.contracts}
    kept.benefits = {one.id: one for one in record.benefits}
    kept.held = {f"{one.process}:{one.scope}": one for one in asdict(record)["today"]}
    kept.risks = {one.id: one for one in record.risks}
    kept.intake = {one.id: one.answer for one in record.intake}
    for one in record.executors:
        there = kept.executors.setdefault(f"{one.process}:{one.scope}", {})
        there[skeleton(one.name)] = one
    kept.cases = {one.id: replace(one, gaps=[]) for one in record.cases}
    kept.cases_added = max(_numbers(kept.cases), default=0)
    waved = {one.id: one.why for one in record.checks if one.state == "waived"}
    kept.waved = {
        check.id: Waved(basis=check.basis, why=waved[check.id])
        for check in found(checking.given(workshop))
        if check.id in waved
    }


def _numbers(ids: Iterable[str]) -> list[int]:
    return [int(one[1:]) for one in ids if one[1:].isdecimal()]


def _cell(one: CellRecord, at: str) -> CellState:
    cell = CellState(one.reference)
    cell.state = one.state
    cell.executed_by, cell.waiver = one.executed_by, one.waiver
    cell.promise = _promise(one, at)
    if one.rounds:
        _put(cell, one.rounds[-1], one.thin)
        cell.round += one.state == "open"
    if one.state == "decided":
        there = () if one.override else None  # so that what was an override is one
        told = (one.accountable, one.rationale, one.dissent, one.adopted, at, there)
        cell.decision = Decision(*told)
    return cell


def _promise(one: CellRecord, at: str) -> Promise | None:
    """Under an id that no promise made here gets; the first releases told neither id nor day."""
    made = one.promise
    if not made:
        return None
    number = made.id or f"{one.process}-{one.scope}"
    return replace(made, id=f"{number}b", made=made.made or at)


def _put(ballot: CellState | Question, cast: RoundRecord, thin: bool) -> None:
    """A round as it was revealed. Who was waited for no record tells: where it was thin, whoever
    could have voted."""
    ballot.round = cast.round
    if cast.agree is not None:
        ballot.compared = (Compared(cast.round, cast.agree),)
        return
    said = tuple(
        Said(it.represents, it.choice, it.confidence, it.reason, it.advice) for it in cast.said
    )
    told = (
        cast.round,
        cast.tally,
        cast.pattern,
        said,
        cast.able,
        tuple(cast.able) if thin else None,
    )
    ballot.rounds = (
        Revealed(*told, None, cast.entered, cast.advice, cast.older),  # type: ignore[arg-type]
    )


def _ask(workshop: Workshop, record: Record) -> None:
    """What lasts until it is asked anew; the rest was asked for the revision that tells it."""
    workshop.questions = {
        one.id: _question(one, record) for one in record.questions if is_lasting(one.id)
    }


def _question(one: QuestionRecord, record: Record) -> Question:
    question = Question(text=one.text)
    _put(question, one.rounds[-1], thin=False)
    question.told = question.round
    question.state = "decided" if one.id == "ambition" and record.ambition else "revealed"
    return question
