"""What every ask is: fields under a name, and how long each text in them may be."""

from typing import Annotated, ClassVar, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

NAME = 60  # code points after NFC
TEXT = 4000
TITLE = 120
VENDORS = 20

#: How long each text may be, whether it may have lines, and whether it may be empty.
Fields: TypeAlias = dict[str, tuple[int, bool, bool]]
FIELDS: Fields = {
    "id": (64, False, False),
    "service": (TITLE, False, False),
    "facilitator": (NAME, False, False),
    "name": (NAME, False, False),
    "owner": (NAME, False, False),
    "business_function": (TITLE, False, True),
    "description": (TEXT, True, True),
    "reason": (TEXT, True, True),
    "executed_by": (TEXT, True, True),
    "rationale": (TEXT, True, True),
    "dissent": (TEXT, True, True),
    "next_step": (TEXT, True, True),
    "why": (TEXT, True, False),
    "text": (TEXT, True, False),
}


class Ask(Struct, frozen=True, forbid_unknown_fields=True, tag_field="ask"):
    """Anything a person can ask."""

    #: Where a field of this ask differs from what its name stands for elsewhere.
    own_fields: ClassVar[Fields] = {}


#: The number of the screen that an ask was made on; programs may leave it out.
Seen: TypeAlias = Annotated[int, Meta(ge=0)] | UnsetType


class SeeingAsk(Ask, frozen=True, kw_only=True):
    """An ask that is refused where what it touches has changed since the screen it was made on."""

    seen: Seen = UNSET


class ClaimingAsk(Ask, frozen=True):
    """An ask by which a link lets somebody in: `secret` stands in it; inside it is its hash."""

    secret: str


def tag_of(kind: type[Struct]) -> str:
    """The name of an ask on the wire, or of an event in the log."""
    return str(kind.__struct_config__.tag)
