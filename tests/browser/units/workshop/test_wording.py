"""How a process is put to the room: the form that mends it."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
WORDING = "workshop/wording"
CELL = "incident:application"
MENDED = {"incident": {"question": "Who gets it back?"}}


async def test_the_words_of_this_workshop_stand_wherever_the_process_is_told_of(
    modules: Modules,
) -> None:
    await modules.room(screen(CELL, wording=MENDED))
    told = (
        "(m) => { const one = m.entryOf('incident'); return [one.name, one.question, one.case]; }"
    )
    assert await modules.run("shared/processes", told) == [
        "Incident Mgmt",
        "Who gets it back?",
        "On a Monday.",
    ]


async def test_only_what_is_not_as_published_is_told(modules: Modules) -> None:
    await modules.room(screen(CELL, wording=MENDED))
    does = """(m) => {
      const one = m.wording();
      one.load();
      one.form.means = ' getting it back within a day ';
      one.mend();
      return one.words;
    }"""
    assert await modules.run(WORDING, does) == "Worded for this workshop"
    told = {"name": "", "means": "getting it back within a day", "question": "Who gets it back?"}
    assert await modules.asked() == [{"ask": "reword", "process": "incident", **told, "case": ""}]
