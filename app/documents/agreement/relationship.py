"""Where the relationship stands: how each side sees IT, rates what it takes, and trusts."""

from collections.abc import Mapping

from app.documents.agreement.parts import Heading, Items, Paragraph, Part, rows
from app.documents.agreement.telling import Telling
from app.documents.printable import clean
from app.matrix.question import ALL_PARTIES
from app.partnership import standing
from app.partnership.model import PARTS, SIDES, STANDINGS
from app.partnership.record import Answers
from app.partnership.standing import Tally

MODELS = {
    "guardian": ("Guardian of technology", "availability, cost per unit"),
    "provider": ("Service provider", "service quality"),
    "partnership": ("Partnership", "revenue, market share, profitability"),
}
PART_NAMES = {
    "it-partner": "IT partner",
    "service-support": "Service and support",
    "change-control": "Change control",
    "operations": "Operations",
    "risk": "Risk management",
}
NOT_ASKED = "It was not asked yet."
NO_COUNT = "–"


def relationship(told: Telling) -> list[Part]:
    """Of each question its last round; of trust, all of them in a line."""
    last = {one.question: one for one in told.agreement.questions}
    parts = [*_standing(told, last), *_components(told, last), *_pulse(told)]
    parts += [*_reasons(told, last), *_misfits(last)]
    return parts or [Paragraph(NOT_ASKED)]


def _standing(told: Telling, last: Mapping[str, Answers]) -> list[Part]:
    asked = [last.get(f"standing:{which}") for which in ("now", "wanted")]
    if not any(asked):
        return []
    first, second = map(told.side, SIDES)
    columns = [("What IT is to the business", 24), ("Its key measures", 22)]
    for label in ("Today", "Wanted"):
        columns += [(f"{label}: {first}", 13), (f"{label}: {second}", 13)]
    table = [
        [*MODELS[model], *(_count(one, model, side) for one in asked for side in SIDES)]
        for model in STANDINGS
    ]
    return [Heading("How IT is seen"), *rows(columns, table)]


def _count(asked: Answers | None, choice: str, side: int) -> str:
    count = asked.tally.get(choice, {}).get(str(side), 0) if asked else 0
    return str(count) if count else NO_COUNT


def _components(told: Telling, last: Mapping[str, Answers]) -> list[Part]:
    """Each side of itself, and of the other: `2.3 (3)`, the mean of three."""
    first, second = map(told.side, SIDES)
    columns = [
        ("What it takes", 24),
        (f"{first} of itself", 19),
        (f"{second} of {first}", 19),
        (f"{second} of itself", 19),
        (f"{first} of {second}", 19),
    ]
    table = []
    for part in PARTS:
        own, other = (last.get(f"component:{part}:{of}") for of in ("own", "other"))
        asked = ((own, 0), (other, 1), (own, 1), (other, 0))
        told_of = [rated(one.tally, str(side)) if one else NO_COUNT for one, side in asked]
        if own or other:
            table.append([PART_NAMES[part], *told_of])
    heading = Heading("What a partnership takes, rated 1 to 5: the mean, and of how many")
    return [heading, *rows(columns, table)] if table else []


def rated(tally: Tally, side: str) -> str:
    """The mean of what was answered, and of how many."""
    mean = standing.mean(tally, side)
    count = sum(by.get(side, 0) for choice, by in tally.items() if choice.isdigit())
    return NO_COUNT if mean is None else f"{mean:.1f} ({count})"


def _pulse(told: Telling) -> list[Part]:
    asked = [one for one in told.agreement.questions if one.question == "pulse"]
    if not asked:
        return []
    beats = "; ".join(f"{one.at[:10]} {rated(one.tally, ALL_PARTIES)}" for one in asked)
    return [
        Heading("Trust, asked of all without names: the mean, and of how many"),
        Paragraph(beats),
    ]


def _reasons(told: Telling, last: Mapping[str, Answers]) -> list[Part]:
    """What was said with an answer, by side; a confidence alone says nothing here."""
    said = [
        f"{_asked(question)}: {told.side(int(one.side))} · {_chosen(one.choice)} · "
        f"{clean(one.reason)}"
        for question, answers in last.items()
        for one in answers.said
        if one.reason
    ]
    return [Heading("What was said"), Items(said)] if said else []


def _chosen(choice: str) -> str:
    return MODELS[choice][0] if choice in MODELS else choice


def _asked(question: str) -> str:
    """A question in a few words: `Today`, `Change control, its own`."""
    name, _, rest = question.partition(":")
    if name == "standing":
        return {"now": "Today", "wanted": "Wanted"}[rest]
    part, _, of = rest.partition(":")
    return f"{PART_NAMES[part]}, {'its own' if of == 'own' else 'the other’s'}"


def _misfits(last: Mapping[str, Answers]) -> list[Part]:
    """Where what is wished for does not fit what there is."""
    tallies = {question: one.tally for question, one in last.items()}
    components = {
        part: standing.views(
            tallies.get(f"component:{part}:own"), tallies.get(f"component:{part}:other")
        )
        for part in PARTS
        if f"component:{part}:own" in tallies or f"component:{part}:other" in tallies
    }
    now, wanted = tallies.get("standing:now"), tallies.get("standing:wanted")
    pulse = standing.mean(tallies.get("pulse"), ALL_PARTIES)
    found = standing.misfits(now, wanted, components, pulse)
    return (
        [Heading("Where a wish does not fit"), Items([it.sentence for it in found])]
        if found
        else []
    )
