"""When the room meets, and what is sent to invite to it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
PLANNING = "workshop/planning"
SESSION = {
    "day": "2026-12-03",
    "at": "09:00",
    "until": "12:30",
    "minutes": 210,
    "zone": "Europe/Helsinki",
    "pre_work": "Vote on the cells you know.",
}


async def test_the_invitation_says_when_where_how_long_and_what_to_do_before(
    modules: Modules,
) -> None:
    await modules.room(screen(session=SESSION))
    text = await modules.run(PLANNING, "(m) => m.invitationText('https://remit.example/w/ABC')")
    assert text.splitlines() == [
        "Invoices: who is accountable for its support?",
        "When: 3\u00a0Dec\u00a02026, 09:00 to 12:30 (Europe/Helsinki), 3 hours 30 minutes.",
        "Where: https://remit.example/w/ABC",
        "Open the link, give your name and whom you represent: no account is needed, "
        "a phone is enough. Votes are hidden until they are revealed.",
        "Before you come: Vote on the cells you know.",
    ]


async def test_without_a_day_the_link_alone_is_sent(modules: Modules) -> None:
    await modules.room(screen())
    text = await modules.run(PLANNING, "(m) => m.invitationText('https://remit.example/w/ABC')")
    assert "When" not in text
    assert "Where: https://remit.example/w/ABC" in text
    assert await modules.run(PLANNING, "(m) => m.standsPlanned()") == "not planned"


async def test_a_new_plan_begins_in_the_zone_of_who_makes_it(modules: Modules) -> None:
    await modules.room(screen())
    does = "(m) => { const one = m.planning(); one.load(); return one.form; }"
    assert await modules.run(PLANNING, does) == {
        "day": "",
        "at": "09:00",
        "minutes": "180",
        "zone": "Europe/Berlin",
        "pre_work": "",
    }


async def test_a_plan_is_asked_for_in_whole_minutes(modules: Modules) -> None:
    await modules.room(screen(session=SESSION))
    does = """(m) => {
      const one = m.planning();
      one.load();
      one.form.day = '2026-12-10';
      one.keep();
      one.plan();
      return one.lengths.map((it) => it.name).includes('3 hours 30 minutes');
    }"""
    assert await modules.run(PLANNING, does) is True
    told: dict[str, Any] = {key: value for key, value in SESSION.items() if key != "until"}
    assert await modules.asked() == [{"ask": "plan-session", **told, "day": "2026-12-10"}]


async def test_what_was_half_written_comes_back(modules: Modules) -> None:
    await modules.room(screen(session=SESSION))
    does = """(m) => {
      const one = m.planning();
      one.load();
      one.form.pre_work = 'Read';
      one.keep();
      const again = m.planning();
      again.load();
      return again.form.pre_work;
    }"""
    assert await modules.run(PLANNING, does) == "Read"


@pytest.mark.parametrize(
    ("minutes", "says"),
    [(45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (0, "0 minutes")],
)
async def test_a_length_in_words(modules: Modules, minutes: int, says: str) -> None:
    await modules.room(screen())
    assert await modules.run(PLANNING, f"(m) => m.lengthWords({minutes})") == says
