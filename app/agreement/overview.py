"""How the portfolio has an agreement: between whom it is, how it stands, what of it is due."""

import msgspec

from app.agreement.state import Agreement
from app.log.listing import Dated, Overview
from app.signing import signatures


def seen(agreement: Agreement) -> tuple[Overview, dict[str, Dated]]:
    """The row it has, and by an id of its own what comes to a day."""
    actions = {
        f"action:{one.id}": Dated("action", "", "open", "", one.due)
        for one in agreement.actions.values()
        if not one.state
    }
    return _overview(agreement, len(actions)), actions


def _overview(agreement: Agreement, actions: int) -> Overview:
    last = agreement.revisions[-1].revision if agreement.revisions else 0
    return Overview(
        title=agreement.title,
        sorted_as=agreement.title.casefold(),
        searched=" ".join((agreement.title, agreement.code, *agreement.sides)).casefold(),
        model="",
        state=agreement.state,
        revision=last,
        in_force=signatures.in_force(agreement),
        since=_since(agreement, last),
        distance=None,
        drift=0,
        promises=actions,
        risks=0,
        contracts=0,
        changes=0,
        traits="",
        processes="",
        marks="",
        body=msgspec.json.encode({"sides": agreement.sides}).decode(),
    )


def _since(agreement: Agreement, last: int) -> str:
    """When the last revision was signed off, or came into force; empty before the first."""
    if not last:
        return ""
    at = agreement.revisions[-1].signed_at
    if signatures.in_force(agreement) != last:
        return at
    return max((at, *(one.at for one in signatures.standing(agreement))))
