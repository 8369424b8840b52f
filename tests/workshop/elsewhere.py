"""A workshop that was signed in one place, and begins again in another."""

from typing import Any

from msgspec.json import decode

from app.log.recorded import Event, Fact, Happenings, KeepNames, KeepRevision, Turn
from app.matrix.chain import FORMAT, Carried, Kept
from app.matrix.sections import Signature
from app.signing import signatures
from app.workshop.kind import WORKSHOP
from app.workshop.readying import prepared
from app.workshop.state import Workshop
from tests.workshop import ask
from tests.workshop.story import CODEC, Story


def carried(story: Story, *kept: Happenings) -> Carried:
    """What was kept when each revision was signed off, and what is known of it now."""
    workshop = story.workshop
    said = signatures.kept(workshop)
    revisions = []
    for happened in kept:
        (bytes_of,) = [one for one in happened if isinstance(one, KeepRevision)]
        (names,) = [one for one in happened if isinstance(one, KeepNames)]
        told = [
            decode(it, type=Signature)
            for key, it in said.items()
            if key.startswith(f"{bytes_of.revision}:")
        ]
        revisions.append(
            Kept(
                bytes_of.revision, bytes_of.hash, bytes_of.content.encode(), dict(names.names), told
            )
        )
    people = {**workshop.people, **workshop.left}
    return Carried("session", FORMAT, revisions, {who: one.name for who, one in people.items()})


def closes(story: Story) -> Happenings:
    """Ann signs off; answers all that is kept of it."""
    turn = story._turn("ann")._replace(chance=lambda: "c" * 32)
    happened = WORKSHOP.decide(story.workshop, ask.SignOff(), turn)
    events = [one for one in happened if isinstance(one, Event)]
    facts = [Fact(story.workshop.seq + 1, story.now, "ann", one) for one in events]
    WORKSHOP.evolve(story.workshop, facts)
    story.facts += facts
    return happened


def brought(told: Carried, facilitator: str = "Zoë") -> tuple[Workshop, Happenings]:
    """The workshop it becomes elsewhere, folded as its log has it, and all that happened."""
    state = Workshop(code="ELSEWHER")
    at = "2026-12-01T09:00:00.000Z"
    turn = Turn("zoe", at, lambda *_: {})
    happened = WORKSHOP.decide(state, prepared(told, facilitator), turn)
    goes_on(state, happened, at)
    return state, happened


def goes_on(state: Workshop, happened: Happenings, at: str, by: str = "zoe") -> None:
    events: list[Any] = [one for one in happened if isinstance(one, Event)]
    for event in events:
        read = CODEC.decode(CODEC.encode(event).decode())
        WORKSHOP.evolve(state, [Fact(state.seq + 1, at, by, read)])
