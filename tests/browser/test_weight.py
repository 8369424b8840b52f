"""What a phone has to fetch before it can vote, and what its page may not hold."""

import gzip
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Response, expect

from tests.browser.doing import INCIDENT, focus
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CODE_AND_LOOKS = 80_000  # bytes of script and style, compressed
FONTS = 110_000


async def test_the_participants_page_is_light(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    code = await ann.opens()
    came: list[Response] = []
    bob.page.on("response", lambda response: came.append(response))
    await bob.enters(code)
    await focus(ann, INCIDENT)
    await bob.sees_heading(INCIDENT)
    weight: Counter[str] = Counter()
    for response in came:
        kind = response.request.resource_type
        body = await response.body()
        weight[kind] += len(body) if kind == "font" else len(gzip.compress(body, 6))
    assert set(weight) <= {"document", "script", "stylesheet", "font", "other", "image"}, weight
    assert 10_000 < weight["script"] + weight["stylesheet"] < CODE_AND_LOOKS, weight
    assert 0 < weight["font"] < FONTS, weight
    # Each costs a slow line a turn: the page, its sheet, its script, Alpine, and what goes before.
    kinds = Counter(response.request.resource_type for response in came)
    assert (kinds["stylesheet"], kinds["script"]) == (1, 3), kinds


@pytest.mark.parametrize("page", ["", "facilitate", "stage", "join", "start", "wrong", "portfolio"])
async def test_nothing_stands_inline(cast: Cast, server: Server, page: str) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    elsewhere = {"start": "/", "wrong": "/w/ABCDEFGH", "portfolio": "/portfolio"}
    path = elsewhere.get(page, f"/w/{code}/{page}".rstrip("/"))
    if page == "join":
        await ann.context.clear_cookies()
        path = f"/w/{code}"
    html = await (await ann.context.request.get(f"{server.url}{path}")).text()
    assert "<main" in html
    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|https?://(?!127\.|www\.w3\.org/2000/svg)", html
    )
    scripts = re.findall(r"<script([^>]*)>", html)
    assert all("src=" in one or 'type="application/json"' in one for one in scripts), scripts


@pytest.mark.parametrize("page", ["join", "start"])
async def test_nothing_is_sent_before_the_scripts_are_there(
    cast: Cast, server: Server, page: str
) -> None:
    """A form of its own accord would write what was typed into an address."""
    ann = await cast.laptop("Ann", server.url)
    path = {"start": "/", "join": f"/w/{await ann.opens()}"}[page]
    eve = await cast.phone("Eve", server.url, java_script_enabled=False)
    await eve.goes(path)
    button = eve.button({"start": "Start the workshop", "join": "Join"}[page]).last
    await expect(button).to_be_disabled()
    name = eve.page.get_by_role("textbox", name=re.compile("^Your name"))
    await name.fill("Eve")
    await name.press("Enter")
    assert eve.page.url == f"{server.url}{path}"
    asked = [urlsplit(one).path for one in eve.requests if "/static/" not in one]
    assert asked == [path]
