"""What an attached file is called, and how large it is said to be."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
APPENDING = "agreement/appending"


@pytest.mark.parametrize(
    ("name", "title"), [("SLA payroll.pdf", "SLA payroll"), ("a.b.pdf", "a.b"), (".pdf", ".pdf")]
)
async def test_a_file_gives_its_title(modules: Modules, name: str, title: str) -> None:
    assert await modules.run(APPENDING, "(m, name) => m.titleOf(name)", name) == title


@pytest.mark.parametrize(
    ("size", "said"), [(10, "1 KB"), (4096, "4 KB"), (5 << 20, "5.0 MB"), (1 << 20, "1.0 MB")]
)
async def test_its_size_is_said_in_words(modules: Modules, size: int, said: str) -> None:
    assert await modules.run(APPENDING, "(m, size) => m.sized(size)", size) == said
