"""Partner plan staff: who of each side is engaged, in which role, and how they are reached."""

from typing import Any, Literal

from msgspec import UNSET, UnsetType

from app.agreement.drafting import TextKept, shown
from app.agreement.items import ItemAsk, ItemTold, fresh, given, has, known, no_clash
from app.agreement.person import EITHER
from app.agreement.state import Agreement
from app.asks.ask import NAME, TITLE, Fields
from app.log.kind import Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.record import salt_of
from app.partnership.model import Level, Side
from app.partnership.record import Member

#: Where a personal text of a member stands: behind the id of the member.
PERSONAL = {"name": "n", "contact": "c"}
STAFF = "staff"
Salted = dict[str, tuple[str, str]]


class NameStaff(ItemAsk, frozen=True, kw_only=True, tag="name-staff"):
    own_fields = Fields(
        {
            "name": (NAME, False, False),
            "title": (TITLE, False, True),
            "contact": (TITLE, False, True),
            "role": (NAME, False, True),
            "deputy": (NAME, False, True),
        }
    )
    name: str | UnsetType = UNSET
    side: Side | UnsetType = UNSET
    title: str | UnsetType = UNSET
    contact: str | UnsetType = UNSET
    role: str | UnsetType = UNSET
    level: Literal[Level, ""] | UnsetType = UNSET
    deputy: str | UnsetType = UNSET


def name_staff(agreement: Agreement, ask: NameStaff, _: Turn) -> Happenings:
    fields, texts = given(ask, *PERSONAL), given(ask, *(set(ask.__struct_fields__) - set(PERSONAL)))
    if isinstance(ask.item, UnsetType):
        has({**fields, **texts}, ("name", "side"))
        item = fresh(agreement, STAFF)
        ids = {"person": f"{item}{PERSONAL['name']}", "contact": f"{item}{PERSONAL['contact']}"}
        told = ItemTold(section=STAFF, item=item, fields={**fields, **ids})
        return [*_kept(item, texts), told]
    member = known(agreement, STAFF, ask.item)
    other = {name: it for name, it in fields.items() if getattr(member, name) != it}
    new = {name: it for name, it in texts.items() if said(agreement, member)[name] != it}
    no_clash(agreement, ask.item, ask.base, [*other, *map(_field, new)])
    if not other and not new:
        return []
    marked = {**other, **{_field(name): f"{ask.item}{PERSONAL[name]}" for name in new}}
    return [*_kept(ask.item, new), ItemTold(section=STAFF, item=ask.item, fields=marked)]


def _field(name: str) -> str:
    """Where a member has the id of this text."""
    return "person" if name == "name" else name


def _kept(item: str, texts: dict[str, Any]) -> list[TextKept]:
    return [TextKept(person=f"{item}{PERSONAL[name]}", name=text) for name, text in texts.items()]


def said(agreement: Agreement, member: Member) -> dict[str, str]:
    """The personal texts of a member."""
    texts = agreement.texts
    return {"name": texts.get(member.person, ""), "contact": texts.get(member.contact, "")}


def described(agreement: Agreement, member: Member) -> dict[str, Any]:
    told = {
        name: getattr(member, name) for name in ("id", "side", "title", "role", "level", "deputy")
    }
    return {**told, **said(agreement, member)}


def salted(agreement: Agreement, chance: str) -> Salted:
    """Each personal text of the staff, with its salt; none without chance."""
    ids = (one for member in agreement.staff.values() for one in (member.person, member.contact))
    known_texts = {one: agreement.texts.get(one, "") for one in ids} if chance else {}
    return {one: (salt_of(chance, one), text) for one, text in known_texts.items() if text}


STAFFING = Feature(
    asks={NameStaff: Rule(EITHER, name_staff)},
    shows={STAFF: shown(STAFF, described)},
)
