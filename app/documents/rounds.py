"""One revealed round of votes: who chose what by party, what was said, and who moved since."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from app.documents import sentences
from app.documents.printable import clean
from app.matrix.model import REPRESENTS, Represents
from app.matrix.question import ALL_PARTIES
from app.matrix.rounds import RoundRecord, Voice

Votes: TypeAlias = Callable[[RoundRecord, Mapping[str, str]], str]


class Seats(msgspec.Struct, frozen=True):
    """How many people of one party made one choice; of all of them, where nobody is to be known."""

    party: str
    count: int


class Chosen(msgspec.Struct, frozen=True):
    """Who made one choice, party by party."""

    choice: str
    word: str
    seats: list[Seats]


class Said(msgspec.Struct, frozen=True):
    """What came with one vote: a reason, how sure, or both."""

    who: Represents
    choice: str
    word: str
    confidence: int | None
    reason: str
    words: str
    advice: bool = False  # by an adviser, with no vote

    @property
    def speaker(self) -> str:
        """Whom it was said for, and that it is advice."""
        return sentences.PARTIES[self.who] + sentences.ADVISES * self.advice


class Round(msgspec.Struct, frozen=True):
    """One revealed round of votes, to be drawn and to be read."""

    number: int
    pattern: str
    chosen: list[Chosen]
    words: str
    able: dict[str, int]
    said: list[Said]
    moved: str
    advice: dict[str, dict[str, int]]
    advised: str

    @property
    def voted(self) -> int:
        return sum(seat.count for chosen in self.chosen for seat in chosen.seats)

    @property
    def reasons(self) -> list[str]:
        """What was said, line by line, each under its round."""
        return [f"Round {self.number}: {one.words}" for one in self.said]


def of(
    rounds: Sequence[RoundRecord],
    words: Mapping[str, str] = sentences.ON_A_CELL,
    votes: Votes = sentences.votes,
) -> list[Round]:
    """The rounds of a ballot in their order, each with what moved since the one before.

    `words` are those of its choices, in their order; `votes` says all of a round in one line.
    """
    told, before = [], None
    for cast in rounds:
        told.append(_round(cast, before, words, votes(cast, words)))
        before = cast if cast.agree is None else before
    return told


def _round(
    cast: RoundRecord, before: RoundRecord | None, words: Mapping[str, str], told: str
) -> Round:
    chosen = [
        Chosen(choice, word, _seats(cast.tally[choice]))
        for choice, word in words.items()
        if any(cast.tally.get(choice, {}).values())
    ]
    moved = ""
    if before and cast.agree is None:
        moved = sentences.movement(before, cast, words)
    said = [_said(one, words) for one in cast.said]
    advice = (cast.advice, sentences.counts(cast.advice, words))
    return Round(cast.round, sentences.pattern(cast), chosen, told, cast.able, said, moved, *advice)


def _seats(counts: dict[str, int]) -> list[Seats]:
    parties = (*REPRESENTS, ALL_PARTIES)
    return [Seats(party, counts[party]) for party in parties if counts.get(party)]


def _said(voice: Voice, words: Mapping[str, str]) -> Said:
    reason = clean(voice.reason)
    told = sentences.voice(voice, reason, words)
    who = (voice.represents, voice.choice, words[voice.choice], voice.confidence)
    return Said(*who, reason, told, voice.advice)
