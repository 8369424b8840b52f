"""The minutes of a story of a workshop, as they stand while it goes on."""

import msgspec

from app.documents import grid, minutes
from app.documents.grid import Grid
from app.documents.happened import Happened
from app.documents.happened import Story as Told
from app.documents.signatures import Reading
from app.workshop import signing
from tests.workshop.story import Story


def happened(story: Story) -> list[Happened]:
    """The log as minutes are handed it: plain objects, without names."""
    facts = [(one, msgspec.to_builtins(one.event)) for one in story.facts]
    return [
        Happened(one.seq, one.at, one.by, {**event, "name": ""} if "person" in event else event)
        for one, event in facts
    ]


def told(story: Story, zone: str = "", left_out: int = 0) -> Grid:
    people = {**story.workshop.people, **story.workshop.left}
    names = {one.person: one.name for one in people.values()}
    table = grid.of(signing.draft(story.workshop), None, names, None, Reading(zone, (), names))
    return grid.with_story(table, Told(happened(story), left_out))


def read(story: Story, zone: str = "", left_out: int = 0) -> str:
    return minutes.write(told(story, zone, left_out)).decode()


def entries(story: Story, about: str) -> list[str]:
    """What stands under every heading of this name, without the times."""
    parts = read(story).split("\n### ")[1:]
    mine = [
        part.split("\n## ")[0].split("\n")[1:] for part in parts if part.startswith(f"{about}\n")
    ]
    lines = (line for part in mine for line in part if line)
    return [line.split(", ", 1)[1] if line.startswith("- ") else line.strip() for line in lines]
