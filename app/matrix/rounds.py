"""Rounds: what of a vote is signed, on a cell or on another question, and never by person."""

import msgspec

from app.matrix.model import Represents
from app.matrix.question import AnyChoice


class Voice(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reason or a confidence that came with a vote: by party, never by person."""

    choice: AnyChoice
    represents: Represents
    confidence: int | None = None
    reason: str = ""
    advice: bool = False  # by an adviser, with no vote


class RoundRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One round of votes as far as it was revealed; `tally` is choice → represents → count.

    `able` is how many of each party could have voted; `entered` whose vote was put in by whom, as
    they had no device; `advice` is what those said who have no vote, `older` how many
    votes were cast on words that were mended since. Revisions of the first two releases have none
    of these, nor what was `said`.
    `agree` stands alone where the room saw no more than whether all chose the same. Of anonymous
    answers there is a count of each choice, of `all` at once, and nothing else.
    """

    round: int
    pattern: str | None
    tally: dict[str, dict[str, int]]
    able: dict[str, int] = {}  # each struct gets a copy
    said: list[Voice] = []
    entered: dict[str, str] = {}
    agree: bool | None = None
    advice: dict[str, dict[str, int]] = {}
    older: int = 0


class QuestionRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the room was asked beside its cells; `text` is what a quick check asked."""

    id: str
    rounds: list[RoundRecord]
    text: str = ""
