"""Between whom an agreement is."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("title", "said"), [("Sales and IT", ""), ("Sales and IT, 2027", "Sales and IT")]
)
async def test_it_is_said_once(modules: Modules, title: str, said: str) -> None:
    does = "(m, title) => m.between({ title, sides: ['Sales', 'IT'] })"
    assert await modules.run("shared/between", does, title) == said
