"""Standing: two pictures side by side, what each model is measured by, where a wish misfits."""

from typing import Any

from app.agreement.questions import OF, PULSE
from app.agreement.state import Agreement
from app.log.kind import Feature, Phrase
from app.matrix.question import ALL_PARTIES
from app.partnership import standing
from app.partnership.model import PARTS, Part
from app.partnership.standing import MEASURES, Tally, View

SIDES = ("0", "1")


def _last(agreement: Agreement, question: str) -> Tally | None:
    """What the last reveal of a question has shown; a new round does not hide it."""
    asked = agreement.questions.get(question)
    return asked.rounds[-1].tally if asked and asked.rounds else None


def _components(agreement: Agreement) -> dict[Part, dict[str, View]]:
    tallies = {part: [_last(agreement, f"component:{part}:{of}") for of in OF] for part in PARTS}
    return {
        part: standing.views(own, other)
        for part, (own, other) in tallies.items()
        if own is not None or other is not None
    }


def shown(agreement: Agreement, _: frozenset[str]) -> dict[str, Any]:
    """Of what is out only: nothing of it depends on an answer that is still hidden."""
    now, wanted = (_last(agreement, f"standing:{one}") for one in ("now", "wanted"))
    components, pulse = _components(agreement), _line(agreement)
    misfits = standing.misfits(now, wanted, components, pulse[-1]["mean"] if pulse else None)
    return {
        "now": {side: standing.leading(now, side) for side in SIDES},
        "wanted": {side: standing.leading(wanted, side) for side in SIDES},
        "measures": {one: [*told] for one, told in MEASURES.items()},
        "components": [
            {"part": part, "sides": {side: _told(view) for side, view in by_side.items()}}
            for part, by_side in components.items()
        ],
        "pulse": pulse,
        "misfits": [
            {"id": one.says, "says": Phrase(one.says, parts=list(one.parts))} for one in misfits
        ],
    }


def _told(view: View) -> dict[str, Any]:
    """To a tenth: the same on every machine."""
    own, other = (None if rate is None else round(rate, 1) for rate in view)
    return {"own": own, "other": other, "apart": view.apart}


def _line(agreement: Agreement) -> list[dict[str, Any]]:
    """The pulse over the years."""
    asked = agreement.questions.get(PULSE)
    means = (
        ((one.at, standing.mean(one.tally, ALL_PARTIES)) for one in asked.rounds) if asked else ()
    )
    return [{"at": at, "mean": round(mean, 1)} for at, mean in means if mean is not None]


STANDING = Feature(shows={"standing": shown})
