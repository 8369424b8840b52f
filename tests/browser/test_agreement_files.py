"""A service level agreement attached as a file: by one side, saved by the other."""

import pytest
from playwright.async_api import expect

from tests.browser.pact import pair, shown
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio
PDF = b"%PDF-1.7\nLevels of the service."


async def test_a_file_is_attached_by_one_and_saved_by_the_other(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    chooser = bob.page.get_by_label("Attach a file")
    await chooser.set_input_files(
        {"name": "SLA payroll.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    await bob.sees("Attached.", "SLA payroll.pdf, 1 KB")
    await carol.sees("SLA payroll.pdf, 1 KB")
    async with carol.page.expect_download() as saving:
        await carol.page.get_by_role("link", name="SLA payroll").click()
    saved = await saving.value
    assert saved.suggested_filename == "SLA payroll.pdf"
    assert (await saved.path()).read_bytes() == PDF
    await carol.width_fits()
    remove = bob.page.get_by_role("button", name="Remove SLA payroll")
    await remove.click()
    await expect(remove).to_have_text("press again: it is removed for both")
    await remove.click()
    await expect(bob.page.get_by_text("SLA payroll.pdf")).to_have_count(0)
    assert (await shown(bob, code))["appendices"] == []


async def test_what_is_no_document_says_so_and_nothing_is_lost(cast: Cast, server: Server) -> None:
    _, bob, _ = await pair(cast, server.url)
    bob.expects("422")
    chooser = bob.page.get_by_label("Attach a file")
    await chooser.set_input_files({"name": "page.html", "mimeType": "text/html", "buffer": b"<p>"})
    await bob.sees("name: a file of one of these endings is expected: pdf, docx")
    big = {"name": "big.pdf", "mimeType": "application/pdf", "buffer": PDF + b"x" * (5 << 20)}
    await chooser.set_input_files(big)  # type: ignore[arg-type]
    await bob.sees("A file is 5 MB at most.")
