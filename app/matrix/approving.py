"""Approval: what was said of each revision by whom, and whose approval a later one opens again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec.json import encode

from app.matrix.approval import CONCERNED, Stood, changed, concerns
from app.matrix.model import OFFICES, Office
from app.matrix.sections import Signature


def written(revision: int, said: Iterable[Signature]) -> dict[str, str]:
    """What was said of a revision, office by office, as it is kept beside it."""
    return {f"{revision}:{one.office}": encode(one).decode() for one in said}


@dataclass(slots=True)
class Approval:
    """By revision, what each office said of it; a signature that still holds for it included."""

    said: dict[int, dict[Office, Signature]] = field(default_factory=dict)
    #: What was signed, item by item, of each revision that a later one is still held against.
    stood: dict[int, dict[str, Stood]] = field(default_factory=dict)
    in_force: int = 0  # the last before the newest that all had signed
    #: What was said of those before the newest, as it is kept: nothing more is said of them.
    closed: dict[str, str] = field(default_factory=dict)

    @property
    def newest(self) -> int:
        return max(self.said, default=0)

    def of(self, office: Office, person: str) -> Signature | None:
        """What this office said of the newest revision, as long as this person holds it."""
        said = self.said.get(self.newest, {}).get(office)
        return said if said and said.person == person else None

    def last_signed(self, office: Office) -> Signature | None:
        """The last signature of an office, of whichever revision."""
        of = (self.said[one].get(office) for one in sorted(self.said, reverse=True))
        return next((one for one in of if one and one.state == "signed"), None)

    def since(self, office: Office, person: str) -> list[str] | None:
        """What changed since this person signed for this office; None: they never did."""
        last = self.last_signed(office)
        if not last or last.person != person:
            return None
        return changed(self.stood[last.revision], self.stood[self.newest])

    def close(
        self,
        revision: int,
        items: dict[str, Stood],
        holders: Mapping[Office, str],
        before: bool,
        concerned: Mapping[Office, frozenset[str]] = CONCERNED,
    ) -> None:
        """A revision is signed off: whom nothing of it concerns that is new, has signed it too.

        `before`: all had signed the one before.
        """
        self.in_force = self.newest if before else self.in_force
        self.closed |= written(self.newest, self.said.get(self.newest, {}).values())
        self.stood[revision] = items
        last = {office: self.last_signed(office) for office in OFFICES}
        self.said[revision] = {
            office: signed
            for office, signed in last.items()
            if signed and signed.person == holders.get(office) and self._stands(signed, concerned)
        }
        kept = {revision, *(one.revision for one in last.values() if one)}
        self.stood = {one: stood for one, stood in self.stood.items() if one in kept}

    def _stands(self, signed: Signature, concerned: Mapping[Office, frozenset[str]]) -> bool:
        then, now = self.stood[signed.revision], self.stood[max(self.stood)]
        return not concerns(concerned[signed.office], changed(then, now), then, now)

    def note(self, signature: Signature) -> None:
        self.said[self.newest] = {**self.said[self.newest], signature.office: signature}
