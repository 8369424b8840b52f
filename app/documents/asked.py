"""What the room was asked beside its cells, in words: round by round, and how it ended."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from app.documents import rounds, sentences
from app.documents.printable import clean
from app.documents.rounds import Round
from app.matrix.question import AREAS, ENOUGH, QUICK, Level, choices_of, is_anonymous
from app.matrix.record import Record
from app.matrix.rounds import QuestionRecord

#: Which chapter tells of a question.
About: TypeAlias = Literal["ambition", "readiness", "quick", "agreement", "leaving"]

TITLES: dict[str, str] = {
    "ambition": "Is this application solution to be operated by the IT function?",
    **{f"readiness:{area}": area.capitalize() for area in AREAS},
    "agreement": "How far do you agree with the whole matrix? 1 not at all, 5 fully.",
    "leaving:heard": "Was I heard? 1 not at all, 5 fully.",
    "leaving:clear": "Is it clear what I own? 1 not at all, 5 fully.",
}
CHOSEN = {
    "knows-and-can": "we know and can",
    "knows-not-yet": "we know, cannot yet",
    "did-not-know": "we did not know",
    "abstain": "no view",
    **{level: f"level {level}" for level in get_args(Level)},
}


class Asked(msgspec.Struct, frozen=True):
    """One question: what was asked, each round as far as it was shown, and what came of it."""

    id: str
    about: About
    title: str
    state: Literal["revealed", "decided"]
    ended: str
    rounds: list[Round]


def of(record: Record) -> list[Asked]:
    return [_asked(record, one) for one in record.questions]


def words_of(question: str) -> dict[str, str]:
    """The choices of a question in words, in their order."""
    return {choice: CHOSEN.get(choice, choice) for choice in choices_of(question)}


def _asked(record: Record, one: QuestionRecord) -> Asked:
    adopted = one.id == "ambition" and record.ambition
    return Asked(
        id=one.id,
        about="quick" if one.id.startswith(QUICK) else one.id.split(":")[0],  # type: ignore[arg-type] # each is a chapter
        title=TITLES.get(one.id) or clean(one.text),
        state="decided" if adopted else "revealed",
        ended=_ended(one, f"Reference Model {adopted.model} was adopted" if adopted else ""),
        rounds=rounds.of(one.rounds, words_of(one.id), sentences.answers),
    )


def _ended(one: QuestionRecord, adopted: str) -> str:
    last = one.rounds[-1]
    shown = f"revealed in round {last.round}"
    if last.agree is not None:
        shown = f"round {last.round} showed only whether all agree"
    elif is_anonymous(one.id):
        shown = f"anonymous, shown from {ENOUGH} answers on"
    return "; ".join(filter(None, [adopted, shown]))


#: The chapters that stand behind the registers, by the question they are about.
CHAPTERS: dict[str, str] = {
    "readiness": "Readiness",
    "quick": "Quick checks",
    "agreement": "Agreement check",
    "leaving": "Leaving questions",
}
#: As a table, each with how broad a column is: a line for each round.
COLUMNS = {"Question": 40, "Votes": 50, "Movement": 40, "How it ended": 34}


def rows(questions: Iterable[Asked]) -> Iterator[list[str]]:
    """A line for each round; how a question ended stands beside its last."""
    for one in questions:
        for cast in one.rounds:
            ended = one.ended if cast is one.rounds[-1] else ""
            yield [one.title, cast.words, cast.moved, ended]


def plain(one: Asked, told: list[dict[str, Any]]) -> dict[str, Any]:
    """As a program reads it; `told` are its rounds so."""
    return {
        "id": one.id,
        "text": one.title,
        "state": one.state,
        "ended": one.ended,
        "rounds": told,
    }
