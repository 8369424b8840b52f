"""A reason being typed: it goes with the vote, and is never called saved before it is."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
BALLOT = "workshop/questions_ballot"  # a reason lives in a ballot
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}
MINE = {"mine": {CELL: "tbd"}, "mine_why": {CELL: {"reason": "So.", "confidence": 2}}}


async def reason(modules: Modules, does: str, **shown: Any) -> Any:
    await modules.room(screen(CELL, **shown), line="live")
    start = """const { room } = await import('/static/js/shared/room.js');
      const one = m.ballot();
      one.load();"""
    return await modules.run(BALLOT, f"async (m) => {{ {start} {does} }}")


async def test_what_the_server_has_is_saved(modules: Modules) -> None:
    does = "return [one.reason, one.confidence, one.reasonState];"
    assert await reason(modules, does, **MINE) == ["So.", 2, "Saved."]


async def test_what_is_typed_is_not_saved_yet(modules: Modules) -> None:
    does = "one.reason = 'So be it.'; return [one.reasonState, one.status];"
    said = await reason(modules, does, **MINE)
    assert said == ["Not saved yet.", "Reason not saved yet. Your vote for t.b.d. is saved."]


async def test_it_is_kept_with_the_vote_it_belongs_to(modules: Modules) -> None:
    await reason(modules, "one.reason = 'So be it.'; one.keep();", **MINE)
    (vote,) = await modules.asked()
    assert vote == {
        "ask": "cast-vote",
        "choice": "tbd",
        "confidence": 2,
        "reason": "So be it.",
        **AT,
    }


@pytest.mark.parametrize("shown", [{}, MINE])
async def test_nothing_is_sent_without_a_vote_or_without_news(
    modules: Modules, shown: dict[str, Any]
) -> None:
    words = "one.reason = 'No vote.';" if not shown else ""
    await reason(modules, f"{words} one.keep();", **shown)
    assert await modules.asked() == []


async def test_while_one_is_on_its_way_the_next_waits(modules: Modules) -> None:
    does = "one.reason = 'First.'; one.keep(); one.reason = 'Second.'; one.explain();"
    await reason(modules, does, **MINE)
    assert [ask["reason"] for ask in await modules.asked()] == ["First."]


async def test_too_late_it_is_given_back_to_who_wrote_it(modules: Modules) -> None:
    does = """one.reason = 'So be it.';
      room().cells['incident:application'] = cell;
      one.keep();
      return room().trouble;"""
    cell = f"const cell = {{ state: '{decided('tbd')['state']}', accountable: 'tbd' }};"
    said = await reason(modules, cell + does, **MINE)
    assert said.startswith("Your reason on Incident Mgmt came too late")
    assert "So be it." in said
    assert await modules.asked() == []
