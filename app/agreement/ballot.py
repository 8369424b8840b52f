"""A question between the sides: hidden answers, in rounds, and what each reveal has shown."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from app.partnership.record import Answers, Said

Tally: TypeAlias = dict[str, dict[str, int]]
#: How far a reveal goes: whether all agree, or counts by side.
Stage: TypeAlias = Literal["differ", "parties"]
#: So many revealed rounds of a question are shown, the newest: of a pulse, those of years.
LINE = 60


class Out(NamedTuple):
    """A round whose answers are out: choice → side → how many."""

    round: int
    at: str
    tally: Tally
    said: tuple[Said, ...] = ()

    def signed(self, question: str) -> Answers:
        return Answers(question, self.round, self.at, self.tally, [*self.said])


@dataclass(slots=True)
class Question:
    """`voters` keeps who has answered in this round, and when they last did."""

    state: Literal["open", "revealed"] = "open"
    round: int = 1
    voters: dict[str, int] = field(default_factory=dict)  # person → number of the fact
    rounds: list[Out] = field(default_factory=list)
    agree: bool | None = None  # whether all chose the same, where no more of this round is out

    @property
    def out(self) -> Out | None:
        """The round that is asked now, if its answers are out."""
        last = self.rounds[-1] if self.rounds else None
        return last if last and last.round == self.round else None

    def open_round(self) -> None:
        """Take answers: in a new round if those of the last one were seen."""
        if self.state == "revealed":
            self.round += 1
            self.voters, self.agree = {}, None
        self.state = "open"
