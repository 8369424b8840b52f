"""Drafting: what both sides tell of the sections, what is dropped, and who changed what when.

Names and how somebody is reached are personal: they stand apart, under ids of their own.
"""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET, UnsetType, convert
from msgspec.structs import asdict

from app.agreement.items import KEPT, Base, ItemTold, items, known, section_of
from app.agreement.person import EITHER
from app.agreement.state import RECENT, Agreement, Change, Version
from app.asks.ask import Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.partnership.record import Member


class DropItem(Ask, frozen=True, kw_only=True, tag="drop-item"):
    own_fields = Fields({"item": (64, False, False)})
    item: str
    base: Base = UNSET


class TextKept(Event, frozen=True, kw_only=True, tag="text-kept"):
    """`person` is the id of a personal text; the text itself stands apart, as a name does."""

    person: str
    name: str


class ItemDropped(Event, frozen=True, kw_only=True, tag="item-dropped"):
    section: str
    item: str


def drop_item(agreement: Agreement, ask: DropItem, _: Turn) -> Happenings:
    section = section_of(ask.item)
    if not section:
        raise Refusal("not-found", "no-such-item")
    known(agreement, section, ask.item)
    if not isinstance(ask.base, UnsetType) and ask.base != agreement.versions[ask.item].version:
        raise Refusal("conflict", "written-since")
    return [ItemDropped(section=section, item=ask.item)]


# What each event changes


def was_told(agreement: Agreement, event: ItemTold, fact: Fact) -> None:
    kept, before = KEPT[event.section], items(agreement, event.section).get(event.item)
    fields = {**(asdict(before) if before else {"id": event.item}), **event.fields}
    items(agreement, event.section)[event.item] = convert(fields, kept.of, from_attributes=True)
    if before is None:
        agreement.numbers[kept.begins] = int(event.item[1:])
    if told_hash := event.fields.get("hash") if event.section == "appendices" else None:
        agreement.files[told_hash] = event.fields["file"]
    by, names = event.of or fact.by, tuple(event.fields)
    noted(agreement, Change(fact.at, by, "told", event.section, event.item, names))


def noted(agreement: Agreement, change: Change) -> None:
    """Somebody changed something of the draft: its version, and what is told of the newest."""
    last = agreement.versions.get(change.item, Version())
    number = last.version + 1
    fields = {**last.fields, **dict.fromkeys(change.fields, number)}
    agreement.versions[change.item] = Version(number, fields, change.by, change.at)
    mention(agreement, change)
    agreement.amended(change.section)


def mention(agreement: Agreement, change: Change) -> None:
    """It is told of, as long as it is one of the newest."""
    agreement.recent = [*agreement.recent[1 - RECENT :], change]
    agreement.drawn_anew("recent")


def was_kept(agreement: Agreement, event: TextKept, _: Fact) -> None:
    agreement.texts[event.person] = event.name
    agreement.amended("staff")


def was_dropped(agreement: Agreement, event: ItemDropped, fact: Fact) -> None:
    gone = items(agreement, event.section).pop(event.item)
    if isinstance(gone, Member):
        for text in (gone.person, gone.contact):
            agreement.texts.pop(text, None)
    agreement.versions.pop(event.item, None)
    mention(agreement, Change(fact.at, fact.by, "dropped", event.section, event.item, ()))
    agreement.amended(event.section)


# What is shown


def shown(
    section: str, described: Callable[[Agreement, Any], dict[str, Any]] = lambda _, one: asdict(one)
) -> Callable[[Agreement, frozenset[str]], list[dict[str, Any]]]:
    """How a section is drawn: each item with its version, and who told it last and when."""

    def draw(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
        return [
            described(agreement, one) | _marked(agreement, key)
            for key, one in items(agreement, section).items()
        ]

    return draw


def _marked(agreement: Agreement, item: str) -> dict[str, Any]:
    version = agreement.versions[item]
    by = agreement.name_of(version.by)
    return {"version": version.version, "changed_by": by, "changed_at": version.at}


def recent(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    """The newest changes, the last one first, with who and when."""
    return [
        {
            "at": one.at,
            "by": agreement.name_of(one.by),
            "what": one.what,
            "section": one.section,
            "item": one.item,
            "fields": list(one.fields),
        }
        for one in reversed(agreement.recent)
    ]


DRAFTING = Feature(
    asks={DropItem: Rule(EITHER, drop_item)},
    events={ItemTold: was_told, TextKept: was_kept, ItemDropped: was_dropped},
    shows={"recent": recent},
)
