"""The words of a partnership: its sides, levels, roles, and how its standing can be."""

from typing import Literal, TypeAlias, get_args

#: The two sides, in the order in which the agreement names them.
Side: TypeAlias = Literal[0, 1]
SIDES: tuple[Side, ...] = get_args(Side)
Level: TypeAlias = Literal["strategic", "tactical", "operational"]
LEVELS: tuple[Level, ...] = get_args(Level)
#: What IT is to the business, today or as it is wished for.
Standing: TypeAlias = Literal["guardian", "provider", "partnership"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
#: What a partnership needs, rated by each side of itself and of the other.
Part: TypeAlias = Literal["it-partner", "service-support", "change-control", "operations", "risk"]
PARTS: tuple[Part, ...] = get_args(Part)
#: The roles that bridge the two worlds: one that nobody holds is a gap.
BRIDGING = (
    "relationship manager",
    "business manager",
    "service owner",
    "service manager",
)
#: The sections of an agreement, in their order.
Section: TypeAlias = Literal[
    "philosophy", "staff", "meetings", "objectives", "actions", "appendices", "citations"
]
SECTIONS: tuple[Section, ...] = get_args(Section)
