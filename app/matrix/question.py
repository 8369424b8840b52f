"""What can be voted on beside the cells: the questions there are, and the choices of each."""

from typing import Literal, TypeAlias, get_args

from app.matrix.model import CHOICES, Choice, Model

#: What operating a service asks for; each is a question.
Area: TypeAlias = Literal[
    "budget",
    "architecture",
    "support",
    "knowledge",
    "contracts",
    "process",
    "security",
    "cutover",
]
Readiness: TypeAlias = Literal["knows-and-can", "knows-not-yet", "did-not-know"]
Level: TypeAlias = Literal["1", "2", "3", "4", "5"]
Quick: TypeAlias = Literal["yes", "unsure", "no"]
#: Whatever can be chosen anywhere.
AnyChoice: TypeAlias = Literal[Choice, Model, Readiness, Level, Quick]

AREAS: tuple[Area, ...] = get_args(Area)
ABSTAIN = "abstain"
#: Answers of people who want not to be known: no voters, and a tally from so many on.
ANONYMOUS, ENOUGH = "leaving:", 4
#: Under this they are counted, whomever they represent: a party may be one person.
Everybody: TypeAlias = Literal["all"]
ALL_PARTIES: Everybody = "all"
#: Quick checks are numbered; each has a text of its own.
QUICK, QUICK_ONES = "quick:", 100  # so many in a workshop
NUMBERS = frozenset(str(number) for number in range(1, QUICK_ONES + 1))

#: The questions every workshop has, with their choices; no view is always one, too.
STANDING: dict[str, tuple[str, ...]] = {
    "ambition": get_args(Model),
    **{f"readiness:{area}": get_args(Readiness) for area in AREAS},
    "agreement": get_args(Level),
    "leaving:heard": get_args(Level),
    "leaving:clear": get_args(Level),
}
#: Every choice there is, of any question, in the order in which they are counted.
ALL: tuple[AnyChoice, ...] = get_args(AnyChoice)


def choices_of(question: str) -> tuple[str, ...]:
    """What can be chosen on a question, or on a cell."""
    if question.startswith(QUICK):
        return (*get_args(Quick), ABSTAIN)
    return (*STANDING[question], ABSTAIN) if question in STANDING else CHOICES


def is_question(name: str) -> bool:
    """Whether there is, or can be, a question of this name."""
    number = name.removeprefix(QUICK)
    return name in STANDING or (number != name and number in NUMBERS)


def is_anonymous(question: str) -> bool:
    return question.startswith(ANONYMOUS)


def is_interlude(question: str) -> bool:
    """Whether it belongs to no chapter: the room looks at it until it goes on to something else."""
    return question.startswith((QUICK, ANONYMOUS))


def is_lasting(question: str) -> bool:
    """Whether an answer to it holds for later revisions, too, until it is asked anew."""
    return question == "ambition" or question.startswith("readiness:")
