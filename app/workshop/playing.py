"""Playing: a case walks the matrix on the stage, and every gap lights up in words.

The gaps are those of the model as it stands, worked out anew whenever it changes.
"""

from typing import Annotated, Any, NamedTuple

from msgspec import Meta
from msgspec.structs import asdict, replace

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Phrase, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix import cases as nights
from app.matrix.cases import Gap, Model, Step
from app.matrix.physical import Case, GapRecord, GapState
from app.workshop import registers
from app.workshop.cases import PROCESSES
from app.workshop.executing import by_cell, described
from app.workshop.state import Workshop
from app.workshop.wording import named

GAPS = 200  # in a screen, of all cases: the rest on request


class PlayCase(Ask, frozen=True, kw_only=True, tag="play-case"):
    """From its first step, or at that one; an empty case ends it."""

    case: str
    step: Annotated[int, Meta(ge=1, le=2 * PROCESSES)] = 1


class CasePlayed(Event, frozen=True, kw_only=True, tag="case-played"):
    case: str
    step: int


def play(workshop: Workshop, ask: PlayCase, _: Turn) -> Happenings:
    if not ask.case:
        ended = CasePlayed(case="", step=1)
        return [ended] if workshop.registers.playing else []
    case = registers.known(workshop.registers.cases, ask.case)
    last = len(nights.play(case, model(workshop)))
    if ask.step > last:
        raise Refusal("bad-field", "no-such-step", count=last)
    same = workshop.registers.playing == (ask.case, ask.step)
    return [] if same else [CasePlayed(case=ask.case, step=ask.step)]


def was_played(workshop: Workshop, event: CasePlayed, fact: Fact) -> None:
    kept = workshop.registers
    if event.case and not (kept.playing and kept.playing[0] == event.case):
        kept.cases[event.case] = replace(kept.cases[event.case], played=fact.at)
        workshop.amended()
    kept.playing = (event.case, event.step) if event.case else None
    workshop.drawn_anew("playing")


# What is shown, and signed


def model(workshop: Workshop) -> Model:
    """What a case is played through."""
    kept, cells = workshop.registers, workshop.cells
    scopes = workshop.catalogue.scopes
    return Model(
        scopes=scopes[:1] if workshop.joined else scopes,
        decided={cell.key: value for cell, value in workshop.decided().items()},
        executed={key: cell.executed_by for key, cell in cells.items() if cell.executed_by},
        executors=by_cell(workshop),
        contracts=list(kept.contracts.values()),
        reachable=frozenset(one for one, text in kept.contacts.items() if text),
        day=kept.day,
    )


class Made(NamedTuple):
    """What was made of gaps: the cells on which a promise stands, and the cells with a risk."""

    promised: frozenset[str]
    risked: frozenset[tuple[str, str]]  # case, cell

    def state(self, case: str, gap: Gap) -> GapState:
        key = f"{gap.process}:{gap.scope}"
        if key in self.promised:
            return "promise"
        return "risk" if (case, key) in self.risked else "open"


def made(workshop: Workshop) -> Made:
    cells = workshop.cells.items()
    promised = (key for key, cell in cells if cell.promise and not cell.promise.state)
    risks = [one for one in workshop.registers.risks.values() if one.case and one.process]
    risked = (
        (one.case, key)
        for one in risks
        for key in workshop.keys(one.process, one.scope)  # type: ignore[arg-type]
    )
    return Made(frozenset(promised), frozenset(risked))


def signed(workshop: Workshop) -> list[Case]:
    """Each with the gaps of the model as it stands, and what was made of them."""
    kept = workshop.registers.cases.values()
    if not kept:
        return []
    as_it_stands, became = model(workshop), made(workshop)
    return [
        replace(
            one,
            gaps=[
                GapRecord(
                    process=gap.process,
                    scope=gap.scope,
                    rule=gap.rule,
                    state=became.state(one.id, gap),
                    told=dict(gap.told),
                )
                for gap in nights.gaps(one, as_it_stands)
            ],
        )
        for one in kept
    ]


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    """All of them; of their gaps so many, and how many there are and are open."""
    room, told = GAPS, all_of_them(workshop)
    listed = registers.listed(told)
    for item, whole in zip(listed, told, strict=True):
        item["gaps"] = whole["gaps"][:room]
        room -= len(item["gaps"])
    return listed


def all_of_them(workshop: Workshop) -> list[dict[str, Any]]:
    """Every case, with all its gaps."""
    kept = workshop.registers.cases.values()
    if not kept:
        return []
    as_it_stands, became = model(workshop), made(workshop)
    return [_described(workshop, one, nights.gaps(one, as_it_stands), became) for one in kept]


def _described(workshop: Workshop, one: Case, found: list[Gap], became: Made) -> dict[str, Any]:
    gaps = [_gap(workshop, one.id, gap, became) for gap in found]
    counts = {"found": len(gaps), "open": sum(gap["state"] == "open" for gap in gaps)}
    return {**asdict(one), **counts, "gaps": gaps}


def _gap(workshop: Workshop, case: str, gap: Gap, became: Made) -> dict[str, Any]:
    cell = f"{gap.process}:{gap.scope}"
    return {
        "process": gap.process,
        "scope": gap.scope,
        "rule": gap.rule,
        "says": Phrase(
            "gap",
            rule=gap.rule,
            cell=cell,
            joined=workshop.joined,
            named=named(workshop, cell),
            **gap.told,
        ),
        "state": became.state(case, gap),
    }


def playing(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    """The case the room looks at, at which of its steps, and all of them."""
    if not workshop.registers.playing:
        return None
    number, at = workshop.registers.playing
    case, became = workshop.registers.cases[number], made(workshop)
    steps = [_step(workshop, number, one, became) for one in nights.play(case, model(workshop))]
    return {
        **{key: getattr(case, key) for key in ("title", "story", "at")},
        "case": number,
        "step": min(at, len(steps)),
        "steps": steps,
        "gaps": [gap for step in steps for gap in step["gaps"]],
    }


def _step(workshop: Workshop, case: str, step: Step, became: Made) -> dict[str, Any]:
    called = described(step.called, workshop.registers.contacts) if step.called else None
    gaps = (
        _gap(workshop, case, gap, became) | {"mends": Phrase("mends", rule=gap.rule)}
        for gap in step.gaps
    )
    return {
        "process": step.process,
        "scope": step.scope,
        "accountable": step.accountable,
        "called": called,
        "on_duty": step.duty == "always",
        "gaps": list(gaps),
    }


PLAYING = Feature(
    asks={PlayCase: Rule(FACILITATORS, play)},
    events={CasePlayed: was_played},
    shows={"cases": shown, "playing": playing},
)
