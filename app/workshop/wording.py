"""Wording: how a process is put to the room, mended for this workshop; older votes are flagged."""

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict

from app.asks.ask import NAME, TITLE, Fields, SeeingAsk
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.catalogue import is_own
from app.matrix.reference import meaning_of, names
from app.matrix.sections import Wording
from app.workshop import marking
from app.workshop.ballot import AskedProcess
from app.workshop.state import Workshop

#: What a process means fits two lines of a phone, as its question and its case do.
MEANS = 2 * TITLE
PARTS = ("name", "means", "question", "case")
WORDS: Fields = {part: (NAME if part == "name" else MEANS, False, True) for part in PARTS}


class Reword(SeeingAsk, frozen=True, kw_only=True, tag="reword"):
    """What is left out stays as it is worded; an empty text is as it was published."""

    own_fields = WORDS
    process: AskedProcess
    name: str | UnsetType = UNSET
    means: str | UnsetType = UNSET
    question: str | UnsetType = UNSET
    case: str | UnsetType = UNSET


class Reworded(Event, frozen=True, tag="reworded"):
    """Empty: as it was published."""

    wording: Wording


def reword(workshop: Workshop, ask: Reword, _: Turn) -> Happenings:
    if ask.process not in workshop.catalogue.processes:
        raise Refusal("bad-field", "no-such-process")
    workshop.unchanged(ask.seen, f"wording:{ask.process}")
    before = workshop.wording.get(ask.process) or Wording(process=ask.process)
    asked = {name: getattr(ask, name) for name in PARTS}
    told = {
        name: getattr(before, name) if isinstance(text, UnsetType) else text
        for name, text in asked.items()
    }
    after = Wording(process=ask.process, **told)
    if after.name != before.name:
        check_name(workshop, ask.process, after.name)
    return [] if after == before else [Reworded(after)]


def check_name(workshop: Workshop, process: str, name: str) -> None:
    """Raises Refusal where nobody could tell it from another by this name."""
    if not name and is_own(process):
        raise Refusal("bad-field", "empty", field="name")
    called = names(workshop.wording.values())
    others = (called[one] for one in workshop.catalogue.processes if one != process)
    if skeleton(name or meaning_of(process).name) in map(skeleton, others):
        raise Refusal("bad-field", "process-named-so")


def named(workshop: Workshop, *cells: str) -> dict[str, str]:
    """Of the processes of these cells, what each is called here where that is its own name."""
    kept = (workshop.wording.get(key.split(":")[0]) for key in cells)
    return {one.process: one.name for one in kept if one and one.name}


def was_reworded(workshop: Workshop, event: Reworded, _: Fact) -> None:
    """Whatever is said of it so far was said of other words."""
    process = event.wording.process
    workshop.wording[process] = event.wording
    keys = [key for key in workshop.cells if key.split(":")[0] == process]
    for key in keys:
        cell = workshop.cells[key]
        cell.older = {**cell.voters, **cell.advisers}
        if cell.out:
            *earlier, last = cell.rounds
            cell.rounds = (*earlier, last._replace(older=cell.on_older_words))
    marking.clear(workshop, process)
    workshop.amended(*keys, f"wording:{process}")
    workshop.drawn_anew("wording", *(f"cell:{key}" for key in keys))
    workshop.changes.all_votes = True


# What is shown, and signed


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, dict[str, str]]:
    """Of each process what is worded otherwise than it was published."""
    return {process: _mended(one) for process, one in workshop.wording.items() if _mended(one)}


def _mended(one: Wording) -> dict[str, str]:
    return {name: text for name, text in asdict(one).items() if name in PARTS and text}


def signed(workshop: Workshop) -> list[Wording]:
    kept = (workshop.wording.get(process) for process in workshop.catalogue.processes)
    return [one for one in kept if one and _mended(one)]


WORDING = Feature(
    asks={Reword: Rule(FACILITATORS, reword)},
    events={Reworded: was_reworded},
    shows={"wording": shown},
)
