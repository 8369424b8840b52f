"""Who is called what in an agreement: names live apart from it, and may have been erased since."""

from collections.abc import Mapping
from typing import NamedTuple

from app.documents.printable import clean
from app.partnership.record import Agreement, Member
from app.partnership.roles import PAIR, holders

ERASED = "name erased"
NO_CONTACT = "contact details erased"
NOBODY_YET = "nobody yet"
NO_SIDE = "neither side"


class Names(NamedTuple):
    """By id: of those who took part, of the staff's items, and whatever else is known."""

    called: Mapping[str, str]
    contacts: Mapping[str, str]

    def of(self, told: str) -> str:
        """Somebody by an id, or by the name that was written down."""
        return self.called.get(told) or clean(told)

    def contact(self, one: Member) -> str:
        """How somebody of the staff is reached."""
        return self.contacts.get(one.contact, NO_CONTACT) if one.contact else ""


def of(agreement: Agreement, names: Mapping[str, str]) -> Names:
    """`names` by id, as far as they are known."""
    known = {who: told for who, name in names.items() if (told := clean(name))}
    called = {one.person: known.get(one.person, ERASED) for one in agreement.staff}
    called |= {one.id: called[one.person] for one in agreement.staff}
    called |= {
        one.person: known.get(one.person) or f"Participant {place}"
        for place, one in enumerate(agreement.people, 1)
    }
    contacts = {one.contact for one in agreement.staff}
    return Names(
        {who: name for who, name in known.items() if who not in contacts} | called,
        {who: name for who, name in known.items() if who in contacts},
    )


def side(agreement: Agreement, number: int | None) -> str:
    return NO_SIDE if number is None else clean(agreement.sides[number])


def pair(agreement: Agreement, names: Names) -> list[tuple[str, str]]:
    """The two that make it work: role, and who holds it on which side."""
    return [
        (role.capitalize(), "; ".join(_held(agreement, names, role)) or NOBODY_YET) for role in PAIR
    ]


def _held(agreement: Agreement, names: Names, role: str) -> list[str]:
    return [f"{names.of(one.id)} ({side(agreement, one.side)})" for one in holders(agreement, role)]


def attendance(agreement: Agreement, names: Names) -> list[str]:
    """Who took part in it, on which side, and how."""
    return [
        f"{names.of(one.person)}, {side(agreement, one.side)}, {one.role}"
        f"{', invited, did not come in' if one.invited else ''}{', left' if one.left else ''}"
        for one in agreement.people
    ]
