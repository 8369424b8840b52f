"""Gaps: what each says that a case has shown, and what mends it, in English."""

from collections.abc import Mapping

#: By rule; what stands in braces is what the gap is about.
SAYS = {
    "undecided": "{cell}: nobody has decided who answers for it.",
    "open": "{cell} is t.b.d.: nobody answers for it.",
    "unexecuted": "{cell}: nobody executes it.",
    "unwritten": "{cell}: {name} executes it, but when and how they are reached is not written.",
    "off-duty": "{cell}: nobody is on duty then; {name} works {hours}.",
    "off-season": "{cell}: as the clocks change, {name} is on duty then for part of the year only.",
    "no-number": "{cell}: there is no number to call {name}.",
    "no-contract": "{cell}: {name} executes it, but no contract in force has a holder.",
    "no-step-in": "{cell}: nobody steps in for {name}.",
}
MENDS = {
    "undecided": "Decide it.",
    "open": "Decide it, or promise who will, and by when.",
    "unexecuted": "Name who executes it.",
    "unwritten": "Write down their hours and a number.",
    "off-duty": "Agree on other hours, or name somebody who is on duty then.",
    "off-season": "Agree on hours that hold all year.",
    "no-number": "Write down a number.",
    "no-contract": "Record the contract and its holder.",
    "no-step-in": "Name who steps in.",
}


def says(rule: str, cell: str, told: Mapping[str, str]) -> str:
    """The sentence of a gap; `cell` by its name."""
    return SAYS[rule].format(cell=cell, **told)
