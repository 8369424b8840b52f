"""Who took part: everybody who is in the workshop, and who left after a vote of theirs counted.

And of which parties somebody is there just now: events tell it on, for a fold knows no presence.
"""

from collections import Counter
from collections.abc import Container, Iterable

from app.matrix.model import REPRESENTS, Represents
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
            it.person,
            it.represents,
            it.role,
            named.get(it.person, ""),
            it.person in workshop.left,
            it.entered_by,
            not it.is_in,
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


def able(workshop: Workshop, voters: Container[str]) -> dict[Represents, int]:
    """How many of each party could have voted. Who facilitates is counted where they did."""
    seen = Counter(
        who.represents
        for who in workshop.people.values()
        if who.is_in and (who.role == "participant" or who.person in voters)
    )
    return {party: seen[party] for party in REPRESENTS if seen[party]}


def voting(workshop: Workshop, present: frozenset[str]) -> list[Represents]:
    """The parties of which somebody is there who takes part, and so can be waited for."""
    return _parties(one for one in _who_votes(workshop) if one.person in present)


def there(workshop: Workshop, present: frozenset[str]) -> list[Represents]:
    """The parties of which somebody is there, in whatever role; who has no device, is.

    Where nobody who takes part has a page open, nobody can be told from who is there without one:
    then everybody is.
    """
    unseen = not any(one.person in present for one in _who_votes(workshop))
    everybody = [one for one in workshop.people.values() if one.is_in]
    return _parties(one for one in everybody if unseen or one.entered_by or one.person in present)


def _who_votes(workshop: Workshop) -> list[Person]:
    return [one for one in workshop.people.values() if one.is_in and one.role == "participant"]


def _parties(people: Iterable[Person]) -> list[Represents]:
    found = {one.represents for one in people}
    return [party for party in REPRESENTS if party in found]
