"""The words of the matrix: the published processes and scopes, and who can be accountable."""

from typing import Literal, TypeAlias, get_args

Process: TypeAlias = Literal[
    "request",
    "incident",
    "situation",
    "problem",
    "change",
    "enhancement",
    "release",
    "service-level",
    "configuration",
    "supportability-transition",
    "continuity",
    "licence",
    "contract",
    "control",
]
Scope: TypeAlias = Literal["application", "interface"]
Accountable: TypeAlias = Literal["it-ops", "it-delivery", "business", "tbd"]
Choice: TypeAlias = Literal["it-ops", "it-delivery", "business", "tbd", "abstain"]
Represents: TypeAlias = Literal["business", "it-ops", "it-delivery", "vendor", "other"]
Model: TypeAlias = Literal["A", "B", "C"]
Office: TypeAlias = Literal[
    "relationship-manager", "business-manager", "it-manager", "business-line-manager"
]

CHOICES: tuple[Choice, ...] = get_args(Choice)
REPRESENTS: tuple[Represents, ...] = get_args(Represents)
#: Who signs, in the order in which they are listed.
OFFICES: tuple[Office, ...] = get_args(Office)

#: How each value is printed, everywhere a person reads it.
WORDS: dict[Choice, str] = {
    "it-ops": "IT OPS",
    "it-delivery": "IT Delivery",
    "business": "Business",
    "tbd": "t.b.d.",
    "abstain": "no view",
}
#: The same in the midst of a sentence, and who else may hold a contract.
HOLDERS: dict[str, str] = {"vendor": "the vendor", "other": "another party"} | {**WORDS}
