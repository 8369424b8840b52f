"""What whoever tells of an agreement has to know: what it says, who is who, what is missing."""

from typing import NamedTuple

from app.documents.agreement import people
from app.documents.agreement.parts import Gaps, Part
from app.documents.agreement.people import Names
from app.documents.printable import clean
from app.partnership.gaps import Gap
from app.partnership.record import Agreement


class Telling(NamedTuple):
    agreement: Agreement
    names: Names
    gaps: list[Gap]
    zone: str = ""  # of who reads it

    def side(self, number: int | None) -> str:
        return people.side(self.agreement, number)

    def missing(self, *rules: str) -> list[Part]:
        """What these rules found, where they found anything."""
        says = [clean(one.sentence) for one in self.gaps if one.says in rules]
        return [Gaps(says)] if says else []
