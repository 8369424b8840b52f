"""Merging: two cases that are one night become one; what was made of their gaps comes along."""

from msgspec.structs import replace

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.physical import Case
from app.workshop import registers
from app.workshop.cases import PROCESSES, CaseAdded, CaseDropped
from app.workshop.registers import NOTE
from app.workshop.risks import RiskWritten
from app.workshop.state import Workshop


class MergeCases(Ask, frozen=True, tag="merge-cases"):
    """`case` goes into the other one, whose title, time and place stay."""

    case: str
    into: str


def merge(workshop: Workshop, ask: MergeCases, _: Turn) -> Happenings:
    kept = workshop.registers
    one, other = (registers.known(kept.cases, case) for case in (ask.case, ask.into))
    if ask.case == ask.into:
        raise Refusal("bad-field", "case-into-itself")
    both = _both(other, one)
    told = [replace(it, case=ask.into) for it in kept.risks.values() if it.case == ask.case]
    return [CaseAdded(both), *map(RiskWritten, told), CaseDropped(ask.case)]


def _both(into: Case, case: Case) -> Case:
    """The processes of both, each once; the story of both, none of it cut."""
    also = f"{case.title}: {case.story}" if case.story else case.title
    story = "\n".join(filter(None, [into.story, also]))
    if len(story) > NOTE:
        limits = {"field": "story", "limit": NOTE, "length": len(story)}
        raise Refusal("too-long", "text-too-long", **limits)
    processes = list(dict.fromkeys([*into.processes, *case.processes]))[:PROCESSES]
    return replace(into, story=story, processes=processes)


MERGING = Feature(asks={MergeCases: Rule(FACILITATORS, merge)})
