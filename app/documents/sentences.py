"""What a record holds in figures and ids, said in words a reader needs no key for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.documents.printable import clean
from app.matrix.catalogue import FOURTEEN, Cell
from app.matrix.model import (
    CHOICES,
    REPRESENTS,
    WORDS,
    Accountable,
    Represents,
)
from app.matrix.nearness import COMPARED, nearest, nearness
from app.matrix.record import CellRecord, EarlierDecision, RoundRecord, Voice
from app.matrix.reference import MEANINGS, MODELS

PARTIES: dict[Represents, str] = {
    "business": "Business",
    "it-ops": "IT OPS",
    "it-delivery": "IT Delivery",
    "vendor": "Vendor",
    "other": "Other",
}
HEADINGS: dict[str, str] = {"application": "Application", "interface": "Interface"}
JOINED = "Application & Interface"
LEFT_OPEN = "left open"
NO_VIEW = "no view"
STANDING = {
    "open": "open (not decided)",
    "revealed": "open (voted, not decided)",
    "decided": "decided",
}


def standing(state: str, accountable: Accountable) -> str:
    """Where a cell stands; t.b.d. on purpose is not the same as nobody having decided."""
    return LEFT_OPEN if (state, accountable) == ("decided", "tbd") else STANDING[state]


def weight(cell: CellRecord) -> list[str]:
    """What must be known beside the value: that it is an override, that it is thin."""
    told = {
        "override: decided against the votes, or without the party that gets it": cell.override,
        "thin: a party has not voted": cell.thin,
    }
    return [words for words, so in told.items() if so]


def moment(at: str, zone: str = "") -> str:
    """A time of the record, 2026-11-21T14:03:22Z, as 2026-11-21 14:03 UTC.

    With the zone of who reads it: `2026-11-21 14:03 UTC (16:03 +02:00, Europe/Helsinki)`.
    """
    if len(at) <= 16:
        return at
    told = f"{at[:10]} {at[11:16]} UTC"
    if not (known := _zone(zone)):
        return told
    there = datetime.fromisoformat(at).astimezone(known)
    day = "" if there.date().isoformat() == at[:10] else f"{there.date().isoformat()} "
    offset = there.isoformat()[-6:]
    return f"{told} ({day}{there:%H:%M} {offset}, {zone})"


def _zone(name: str) -> ZoneInfo | None:
    """A zone by its name; one that this machine does not know is none, and UTC is enough."""
    try:
        return ZoneInfo(name) if name and name not in ("UTC", "Etc/UTC") else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def votes(cast: RoundRecord) -> str:
    """`Round 1: orphaned – Business for IT OPS 3; IT OPS for Business 2`."""
    told = [
        f"{PARTIES[party]} for {WORDS[choice]} {cast.tally[choice][party]}"
        for party in REPRESENTS
        for choice in CHOICES
        if cast.tally.get(choice, {}).get(party)
    ]
    return f"Round {cast.round}: {pattern(cast)} – {'; '.join(told) or 'nobody voted'}"


def pattern(cast: RoundRecord) -> str:
    """The word for how the votes lay; with abstentions alone there is none."""
    return cast.pattern or NO_VIEW


def voice(one: Voice, reason: str) -> str:
    """`Business for IT OPS, confidence 4 of 5: They run it.`"""
    sure = f", confidence {one.confidence} of 5" if one.confidence else ""
    told = f"{PARTIES[one.represents]} for {WORDS[one.choice]}{sure}"
    return f"{told}: {reason}" if reason else told


def movement(before: RoundRecord, now: RoundRecord) -> str:
    """`Since round 1: Business for IT OPS 3 → 0, Business 0 → 3`; by party, never by person."""
    moved = [
        f"{PARTIES[party]} for {', '.join(shifts)}"
        for party in REPRESENTS
        if (shifts := _shifts(before, now, party))
    ]
    return f"Since round {before.round}: {'; '.join(moved) or 'nothing moved'}"


def _shifts(before: RoundRecord, now: RoundRecord, party: str) -> list[str]:
    then, since = (
        [cast.tally.get(choice, {}).get(party, 0) for choice in CHOICES] for cast in (before, now)
    )
    counts = zip(CHOICES, then, since, strict=True)
    return [f"{WORDS[choice]} {old} → {new}" for choice, old, new in counts if old != new]


def earlier(decision: EarlierDecision, zone: str = "") -> str:
    """A decision that no longer stands, in one line."""
    at = moment(decision.at, zone)
    said = [f"{WORDS[decision.accountable]}, decided {at}, later {decision.ended}"]
    for label, text in (
        ("executed by", decision.executed_by),
        ("reason", decision.rationale),
        ("dissent", decision.dissent),
    ):
        if text:
            said.append(f"{label}: {clean(text)}")
    return "; ".join(said)


def nearest_model(decided: Mapping[Cell, Accountable]) -> str:
    """Which reference model the decided cells come nearest to."""
    near = nearness(decided, FOURTEEN)
    leading = nearest(near)
    if not leading:
        return "No cell is decided yet."
    counts = " and ".join(f"{near[model].matches} match {model}" for model in COMPARED)
    count = f"Cells decided: {len(decided)}, of which {counts}."
    if len(leading) > 1:
        return f"As near to Reference Model A as to B. {count}"
    model = leading[0]
    return f"Nearest is Reference Model {model} ({MODELS[model].name}). {count}"


def differences(decided: Mapping[Cell, Accountable], joined: bool) -> str:
    """Where the matrix differs from the one model it is nearest to."""
    near = nearness(decided, FOURTEEN)
    leading = nearest(near)
    if len(leading) != 1:
        return ""
    model = leading[0]
    where = places(near[model].differs, joined)
    return f"Different from {model}: {where}." if where else f"Nothing differs from {model}."


def places(cells: Iterable[Cell], joined: bool) -> str:
    """Cells by name; the scope is told only where one scope of a process is meant."""
    scopes: dict[str, list[str]] = {}
    for process, scope in cells:
        scopes.setdefault(process, []).append(scope)
    return ", ".join(_place(process, which, joined) for process, which in scopes.items())


def _place(process: str, scopes: Sequence[str], joined: bool) -> str:
    name = MEANINGS[process].name
    return f"{name} ({HEADINGS[scopes[0]]})" if len(scopes) == 1 and not joined else name


def renamed(then: str, now: str) -> str:
    """A name as it was signed, and the one it was corrected to since, if it was."""
    return then if now in ("", then) else f"{then} (since corrected: {now})"
