"""The agreement as one document of text: what every file prints, so that none can differ."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import msgspec

from app.documents import sentences, signatures
from app.documents.agreement import acceptance, aims, around, differences, partners, people
from app.documents.agreement.differences import Difference
from app.documents.agreement.parts import Items, Paragraph, Part, Section
from app.documents.agreement.people import Names
from app.documents.agreement.relationship import relationship
from app.documents.agreement.telling import Telling
from app.documents.changes import glance
from app.documents.printable import clean
from app.documents.signatures import Reading, Told
from app.partnership.gaps import Gap, gaps
from app.partnership.record import Agreement

NOTHING = Reading()
#: What an office is told has changed since it signed, by the sections of the record.
GONE = "what was dropped"
PLACES = {"philosophy": "Relationship philosophy", **differences.TITLES}


class Document(msgspec.Struct, frozen=True):
    """An agreement as people read it. `agreement` is kept whole, for whoever checks the hash."""

    code: str
    turn: int  # the number of the revision, or the one that the draft would get
    title: str
    sides: list[str]
    standing: str
    draft: bool
    hash: str | None
    signed: str  # when it was signed off, in words
    pair: list[tuple[str, str]]
    sections: list[Section]
    gaps: list[Gap]
    since: int | None  # the revision before; None: there is none
    about: list[str]  # what changed of the whole since then
    changed: list[Difference]
    said: list[Told]
    agreement: Agreement
    before: Agreement | None
    names: Names


def of(
    agreement: Agreement,
    digest: str | None,
    names: Mapping[str, str],
    before: Agreement | None = None,
    reading: Reading = NOTHING,
) -> Document:
    """The document behind the one `before`; `names` by id, as far as they are known."""
    draft = agreement.revision is None
    digest = None if draft else digest
    known = people.of(agreement, {**reading.names, **names})
    said = (
        []
        if draft
        else signatures.of(agreement, reading, known.called, partial(places, agreement, known))
    )
    told = Telling(agreement, known, gaps(agreement), reading.zone)
    since = before.revision if before else None
    changes = _changes(before, agreement, known)
    return Document(
        code=reading.code,
        turn=agreement.revision or (since or 0) + 1,
        title=clean(agreement.title),
        sides=[clean(one) for one in agreement.sides],
        standing="DRAFT" if draft else f"Revision {agreement.revision}",
        draft=draft,
        hash=digest,
        signed=sentences.moment(agreement.signed_at or "", reading.zone),
        pair=people.pair(agreement, known),
        sections=[*_seven(told, digest, said), *_around(told, since, *changes)],
        gaps=told.gaps,
        since=since,
        about=changes[0],
        changed=changes[1],
        said=said,
        agreement=agreement,
        before=before,
        names=known,
    )


def _changes(
    before: Agreement | None, now: Agreement, names: Names
) -> tuple[list[str], list[Difference]]:
    """Of the whole, and item by item."""
    if before is None:
        return [], []
    return list(differences.about(before, now)), list(differences.between(before, now, names))


def _seven(told: Telling, digest: str | None, said: Sequence[Told]) -> Iterator[Section]:
    """The sections that an agreement is published to have."""
    parts = {
        ("philosophy", "Relationship philosophy"): partners.philosophy(told),
        ("staff", "Partner plan staff"): partners.staff(told),
        ("meetings", "Engagement strategy"): partners.meetings(told),
        ("objectives", "Shared objectives and initiatives"): aims.objectives(told),
        ("actions", "Action plan"): aims.actions(told),
        ("acceptance", "Acceptance"): acceptance.acceptance(told, digest, said),
        ("appendices", "Appendices"): acceptance.appendices(told),
    }
    for number, ((key, title), its_parts) in enumerate(parts.items(), 1):
        yield Section(key, title, its_parts, number)


def _around(
    told: Telling, since: int | None, about: Sequence[str], changed: Sequence[Difference]
) -> Iterator[Section]:
    yield Section("relationship", "Where the relationship stands", relationship(told))
    yield Section("held", "Meetings held", around.held(told))
    yield Section("proposals", "Open proposals", around.proposals(told))
    if since is not None:
        lines = [*about, *(f"{differences.TITLES[one.section]}: {one.words}" for one in changed)]
        parts: list[Part] = [Items(lines)] if lines else [Paragraph("Nothing.")]
        yield Section("changes", f"What changed since revision {since}", parts)
    yield Section("people", "Who took part", around.attendance(told))


def places(agreement: Agreement, names: Names, changed: Sequence[str]) -> str:
    """What changed, by the names of its sections and items; what was dropped has none any more."""
    items = {
        one.id: f"{title}: {glance(differences.called(one, agreement, names))}"
        for section, title in differences.TITLES.items()
        for one in getattr(agreement, section)
    }
    return ", ".join(dict.fromkeys(items.get(key) or PLACES.get(key, GONE) for key in changed))
