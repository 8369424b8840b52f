"""What people type is text, whatever it looks like: every view shows it as it was typed."""

import pytest
from playwright.async_api import expect

from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

# Short enough for a name; each once made some program do something else than show it.
TEXTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)>",
    "<b>bold</b> & <i>italic</i>",
    "</title><script>alert(4)</script>",
    "</script><script>alert(5)</script>",
    "<!-- <script>alert(6)</script>",
    "<style>*{display:none}</style>",
    "<iframe src=javascript:alert(7)>",
    "<template x-if=true><p>eight</p></template>",
    "<p x-text=7*7 x-init=alert(8)></p>",
    "<base href=//example.org>",
    "<meta http-equiv=refresh content=0>",
    "&lt;script&gt;alert(9)&lt;/script&gt;",
    "&#60;script&#62;",
    "{{7*7}}",
    "{% raw %}{{ config }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "$store.room.you.name",
    "__proto__",
    "constructor.prototype",
    "javascript:alert(10)",
    "data:text/html,<script>alert(11)</script>",
    "'\"><script>alert(12)</script>",
    '" onmouseover="alert(13)',
    "' x-on:click='alert(14)",
    "`${alert(15)}`",
    "\\u003cscript\\u003e \\n \\\\",
    '=HYPERLINK("x")',
    "https://example.org/?a=1&b=2#c",
    "رحيل قال (مرحبا) 123",
    "עברית <b>abc</b> !?",
    "z\u0335\u0321a\u0336l\u0337g\u0338o",
    "👩‍👩‍👧‍👦 李明 สมชาย",
]
CELLS = [
    f"{process}:{scope}"
    for process in ("request", "incident", "situation", "problem", "change", "enhancement",
                    "release", "service-level", "configuration", "supportability-transition",
                    "continuity", "licence", "contract", "control")
    for scope in ("application", "interface")
]  # fmt: skip


HELD = """(texts) => {
  const held = new Set([...document.querySelectorAll('bdi')].map((one) => one.textContent.trim()));
  return texts.every((one) => held.has(one));
}"""


async def shows(visitor: Visitor, *texts: str) -> None:
    """Each is there, sign by sign, in an element that keeps its direction to itself."""
    await visitor.page.wait_for_function(HELD, arg=list(texts))


async def is_unharmed(visitor: Visitor) -> None:
    made = await visitor.page.evaluate(
        "document.querySelectorAll('bdi *, iframe, base, [onerror], [onload], [onmouseover],"
        " meta[http-equiv], main style, main script').length"
    )
    assert made == 0


async def test_every_name_is_a_name(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    stage = await cast.projector(server.url)
    code = await ann.opens(service=TEXTS[0])
    await stage.goes(f"/w/{code}/stage")
    for text in (one for one in TEXTS if one != TEXTS[1]):
        await stage.posts(f"/{code}/people", {"name": text, "represents": "business"})
    await stage.context.clear_cookies()
    bob = await cast.phone(TEXTS[1], server.url)
    await bob.enters(code)
    await shows(bob, TEXTS[0], TEXTS[1])
    await shows(ann, *TEXTS)
    await shows(stage, *TEXTS[2:20])
    for one in (ann, stage, bob):
        await is_unharmed(one)


@pytest.mark.parametrize("half", range(2))
async def test_whatever_is_written_into_the_matrix(cast: Cast, server: Server, half: int) -> None:
    texts = TEXTS[half::2]
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone(texts[0], server.url)
    stage = await cast.projector(server.url)
    code = await ann.opens(service=texts[1])
    await bob.enters(code)
    await stage.goes(f"/w/{code}/stage")
    await ann.asks("describe", service=texts[1], description=texts[2], business_function=texts[3],
                   vendors=texts[4:8])  # fmt: skip
    for office, text in zip(OFFICES, texts[8:], strict=False):
        await ann.asks("name-signatory", signatory=office, name=text)
    for text in texts:
        await ann.asks("park", text=text)
    for cell, text in zip(CELLS, texts, strict=False):
        await ann.asks("focus", cell)
        await bob.asks("cast-vote", cell, choice="it-ops", reason=text)
        await ann.asks("reveal", cell)
        await ann.asks("decide", cell, accountable="tbd", executed_by=text, rationale=text,
                       dissent=text)  # fmt: skip
        await ann.asks("promise", cell, owner=text, due="2026-12-24", next_step=text)
        for one in (ann, bob, stage):
            await shows(one, text)
            await is_unharmed(one)
    await shows(ann, *texts)  # they are parked, too

    await ann.presses("Details")
    service = ann.page.get_by_role("textbox", name="Application service")
    await expect(service).to_have_value(texts[1])
    await expect(ann.page.get_by_role("textbox", name="What the service does")).to_have_value(
        texts[2]
    )
    await ann.page.keyboard.press("Escape")
    await ann.asks("adopt-reference")
    await ann.asks("promise", CELLS[18], owner=texts[0], due="2026-12-24", next_step=texts[0])
    await ann.asks("sign-off")
    await bob.sees("What this means for you")
    await shows(bob, *texts)
    for one in (ann, bob, stage):
        await is_unharmed(one)
    await bob.goes("/")
    await shows(bob, texts[1])
    await is_unharmed(bob)


OFFICES = ("relationship-manager", "business-manager", "it-manager", "business-line-manager")


async def test_a_page_of_reasons_does_not_push_the_stage_away(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    stage = await cast.projector(server.url)
    code = await ann.opens(model="A")  # joined, so the names of the scopes are long too
    await stage.goes(f"/w/{code}/stage")
    cell = "continuity:application"
    await ann.asks("focus", cell)
    await ann.asks("cast-vote", cell, choice="business")
    await ann.asks("reveal", cell)
    reasons = ("Because everybody knows that. " * 200)[:3999].strip()
    await ann.asks("decide", cell, accountable="tbd", rationale=reasons)
    await ann.asks("promise", cell, owner="Wilhelmina " * 5, due="2026-12-24")
    await stage.sees("Because everybody knows that.", "closes it by 24 Dec 2026")
    await expect(stage.page.get_by_text("closes it by")).to_be_in_viewport(ratio=1)
    heading = stage.page.get_by_role("heading", name="Business Continuity/ Disaster Recovery")
    await expect(heading).to_be_in_viewport(ratio=1)
    await expect(stage.page.get_by_text(code)).to_be_in_viewport(ratio=1)
    assert await stage.page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    await shows(ann, reasons)  # all of it stays where it can be read
