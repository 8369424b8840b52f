"""One person's ballot: the word saved stands only where the server said done."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
BALLOT = "workshop/questions_ballot"
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}
ON_ITS_WAY = {"id": "1", "ask": "cast-vote", "choice": "business", **AT}
KEPT = "Not saved yet. It is kept here and sent as soon as the line is back."
LOADED = "const ballot = m.ballot(); ballot.load();"


async def at(modules: Modules, mine: str = "", **own: Any) -> None:
    await modules.room(screen(CELL, mine={CELL: mine} if mine else {}), **{"line": "live", **own})


@pytest.mark.parametrize(
    ("mine", "line", "pending", "says"),
    [
        ("", "live", [], ["Tap one. Nobody sees your choice before the reveal.", "saving…"]),
        ("tbd", "live", [], ["Saved: t.b.d. Hidden from everybody until the reveal.", "saved"]),
        ("tbd", "live", [ON_ITS_WAY], ["Saving…", "saving…"]),
        ("tbd", "reconnecting", [ON_ITS_WAY], [KEPT, "not saved yet"]),
    ],
)
async def test_saved_is_said_of_what_is_saved(
    modules: Modules, mine: str, line: str, pending: list[Any], says: list[str]
) -> None:
    await at(modules, mine, line=line, pending=pending)
    said = await modules.run(BALLOT, f"(m) => {{ {LOADED} return [ballot.status, ballot.mark]; }}")
    assert said == says


async def test_a_vote_carries_what_is_known_of_it(modules: Modules) -> None:
    await at(modules)
    does = "Object.assign(ballot, { confidence: 4, reason: ' So. ' }); ballot.cast('it-ops');"
    await modules.run(BALLOT, f"(m) => {{ {LOADED} {does} }}")
    vote = {"ask": "cast-vote", "choice": "it-ops", "confidence": 4, "reason": "So.", **AT}
    assert await modules.asked() == [vote]


async def test_a_refusal_stands_beside_the_choices(modules: Modules) -> None:
    await at(modules)
    does = f"""async (m, at) => {{
      {LOADED}
      const sent = ballot.send('cast-vote', at);
      answer({{ code: 'forbidden', why: 'You observe.' }});
      await sent;
      return ballot.status;
    }}"""
    assert await modules.run(BALLOT, does, {**AT, "choice": "tbd"}) == "Not saved: You observe."


async def test_a_vote_on_a_cell_out_of_sight_is_refused_in_a_notice(modules: Modules) -> None:
    await at(modules)
    does = f"""async (m, at) => {{
      {LOADED}
      const sent = ballot.send('cast-vote', at);
      answer({{ code: 'wrong-state', why: 'It is closed.' }});
      await sent;
      return [ballot.refused, (await import('/static/js/shared/room.js')).room().trouble];
    }}"""
    notice = "Your vote on Change Mgmt was not saved. It is closed."
    elsewhere = {"process": "change", "scope": "interface", "choice": "tbd"}
    assert await modules.run(BALLOT, does, elsewhere) == ["", notice]


async def test_the_same_certainty_twice_is_none(modules: Modules) -> None:
    await at(modules)
    does = "return [4, 4].map((level) => { ballot.beSure(level); return ballot.confidence; });"
    assert await modules.run(BALLOT, f"(m) => {{ {LOADED} {does} }}") == [4, 0]


async def test_a_question_has_its_own_choices_and_is_named_by_its_vote(modules: Modules) -> None:
    mine = {"readiness:budget": "did-not-know"}
    questions = {"readiness:budget": open_cell(1)}
    asked = {"chapter": "ambition", "question": "readiness:budget"}
    await modules.room(screen(CELL, questions=questions, mine=mine, **asked))
    does = f"""(m) => {{
      {LOADED}
      const said = [ballot.choices.map((one) => one.value), ballot.may, ballot.status];
      ballot.cast('knows-not-yet');
      ballot.withdraw();
      return said;
    }}"""
    choices, may, status = await modules.run(BALLOT, does)
    assert choices == ["knows-and-can", "knows-not-yet", "did-not-know", "abstain"]
    assert (may, status.startswith("Saved: We did not know.")) == (True, True)
    assert await modules.asked() == [
        {"ask": "cast-vote", "question": "readiness:budget", "choice": "knows-not-yet"},
        {"ask": "withdraw-vote", "question": "readiness:budget"},
    ]


async def test_where_names_may_be_shown_it_is_said_before_the_vote(modules: Modules) -> None:
    await modules.room(screen(CELL, names="people"))
    says = await modules.run(BALLOT, f"(m) => {{ {LOADED} return ballot.status; }}")
    assert says.endswith("After it, who chose what may be shown.")


@pytest.mark.parametrize(("level", "owes"), [("2", True), ("3", False), ("abstain", False)])
async def test_who_hardly_agrees_is_asked_for_a_sentence(
    modules: Modules, level: str, owes: bool
) -> None:
    shown = screen(chapter="sign-off", question="agreement", mine={"agreement": level})
    await modules.room(shown | {"question:agreement": open_cell(1)})
    says = await modules.run(BALLOT, f"(m) => {{ {LOADED} return ballot.status; }}")
    assert ("Say in a sentence what is missing" in says) is owes


async def test_a_model_that_is_saved_is_called_by_its_name(modules: Modules) -> None:
    asks: Any = {
        "chapter": "ambition",
        "question": "ambition",
        "questions": {"ambition": open_cell(1)},
    }
    await modules.room(screen(mine={"ambition": "B"}, **asks), line="live")
    says = await modules.run(BALLOT, f"(m) => {{ {LOADED} return ballot.status; }}")
    assert says.startswith("Saved: Model B, Business Operated. Hidden from everybody")
