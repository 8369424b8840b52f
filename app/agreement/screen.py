"""What everybody sees: the shared screen, key by key, and the small part that is one's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.agreement import people, questions
from app.agreement.features import FEATURES
from app.agreement.questions import QUESTIONS
from app.agreement.state import Agreement
from app.log.kind import Present, Screen
from app.log.recorded import Vote

SHOWS = {key: draw for feature in FEATURES for key, draw in feature.shows.items()}
#: Keys that name people, so that they are drawn again when somebody is called otherwise.
NAMING = (
    "recent",
    "philosophy",
    "staff",
    "meetings",
    "objectives",
    "actions",
    "appendices",
    "citations",
    "proposals",
    "signatories",
    "signatures",
)


def keys(_: Agreement) -> list[str]:
    """All keys of the shared screen: those of the features, then the questions."""
    return [*SHOWS, *(f"question:{key}" for key in QUESTIONS)]


def stale(_: Agreement, touched: Iterable[str]) -> set[str]:
    """The keys to draw again after these were touched: some are made from others."""
    again = set(touched)
    if "people" in again:
        again.update(NAMING)
        again.update(f"question:{key}" for key in QUESTIONS)
    return again


def shared(agreement: Agreement, here: Present, keys: Iterable[str]) -> Screen:
    """These keys of the screen that everyone at it sees; `here` has a socket open."""
    return {key: _value(agreement, here, key) for key in sorted(keys)}


def _value(agreement: Agreement, here: Present, key: str) -> Any:
    if key.startswith("question:"):
        return questions.shown(agreement, key.removeprefix("question:"))
    return SHOWS[key](agreement, here)


def own(agreement: Agreement, _: Present, person: str, mine: Mapping[str, Vote]) -> Screen:
    """The part only this person sees: who they are, and their own answers, hidden or not."""
    if person not in agreement.people:
        return {"you": None, "mine": {}}
    you = people.described(agreement.people[person])
    return {"you": you, **votes(agreement, person, mine)}


def votes(agreement: Agreement, person: str, mine: Mapping[str, Vote]) -> Screen:
    """One's own answers in the current rounds."""
    asked = agreement.questions
    return {
        "mine": {
            key: vote.choice
            for key, vote in mine.items()
            if key in asked and vote.round == asked[key].round and person in asked[key].voters
        }
    }


def is_crowd(_: Agreement) -> bool:
    """Never: an agreement has no more people than can be named to each other."""
    return False


def watchers(_: Agreement, __: frozenset[str]) -> list[str]:
    return []
