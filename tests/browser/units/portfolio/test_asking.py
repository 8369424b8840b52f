"""What is asked of the portfolio, as text and back."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PLAIN = {"q": "", "state": "", "model": "", "sort": "service", "only": []}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("", PLAIN),
        ("q=a+%26+b&sort=-risks", {**PLAIN, "q": "a & b", "sort": "-risks"}),
        ("only=overdue&only=drifted", {**PLAIN, "only": ["overdue", "drifted"]}),
        ("state=in-force&model=A", {**PLAIN, "state": "in-force", "model": "A"}),
    ],
)
async def test_a_question_comes_back_as_it_went(
    modules: Modules, text: str, question: dict[str, object]
) -> None:
    assert await modules.run("portfolio/asking", "(m, text) => m.read(text)", text) == question
    told = await modules.run("portfolio/asking", "(m, one) => m.written(one)", question)
    assert await modules.run("portfolio/asking", "(m, text) => m.read(text)", told) == question


async def test_what_is_no_word_of_ours_is_left_out(modules: Modules) -> None:
    text = "state=open&model=D&sort=<b>&only=all&only=overdue&only=overdue"
    told = await modules.run("portfolio/asking", "(m, text) => m.read(text)", text)
    assert told == {**PLAIN, "only": ["overdue"]}


@pytest.mark.parametrize(
    ("now", "first", "then"),
    [
        ("service", "service", "-service"),
        ("-service", "service", "service"),
        ("service", "-risks", "-risks"),
        ("-risks", "-risks", "risks"),
    ],
)
async def test_a_second_press_turns_the_order_round(
    modules: Modules, now: str, first: str, then: str
) -> None:
    does = "(m, [now, first]) => m.turned(now, first)"
    assert await modules.run("portfolio/asking", does, [now, first]) == then
