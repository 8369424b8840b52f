"""What a chapter asks: each question with how it stands, and the next one."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
ASKING = "workshop/asking"
OUT = revealed(None, {"B": {"business": 1}}, stage="parties")


async def at(modules: Modules, questions: Any, chapter: str = "ambition", **more: Any) -> None:
    await modules.room(screen(chapter=chapter, questions=questions, **more))


@pytest.mark.parametrize(
    ("questions", "last", "opens", "leads"),
    [
        ({}, None, "Open the vote", True),
        ({"ambition": open_cell()}, "ambition", "", False),
        ({"ambition": OUT}, "ambition", "Next: Budget", False),  # adopted comes first
        ({"ambition": {**OUT, "state": "decided"}}, "ambition", "Next: Budget", True),
        ({"readiness:budget": OUT}, "readiness:budget", "Next: The ambition", True),
    ],
)
async def test_the_next_question_is_opened_once_the_one_in_view_is_out(
    modules: Modules, questions: Any, last: str | None, opens: str, leads: bool
) -> None:
    await at(modules, questions, question=last)
    does = "(m) => { const a = m.asking(); return [a.opensWords, Boolean(a.leads && a.opens)]; }"
    assert await modules.run(ASKING, does) == [opens, leads]


async def test_a_chapter_that_asks_nothing_yet_offers_its_first_question(modules: Modules) -> None:
    await at(modules, {}, "sign-off")
    await modules.run(ASKING, "(m) => { m.asking().openNext(); }")
    assert await modules.asked() == [{"ask": "open-question", "question": "agreement"}]


SIGNED = {"workshop": {"state": "signed-off"}}


@pytest.mark.parametrize(
    ("questions", "more", "opens"),
    [
        ({"agreement": OUT}, {}, ""),  # before all is signed nobody leaves
        ({"agreement": OUT}, SIGNED, "Next: Was I heard?"),
        ({"agreement": OUT, "leaving:heard": OUT}, SIGNED, "Next: Is it clear what I own?"),
        ({"leaving:heard": OUT, "leaving:clear": OUT}, SIGNED, ""),
    ],
)
async def test_those_who_leave_are_asked_once_all_is_signed(
    modules: Modules, questions: Any, more: Any, opens: str
) -> None:
    last = list(questions)[-1]
    await at(modules, questions, "sign-off", question=last, **more)
    told = await modules.run(ASKING, "(m) => [m.asking().opensWords, m.asking().goesOn]")
    assert told == [opens, "leaving:clear" in questions]


async def test_in_between_the_list_has_what_is_asked(modules: Modules) -> None:
    await at(modules, {"quick:1": open_cell(2)}, "matrix", question="quick:1")
    told = await modules.run(ASKING, "(m) => m.asking().list.map((one) => [one.name, one.stands])")
    assert told == [["Quick check", "voting, 2 saved"]]


async def test_from_a_quick_check_the_room_goes_on(modules: Modules) -> None:
    await at(modules, {"quick:1": open_cell()}, "matrix", question="quick:1")
    assert await modules.run(ASKING, "(m) => { m.asking().goOn(); return m.asking().goesOn; }")
    assert await modules.asked() == [{"ask": "leave-question"}]


async def test_each_question_stands_in_the_list_with_a_word(modules: Modules) -> None:
    questions = {
        "ambition": {**OUT, "state": "decided"},
        "readiness:budget": open_cell(2),
        "readiness:support": {"state": "revealed", "stage": "differ", "agree": False},
        "readiness:security": revealed(None, {"knows-and-can": {"it-ops": 1}}),
    }
    await at(modules, questions, question="readiness:budget", ambition={"model": "B"})
    stands = "(m) => Object.fromEntries(m.asking().list.map((one) => [one.name, one.stands]))"
    told = await modules.run(ASKING, stands)
    assert [told[name] for name in ("The ambition", "Budget", "Architecture")] == [
        "adopted: Model B",
        "voting, 2 saved",
        "not asked",
    ]
    assert (told["Support"], told["Security"]) == ("differ", "agreed")


async def test_what_the_room_wants_and_nobody_adopted_is_told_as_that(modules: Modules) -> None:
    await at(modules, {"ambition": revealed(None, {"B": {"business": 1}})})
    told = await modules.run(ASKING, "(m) => m.asking().list[0].stands")
    assert told == "agreed, not adopted yet"


async def test_what_is_out_and_out_of_view_can_be_asked_again(modules: Modules) -> None:
    await at(modules, {"ambition": OUT, "readiness:budget": OUT}, question="readiness:budget")
    does = "(m) => m.asking().list.filter((one) => one.again).map((one) => one.question)"
    assert await modules.run(ASKING, does) == ["ambition"]
