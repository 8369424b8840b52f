"""Who signs: only what was changed here is sent."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
NAMED = [
    {"signatory": "it-manager", "name": "Zed"},
    {"signatory": "business-manager", "name": "Yan"},
]
SAVES = """async (m, names, titles = {}) => {
  const { loadNames, saveNames, saveTitles } = m.signatories;
  const one = { loadNames, saveNames, saveTitles };
  one.loadNames();
  Object.assign(one.names, names);
  Object.assign(one.titles, titles);
  const saved = one.saveNames();
  await Promise.resolve();
  for (let n = 0; n < asked.length; n += 1) {
    answer({ done: asked[n].id, seq: 2 });
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
  return [(await saved).length, one.before];
}"""


async def test_a_name_left_alone_is_not_sent(modules: Modules) -> None:
    await modules.room(screen(signatories=NAMED))
    sent, _ = await modules.run("shared/signatories", SAVES, {})
    assert sent == 0
    assert await modules.asked() == []


async def test_a_new_name_and_one_taken_away_are_sent(modules: Modules) -> None:
    await modules.room(screen(signatories=NAMED))
    names = {"it-manager": "", "relationship-manager": " Xia "}
    sent, before = await modules.run("shared/signatories", SAVES, names)
    assert sent == 2
    assert await modules.asked() == [
        {"ask": "name-signatory", "signatory": "relationship-manager", "name": "Xia"},
        {"ask": "name-signatory", "signatory": "it-manager", "name": ""},
    ]
    assert before == {"it-manager": "", "relationship-manager": "Xia", "business-manager": "Yan"}


async def test_what_an_office_is_called_here_is_sent(modules: Modules) -> None:
    await modules.room(screen(signatories=NAMED))
    titles = {"it-manager": "Head of IT", "business-manager": " "}
    sent, _ = await modules.run("shared/signatories", SAVES, {}, titles)
    assert sent == 1
