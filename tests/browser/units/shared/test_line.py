"""The line: it comes back by itself, sends again what is unsaved, and knows when it is closed.

Its socket and its clock are ours here, so nothing waits: what was put off is called by the test.
"""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

LINE = """async (m, asks) => {
  const { keepUnsaved } = await import('/static/js/shared/unsaved.js');
  const real = { WebSocket, setTimeout, setInterval, random: Math.random };
  const sockets = [], later = [], told = [];
  globalThis.WebSocket = class {
    static OPEN = 1;
    readyState = 1;
    sent = [];
    constructor() { sockets.push(this); }
    send(text) { this.sent.push(JSON.parse(text)); }
    close() { this.readyState = 3; }
    hears(frame) { this.onmessage({ data: JSON.stringify(frame) }); }
  };
  globalThis.setTimeout = (call, wait) => later.push({ call, wait });
  globalThis.setInterval = () => 0;
  Math.random = () => 0.5;
  sessionStorage.clear();
  const unsaved = keepUnsaved('ABCDEFGH');
  unsaved.belongTo('bob');
  asks.forEach((ask) => unsaved.add(ask));
  const on = {
    show: (frame, whole) => told.push(['show', frame.seq, whole]),
    state: (state, _, slow) => told.push(['state', slow ? 'slow' : state]),
    done: (ask, seq) => told.push(['done', ask.id, seq]),
    refused: (ask, frame) => told.push(['refused', ask.id, frame.code]),
  };
  const address = 'ws://nowhere.test/api/workshops/ABCDEFGH/live';
  const line = m.openLine({ address, hello: { as: 'stage' }, unsaved, on });
  const enter = () => {
    const socket = sockets.at(-1);
    socket.onopen();
    socket.hears({ done: socket.sent[0].id, seq: 1 });
    return socket;
  };
  const ids = (socket) => socket.sent.slice(1).map((ask) => ask.id);
  try {
    DOES
  } finally {
    Math.random = real.random;
    Object.assign(globalThis, { WebSocket: real.WebSocket, setTimeout: real.setTimeout });
    globalThis.setInterval = real.setInterval;
  }
}"""
OLD = {"id": "1", "ask": "cast-vote", "process": "incident", "scope": "application"}
NEW = {**OLD, "id": "2"}
PARK = {"id": "3", "ask": "park", "text": "Later."}


async def line(modules: Modules, does: str, *asks: dict[str, str]) -> Any:
    return await modules.run("shared/line", LINE.replace("DOES", does), list(asks))


async def test_it_enters_and_then_is_live(modules: Modules) -> None:
    does = "const { sent } = enter(); return [sent[0].ask, sent[0].as, told];"
    assert await line(modules, does) == ["enter", "stage", [["state", "live"]]]


async def test_what_is_unsaved_is_sent_once_it_is_in(modules: Modules) -> None:
    does = "line.put({ id: 'early' }); return ids(enter());"
    assert await line(modules, does, NEW, PARK) == ["2", "3"]


async def test_a_broken_line_comes_back_and_sends_again(modules: Modules) -> None:
    does = """enter();
      sockets[0].onclose({ code: 1006 });
      later.at(-1).call();
      return [ids(enter()), told, sockets.length];"""
    told = [["state", "live"], ["state", "reconnecting"], ["state", "live"]]
    assert await line(modules, does, PARK) == [["3"], told, 2]


async def test_it_waits_longer_each_time_and_never_very_long(modules: Modules) -> None:
    does = """line.way.open = () => new WebSocket();
      for (let n = 0; n < 12; n += 1) {
        sockets.at(-1).onclose({ code: 1006 });
        later.at(-1).call();
      }
      return later.map((one) => Math.round(one.wait));"""
    waits = await line(modules, does)
    assert waits[:4] == [500, 800, 1280, 2048]
    assert waits == sorted(waits)
    assert waits[-1] == 10_000


async def test_once_in_it_begins_to_wait_anew(modules: Modules) -> None:
    does = """sockets[0].onclose({ code: 1006 });
      later.at(-1).call();
      sockets[1].onclose({ code: 1006 });
      later.at(-1).call();
      enter().onclose({ code: 1006 });
      return later.map((one) => one.wait);"""
    assert await line(modules, does) == [500, 800, 500]


async def test_where_the_server_says_no_more_it_does_not_come_back(modules: Modules) -> None:
    does = "enter().onclose({ code: 4501 }); return [told.at(-1), later.length];"
    assert await line(modules, does) == [["state", "closed"], 0]


async def test_what_was_done_and_what_was_refused_is_told_once(modules: Modules) -> None:
    does = """const socket = enter();
      socket.hears({ done: '2', seq: 7 });
      socket.hears({ done: '2', seq: 7 });
      socket.hears({ refused: '3', code: 'wrong-state', why: 'No.' });
      return [told.slice(1), unsaved.asks];"""
    told = [["done", "2", 7], ["refused", "3", "wrong-state"]]
    assert await line(modules, does, NEW, PARK) == [told, []]


async def test_a_busy_server_is_asked_again(modules: Modules) -> None:
    does = """const socket = enter();
      socket.hears({ refused: '3', code: 'unavailable', why: 'Not now.' });
      later.at(-1).call();
      return [ids(socket), told];"""
    assert await line(modules, does, PARK) == [["3", "3"], [["state", "live"]]]


async def test_the_first_screen_of_a_line_is_whole(modules: Modules) -> None:
    does = """const socket = enter();
      socket.hears({ show: {}, seq: 4 });
      socket.hears({ show: {}, seq: 5 });
      return told.slice(1);"""
    assert await line(modules, does) == [["show", 4, True], ["show", 5, False]]


SLOW = """const posted = [];
      line.way.slow = true;
      line.way.open = () => Object.assign(new WebSocket(), { bufferedAmount: 0 });
      line.connect();
      const slow = enter();
      const soon = performance.now() + 60000;
      performance.now = () => soon;
      line.beat();
      delete performance.now;
      const looked = sockets.at(-1);
      looked.onopen();
      """


async def test_a_slow_line_says_so_and_is_changed_for_a_socket_that_gets_in(
    modules: Modules,
) -> None:
    does = f"""{SLOW}
      looked.hears({{ done: looked.sent[0].id, seq: 3 }});
      looked.hears({{ show: {{}}, seq: 3 }});
      line.put({{ id: '9' }});
      return [told, slow.readyState, looked.sent.at(-1).id];"""
    told = [["state", "slow"], ["state", "live"], ["show", 3, True]]
    assert await line(modules, does) == [told, 3, "9"]


async def test_what_is_on_its_way_by_the_slow_line_is_waited_for(modules: Modules) -> None:
    does = f"""{SLOW}
      slow.bufferedAmount = 1;
      looked.hears({{ done: looked.sent[0].id, seq: 3 }});
      return [told, slow.readyState, looked.readyState];"""
    assert await line(modules, does) == [[["state", "slow"]], 1, 3]


async def test_a_screen_that_begins_anew_is_whole(modules: Modules) -> None:
    does = """const socket = enter();
      socket.hears({ show: {}, seq: 4 });
      socket.hears({ show: {}, seq: 5, whole: true });
      return told.slice(1);"""
    assert await line(modules, does) == [["show", 4, True], ["show", 5, True]]
