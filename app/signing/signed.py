"""What can be signed, whatever its kind: who is at it, who holds which office, what was signed."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, Protocol

from app.matrix.approving import Approval
from app.matrix.model import Office


class SignedRevision(NamedTuple):
    revision: int
    hash: str
    signed_at: str
    signed_by: str


class Signed(Protocol):
    """The part of a state that offices and signatures are about."""

    #: Key of the sentence that says why nothing of it changes now.
    closed_as: ClassVar[str]
    state: Any  # "live" or "signed-off"
    signatories: dict[Office, str]  # by a mere name
    holders: dict[Office, str]  # the person who holds an office
    titles: dict[Office, str]  # what offices are called here
    approval: Approval
    revisions: tuple[SignedRevision, ...]

    @property
    def people(self) -> Mapping[str, Any]:
        """Who is here, by id."""

    def known(self, person: str) -> Any:
        """Somebody who is here, or has left and is told of."""

    def called(self, name: str) -> str:
        """Who goes by a name that looks like this one; empty where nobody does."""

    def tell_of(self, person: str) -> None:
        """The record tells of this person for good, whether or not they stay."""

    def amended(self, *keys: str) -> None:
        """From this fact on another record would be signed."""

    def drawn_anew(self, *keys: str) -> None:
        """These keys of the screen changed."""
