"""Every chapter and every stage of a question: nothing for axe to find, nothing that sticks out."""

from typing import Literal

import pytest
from playwright.async_api import expect

from app.matrix.question import AREAS
from tests.browser.doing import room_of_three, settled
from tests.browser.looking import SMALL, Eye
from tests.browser.test_signatures import signed_off
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

REASON = "We know it best."
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# How well the palest mark of the models' pictures is told from the paper, as contrast is reckoned.
PALEST = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const paper = [document.body, document.documentElement]
    .map((one) => numbers(getComputedStyle(one).backgroundColor))
    .find((one) => one.length === 3);
  const light = (colour) => colour.map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0.05);
  const faded = [];
  for (let one = document.querySelector('.pictures .model'); one; one = one.parentElement)
    faded.push(Number(getComputedStyle(one).opacity));
  const solid = faded.reduce((all, one) => all * one, 1);
  return Math.min(...[...document.querySelectorAll('.sprite use')].map((mark) => {
    const colour = numbers(getComputedStyle(mark).color);
    const seen = light(colour.map((one, at) => one * solid + paper[at] * (1 - solid)));
    const [more, less] = [seen, light(paper)].sort((a, b) => b - a);
    return more / less;
  }));
}"""


@pytest.fixture
def eye() -> Eye:
    return Eye()


async def sees_all(eye: Eye, screens: tuple[Visitor, ...], stage: Visitor, what: str) -> None:
    for one in screens:
        await eye.at(one, what)
    await eye.on_stage(stage, what)


async def test_the_chapters(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("set-names", names="people")
    for chapter, says in (("prepare", "People arrive"), ("sign-off", "Sign-off")):
        await ann.asks("open-chapter", chapter=chapter)
        for one in (ann, bob):
            await one.sees_heading(says)
        await sees_all(eye, (ann, bob), stage, chapter)
    await ann.asks("open-chapter", chapter="ambition")
    await stage.sees("Business Operated")
    await bob.sees("Business Operated")
    await sees_all(eye, (ann, bob), stage, "the ambition, not asked yet")
    await ann.asks("open-question", question="ambition")
    await expect(bob.button("Model B ")).to_be_visible()
    await bob.asks("cast-vote", question="ambition", choice="B", reason=REASON)
    await carol.asks("cast-vote", question="ambition", choice="A")
    await stage.sees("2 votes saved.")
    await sees_all(eye, (ann, bob), stage, "the ambition, voted")
    for scheme in LIGHTS:
        await stage.page.emulate_media(color_scheme=scheme)
        assert await stage.page.evaluate(PALEST) >= 3, scheme
    await stage.page.emulate_media(color_scheme="light")
    await ann.asks("reveal", question="ambition", stage="differ")
    await stage.sees("They differ.")
    await sees_all(eye, (ann, bob), stage, "the ambition, they differ")
    await ann.asks("reveal", question="ambition", stage="names")
    for one in (stage, ann):
        await expect(one.page.locator("dl.named")).to_contain_text("Bob")
    await settled(ann)
    await ann.page.keyboard.press("1")
    await expect(ann.button("Adopt A")).to_be_visible()
    await ann.page.keyboard.press("f")
    await ann.sees("Press again once it is acknowledged.")
    await sees_all(eye, (ann, bob), stage, "the ambition, by name")
    assert await ann.page.evaluate(SMALL, 14) == []
    await ann.page.keyboard.press("f")
    await stage.sees("Adopted: model A")
    await sees_all(eye, (ann, bob), stage, "the ambition, adopted")
    await ann.asks("open-question", question="ambition")
    for one in (bob, carol):
        await one.asks("cast-vote", question="ambition", choice="A", reason=REASON)
    await ann.asks("reveal", question="ambition", stage="names")
    await stage.sees("What follows from model A")
    await sees_all(eye, (ann, bob), stage, "the ambition, agreed and by name")
    eye.liked_it()


async def test_readiness_and_agreement(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("open-chapter", chapter="ambition")
    for number, area in enumerate(AREAS):
        question = f"readiness:{area}"
        await ann.asks("open-question", question=question)
        await bob.asks("cast-vote", question=question, choice="did-not-know")
        await carol.asks("cast-vote", question=question, choice="knows-and-can")
        if not number:
            await bob.sees("Saved: We did not know.")
            await sees_all(eye, (ann, bob), stage, "an area, voted")
        await ann.asks("reveal", question=question)
        if not number:
            await stage.sees("The sides differ:")
            await sees_all(eye, (ann, bob), stage, "an area, revealed")
    await stage.sees("In 8 areas of 8 the sides differ.")
    await sees_all(eye, (ann, bob), stage, "all areas")
    await ann.asks("open-chapter", chapter="sign-off")
    await ann.asks("open-question", question="agreement")
    await bob.asks("cast-vote", question="agreement", choice="2", reason=REASON)
    await bob.sees("Saved: 2.")
    await ann.asks("reveal", question="agreement")
    await stage.sees("1 below 3")
    await sees_all(eye, (ann, bob), stage, "the agreement check")
    await ann.asks("open-question", question="quick", text="Shall we break?")
    await bob.asks("cast-vote", question="quick:1", choice="unsure")
    await bob.sees("Saved: Unsure.")
    await sees_all(eye, (ann, bob), stage, "a quick check")
    await signed_off(ann)
    await ann.asks("open-question", question="leaving:clear")
    await bob.asks("cast-vote", question="leaving:clear", choice="4")
    await bob.sees("Nobody sees whose answer it is")
    await sees_all(eye, (ann, bob), stage, "a question on leaving")
    eye.liked_it()
