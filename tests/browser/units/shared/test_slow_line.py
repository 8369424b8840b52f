"""The slow line: it has the face of a socket, over ordinary requests.

The requests are ours here: each waits until the test answers it.
"""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

LINE = """async (m) => {
  const real = globalThis.fetch;
  const asked = [], heard = [];
  globalThis.fetch = (url, how) => new Promise((answer, fail) => {
    const [, path] = url.split('/ABCDEFGH/');
    const told = (status, body) => answer({ ok: status < 300, status, text: async () => body });
    asked.push({ url, path, body: how.body, fail, says: (it, status = 200) => told(status, it) });
    how.signal.addEventListener('abort', () => fail(new Error('aborted')));
  });
  const rest = () => new Promise((go) => setTimeout(go, 0));
  const line = new m.SlowLine('ws://nowhere.test/api/workshops/ABCDEFGH/live');
  line.onmessage = ({ data }) => heard.push(JSON.parse(data));
  line.onclose = ({ code }) => heard.push(code);
  const answer = async (at, it, status) => {
    asked[at].says(JSON.stringify(it), status);
    await rest();
  };
  const enter = async () => {
    line.send(JSON.stringify({ ask: 'enter', id: 'e', as: 'stage' }));
    await answer(0, { cursor: 'c.1', whole: true, frames: [{ seq: 4, show: {} }] });
  };
  try {
    DOES
  } finally {
    line.close();
    globalThis.fetch = real;
  }
}"""


async def slow(modules: Modules, does: str) -> Any:
    return await modules.run("shared/slow_line", LINE.replace("DOES", does))


async def test_it_opens_as_a_socket_does(modules: Modules) -> None:
    does = "let open = 0; line.onopen = () => { open += 1; }; await rest(); return open;"
    assert await slow(modules, does) == 1


async def test_it_is_in_with_the_first_answer_and_asks_on_from_there(modules: Modules) -> None:
    does = "await enter(); return [asked.map((one) => one.path), asked[0].url, heard];"
    paths, url, heard = await slow(modules, does)
    assert paths == ["changes?after=&as=stage", "changes?after=c.1&as=stage"]
    assert url.startswith("http://nowhere.test/api/workshops/ABCDEFGH/")
    assert heard == [{"done": "e"}, {"seq": 4, "show": {}, "whole": True}]


async def test_nothing_to_tell_is_a_sign_of_life(modules: Modules) -> None:
    does = """await enter();
      await answer(1, { cursor: 'c.2', whole: false, frames: [] });
      return [heard.at(-1), asked.at(-1).path];"""
    assert await slow(modules, does) == [{}, "changes?after=c.2&as=stage"]


async def test_asks_go_one_after_the_other(modules: Modules) -> None:
    does = """await enter();
      line.send(JSON.stringify({ ask: 'cast-vote', id: '1' }));
      line.send(JSON.stringify({ ask: 'cast-vote', id: '2' }));
      await rest();
      const posts = () => asked.filter((one) => one.body).map((one) => JSON.parse(one.body).id);
      const [before, held] = [posts(), line.bufferedAmount];
      await answer(2, { done: '1', seq: 5 });
      await answer(3, { code: 'wrong-state', detail: 'No.' }, 409);
      await rest();
      return [before, held, posts(), line.bufferedAmount, heard.slice(2)];"""
    refused = {"refused": "2", "code": "wrong-state", "why": "No."}
    told = [{"done": "1", "seq": 5}, refused]
    assert await slow(modules, does) == [["1"], 2, ["1", "2"], 0, told]


@pytest.mark.parametrize(
    ("status", "code"), [(401, 4501), (403, 4501), (404, 4504), (429, 1006), (503, 1006)]
)
async def test_what_ends_a_socket_ends_it(modules: Modules, status: int, code: int) -> None:
    does = (
        f"await enter(); await answer(1, {{}}, {status}); return [heard.at(-1), line.readyState];"
    )
    assert await slow(modules, does) == [code, 3]


async def test_a_code_it_is_told_ends_it_after_what_was_told(modules: Modules) -> None:
    does = """await enter();
      const frames = [{ seq: 5, show: {} }];
      await answer(1, { cursor: 'c.2', whole: false, frames, closed: 4501 });
      return [heard.slice(2), asked.length];"""
    assert await slow(modules, does) == [[{"seq": 5, "show": {}, "whole": False}, 4501], 2]


async def test_a_request_that_fails_is_a_lost_line_told_once(modules: Modules) -> None:
    does = """await enter();
      line.send(JSON.stringify({ ask: 'here', id: 'h' }));
      await rest();
      asked[1].fail(new Error('no network'));
      asked[2].fail(new Error('no network'));
      await rest();
      return heard.slice(2);"""
    assert await slow(modules, does) == [1006]


async def test_a_page_of_a_proxy_is_no_answer(modules: Modules) -> None:
    does = "await enter(); asked[1].says('<h1>Sign in</h1>'); await rest(); return heard.at(-1);"
    assert await slow(modules, does) == 1006


async def test_who_closes_it_hears_no_more(modules: Modules) -> None:
    does = """await enter();
      line.close();
      await rest();
      return [heard.length, asked.length];"""
    assert await slow(modules, does) == [2, 2]
