"""A button that goes away under the focus leaves it at the question."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

STANDS = """(m, then) => {
  document.body.innerText = '';
  const make = (one) => document.createElement(one);
  const [heading, button, other] = ['h1', 'button', 'button'].map(make);
  Object.assign(heading, { id: 'question', tabIndex: -1, textContent: 'Incident Mgmt' });
  button.textContent = other.textContent = 'Reveal';
  document.body.append(heading, button, other);
  button.focus();
  if (then === 'gone') button.remove();
  if (then === 'hidden') button.style.setProperty('display', 'none');
  if (then !== 'there') button.blur();
  if (then === 'elsewhere') other.focus();
  m.stand(button);
  return document.activeElement.id || document.activeElement.tagName;
}"""


@pytest.mark.parametrize(
    ("then", "stands"),
    [("gone", "question"), ("hidden", "question"), ("there", "BUTTON"), ("elsewhere", "BUTTON"),
     ("left", "BODY")],
)  # fmt: skip
async def test_the_focus_goes_where_it_is_needed(modules: Modules, then: str, stands: str) -> None:
    assert await modules.run("shared/standing", STANDS, then) == stands
