"""One revealed round of votes: who chose what by party, what was said, and who moved since."""

from collections.abc import Sequence

import msgspec

from app.documents import sentences
from app.documents.printable import clean
from app.matrix.model import CHOICES, REPRESENTS, WORDS, Choice, Represents
from app.matrix.record import RoundRecord, Voice


class Seats(msgspec.Struct, frozen=True):
    """How many people of one party made one choice."""

    party: Represents
    count: int


class Chosen(msgspec.Struct, frozen=True):
    """Who made one choice, party by party."""

    choice: str
    word: str
    seats: list[Seats]


class Said(msgspec.Struct, frozen=True):
    """What came with one vote: a reason, how sure, or both."""

    who: Represents
    choice: Choice
    confidence: int | None
    reason: str
    words: str


class Round(msgspec.Struct, frozen=True):
    """One revealed round of votes, to be drawn and to be read."""

    number: int
    pattern: str
    chosen: list[Chosen]
    words: str
    able: dict[str, int]
    said: list[Said]
    moved: str

    @property
    def voted(self) -> int:
        return sum(seat.count for chosen in self.chosen for seat in chosen.seats)

    @property
    def reasons(self) -> list[str]:
        """What was said, line by line, each under its round."""
        return [f"Round {self.number}: {one.words}" for one in self.said]


def of(rounds: Sequence[RoundRecord]) -> list[Round]:
    """The rounds of a cell in their order, each with what moved since the one before."""
    before = [None, *rounds]
    return [_round(cast, then) for cast, then in zip(rounds, before, strict=False)]


def _round(cast: RoundRecord, before: RoundRecord | None) -> Round:
    chosen = [
        Chosen(choice, WORDS[choice], _seats(cast.tally[choice]))
        for choice in CHOICES
        if any(cast.tally.get(choice, {}).values())
    ]
    moved = sentences.movement(before, cast) if before else ""
    said = [_said(one) for one in cast.said]
    told = sentences.votes(cast)
    return Round(cast.round, sentences.pattern(cast), chosen, told, cast.able, said, moved)


def _seats(counts: dict[str, int]) -> list[Seats]:
    return [Seats(party, counts[party]) for party in REPRESENTS if counts.get(party)]


def _said(voice: Voice) -> Said:
    reason = clean(voice.reason)
    return Said(
        voice.represents,
        voice.choice,
        voice.confidence,
        reason,
        sentences.voice(voice, reason),
    )
