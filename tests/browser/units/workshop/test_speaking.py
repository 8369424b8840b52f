"""Who is heard first, as each page says it."""

import pytest

from tests.browser.units.modules import Modules, person, revealed, screen

pytestmark = pytest.mark.anyio
SPEAKING = "workshop/speaking"
CELL = "incident:application"
FIRST = [
    {"choice": "business", "represents": "it-ops", "person": "bob"},
    {"choice": "tbd", "represents": "other"},
]


async def at(modules: Modules, page: str) -> None:
    cell = revealed("split", {"it-ops": {"business": 3}}, speakers=FIRST)
    people = [person("Bob", "it-ops")]
    await modules.room(screen(CELL, people=people, cells={CELL: cell}), page)


@pytest.mark.parametrize(
    ("page", "said"), [("stage", "Bob for Business"), ("participant", "you for Business")]
)
async def test_it_is_a_person_or_a_party_and_oneself(
    modules: Modules, page: str, said: str
) -> None:
    await at(modules, page)
    voices = "(m) => m.speakers().voices.map((one) => `${one.name}${one.who || ''} ${one.says}`)"
    assert await modules.run(SPEAKING, voices) == [said, "Other for t.b.d."]


async def test_it_is_said_aloud(modules: Modules) -> None:
    await at(modules, "stage")
    aloud = await modules.run(SPEAKING, "(m, cell) => m.speakersAloud(cell)", {"speakers": FIRST})
    assert aloud == "Hear first: Bob for Business and Other for t.b.d."
    assert await modules.run(SPEAKING, "(m) => m.speakersAloud({})") == ""
