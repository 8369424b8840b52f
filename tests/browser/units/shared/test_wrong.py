"""What is wrong is said where the eye is."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

SAYS = """async (m) => {
  const { Alpine } = await import('/static/js/shared/alpine.js');
  document.body.innerText = '';
  const form = document.createElement('form'), told = document.createElement('p');
  form.append(told);
  document.body.append(form);
  let seen = 0;
  told.scrollIntoView = () => { seen += 1; };
  const data = Alpine.reactive({ wrong: '' });
  const tools = {
    effect: (does) => Alpine.effect(does), cleanup() {},
    evaluateLater: () => (take) => take(data.wrong),
  };
  m.saysWrong(told, 'wrong', tools);
  const turn = () => new Promise((then) => setTimeout(then, 50));
  await turn();
  const states = [[told.hidden, told.textContent, seen]];
  data.wrong = 'Write a name.';
  await turn();
  states.push([told.hidden, told.textContent, seen]);
  form.dispatchEvent(new Event('submit'));
  await turn();
  states.push([told.hidden, told.getAttribute('role'), seen]);
  return states;
}"""


async def test_it_comes_into_sight_and_again_with_the_next_try(modules: Modules) -> None:
    assert await modules.run("shared/wrong", SAYS) == [
        [True, "", 0],
        [False, "Write a name.", 1],
        [False, "alert", 2],
    ]
