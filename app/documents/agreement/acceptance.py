"""How it is accepted: who signs, who has signed what by which hand, and what is appended."""

from collections.abc import Sequence

from app.documents import about, sentences
from app.documents.agreement.parts import Facts, Heading, Items, Lines, Paragraph, Part, rows
from app.documents.agreement.telling import Telling
from app.documents.printable import clean
from app.documents.signatures import Told
from app.partnership.record import Appendix, Citation

APPENDICES = (("Agreement", 28), ("Where it is", 30), ("SHA-256", 42))
CITATIONS = (
    *(("Service", 20), ("Workshop", 13), ("Revision", 10)),
    *(("SHA-256", 40), ("Standing", 17)),
)
OFFICES = (("Office", 40), ("Who is asked to sign", 60))
AGREED = "We agree on this partnership, in the words of this document."
DRAFT = "This is a draft. Signatures belong under a numbered revision."


def acceptance(told: Telling, digest: str | None, said: Sequence[Told]) -> list[Part]:
    """The four lines, what each office said through the product, and what they sign."""
    agreement, called = told.agreement, told.names.called
    seals = {one.office: one.seal for one in said}
    asked = about.signatures(agreement, called)
    if digest is None:
        return [Paragraph(DRAFT), *rows(OFFICES, [[one.office, one.name] for one in asked])]
    lines = [(one.office, one.name, seals.get(one.office, ())) for one in asked]
    parts: list[Part] = [Paragraph(AGREED), Facts(_facts(told, digest)), Lines(lines)]
    return [*parts, *([Items([f"{one.office}: {one.sentence}" for one in said])] if said else [])]


def _facts(told: Telling, digest: str) -> list[tuple[str, str]]:
    agreement = told.agreement
    pairs = [
        ("Revision", str(agreement.revision)),
        ("Signed off", sentences.moment(agreement.signed_at or "", told.zone)),
        ("Signed off by", told.names.of(agreement.signed_by or "")),
        # In groups of eight, so that two people can read it to each other.
        ("Content SHA-256", grouped(digest)),
        ("Previous revision", grouped(agreement.previous or "")),
    ]
    return [(label, text) for label, text in pairs if text]


def grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def appendices(told: Telling) -> list[Part]:
    agreement = told.agreement
    parts: list[Part] = []
    if agreement.appendices:
        parts.append(Heading("Service levels"))
        parts += rows(APPENDICES, [_appendix(one) for one in agreement.appendices])
    if agreement.citations:
        parts.append(Heading("Signed support models"))
        parts += rows(CITATIONS, [_citation(one) for one in agreement.citations])
    return [*parts, *told.missing("nothing-appended")]


def _appendix(one: Appendix) -> list[str]:
    where = clean(one.link) or f"{clean(one.file)}, {size(one.size)}"
    return [clean(one.title), where, grouped(one.hash)]


def size(count: int) -> str:
    """Of a file: `183 kB`."""
    for unit, least in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= least:
            return f"{count / least:.3g} {unit}"
    return f"{count} bytes"


def _citation(one: Citation) -> list[str]:
    standing = "as cited" if one.newer is None else f"revision {one.newer} is in force now"
    return [clean(one.service), one.workshop, str(one.revision), grouped(one.hash), standing]
