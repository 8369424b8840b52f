"""Which way a line takes: after a few refused sockets the slow one, and back when one gets in."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

WAY = """async (m) => {
  const real = { WebSocket, setTimeout, fetch };
  const sockets = [];
  let time = 0;
  performance.now = () => time;
  globalThis.WebSocket = class {
    constructor() { sockets.push(this); }
    send(text) { this.sent = JSON.parse(text); }
    close() { this.closed = true; }
    hears(frame) { this.onmessage({ data: JSON.stringify(frame) }); }
  };
  globalThis.setTimeout = () => 0;
  const way = new m.Way('ws://nowhere.test/api/workshops/ABCDEFGH/live', { as: 'stage' });
  const refuse = (code, times) => { for (let n = 0; n < times; n += 1) way.lost(code, false); };
  const goSlow = () => { refuse(1006, 3); way.open(); sockets.length = 0; };
  try {
    DOES
  } finally {
    delete performance.now;
    Object.assign(globalThis, real);
  }
}"""


async def way(modules: Modules, does: str) -> Any:
    return await modules.run("shared/way", WAY.replace("DOES", does))


async def test_a_few_refusals_in_a_row_are_enough(modules: Modules) -> None:
    does = """refuse(1006, 2);
      const before = way.slow;
      refuse(1006, 1);
      return [before, way.slow, way.open().constructor.name];"""
    assert await way(modules, does) == [False, True, "SlowLine"]


async def test_waiting_in_vain_counts_twice(modules: Modules) -> None:
    does = "refuse(0, 1); const before = way.slow; refuse(0, 1); return [before, way.slow];"
    assert await way(modules, does) == [False, True]


async def test_a_socket_that_got_in_is_no_refusal(modules: Modules) -> None:
    does = """refuse(1006, 2);
      way.entered();
      refuse(1006, 2);
      for (let n = 0; n < 9; n += 1) way.lost(1006, true);
      return way.slow;"""
    assert await way(modules, does) is False


async def test_where_requests_do_not_pass_either_it_is_not_the_sockets(modules: Modules) -> None:
    does = """goSlow();
      refuse(1006, 1);
      const after = way.slow;
      refuse(1006, 2);
      return [after, way.slow];"""
    assert await way(modules, does) == [False, False]


async def test_a_slow_line_that_was_in_comes_again_by_the_same_way(modules: Modules) -> None:
    assert await way(modules, "goSlow(); way.entered(); way.lost(1006, true); return way.slow;")


async def test_now_and_then_one_socket_is_tried_and_taken_once_it_is_in(modules: Modules) -> None:
    does = """goSlow();
      const taken = [];
      const take = (socket) => { socket.onmessage = () => taken.push('heard'); return true; };
      const looks = [way.look(take)];
      const early = sockets.length;
      time += 20000;
      looks.push(way.look(take), way.look(take));
      const [socket] = sockets;
      socket.onopen();
      const { ask, as, id } = socket.sent;
      socket.hears({ done: id, seq: 1 });
      return [looks, early, ask, as, way.slow, taken, Boolean(socket.closed)];"""
    looks = [False, True, False]
    assert await way(modules, does) == [looks, 0, "enter", "stage", False, ["heard"], False]


async def test_one_that_does_not_get_in_or_is_not_taken_is_let_go(modules: Modules) -> None:
    does = """goSlow();
      time += 20000;
      way.look(() => true);
      sockets[0].hears({ refused: 'x', code: 'unavailable' });
      time += 20000;
      way.look(() => false);
      sockets[1].onopen();
      sockets[1].hears({ done: sockets[1].sent.id, seq: 1 });
      return [sockets.map((one) => Boolean(one.closed)), way.slow];"""
    assert await way(modules, does) == [[True, True], True]
