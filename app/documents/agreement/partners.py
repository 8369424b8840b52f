"""The first three sections: what the two want, who they are, and when they meet."""

from app.documents.agreement import rhythms
from app.documents.agreement.parts import Heading, Paragraph, Part, rows
from app.documents.agreement.telling import Telling
from app.documents.printable import clean
from app.partnership.model import LEVELS, SIDES
from app.partnership.record import Meeting, Member

STAFF = (
    *(("Name", 19), ("Title", 17), ("Role", 18)),
    *(("Level", 15), ("Contact", 25), ("Deputy", 14)),
)
MEETINGS = (("Meeting", 20), ("Purpose", 26), ("How often", 30), ("Who attends", 24))


def philosophy(told: Telling) -> list[Part]:
    text = clean(told.agreement.philosophy)
    return [Paragraph(text)] if text else told.missing("philosophy-empty")


def staff(told: Telling) -> list[Part]:
    """Side by side, then the roles that nobody holds."""
    parts: list[Part] = []
    for side in SIDES:
        there = [one for one in told.agreement.staff if one.side == side]
        parts.append(Heading(told.side(side)))
        parts += rows(STAFF, [_member(told, one) for one in there])
        if not there:
            parts.append(Paragraph("Nobody is named yet."))
    return [*parts, *told.missing("role-unheld")]


def _member(told: Telling, one: Member) -> list[str]:
    return [
        told.names.of(one.id),
        clean(one.title),
        clean(one.role),
        one.level,
        told.names.contact(one),
        told.names.of(one.deputy),
    ]


def meetings(told: Telling) -> list[Part]:
    """Level by level; one at which nobody meets is said as a gap."""
    parts: list[Part] = []
    for level in LEVELS:
        there = [one for one in told.agreement.meetings if one.level == level]
        parts.append(Heading(f"{level.capitalize()} level"))
        parts += rows(MEETINGS, [_meeting(told, one) for one in there])
        if not there:
            lone = [one for one in told.gaps if one.params.get("level") == level]
            parts += told._replace(gaps=lone).missing("level-unmet")
    return parts


def _meeting(told: Telling, one: Meeting) -> list[str]:
    often = rhythms.when(one)
    return [
        clean(one.title),
        clean(one.purpose),
        "\n".join([often[:1].upper() + often[1:], *rhythms.singles(one)]),
        ", ".join(map(told.names.of, one.attendees)),
    ]
