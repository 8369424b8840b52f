"""One's own hand on a risk: who may answer it, and what takes a second press."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, person, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
ACCEPTING = "workshop/accepting"
PEOPLE = [person("Bob", "business"), person("Carol", "it-ops"), person("Ann", "other")]
READS = {"kind": "risk", "id": "r1", "step": ""}


async def at(modules: Modules, does: str, you: Any = None, **more: Any) -> Any:
    shown = screen(
        people=PEOPLE, crowd={"all": 3, "here": 3, "by": {}}, risks=[risk(1, **more)], you=you or {}
    )
    await modules.room(shown, opened=READS)
    return await modules.run(ACCEPTING, f"async (m) => {{ const one = m.accepting(); {does} }}")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, ""),
        ({"owner": "Bob", "owner_person": "bob"}, ""),
        ({"owner": "bob"}, ""),  # as the server reads names
        ({"owner": "Carol", "owner_person": "carol"}, "Its owner answers it: Carol."),
        ({"owner": "Zoe"}, ""),  # nobody here: whoever takes part
        ({"owner": "Zoe", "owner_person": "zoe"}, ""),  # who has left
        ({"state": "accepted", "answered_by": "carol"}, "Carol has answered it."),
        ({"state": "lapsed", "answered_by": "carol"}, ""),
        ({"state": "accepted", "answered_by": "bob"}, ""),
    ],
)
async def test_whose_answer_it_is(modules: Modules, more: Any, says: str) -> None:
    assert await at(modules, "return one.answerer;", **more) == says


async def test_an_observer_understands_and_answers_only_as_owner(modules: Modules) -> None:
    watches = {"role": "observer"}
    says = await at(modules, "return one.answerer;", you=watches)
    assert says == "Whoever takes part answers it; you have no vote."
    owns = {"owner": "Bob", "owner_person": "bob"}
    assert await at(modules, "return one.answerer;", you=watches, **owns) == ""


async def test_understanding_takes_a_second_press_and_leads_to_the_answer(
    modules: Modules,
) -> None:
    does = """
      one.understand();
      const said = [one.says, asked.length];
      const doing = one.understand();
      answer({ done: asked[0].id, seq: 9 });
      await doing;
      return [...said, one.understood, one.answering];"""
    assert await at(modules, does) == ["understand", 0, True, True]
    assert await modules.asked() == [{"ask": "understand-risk", "risk": "r1"}]


async def test_a_day_that_is_over_is_asked_about_and_not_refused(modules: Modules) -> None:
    does = """
      one.say('accept');
      one.form = { until: '2020-01-01', why: ' Once. ' };
      one.accept();
      const said = [one.wrong, asked.length];
      one.accept();
      return said;"""
    wrong, asked = await at(modules, does)
    assert wrong.startswith("That day is over")
    assert asked == 0
    assert await modules.asked() == [
        {"ask": "accept-risk", "risk": "r1", "until": "2020-01-01", "why": "Once."}
    ]


async def test_a_refusal_stands_at_the_field_and_what_was_typed_stays(modules: Modules) -> None:
    does = """
      one.say('accept');
      one.form = { until: '2099-01-01', why: '' };
      one.accept();
      answer({ refused: asked[0].id, code: 'wrong-state', why: 'You wrote this risk.' });
      await Promise.resolve();
      await Promise.resolve();
      return [one.wrong, one.form.until, one.wrote];"""
    assert await at(modules, does, written_by="bob") == [
        "You wrote this risk.",
        "2099-01-01",
        True,
    ]


async def test_declining_says_why_and_an_acceptance_is_taken_back_by_a_second_press(
    modules: Modules,
) -> None:
    await at(modules, "one.form.why = 'Too dear.'; one.decline();")
    assert await modules.asked() == [{"ask": "decline-risk", "risk": "r1", "why": "Too dear."}]
    accepted = {"state": "accepted", "answered_by": "bob"}
    does = "one.withdraw(); const before = asked.length; one.withdraw(); return [before, one.mine];"
    assert await at(modules, does, **accepted) == [0, "accepted"]
    assert await modules.asked() == [{"ask": "withdraw-acceptance", "risk": "r1"}]


@pytest.mark.parametrize(
    ("more", "asks"),
    [
        ({}, "to read"),
        ({"understood": ["bob"]}, "for your answer"),
        ({"understood": ["bob"], "owner": "Carol", "owner_person": "carol"}, ""),
        ({"understood": ["bob"], "state": "accepted", "answered_by": "bob"}, ""),
    ],
)
async def test_the_list_says_what_waits_for_one(modules: Modules, more: Any, asks: str) -> None:
    told = await at(modules, "return [one.list[0].asks, one.askedWords];", **more)
    assert told == [asks, "For you: 1" if asks else "Nothing waits for you."]


async def test_what_is_opened_and_cut_is_read_whole(modules: Modules) -> None:
    does = """
      const real = globalThis.fetch;
      const whole = { ...one.listed[0], consequence: 'All of it.', cut: undefined };
      globalThis.fetch = async () => new Response(JSON.stringify({ items: [whole] }));
      try { await one.look(); return one.risk.consequence; } finally { globalThis.fetch = real; }"""
    assert await at(modules, does, cut=True) == "All of it."
