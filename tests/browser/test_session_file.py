"""The session file in a browser: read offline, without a script, and hostile names stay names."""

import base64
from pathlib import Path

import pytest
from playwright.async_api import Browser

from app.documents import grid, session
from app.matrix.chain import Carried, Kept
from tests.documents.hostile import MARKUP, holding
from tests.documents.outside import pdf_tool
from tests.documents.records import disputed, printed, signed

pytestmark = pytest.mark.anyio
HOSTILE = "</script></style></title><img src=x onerror=document.title='run'><script>alert(1)//"


def page_of(text: str) -> str:
    """Without its own policy: only escaping stands between a name and what it would do."""
    kept = Kept(1, "a" * 64, text.encode(), {"p1": ("salt", text)})
    table = grid.with_revisions(holding(text), Carried("session", 1, [kept], {"p1": text}))
    page = session.write(table).decode()
    policy = '<meta http-equiv="Content-Security-Policy"'
    assert policy in page
    return page.replace(policy, '<meta name="none"')


@pytest.mark.parametrize("text", [HOSTILE, *MARKUP[:2]])
async def test_a_hostile_name_is_a_name(chromium: Browser, tmp_path: Path, text: str) -> None:
    page = await chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    file = tmp_path / "session.html"
    file.write_text(page_of(text), "utf-8")
    await page.goto(file.as_uri())
    assert await page.title() == f"{text}, support model, Revision 1"
    assert await page.locator("h1").inner_text() == text
    assert await page.locator("img, iframe, a, form, input").count() == 0
    assert await page.locator("script").count() == 1
    assert asked == [file.as_uri()]
    inside = await page.evaluate("JSON.parse(document.getElementById('remit-session').textContent)")
    assert base64.b64decode(inside["revisions"][0]["signed"]).decode() == text
    await page.close()


async def test_a_script_that_stood_in_it_would_run(chromium: Browser) -> None:
    """The control: what keeps a hostile name from running is that it is escaped."""
    page = await chromium.new_page()
    runs = "<img src=x onerror=\"title='run'\"></h1>"
    await page.set_content(page_of("Ann").replace("</h1>", runs))
    await page.wait_for_function("document.querySelector('h1 img').title == 'run'")
    await page.close()


@pytest.mark.parametrize("width", [320, 360, 1024, 1920])
async def test_it_is_as_wide_as_its_screen_without_a_script(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    context = await chromium.new_context(
        java_script_enabled=False, offline=True, viewport={"width": width, "height": 800}
    )
    page = await context.new_page()
    file = tmp_path / "session.html"
    file.write_bytes(session.write(printed(signed(disputed()))))
    await page.goto(file.as_uri())
    box = await page.locator("body").bounding_box()
    assert box is not None
    assert box["width"] <= width
    for row in await page.locator(".matrix td").all():
        cell = await row.bounding_box()
        assert cell is not None
        assert cell["x"] + cell["width"] <= width
    assert await page.get_by_text("IT OPS").first.is_visible()
    await context.close()


async def test_on_paper_the_matrix_is_one_page_and_a_draft_says_so_on_each(
    chromium: Browser, tmp_path: Path
) -> None:
    page = await chromium.new_page()
    for record, says in ((disputed(), True), (signed(disputed()), False)):
        await page.set_content(session.write(printed(record)).decode())
        paper = await page.pdf(prefer_css_page_size=True, print_background=True)
        pages = pdf_tool("pdftotext", paper, tmp_path, "-raw").split("\f")[:-1]
        assert "IT Control Ownership & Execution" in pages[0]
        assert "What it is about" not in pages[0]
        assert all(("DRAFT" in one) == says for one in pages)
    await page.close()
