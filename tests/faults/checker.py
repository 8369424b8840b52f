"""The checker: holds what clients were told against what is stored and what is shown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.faults.client import Client, Json
from tests.faults.driver import Crowd
from tests.faults.store import Record, Stored

TOKEN = re.compile(r"token-a\d+-")
KINDS = ("lost", "doubled", "wrong", "leaked", "gap", "diverged")


@dataclass
class Findings:
    """How often each promise was broken; `told` has the first few, in words."""

    acknowledged: int = 0
    lost: int = 0  # acknowledged, and not stored
    doubled: int = 0  # applied more often than asked
    wrong: int = 0  # stored or revealed with another value than was sent
    leaked: int = 0  # an unrevealed choice in a frame of somebody else
    gap: int = 0  # a number missing in a log
    diverged: int = 0  # a screen at rest that is not what the server shows
    told: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(getattr(self, kind) for kind in KINDS)

    def found(self, kind: str, what: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.told) < 12:
            self.told.append(f"{kind}: {what}")

    def __iadd__(self, other: "Findings") -> "Findings":
        for kind in ("acknowledged", *KINDS):
            setattr(self, kind, getattr(self, kind) + getattr(other, kind))
        self.told = (self.told + other.told)[:12]
        return self

    def none(self, seed: int) -> None:
        """Nothing may have been found, and something must have been looked at."""
        assert self.total == 0, f"seed {seed}: {self}"
        assert self.acknowledged, f"seed {seed}: nothing was acknowledged, so nothing was tested"


async def check(crowd: Crowd, record: Record, pages: Sequence[Client] = ()) -> Findings:
    """Everything, at rest; of those who sit at real pages, what they were told and shown."""
    found = check_stored(crowd, record)
    for client in pages:
        found.acknowledged += len(client.history.done)
        _check_answers(client, record, found)
    check_shown(crowd, record, found, pages)
    for who in await crowd.diverging_still():
        found.found("diverged", who)
    return found


def check_stored(crowd: Crowd, record: Record) -> Findings:
    """The histories against the database: lost, doubled, wrong and gaps."""
    found = Findings(acknowledged=crowd.newly_acknowledged())
    if [seq for seq, _, _ in record.events] != list(range(1, record.seq + 1)):
        found.found("gap", f"{len(record.events)} events, the last is {record.seq}")
    cast = Counter((body["person"], body["cell"]) for _, body in record.of_kind("vote-cast"))
    parked = Counter(body["text"] for _, body in record.of_kind("topic-parked"))
    for client in crowd.everyone:
        lost = _check_answers(client, record, found)
        _check_votes(client, record, found, lost)
        for number in client.history.contradicted:
            found.found("doubled", f"{number} was answered in two ways")
        for cell, asked in _asked(client).items():
            if cast[client.person, cell] > asked:
                found.found("doubled", f"{client.person} {cell}: {cast[client.person, cell]} votes")
    for text, times in parked.items():
        if times > 1:
            found.found("doubled", f"{text!r} was parked {times} times")
    _check_reveals(record, found)
    return found


def _asked(client: Client) -> Counter[str]:
    votes = (body for body in client.history.sent.values() if body["ask"] == "cast-vote")
    return Counter(f"{body['process']}:{body['scope']}" for body in votes)


def _check_answers(client: Client, record: Record, found: Findings) -> set[str]:
    """Every ask that was told `done` is kept as done, under its number; answers which are not."""
    lost = set()
    for number, seq in client.history.done.items():
        kept = record.asks.get((client.person, number))
        if kept is None or "code" in kept:
            lost.add(number)
            found.found("lost", f"{client.person} was told {number} is done; kept is {kept}")
        elif kept["seq"] != seq:
            found.found("wrong", f"{number} was done under {seq}; kept is {kept}")
    for number, code in client.history.refused.items():
        kept = record.asks.get((client.person, number))
        if kept and "code" not in kept:
            found.found("wrong", f"{number} was refused ({code}); kept is {kept}")
    return lost


def _check_votes(client: Client, record: Record, found: Findings, lost: set[str]) -> None:
    """In the box is the newest acknowledged vote, as it was sent, or one that is newer still."""
    mine = {key[1:]: vote for key, vote in record.ballots.items() if key[0] == client.person}
    rounds = {(seq, body["cell"]): body["round"] for seq, body in _casts(client, record)}
    newest: dict[tuple[str, int], tuple[int, str]] = {}
    for number, seq in client.history.done.items():
        body = client.history.sent[number]
        if body["ask"] == "cast-vote" and number not in lost:
            cell = f"{body['process']}:{body['scope']}"
            if (seq, cell) not in rounds:
                found.found("lost", f"{client.person} {cell}: no event {seq} for {number}")
                continue
            key = (cell, rounds[seq, cell])
            newest[key] = max(newest.get(key, (0, "")), (seq, number))
    taken = {
        (body["cell"], body["round"]): seq
        for seq, body in record.of_kind("vote-withdrawn")
        if body["person"] == client.person
    }
    for key, (seq, number) in newest.items():
        if taken.get(key, 0) < seq:
            _check_vote(client, mine.get(key), seq, number, found)
        elif key in mine:  # only a vote that is newer than its withdrawal
            _check_vote(client, mine[key], taken[key], "", found)


def _check_vote(
    client: Client, stored: Stored | None, seq: int, number: str, found: Findings
) -> None:
    sent = client.history.sent
    if stored is None:
        found.found("lost", f"{client.person} {number}: not in the box")
        return
    told = stored.reason.removeprefix("token-").removesuffix("-")
    if told not in sent or sent[told]["choice"] != stored.choice:
        found.found("wrong", f"{client.person} {number}: {stored}")
    elif told != number and client.history.done.get(told, seq + 1) < seq:
        found.found("lost", f"{client.person} {number}: the older {told} is in the box")


def _casts(client: Client, record: Record) -> Iterator[tuple[int, Json]]:
    return (one for one in record.of_kind("vote-cast") if one[1]["person"] == client.person)


def _check_reveals(record: Record, found: Findings) -> None:
    """A reveal holds exactly the votes of its round that stood in the box when it was written.

    Each under the party its owner spoke for then. Whoever was removed before has none.
    """
    removed = {body["person"]: seq for seq, body in record.of_kind("person-removed")}
    for seq, body in record.of_kind("votes-revealed"):
        sides = _sides(record, seq)
        kept = [
            (vote.choice, sides.get(who, "nobody's"), vote.reason)
            for (who, cell, number), vote in record.ballots.items()
            if (cell, number) == (body["cell"], body["round"]) and removed.get(who, seq) >= seq
        ]
        counts = {
            (choice, side): count
            for choice, by in body["tally"].items()
            for side, count in by.items()
        }
        said = [(one["choice"], one["represents"], one["reason"]) for one in body["said"]]
        if counts != Counter(vote[:2] for vote in kept) or Counter(
            one for one in said if one[2]
        ) != Counter(vote for vote in kept if vote[2]):
            found.found("wrong", f"the reveal {seq} of {body['cell']} is not what was voted")


def _sides(record: Record, until: int) -> dict[str, str]:
    """Which party everybody spoke for, just before this number."""
    told = sorted(
        (seq, body["person"], body["represents"])
        for kind in ("person-joined", "person-corrected")
        for seq, body in record.of_kind(kind)
        if seq < until
    )
    return {person: represents for _, person, represents in told}


def check_shown(
    crowd: Crowd, record: Record, found: Findings, pages: Sequence[Client] = ()
) -> None:
    """No frame tells of a vote before its reveal, but its owner's own."""
    out: dict[str, int] = {}
    for seq, body in record.of_kind("votes-revealed"):
        for one in body["said"]:
            out.setdefault(one["reason"], seq)
    early: dict[str, frozenset[str]] = {}  # what a frame tells too early, by its text
    for client in (*crowd.everyone, *pages):
        own = {f"token-{number}-" for number in client.history.sent}
        for _, text in client.history.frames:
            if text not in early:
                early[text] = _early(crowd.frames.read(text)[1], text, out)
            for what in early[text] - own:
                found.found("leaked", f"{client.person or 'stage'} was shown {what}")


def _early(told: Json, text: str, out: dict[str, int]) -> frozenset[str]:
    if "show" not in told:
        return frozenset(TOKEN.findall(text))
    soon = {token for token in TOKEN.findall(text) if out.get(token, told["seq"] + 1) > told["seq"]}
    for name, cell in told["show"].items():
        if name.startswith("cell:") and cell and cell["state"] == "open":
            soon |= {f"{name} {key}" for key in ("tally", "pattern", "reasons") if cell[key]}
    return frozenset(soon)
