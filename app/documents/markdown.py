"""The matrix as Markdown, for a wiki or a ticket; what people typed stays text, never markup."""

import re
from collections.abc import Iterable, Sequence

from app.documents import asked, beside, checked
from app.documents.asked import Asked
from app.documents.entry import Entry
from app.documents.grid import Grid

#: Signs that mean something anywhere in a line, to CommonMark, to GitHub's tables or to its maths.
MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$]|&(?=#?\w+;)")
#: What means something only as the first sign: lists, headings, rulers, numbered lists.
OPENING = re.compile(r"^(\s*)([-+=#])|^(\s*\d+)([.)])")
#: What GitHub would turn into a link by itself.
LINK = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)


def write(grid: Grid) -> bytes:
    """One heading for each part; a draft says so under its title."""
    standing = "**DRAFT**, not signed" if grid.draft else f"**{grid.standing}**"
    parts = [
        f"# Support model: {plain(grid.service)}",
        standing,
        listed(f"{label}: {plain(text)}" for label, text in grid.facts if label != "Service"),
        "## Matrix",
        _matrix(grid),
        "## How each was decided",
        _decided(grid),
        *_ambition(grid),
        "## Decisions",
        *_decisions(grid),
        *_changed(grid),
        "## Open points",
        _open_points(grid.open_points),
        *_beside(grid),
        *_asked(grid, "readiness"),
        *_checks(grid),
        *_asked(grid, "quick", "agreement", "leaving"),
        "## Parked topics",
        listed(plain(topic) for topic in grid.parked),
        "## Who took part",
        listed(f"{plain(one.name)}, {one.party_word}, {one.told}" for one in grid.people),
        "## Signatures",
        table(["Office", "Name", "Signature", "Date"], _signatures(grid)),
        listed(f"{one.office}: {plain(one.sentence)}" for one in grid.said) if grid.said else "",
        f"SHA-256 of the content: `{grid.hash}`" if grid.hash else "",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def plain(text: str) -> str:
    """The text with everything escaped that Markdown or HTML could take for its own."""
    safe = LINK.sub(r"\\\g<0>", MARKUP.sub(r"\\\g<0>", text))
    return OPENING.sub(r"\1\3\\\2\4", safe).replace("\t", " ").replace("\n", "<br>")


def _matrix(grid: Grid) -> str:
    executed = [f"{column} executed by" for column in grid.columns]
    rows = [
        [row.name, *(one.word for one in row.entries), *(one.executed_by for one in row.entries)]
        for row in grid.rows
    ]
    return table(["Support process", *grid.columns, *executed], rows)


def _decided(grid: Grid) -> str:
    rows = [[row.name, *(one.decided_how for one in row.entries)] for row in grid.rows]
    return table(["Support process", *grid.columns], rows)


def _changed(grid: Grid) -> list[str]:
    """What is not as it was in the revision before, if there is one."""
    if grid.changes is None:
        return []
    cells = (
        f"{plain(one.name)}, {plain(one.column)}: {plain('; '.join(one.changed))}"
        for one in grid.printed
        if one.changed
    )
    about = map(plain, grid.changes.about)
    return [f"## Changed since revision {grid.changes.since}", listed([*about, *cells])]


def _decisions(grid: Grid) -> Iterable[str]:
    for entry in grid.printed:
        if entry.quiet:
            continue
        yield f"### {plain(entry.name)}, {plain(entry.column)}: {entry.word}"
        yield listed(f"{label}: {plain(text)}" for label, text in _said(entry) if text)
    quiet = [f"{one.name}, {one.column}" for one in grid.printed if one.quiet]
    if quiet:
        yield f"Without a reason or a vote on record: {plain('; '.join(quiet))}."


def _said(entry: Entry) -> list[tuple[str, str]]:
    return [
        ("State", entry.standing),
        ("From the reference model", "yes" if entry.adopted else ""),
        ("Executed by", entry.executed_by),
        ("Rationale", entry.rationale),
        ("Dissent", entry.dissent),
        *((one.label, one.text) for one in entry.further),
        ("Votes", entry.votes),
        *(("Movement", cast.moved) for cast in entry.rounds),
        *(("Said", line) for cast in entry.rounds for line in cast.reasons),
        *(("Earlier decision", earlier) for earlier in entry.earlier),
    ]


def _open_points(entries: Sequence[Entry]) -> str:
    rows = [
        [one.name, one.column, one.standing, one.owner, one.due, one.next_step, one.waiver]
        for one in entries
    ]
    head = ["Support process", "Scope", "State", "Owner", "Due", "Next step", "Waiver"]
    return table(head, rows) if rows else "None."


def _ambition(grid: Grid) -> Iterable[str]:
    """How the room came to the model it works towards, where it was asked or one was adopted."""
    adopted, questions = beside.adopted(grid.beside), grid.asked_about("ambition")
    if adopted or questions:
        yield "## Ambition"
        yield plain(adopted)
    yield from _votes(questions)


def _asked(grid: Grid, *chapters: str) -> Iterable[str]:
    """What else the room was asked, a heading for each chapter there is."""
    for chapter in chapters:
        if questions := grid.asked_about(chapter):
            yield f"## {asked.CHAPTERS[chapter]}"
            yield from _votes(questions)


def _votes(questions: Sequence[Asked]) -> Iterable[str]:
    if questions:
        yield table(list(asked.COLUMNS), list(asked.rows(questions)))
    for one in questions:
        if said := [line for cast in one.rounds for line in cast.reasons]:
            yield listed([f"{plain(one.title)} {plain(line)}" for line in said])


def _checks(grid: Grid) -> Iterable[str]:
    """What the room may have missed; what is settled is counted."""
    pending = checked.pending(grid.checks, grid.naming)
    if grid.checks:
        yield "## Checks"
        yield table(list(checked.COLUMNS), checked.rows(pending)) if pending else ""
        yield checked.settled(grid.checks)


def _beside(grid: Grid) -> Iterable[str]:
    """What was written down around the matrix, a table for each register that says anything."""
    for title, columns, rows in beside.tables(grid.beside, grid.naming):
        yield f"## {title}"
        yield table(list(columns), rows)


def _signatures(grid: Grid) -> list[list[str]]:
    seals = {one.office: one.seal for one in grid.said if one.seal}
    lines = [(one, seals.get(one.office, ("", "", ""))) for one in grid.signatures]
    return [[one.office, one.name, f"{who} {hand}".strip(), at] for one, (who, hand, at) in lines]


def listed(items: Iterable[str]) -> str:
    """A list of what is Markdown already."""
    return "\n".join(f"- {item}" for item in items) or "None."


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of plain text."""
    lines = [head, ["---"] * len(head), *([plain(field) for field in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
