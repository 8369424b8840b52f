"""Speaking: who is heard first on votes that are out, by party, or by name where names are out."""

from typing import Any

from app.matrix.question import is_anonymous
from app.matrix.speakers import Speaker, first_speakers
from app.workshop.ballot import Revealed
from app.workshop.state import Workshop


def shown(workshop: Workshop, key: str, is_crowd: bool) -> list[dict[str, Any]] | None:
    """One holder of each view that does not lead alone; in a crowd by party, nobody knows whom.

    Answers of people who want not to be known ask nobody to speak.
    """
    ballot = workshop.ballot(key)
    if not (out := ballot.out) or ballot.state != "revealed" or is_anonymous(key):
        return None
    return [_told(workshop, out, one, is_crowd) for one in first_speakers(out.tally)]


def _told(workshop: Workshop, out: Revealed, one: Speaker, is_crowd: bool) -> dict[str, Any]:
    person = "" if is_crowd else _holder(workshop, out.named or {}, one)
    return one._asdict() | ({"person": person} if person else {})


def _holder(workshop: Workshop, named: dict[str, str], view: Speaker) -> str:
    """Of those who hold it for this party and are still in the room, who came first."""
    return next(
        (
            person
            for person, one in workshop.people.items()
            if one.represents == view.represents and named.get(person) == view.choice
        ),
        "",
    )
