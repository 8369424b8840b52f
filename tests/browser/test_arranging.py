"""Processes of one's own: arranged before the session, voted on, and given on as a template."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.browser.doing import choice, focus
from tests.browser.looking import Eye
from tests.browser.visitors import LAPTOP, PROJECTOR, Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
QUALITY, GATE = "Data Quality", "Release gate"


async def fills(ann: Visitor, service: str, template: str, file: Path | None = None) -> None:
    """The form of the first page, with what the matrix is to be made of."""
    page = ann.page
    await ann.goes("/")
    await page.get_by_role("textbox", name="Application service").fill(service)
    await page.get_by_role("radio", name="B ·").check()
    await page.get_by_role("textbox", name="Your name, as facilitator").fill("Ann")
    select = page.get_by_label("Which processes")
    option = select.locator("option", has_text=template)
    await select.select_option(await option.get_attribute("value"))
    if file:
        await page.get_by_label("Template file").set_input_files(file)


async def starts(ann: Visitor, service: str, template: str, file: Path | None = None) -> str:
    await fills(ann, service, template, file)
    await ann.presses("Start the workshop")
    await ann.page.wait_for_url("**/facilitate")
    await ann.is_live()
    return ann.code


def names(visitor: Visitor) -> Locator:
    """The rows of the matrix on this page."""
    table = visitor.page.get_by_role("table", name="The support model")
    return table.locator("tbody").get_by_role("rowheader")


def listed(ann: Visitor) -> Locator:
    """The processes as the step has them."""
    return ann.page.locator("[x-data=arranging] .what bdi:first-child")


async def arranged(ann: Visitor) -> tuple[list[str], dict[str, object]]:
    show = await ann.screen()
    return show["processes"], show["wording"]


async def test_processes_are_arranged_voted_on_and_given_on(
    cast: Cast, server: Server, tmp_path: Path
) -> None:
    ann, bob = await cast.laptop("Ann", server.url), await cast.phone("Bob", server.url)
    stage = await cast.projector(server.url)
    code = await starts(ann, "Data platform", "SaaS, light")
    await stage.goes(f"/w/{code}/stage")
    await ann.asks("open-chapter", chapter="prepare")
    page, keys, eye = ann.page, ann.page.keyboard, Eye()
    name = page.locator("#process-name")
    await ann.presses(re.compile("^Processes"))
    await ann.sees("9 processes, each for the application and its interfaces.", "5 left out")

    # She calls one otherwise: the hand is at its first field, and then where it was.
    await ann.presses("change: Change Mgmt")
    await expect(name).to_be_focused()
    await name.fill("Incident Mgmt")
    await keys.press("Enter")
    await ann.sees("another process here is called like this")
    await name.fill(GATE)
    await eye.at(ann, "a process is changed")
    await keys.press("Enter")
    await expect(ann.button(f"change: {GATE}")).to_be_focused()

    # She adds one, and moves it by the keys, press after press.
    await ann.presses("Add a process")
    await name.fill(QUALITY)
    await page.get_by_label("The question").fill("Who answers for the figures being right?")
    await ann.presses("Keep it")
    await ann.sees("10 processes", "10: 1 of your own, 5 left out")
    await expect(listed(ann).last).to_have_text(QUALITY)
    await ann.button(f"up: {QUALITY}").focus()
    for place in (8, 7):
        await keys.press("Enter")
        await expect(listed(ann).nth(place)).to_have_text(QUALITY)
        await expect(ann.button(f"up: {QUALITY}")).to_be_focused()

    # One that a case goes through stays; another one goes, and is put back.
    await ann.presses("change: Software License Mgmt")
    await ann.presses("Drop it")
    await ann.sees("A case goes through it")
    await ann.presses("Leave it")
    await ann.presses("change: Service Level Mgmt")
    await ann.presses("Drop it")
    await ann.sees("9 processes")
    await ann.presses("put back: Service Level Mgmt")
    await expect(listed(ann).last).to_have_text("Service Level Mgmt")
    await eye.at(ann, "the processes")

    # Bob votes on hers from a phone, and the stage shows it; rows come to it as they are.
    await ann.asks("open-chapter", chapter="matrix")
    await bob.enters(code, "business")
    await focus(ann, QUALITY)
    await bob.sees_heading(QUALITY)
    await bob.sees("Who answers for the figures being right?")
    await choice(bob, "Business").click()
    await expect(names(stage)).to_have_count(10)
    await expect(names(stage).nth(6)).to_have_text(QUALITY)
    await ann.sees("no model speaks of it")
    await eye.at(bob, "a vote on one's own process")
    await eye.on_stage(stage, "a process of its own")
    await ann.presses("Reveal")
    await stage.sees_cell(QUALITY, "agreed")
    await ann.asks("add-process", name="Pipelines", before="request")
    await expect(names(stage)).to_have_count(11)
    await expect(names(stage).first).to_have_text("Pipelines")
    await ann.asks("drop-process", process="service-level")
    await expect(names(stage)).to_have_count(10)
    await stage.sees_cell(QUALITY, "agreed")
    eye.liked_it()

    # The template goes home as a file, and another workshop begins with it.
    await ann.asks("open-chapter", chapter="prepare")
    await ann.presses(re.compile("^Processes"))
    async with page.expect_download() as loading:
        await page.get_by_role("link", name="Keep as a template").click()
    file = tmp_path / "template.json"
    await (await loading.value).save_as(file)
    assert json.loads(file.read_text())["remit"] == "template"
    first = await arranged(ann)
    assert QUALITY in str(first)
    await starts(ann, "Warehouse", "From a template file", file)
    assert await arranged(ann) == first

    # And a third one, as in the first.
    await starts(ann, "Reports", f"As in: Data platform ({code})")
    assert await arranged(ann) == first
    for one in (ann, bob, stage):
        one.is_content()


async def test_a_file_that_is_no_template_opens_nothing(
    cast: Cast, server: Server, tmp_path: Path
) -> None:
    ann = await cast.laptop("Ann", server.url)
    file = tmp_path / "session.json"
    file.write_text('{"remit": "session"}')
    await fills(ann, "Warehouse", "From a template file", file)
    await ann.presses("Start the workshop")
    await ann.sees("This is no template file.")
    await expect(ann.page.get_by_label("Template file")).to_be_focused()
    await ann.page.get_by_label("Which processes").select_option("data-platform")
    await ann.presses("Start the workshop")
    await ann.page.wait_for_url("**/facilitate")
    assert len((await ann.screen())["processes"]) == 17
    ann.is_content()


CLEAR = """() => {
  const rows = document.querySelectorAll('.agreed .matrix tbody tr');
  const foot = document.querySelector('.agreed footer').getBoundingClientRect();
  return [rows.length, rows[rows.length - 1].getBoundingClientRect().bottom <= foot.top + 1,
    foot.bottom <= innerHeight + 1];
}"""


@pytest.mark.parametrize("count", [9, 20, 40])
async def test_the_whole_matrix_of_any_size_is_on_the_stage_and_covered_by_nothing(
    cast: Cast, server: Server, count: int
) -> None:
    ann, bob = await cast.laptop("Ann", server.url), await cast.phone("Bob", server.url)
    stage = await cast.projector(server.url)
    own = [{"process": f"own-{one}", "name": f"Process {one}"} for one in range(1, count)]
    template = {"processes": [{"process": "incident"}, *own]}
    body = {"service": "Ledger", "model": "B", "facilitator": "Ann", "template": template}
    code = (await ann.posts("", body))["code"]
    await ann.goes(f"/w/{code}/facilitate")
    await bob.enters(code)
    await stage.goes(f"/w/{code}/stage")
    await ann.asks("set-pace", pace="own")
    for process in ("incident", "own-1", "own-2"):
        await bob.asks("cast-vote", f"{process}:application", choice="business")
    await ann.asks("reveal-all")
    await stage.sees("3 revealed")
    for size in (PROJECTOR, LAPTOP):
        await stage.page.set_viewport_size(size)
        await stage.page.wait_for_function("document.querySelector('.agreed .matrix .is-agreed')")
        assert await stage.page.evaluate(CLEAR) == [count, True, True], size
    for one in (ann, bob, stage):
        one.is_content()
