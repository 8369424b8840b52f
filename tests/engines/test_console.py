"""That a console is empty says something: what goes wrong in a page is on it, on every engine."""

import asyncio

import pytest

from tests.engines.place import PATIENCE
from tests.engines.visitors import Visitor

pytestmark = pytest.mark.anyio
WRONGS = {
    "policy": """() => {
  const picture = new Image();
  picture.src = 'http://picture.test/';
  document.body.append(picture);
}""",
    "error": "() => { setTimeout(() => nobodyKnowsThis(), 0); }",
    "said": "() => console.error('said aloud')",
}


@pytest.mark.parametrize("wrong", list(WRONGS))
async def test_what_goes_wrong_is_heard(bob: Visitor, wrong: str) -> None:
    bob.expects("")  # whatever else it says of that, now or a little later
    await bob.goes("/")
    await bob.browser.run(WRONGS[wrong])
    async with asyncio.timeout(PATIENCE):
        while not (told := await bob.browser.complaints()):  # noqa: ASYNC110 - only asking tells
            await asyncio.sleep(0.05)
    expected = {"policy": "picture.test", "error": "nobodyKnowsThis", "said": "said aloud"}[wrong]
    assert expected in "".join(told)
