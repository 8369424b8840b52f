"""Templates: what a workshop can begin with, as a value: processes in words, roles, cases.

One of ours, by its name, or one that any workshop gives away, as a file.
"""

from typing import Annotated, Literal, TypeAlias, get_args

import msgspec

from app.matrix.catalogue import FOURTEEN, PROCESSES
from app.matrix.model import Represents

ROLES, CASES = 40, 60


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a template."""


class Put(Part, frozen=True):
    """A process; of one that was published, whatever is left out is as it was published."""

    process: str
    name: str = ""
    means: str = ""
    question: str = ""
    case: str = ""


class Role(Part, frozen=True):
    """Who must be there: an office or a party, never a person."""

    title: str
    represents: Represents


class Night(Part, frozen=True):
    """A case to be played; its processes in the order it goes through them."""

    title: str
    at: str
    processes: Annotated[list[str], msgspec.Meta(min_length=1, max_length=PROCESSES)]
    story: str = ""


class Template(Part, frozen=True, kw_only=True):
    """All of it."""

    remit: Literal["template"] = "template"
    processes: Annotated[list[Put], msgspec.Meta(min_length=1, max_length=PROCESSES)]
    roles: Annotated[list[Role], msgspec.Meta(max_length=ROLES)] = []
    cases: Annotated[list[Night], msgspec.Meta(max_length=CASES)] = []


#: Ours, beside the fourteen.
Name: TypeAlias = Literal["saas-light", "data-platform", "outsourced-service"]
NAMES: tuple[Name, ...] = get_args(Name)
TOLD: dict[Name, str] = {
    "saas-light": "SaaS, light",
    "data-platform": "Data platform",
    "outsourced-service": "Outsourced service",
}

#: Of a product that somebody else runs: what is left for those who use it.
LIGHT = (
    *("request", "incident", "situation", "change", "service-level"),
    *("continuity", "licence", "contract", "control"),
)
PUBLISHED = [Put(process) for process in FOURTEEN.processes]
DATA = [
    Put(
        "own-1",
        "Data Quality Mgmt",
        "defining, measuring and mending the quality of data",
        "Who answers for the figures being right?",
        "The board sees two revenues for one month.",
    ),
    Put(
        "own-2",
        "Data Access & Privacy",
        "granting access to data, and keeping what may not be seen apart",
        "Who may say yes to a look at this data?",
        "A project asks for every customer's address by Friday.",
    ),
    Put(
        "own-3",
        "Pipeline & Job Operations",
        "running the loads and jobs that bring data in, on time and in order",
        "Who notices first that last night's load is missing?",
        "6 a.m.: the load is half done, and the reports go out at seven.",
    ),
]
OUTSOURCED = [
    Put(
        "own-1",
        "Provider Governance",
        "steering the provider: reviews, escalations, what is paid for",
        "Who sits across the table when the provider explains itself?",
        "Three months below the agreed level, and an invoice in full.",
    ),
    Put(
        "own-2",
        "Exit & Transition Back",
        "being able to leave: data, knowledge and people to go on with",
        "Who answers for the service going on under somebody else?",
        "The provider is sold, and the contract ends in six months.",
    ),
]
BUSINESS, OPS, CONTROL = (
    Role("Business owner", "business"),
    Role("IT operations", "it-ops"),
    Role("Control owner", "other"),
)
TEMPLATES: dict[str, Template] = {
    "saas-light": Template(
        processes=[Put(process) for process in LIGHT],
        roles=[BUSINESS, OPS, Role("Vendor", "vendor")],
        cases=[
            Night("Nobody can log in", "Monday 08:30", ["incident", "situation", "contract"]),
            Night("The vendor upgrades overnight", "Friday 22:00", ["change", "incident"]),
            Night("Four hundred users, 250 licences", "Tuesday 10:00", ["licence", "contract"]),
        ],
    ),
    "data-platform": Template(
        processes=[*PUBLISHED, *DATA],
        roles=[
            BUSINESS,
            Role("Data owner", "business"),
            OPS,
            Role("Data engineers", "it-delivery"),
        ],
        cases=[
            Night("Last night's load is missing", "Monday 06:00", ["own-3", "incident", "problem"]),
            Night("Two revenues for one month", "Wednesday 09:00", ["own-1", "situation"]),
            Night("Everybody's addresses by Friday", "Thursday 15:00", ["own-2", "control"]),
        ],
    ),
    "outsourced-service": Template(
        processes=[*PUBLISHED, *OUTSOURCED],
        roles=[BUSINESS, OPS, Role("Provider", "vendor"), CONTROL],
        cases=[
            Night("Their desk is silent", "Sunday 03:00", ["incident", "contract", "own-1"]),
            Night("The provider is sold", "Monday 09:00", ["own-2", "contract", "continuity"]),
        ],
    ),
}
