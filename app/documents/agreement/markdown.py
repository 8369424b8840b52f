"""The agreement as Markdown, for a wiki or a ticket; what people typed stays text, never markup."""

from collections.abc import Iterator

from app.documents.agreement.document import Document
from app.documents.agreement.parts import (
    Facts,
    Gaps,
    Heading,
    Items,
    Lines,
    Paragraph,
    Part,
    Rows,
    Section,
)
from app.documents.markdown import listed, plain, table


def write(document: Document) -> bytes:
    """One heading for each section; a draft says so under its title."""
    standing = "**DRAFT**, not signed" if document.draft else f"**{document.standing}**"
    signed = f", {document.signed}" if document.signed else ""
    parts = [
        f"# Partnership agreement: {plain(document.title)}",
        f"{standing}{signed}",
        f"Between {plain(document.sides[0])} and {plain(document.sides[1])}.",
        listed(f"{role}: {plain(who)}" for role, who in document.pair),
        *(line for section in document.sections for line in _section(section)),
        f"SHA-256 of the content: `{document.hash}`" if document.hash else "",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _section(section: Section) -> Iterator[str]:
    number = f"{section.number}. " if section.number else ""
    yield f"## {number}{plain(section.title)}"
    yield from map(_part, section.parts)


def _part(part: Part) -> str:
    match part:
        case Heading(text):
            return f"### {plain(text)}"
        case Paragraph(text):
            return written(text)
        case Gaps(says):
            return listed(f"**Gap:** {plain(one)}" for one in says)
        case Items(texts):
            return listed(map(plain, texts))
        case Facts(pairs):
            return listed(f"{plain(label)}: {plain(text)}" for label, text in pairs)
        case Rows(columns, rows):
            return table([plain(one.title) for one in columns], rows)
        case Lines(offices):
            rows = [[office, name, *_sealed(seal)] for office, name, seal in offices]
            return table(["Office", "Name", "Signature", "Date"], rows)


def written(text: str) -> str:
    """A text in its paragraphs."""
    return "\n\n".join(plain(one) for one in text.split("\n\n") if one.strip())


def _sealed(seal: tuple[str, ...]) -> tuple[str, str]:
    who, hand, at = seal or ("", "", "")
    return f"{who} {hand}".strip(), at
