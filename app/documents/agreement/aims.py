"""What is aimed at, and who does what for it by when."""

from app.documents.agreement.parts import Heading, Paragraph, Part, rows
from app.documents.agreement.telling import Telling
from app.documents.printable import clean
from app.partnership.record import Action, Objective

OBJECTIVES = (("Objective", 34), ("Measure", 36), ("Due", 15), ("Actions", 17))
ACTIONS = (("Action", 34), ("Owner", 20), ("Due", 15), ("State", 33))
NO_OBJECTIVE = "Under no objective"
STATES = {"": "open", "kept": "kept", "broken": "broken"}


def objectives(told: Telling) -> list[Part]:
    shared = [_objective(told, one) for one in told.agreement.objectives]
    gaps = told.missing("nothing-shared", "objective-unmeasured")
    return [*rows(OBJECTIVES, shared), *gaps]


def _objective(told: Telling, one: Objective) -> list[str]:
    serving: list[str] = [it.state for it in told.agreement.actions if it.objective == one.id]
    counts = [f"{serving.count(state)} {word}" for state, word in STATES.items()]
    there = ", ".join(count for count in counts if not count.startswith("0 "))
    return [clean(one.title), clean(one.measure), one.due, there or "none"]


def actions(told: Telling) -> list[Part]:
    """Under the objective that each serves; then those that serve none that is there."""
    parts: list[Part] = []
    shared = {one.id: clean(one.title) for one in told.agreement.objectives}
    under: dict[str, list[Action]] = {objective: [] for objective in shared}
    for one in told.agreement.actions:
        under.setdefault(one.objective if one.objective in shared else "", []).append(one)
    for objective, there in under.items():
        if there:
            parts.append(Heading(shared.get(objective, NO_OBJECTIVE)))
            parts += rows(ACTIONS, [_action(told, one) for one in there])
    return [
        *(parts or [Paragraph("No action is planned yet.")]),
        *told.missing("objective-unserved"),
    ]


def _action(told: Telling, one: Action) -> list[str]:
    return [clean(one.title), told.names.of(one.owner), one.due, state(one)]


def state(one: Action) -> str:
    """Whether it is open, kept or broken, what was said of that, and how it was moved."""
    said = f": {text}" if (text := clean(one.said)) else ""
    ended = f" {one.ended[:10]}" if one.ended else ""
    moved = [f"moved, it was due {move.due}: {clean(move.why)}" for move in one.moves]
    return "\n".join([f"{STATES[one.state]}{ended}{said}", *moved])
