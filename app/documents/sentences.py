"""What a record holds in figures and ids, said in words a reader needs no key for."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.documents.naming import Naming
from app.documents.printable import clean
from app.matrix.catalogue import FOURTEEN, Cell
from app.matrix.model import (
    REPRESENTS,
    WORDS,
    Accountable,
    Represents,
)
from app.matrix.nearness import COMPARED, nearest, nearness
from app.matrix.question import ABSTAIN, ALL_PARTIES
from app.matrix.record import CellRecord, EarlierDecision
from app.matrix.reference import MODELS
from app.matrix.rounds import RoundRecord, Voice

PARTIES: dict[Represents, str] = {
    "business": "Business",
    "it-ops": "IT OPS",
    "it-delivery": "IT Delivery",
    "vendor": "Vendor",
    "other": "Other",
}
#: Who sat there when something was counted; of anonymous answers, all of them.
SEATS: dict[str, str] = dict(PARTIES.items()) | {ALL_PARTIES: "Everybody"}
#: The choices on a cell, in their order.
ON_A_CELL: dict[str, str] = dict(WORDS.items())
JOINED = "Application & Interface"
LEFT_OPEN = "left open"
ADVISES = " (adviser)"  # behind whom somebody represents who has no vote
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


def clock(at: str, zone: str = "") -> str:
    """Only the time of day: `14:03`, or with the zone of who reads it `14:03 (16:03)`."""
    told, known = at[11:16], _zone(zone)
    if not known:
        return told
    return f"{told} ({datetime.fromisoformat(at).astimezone(known):%H:%M})"


def known_zone(name: str) -> str:
    """The zone beside which times are told; empty where they are told in UTC alone."""
    return name if _zone(name) else ""


def _zone(name: str) -> ZoneInfo | None:
    """A zone by its name; one that this machine does not know is none, and UTC is enough."""
    try:
        return ZoneInfo(name) if name and name not in ("UTC", "Etc/UTC") else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def votes(cast: RoundRecord, words: Mapping[str, str] = ON_A_CELL) -> str:
    """`Round 1: orphaned – Business for IT OPS 3; IT OPS for Business 2`."""
    return _voted(cast, counts(cast.tally, words), words)


def counts(tally: Mapping[str, Mapping[str, int]], words: Mapping[str, str] = ON_A_CELL) -> str:
    """Who chose what, party by party."""
    return "; ".join(
        f"{PARTIES[party]} for {word} {tally[choice][party]}"
        for party in REPRESENTS
        for choice, word in words.items()
        if tally.get(choice, {}).get(party)
    )


def answers(cast: RoundRecord, words: Mapping[str, str]) -> str:
    """`Round 1: they differ – level 2 (IT OPS 1); level 4 (Business 3)`."""
    told = []
    for choice, word in words.items():
        seats = [f"{SEATS[party]} {count}" for party, count in cast.tally.get(choice, {}).items()]
        told += [f"{word} ({', '.join(seats)})"] if seats else []
    return _voted(cast, "; ".join(told), words)


def _voted(cast: RoundRecord, told: str, words: Mapping[str, str]) -> str:
    if cast.agree is not None:
        return f"Round {cast.round}: {pattern(cast)}, and no more was shown"
    advice = f"; advised: {counts(cast.advice, words)}" if cast.advice else ""
    older = f"; {cast.older} of the votes on an older wording" if cast.older else ""
    return f"Round {cast.round}: {pattern(cast)} – {told or 'nobody voted'}{advice}{older}"


def pattern(cast: RoundRecord) -> str:
    """The word for how the votes lay; with abstentions alone there is none.

    Of what is no cell, and of what was only compared: whether all who had a view chose the same.
    """
    chosen = {choice for choice, parties in cast.tally.items() if any(parties.values())}
    views = len(chosen - {ABSTAIN})
    if cast.agree is None and (cast.pattern or not views):
        return cast.pattern or NO_VIEW
    return "they agree" if cast.agree or views == 1 else "they differ"


def voice(one: Voice, reason: str, words: Mapping[str, str] = ON_A_CELL) -> str:
    """`Business for IT OPS, confidence 4 of 5: They run it.`"""
    sure = f", confidence {one.confidence} of 5" if one.confidence else ""
    who = f"{PARTIES[one.represents]}{ADVISES * one.advice}"
    told = f"{who} for {words[one.choice]}{sure}"
    return f"{told}: {reason}" if reason else told


def movement(before: RoundRecord, now: RoundRecord, words: Mapping[str, str] = ON_A_CELL) -> str:
    """`Since round 1: Business for IT OPS 3 → 0, Business 0 → 3`; by party, never by person."""
    moved = [
        f"{PARTIES[party]} for {', '.join(shifts)}"
        for party in REPRESENTS
        if (shifts := _shifts(before, now, party, words))
    ]
    return f"Since round {before.round}: {'; '.join(moved) or 'nothing moved'}"


def _shifts(
    before: RoundRecord, now: RoundRecord, party: Represents, words: Mapping[str, str]
) -> list[str]:
    def counts(cast: RoundRecord) -> list[int]:
        return [cast.tally.get(choice, {}).get(party, 0) for choice in words]

    both = zip(words.values(), counts(before), counts(now), strict=True)
    return [f"{word} {old} → {new}" for word, old, new in both if old != new]


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


def differences(decided: Mapping[Cell, Accountable], naming: Naming) -> str:
    """Where the matrix differs from the one model it is nearest to."""
    near = nearness(decided, FOURTEEN)
    leading = nearest(near)
    if len(leading) != 1:
        return ""
    model = leading[0]
    where = naming.places(near[model].differs)
    return f"Different from {model}: {where}." if where else f"Nothing differs from {model}."


def renamed(then: str, now: str) -> str:
    """A name as it was signed, and the one it was corrected to since, if it was."""
    return then if now in ("", then) else f"{then} (since corrected: {now})"
