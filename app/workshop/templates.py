"""Templates: how a workshop begins with one, and what it gives away as one."""

from collections.abc import Iterator
from typing import Any

from msgspec import UnsetType, json, to_builtins

from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import Feature
from app.log.recorded import Happenings
from app.matrix.catalogue import FOURTEEN, Catalogue, arranged, is_own
from app.matrix.physical import Case
from app.matrix.reference import names
from app.matrix.sections import Wording
from app.matrix.template import TEMPLATES, Name, Night, Put, Role, Template
from app.workshop import cases
from app.workshop.cases import CaseAdded
from app.workshop.stakeholders import StakeholderNamed
from app.workshop.state import Workshop
from app.workshop.wording import PARTS, Reworded

#: Bytes of one that is given away: it fits into what opens a workshop, with that around it.
LONGEST = 48 * 1024


def chosen(template: Name | Template | UnsetType) -> Template | None:
    """One of ours by its name, or one that was brought along; raises Refusal where it is none."""
    if isinstance(template, UnsetType):
        return None
    if isinstance(template, str):
        return TEMPLATES[template]
    _check(template)
    return template


def _check(template: Template) -> None:
    there = [one.process for one in template.processes]
    published = {*FOURTEEN.processes}
    if len({*there}) < len(there) or not all(one in published or is_own(one) for one in there):
        raise Refusal("bad-field", "no-such-process")
    if any(is_own(one.process) and not one.name for one in template.processes):
        raise Refusal("bad-field", "empty", field="name")
    called = names(_words(template))
    if len({skeleton(called[one]) for one in there}) < len(there):
        raise Refusal("bad-field", "process-named-so")
    for one in template.cases:
        cases.check(one.at, one.processes, there)


def _words(template: Template) -> Iterator[Wording]:
    for one in template.processes:
        words = Wording(process=one.process, **{part: getattr(one, part) for part in PARTS})
        if any(getattr(words, part) for part in PARTS):
            yield words


def catalogue(template: Template | None) -> Catalogue:
    """What the matrix is made of at the beginning."""
    return arranged(one.process for one in template.processes) if template else FOURTEEN


def begun(template: Template | None) -> Happenings:
    """What happens besides: words, who must be there, cases."""
    if not template:
        return []
    return [
        *map(Reworded, _words(template)),
        *(
            StakeholderNamed(item=f"s{number}", title=one.title, represents=one.represents)
            for number, one in enumerate(template.roles, 1)
        ),
        *(
            CaseAdded(Case(id=f"n{number}", **to_builtins(one)))
            for number, one in enumerate(template.cases, 1)
        ),
    ]


# What a workshop gives away


def told(workshop: Workshop, _: str, __: int) -> dict[str, Any]:
    """Its processes in their words, roles without names, cases without who brought them in.

    Of the cases as many as fit.
    """
    kept = workshop.wording
    processes = [_put(process, kept.get(process)) for process in workshop.catalogue.processes]
    roles = [Role(one.title, one.represents) for one in workshop.registers.stakeholders.values()]
    whole = Template(processes=processes, roles=roles)
    room = LONGEST - len(json.encode(whole))
    for one in workshop.registers.cases.values():
        night = Night(one.title, one.at, one.processes, one.story)
        room -= len(json.encode(night)) + 1
        if room < 0:
            break
        whole.cases.append(night)
    plain: dict[str, Any] = to_builtins(whole)
    return plain | {"remit": "template"}


def _put(process: str, words: Wording | None) -> Put:
    return Put(process, *(getattr(words, part) if words else "" for part in PARTS))


GIVING_AWAY = Feature(tells={"template": told})
