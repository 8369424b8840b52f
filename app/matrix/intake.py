"""Intake: what is asked about a service before anybody votes, five answers and the plain facts."""

from typing import NamedTuple


class Item(NamedTuple):
    """What is asked, as it is printed; `choices` where the answer is one of a few words."""

    label: str
    choices: dict[str, str] = {}  # noqa: RUF012
    is_date: bool = False


#: In the order in which they are asked and printed; the first five are where a workshop begins.
INTAKE: dict[str, Item] = {
    "origin": Item("Built, bought or SaaS", {"built": "Built", "bought": "Bought", "saas": "SaaS"}),
    "buyer": Item("Who bought it"),
    "runner": Item("Who runs it today"),
    "engager": Item("Who engaged the vendor"),
    "adviser": Item("Who advises the business on it"),
    "service-id": Item("Service id"),
    "goal": Item("Goal served"),
    "criticality": Item("Criticality"),
    "critical-function": Item(
        "Critical or important function",
        {"yes": "Yes", "no": "No", "not-assessed": "Not assessed"},
    ),
    "rto": Item("Recovery time objective (RTO)"),
    "rpo": Item("Recovery point objective (RPO)"),
    "data-class": Item("Data class"),
    "business-owner": Item("Business owner"),
    "it-owner": Item("IT owner"),
    "service-manager": Item("Service manager"),
    "support-group": Item("Support group"),
    "integrator": Item("Who integrates it"),
    "next-review": Item("Next review", is_date=True),
}


def fits(item: str, answer: str) -> bool:
    """Whether this can be an answer to it: any words, or one of those that can be chosen."""
    choices = INTAKE[item].choices
    return not choices or answer in choices


def printed(item: str, answer: str) -> str:
    """The answer as people read it."""
    return INTAKE[item].choices.get(answer, answer)
