"""What was asked and not answered: each in its turn, and nothing later than it was meant."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
VOTE = {"ask": "cast-vote", "process": "incident", "scope": "application", "seen": 3}
FIRST, SECOND, THIRD = ({**VOTE, "id": number} for number in "123")
PARK = {"id": "4", "ask": "park", "text": "Later."}
START = """
  const { keepUnsaved } = await import('/static/js/shared/unsaved.js');
  sessionStorage.clear();
  const unsaved = keepUnsaved('ABCDEFGH');
  asks.forEach((ask) => unsaved.add(ask));
  const sent = [], told = [];
  const on = {
    done: (ask, seq) => told.push(['done', ask.id, seq]),
    refused: (ask, frame) => told.push(['refused', ask && ask.id, frame.code]),
  };
  const waits = [], real = globalThis.setTimeout;
  globalThis.setTimeout = (call) => waits.push(call);
  const line = m.deliver(unsaved, (frame) => sent.push({ ...frame }), on);
"""


async def delivered(modules: Modules, does: str, *asks: dict[str, Any]) -> Any:
    tried = f"try {{ {does} }} finally {{ globalThis.setTimeout = real; }}"
    return await modules.run(
        "shared/delivery", f"async (m, asks) => {{ {START} {tried} }}", list(asks)
    )


async def test_of_what_steers_it_is_asked_only_what_became_of_it(modules: Modules) -> None:
    does = "line.all(); return sent;"
    assert await delivered(modules, does, FIRST, PARK) == [FIRST, {**PARK, "again": True}]


async def test_a_vote_goes_when_the_one_before_it_is_answered(modules: Modules) -> None:
    """The newest of those that waited, standing on what came of the one before."""
    does = """line.all();
      const alone = sent.length;
      line.hear({ done: '1', seq: 8 });
      return [alone, sent.at(-1), told, unsaved.asks.length];"""
    told = [["done", "1", 8], ["done", "2", 0]]
    assert await delivered(modules, does, FIRST, SECOND, THIRD) == [
        1,
        {**THIRD, "seen": 8},
        told,
        1,
    ]


async def test_a_vote_behind_a_refused_one_stands_where_it_stood(modules: Modules) -> None:
    does = """line.hear({ refused: '1', code: 'conflict' }); return [sent, told];"""
    assert await delivered(modules, does, FIRST, SECOND) == [
        [SECOND],
        [["refused", "1", "conflict"]],
    ]


@pytest.mark.parametrize(
    ("ask", "code", "sent"),
    [
        (FIRST, "unavailable", FIRST),
        (FIRST, "rate-limited", FIRST),
        (PARK, "unavailable", {**PARK, "again": True}),
        (PARK, "rate-limited", None),
    ],
)
async def test_a_busy_server_is_asked_again(
    modules: Modules, ask: dict[str, Any], code: str, sent: dict[str, Any] | None
) -> None:
    does = """line.hear({ refused: asks[0].id, code: told.code || CODE });
      waits.forEach((call) => call());
      return [sent, told];""".replace("CODE", f"'{code}'")
    told = [] if sent else [["refused", ask["id"], code]]
    assert await delivered(modules, does, ask) == [[sent] if sent else [], told]


async def test_an_answer_to_nothing_of_ours_is_no_answer(modules: Modules) -> None:
    does = """line.hear({ done: 'x', seq: 1 });
      line.hear({ refused: null, code: 'bad-json' });
      return told;"""
    assert await delivered(modules, does) == [["refused", None, "bad-json"]]
