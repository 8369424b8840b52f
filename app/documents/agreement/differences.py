"""What is not the same in two states of an agreement: item by item, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from app.documents.about import titles
from app.documents.agreement import rhythms
from app.documents.agreement.people import Names
from app.documents.changes import glance
from app.documents.printable import clean
from app.partnership.record import Action, Agreement, Held, Meeting, Member

#: By section, the fields of its items that are compared, and what each is called.
FIELDS: dict[str, dict[str, str]] = {
    "staff": {
        "side": "side",
        "person": "person",
        "title": "title",
        "role": "role",
        "level": "level",
        "contact": "contact details",
        "deputy": "deputy",
    },
    "meetings": {
        "title": "title",
        "purpose": "purpose",
        "level": "level",
        "every": "how often",
        "starts": "first",
        "zone": "time zone",
        "minutes": "minutes",
        "attendees": "who attends",
        "singles": "single meetings",
    },
    "objectives": {"title": "title", "measure": "measure", "due": "due"},
    "actions": {
        "title": "title",
        "objective": "objective",
        "owner": "owner",
        "due": "due",
        "state": "state",
        "said": "said of it",
    },
    "appendices": {"title": "title", "link": "link", "file": "file", "hash": "SHA-256"},
    "citations": {
        "service": "service",
        "workshop": "workshop",
        "revision": "revision",
        "hash": "SHA-256",
        "newer": "in force in its place",
    },
    "held": {"minutes": "noted and decided", "closed": "closed"},
}
TITLES = {
    "staff": "Partner plan staff",
    "meetings": "Engagement strategy",
    "objectives": "Shared objectives and initiatives",
    "actions": "Action plan",
    "appendices": "Appendices",
    "citations": "Cited support models",
    "held": "Meetings held",
}
#: How a field is told whose texts are personal, and live apart.
PERSONAL = {"person": "another person", "contact": "changed"}


class Field(NamedTuple):
    """Of an item that is there in both; what is personal is told without its texts."""

    name: str
    label: str
    before: str
    after: str

    @property
    def words(self) -> str:
        if not self.before and not self.after:
            return f"{self.label}: {PERSONAL.get(self.name, 'changed')}"
        if not self.after:
            return f"{self.label} taken back, was “{glance(self.before)}”"
        was = f", was “{glance(self.before)}”" if self.before else ", new"
        return f"{self.label}: {glance(self.after)}{was}"


class Difference(NamedTuple):
    """Of one item: `added`, `dropped`, or `changed` by its fields."""

    section: str
    id: str
    title: str
    how: str
    fields: Sequence[Field] = ()

    @property
    def words(self) -> str:
        told = "; ".join(one.words for one in self.fields)
        return f"{glance(self.title)}: {told or self.how}"


def between(before: Agreement, now: Agreement, names: Names) -> Iterator[Difference]:
    """Section by section: the items there are now in their order, then those that went."""
    for section in FIELDS:
        old, new = ({one.id: one for one in getattr(it, section)} for it in (before, now))
        for key, item in new.items():
            title = called(item, now, names)
            if key not in old:
                yield Difference(section, key, title, "added")
            elif fields := _fields(section, (before, old[key]), (now, item), names):
                yield Difference(section, key, title, "changed", fields)
        for key, item in old.items():
            if key not in new:
                yield Difference(section, key, called(item, before, names), "dropped")


def called(item: Any, agreement: Agreement, names: Names) -> str:
    """What an item is known by; of the staff by the name, or without it by what they do."""
    if isinstance(item, Member):
        does = clean(item.role) or clean(item.title) or "a member of the staff"
        return names.called.get(item.id) or f"{does} ({clean(agreement.sides[item.side])})"
    if isinstance(item, Held):
        return f"{clean(item.title)}, {item.on}"
    return clean(getattr(item, "title", "") or getattr(item, "service", ""))


def _fields(
    section: str, was: tuple[Agreement, Any], now: tuple[Agreement, Any], names: Names
) -> list[Field]:
    return [
        Field(name, label, "", "")
        if name in PERSONAL
        else Field(name, label, text(name, *was, names), text(name, *now, names))
        for name, label in FIELDS[section].items()
        if getattr(was[1], name) != getattr(now[1], name)
    ]


def text(name: str, agreement: Agreement, item: Any, names: Names) -> str:
    """What a field says, as people read it."""
    value = getattr(item, name)
    if name == "side":
        return clean(agreement.sides[value])
    if isinstance(item, Meeting):
        return _of_meeting(name, item, names)
    if isinstance(item, Held) and name == "minutes":
        return "; ".join(clean(one.text) for one in item.minutes)
    if isinstance(item, Action) and name == "objective":
        return next((clean(it.title) for it in agreement.objectives if it.id == value), "")
    if isinstance(item, Action) and name == "state":
        return value or "open"
    return names.of(str(value)) if value is not None else ""


def _of_meeting(name: str, item: Meeting, names: Names) -> str:
    told = {
        "every": lambda: rhythms.told(item.every),
        "attendees": lambda: ", ".join(map(names.of, item.attendees)),
        "singles": lambda: "; ".join(rhythms.singles(item)),
    }
    return told[name]() if name in told else clean(str(getattr(item, name)))


def about(before: Agreement, now: Agreement) -> Iterator[str]:
    """What is not as it was of the whole: its title, its sides, its text, who signs."""
    if before.title != now.title:
        yield f"Title: {glance(clean(now.title))}, was “{glance(clean(before.title))}”"
    for was, name in zip(before.sides, now.sides, strict=True):
        if was != name:
            yield f"Side: {glance(clean(name))}, was “{glance(clean(was))}”"
    if before.philosophy != now.philosophy:
        was_said = f", was “{glance(clean(before.philosophy))}”" if before.philosophy else ""
        yield f"Relationship philosophy: written anew{was_said}"
    yield from _offices(before, now)


def _offices(before: Agreement, now: Agreement) -> Iterator[str]:
    """Without the name that was: it may have been erased since."""
    was, called_now = titles(before), titles(now)
    signed = {one.signatory: msgspec.structs.astuple(one) for one in before.signatories}
    for one in now.signatories:
        office = called_now[one.signatory]
        if was[one.signatory] != office:
            yield f"{was[one.signatory]}: called {office} now"
        elif signed.get(one.signatory) != msgspec.structs.astuple(one):
            yield f"{office}: {'another name' if one.name or one.person else 'nobody signs'}"


def sections(told: Sequence[Difference]) -> Mapping[str, list[Difference]]:
    """Those of each section there are, in the order of the sections."""
    found: dict[str, list[Difference]] = {}
    for one in told:
        found.setdefault(one.section, []).append(one)
    return found
