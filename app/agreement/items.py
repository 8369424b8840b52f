"""Items: how the sections keep what is drafted, and what an ask that tells one has to hold to.

An item told anew is told by the fields that are to be otherwise. Two who change other fields of one
item both have their way; of one field, the second is refused and loses nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import asdict

from app.agreement.state import Agreement
from app.asks.ask import TITLE, Ask
from app.asks.refusal import Refusal
from app.log.recorded import Event
from app.partnership.record import Action, Appendix, Citation, Meeting, Member, Objective
from app.partnership.turning import FIRST, LAST

Base: TypeAlias = Annotated[int, Meta(ge=0)] | UnsetType
#: A text of an item: several fit into a message of 16 KiB.
NOTE = 2000
TITLED, MAY_BE_TITLED = (TITLE, False, False), (TITLE, False, True)
MAY_BE_WRITTEN = (NOTE, True, True)


class ItemAsk(Ask, frozen=True, kw_only=True):
    """An item of a section: a new one, or `item` told anew, on the version `base` of it."""

    item: str | UnsetType = UNSET
    base: Base = UNSET


class ItemTold(Event, frozen=True, kw_only=True, tag="item-told"):
    """These fields of it, as they are from now on; `of` is who proposed it, if another did."""

    section: str
    item: str
    fields: dict[str, Any]
    of: str = ""


class Kept(NamedTuple):
    """How a section is kept: the first sign of its ids, and how many items there can be."""

    begins: str
    most: int
    of: type[Struct]


#: Sections by name, and what an agreement of ten years holds at most of each.
KEPT: Mapping[str, Kept] = {
    "staff": Kept("s", 100, Member),
    "meetings": Kept("m", 40, Meeting),
    "objectives": Kept("o", 100, Objective),
    "actions": Kept("a", 300, Action),
    "appendices": Kept("x", 40, Appendix),
    "citations": Kept("c", 60, Citation),
}
BY_SIGN = {kept.begins: section for section, kept in KEPT.items()}


def section_of(item: str) -> str:
    """The section an id is of; empty where it is of none."""
    return BY_SIGN.get(item[:1], "")


def items(agreement: Agreement, section: str) -> dict[str, Any]:
    """The items of a section, by id, in the order they were first told."""
    kept: dict[str, Any] = getattr(agreement, section)
    return kept


def known(agreement: Agreement, section: str, item: str) -> Any:
    """The item of this id; raises Refusal where there is none."""
    if item not in items(agreement, section):
        raise Refusal("not-found", "no-such-item")
    return items(agreement, section)[item]


def given(ask: Ask, *but: str) -> dict[str, Any]:
    """The fields that were told with an ask."""
    told = {name: getattr(ask, name) for name in ask.__struct_fields__}
    return {
        name: value
        for name, value in told.items()
        if value is not UNSET and name not in ("item", "base", *but)
    }


def tell(
    agreement: Agreement, section: str, ask: ItemAsk, fields: dict[str, Any], needed: Iterable[str]
) -> list[ItemTold]:
    """The item as it is told; nothing where that is what it says already.

    Raises Refusal where something is missing, there are as many as can be, or another was faster.
    """
    if isinstance(ask.item, UnsetType):
        return (
            [ItemTold(section=section, item=fresh(agreement, section), fields=fields)]
            if has(fields, needed)
            else []
        )
    before = asdict(known(agreement, section, ask.item))
    other = {name: value for name, value in fields.items() if before[name] != value}
    no_clash(agreement, ask.item, ask.base, other)
    return [ItemTold(section=section, item=ask.item, fields=other)] if other else []


def has(fields: Mapping[str, Any], needed: Iterable[str]) -> bool:
    """Raises Refusal for the first of these that was not told."""
    for name in needed:
        if name not in fields:
            raise Refusal("bad-field", "empty", field=name)
    return True


def fresh(agreement: Agreement, section: str) -> str:
    """The next id in a section; raises Refusal where it is full."""
    kept = KEPT[section]
    if len(items(agreement, section)) >= kept.most:
        raise Refusal("wrong-state", "register-full", count=kept.most)
    return agreement.next_id(kept.begins)


def no_clash(agreement: Agreement, item: str, base: Base, fields: Iterable[str]) -> None:
    """Raises Refusal where one of these fields was told anew since the version it is made on."""
    if isinstance(base, UnsetType):
        return
    version = agreement.versions[item]
    if base > version.version or any(version.fields.get(name, 0) > base for name in fields):
        raise Refusal("conflict", "written-since")


def check_day(name: str, told: object) -> None:
    """Raises Refusal where this is no date as it is written here; nothing may be.

    No date is at the end of all time: a calendar counts on from it.
    """
    try:
        if told and not _is_day(str(told)):
            raise ValueError
    except ValueError:
        raise Refusal("bad-field", "no-date", field=name) from None


def _is_day(told: str) -> bool:
    day = date.fromisoformat(told)
    return day.isoformat() == told and FIRST <= day <= LAST
