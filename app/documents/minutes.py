"""Minutes: what happened while a revision was made, in its order, as people would write it down."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from app.documents import minuted, minuted_around, minuted_begun, sentences
from app.documents.grid import Grid
from app.documents.happened import Happened, Item, Story
from app.documents.markdown import listed, plain
from app.documents.minuting import Minuting, cells_of

#: Of what many did at once so many are named, and the rest is counted.
NAMES = 30
TELLERS = {**minuted_begun.TELLERS, **minuted.TELLERS, **minuted_around.TELLERS}
#: What moves the room along, or is a part of something told elsewhere.
CHAPTER = "chapter-opened"
QUIET = frozenset(
    {
        *("described", "focused", "pace-set", "door-locked", "timer-set", "timer-stopped"),
        *(
            "intake-answered",
            "session-planned",
            "session-begun",
            "chapter-planned",
            "stakeholder-named",
            "stakeholder-expected",
            "stakeholder-invited",
            "stakeholder-dropped",
        ),
        *("vote-cast", "vote-withdrawn", "advice-cast", "advice-withdrawn", "marked"),
        *("person-corrected", "person-removed", "person-erased", "invited", "question-left"),
        *("topic-unparked", "path-shown", "offer-dropped", "office-named", "signatory-named"),
        *(
            "room-simulated",
            "person-brought-in",
            "executor-dropped",
            "contact-kept",
            "executors-confirmed",
            "case-placed",
            "case-dropped",
        ),
    }
)
#: What a chapter is called in which something happened before any was opened.
BEGINNING = "The session"


class Line(NamedTuple):
    """One thing that happened: in which chapter, and when."""

    chapter: str
    at: str
    item: Item

    @property
    def day(self) -> tuple[str, str]:
        return self.chapter, self.at[:10]


def write(grid: Grid) -> bytes:
    """A heading for each chapter the room was in, and one for each cell or register it spoke of."""
    lines = list(_gathered(_lines(grid)))
    standing = "**DRAFT**, not signed" if grid.draft else f"**{grid.standing}**"
    parts = [
        f"# Minutes: {plain(grid.service)}",
        standing,
        listed(_facts(grid, lines)),
        _left_out(grid.story),
        "## Who took part",
        listed(_people(grid)),
        *_told(grid, lines),
        f"SHA-256 of the content: `{grid.hash}`" if grid.hash else "",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _facts(grid: Grid, lines: list[Line]) -> Iterator[str]:
    if lines:
        first, last = (sentences.moment(one.at, grid.zone) for one in (lines[0], lines[-1]))
        yield plain(f"From {first} to {last}")
    zone = sentences.known_zone(grid.zone)
    yield plain(f"Times are UTC, and in brackets {zone}" if zone else "Times are UTC")
    yield "Drafted from the log: in the order things happened, votes by party and never by person"


def _left_out(story: Story) -> str:
    if not story.left_out:
        return ""
    return f"Only the newest is told: {story.left_out} earlier entries of the log are left out."


def _people(grid: Grid) -> Iterator[str]:
    """By party: who was there, and what they were beside participants."""
    for party in dict.fromkeys(one.party_word for one in grid.people):
        mine = [one for one in grid.people if one.party_word == party]
        told = [
            one.name if one.told == "participant" else f"{one.name} ({one.told})" for one in mine
        ]
        yield plain(f"{party}: {_named(told)}")


def _named(names: list[str] | tuple[str, ...]) -> str:
    over = len(names) - NAMES
    return "; ".join([*names[:NAMES], *([f"and {over} more"] if over > 0 else [])])


def _lines(grid: Grid) -> Iterator[Line]:
    """What is told of each fact, under the chapter the room was in."""
    room, chapter = Minuting(grid), ""
    for fact in grid.story.facts:
        if fact.tag == CHAPTER:
            chapter = str(fact.event["chapter"])
        elif item := _item(fact, room):
            where = chapter or ("matrix" if item.cells else "")
            yield Line(where.capitalize() or BEGINNING, fact.at, item)
            chapter = where


def _item(fact: Happened, room: Minuting) -> Item | None:
    """What a later release writes is not told."""
    tell, still = TELLERS.get(fact.tag), room.still(fact)
    return tell(still, room) if tell and still else None


def _gathered(lines: Iterable[Line]) -> Iterator[Line]:
    """Like things that happened to one after the other, as one."""
    before: Line | None = None
    for line in lines:
        both = before and before.day == line.day and before.item.with_next(line.item)
        if before and both:
            before = before._replace(item=both)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _told(grid: Grid, lines: list[Line]) -> Iterator[str]:
    for (chapter, _), of_day in groupby(lines, lambda one: one.day):
        inside = list(of_day)
        yield f"## {chapter}, {plain(sentences.moment(inside[0].at, grid.zone))}"
        for about, of_one in groupby(inside, lambda one: _subject(one.item, grid)):
            yield f"### {plain(about)}"
            yield "\n".join(_entry(one, grid.zone) for one in of_one)


def _subject(item: Item, grid: Grid) -> str:
    if not item.cells:
        return item.about
    return grid.naming.places(cells_of(item.cells))


def _entry(line: Line, zone: str) -> str:
    item = line.item
    said = f"{item.text} {_named(item.names)}" if item.names else item.text
    more = [f"  - {plain(one)}" for one in item.more]
    return "\n".join([f"- {plain(f'{sentences.clock(line.at, zone)}, {said}')}", *more])
