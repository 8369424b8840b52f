"""Who took part: everybody who is in the workshop, and who left after a vote of theirs counted."""

from app.matrix.record import Attendee, name_digest, salt_of
from app.workshop.state import Person, Workshop


def signed(workshop: Workshop, chance: str) -> list[Attendee]:
    """Who took part, in the order they came, without names.

    With `chance`, the digests of the names they are signed with. Somebody whose vote was counted
    took part, removed since or not.
    """
    named = {person: name_digest(*it) for person, it in signed_names(workshop, chance).items()}
    return [
        Attendee(
            it.person, it.represents, it.role, named.get(it.person, ""), it.person in workshop.left
        )
        for it in _who_took_part(workshop)
    ]


def _who_took_part(workshop: Workshop) -> list[Person]:
    people = [*workshop.people.values(), *workshop.left.values()]
    return sorted(people, key=lambda one: one.number)


def signed_names(workshop: Workshop, chance: str) -> dict[str, tuple[str, str]]:
    """Salt and name of everybody whose name is known, if there is chance for salt."""
    people = _who_took_part(workshop) if chance else ()
    known = (it for it in people if it.name != workshop.stand_in(it.person))
    return {it.person: (salt_of(chance, it.person), it.name) for it in known}
