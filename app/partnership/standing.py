"""Where the relationship stands: what each model of IT is measured by, and where a wish misfits.

In rules: of the answers of both sides, and of how each rates itself and the other.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.partnership.model import PARTS, STANDINGS, Part, Standing

#: choice → side → how many.
Tally = Mapping[str, Mapping[str, int]]

#: Parts of a partnership, in the midst of a sentence.
NAMES: dict[str, str] = {
    "it-partner": "the IT partner function",
    "service-support": "service and support",
    "change-control": "change control",
    "operations": "operations",
    "risk": "risk management",
}
#: What a misfit says, by its key.
SAYS = {
    "wishes-differ": "The two sides wish for different models: talk about that first.",
    "guardian-among-partners": "A guardian keeps away from its users; one side sees a partnership"
    " today, and would lose it.",
    "levels-for-want-of-trust": "Service levels are wished for where trust is low: a contract does"
    " not mend that.",
    "partnership-without": "A partnership is wished for without what it stands on: {parts}.",
    "partnership-unrated": "A partnership is wished for: rate the five components it stands on.",
}
#: What each model is measured by.
MEASURES: dict[Standing, tuple[str, ...]] = {
    "guardian": ("availability", "cost-per-unit"),
    "provider": ("service-quality",),
    "partnership": ("revenue", "market-share", "profitability"),
}
#: A rating up to this is a component that a partnership cannot stand on.
WEAK = 2.5
#: Ratings so far apart are two views of one thing.
APART = 1.0


class Misfit(NamedTuple):
    """Where a wish does not fit: a key, and what stands in it."""

    says: str
    parts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        return SAYS[self.says].format(parts=", ".join(NAMES[one] for one in self.parts))


class View(NamedTuple):
    """A component as one side has it of itself, and as the other has it of them; None: unsaid."""

    own: float | None
    other: float | None

    @property
    def apart(self) -> bool:
        return (
            self.own is not None and self.other is not None and abs(self.own - self.other) >= APART
        )


def leading(tally: Tally | None, side: str) -> Standing | None:
    """What most of a side say; None where nothing leads alone."""
    counts = {one: (tally or {}).get(one, {}).get(side, 0) for one in STANDINGS}
    most = max(counts.values())
    led = [one for one, count in counts.items() if count == most]
    return led[0] if most and len(led) == 1 else None


def mean(tally: Tally | None, side: str) -> float | None:
    """How a side rates it, from 1 to 5; None where nobody of it does."""
    rated = {
        int(one): by[side] for one, by in (tally or {}).items() if one.isdigit() and side in by
    }
    total = sum(rated.values())
    return sum(rate * count for rate, count in rated.items()) / total if total else None


def views(own: Tally | None, other: Tally | None) -> dict[str, View]:
    """By side, a component as that side has it of itself, and the other one of it."""
    return {
        side: View(mean(own, side), mean(other, across))
        for side, across in (("0", "1"), ("1", "0"))
    }


def weak(components: Mapping[Part, Mapping[str, View]]) -> list[Part]:
    """The components that somebody rates too low for a partnership to stand on."""
    return [part for part in PARTS if part in components and _lowest(components[part]) <= WEAK]


def _lowest(by_side: Mapping[str, View]) -> float:
    rates = [rate for view in by_side.values() for rate in view if rate is not None]
    return min(rates, default=5.0)


def misfits(
    now: Tally | None,
    wanted: Tally | None,
    components: Mapping[Part, Mapping[str, View]],
    pulse: float | None,
) -> list[Misfit]:
    """Where what is wished for does not fit what there is, in the order of the models."""
    wishes = {side: leading(wanted, side) for side in ("0", "1")}
    told: list[Misfit] = []
    if len(set(wishes.values()) - {None}) == 2:
        told.append(Misfit("wishes-differ"))
    if "guardian" in wishes.values() and _partnership_now(now):
        told.append(Misfit("guardian-among-partners"))
    if "provider" in wishes.values() and pulse is not None and pulse <= WEAK:
        told.append(Misfit("levels-for-want-of-trust"))
    missing = weak(components)
    if "partnership" in wishes.values() and missing:
        told.append(Misfit("partnership-without", tuple(missing)))
    if "partnership" in wishes.values() and not _rated(components):
        told.append(Misfit("partnership-unrated"))
    return told


def _partnership_now(now: Tally | None) -> bool:
    """Whether somebody sees much interaction today: a guardian would have none."""
    return any(leading(now, side) == "partnership" for side in ("0", "1"))


def _rated(components: Mapping[Part, Mapping[str, View]]) -> bool:
    rates: Iterable[float | None] = (
        rate for by_side in components.values() for view in by_side.values() for rate in view
    )
    return any(rate is not None for rate in rates)
