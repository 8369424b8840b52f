"""What the workshop is about, as it is and as a form has it."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
ABOUT = "workshop/about"


async def test_a_form_starts_from_what_is_known(modules: Modules) -> None:
    known = {"service": "Invoices", "vendors": ["Northwind", "Contoso"], "state": "live"}
    form = await modules.run(ABOUT, "(m, known) => m.written(known)", known)
    assert form == {
        "service": "Invoices",
        "description": "",
        "business_function": "",
        "vendors": "Northwind, Contoso",
    }


@pytest.mark.parametrize(
    ("text", "vendors"),
    [
        ("", []),
        (" , ", []),
        ("Northwind", ["Northwind"]),
        ("Northwind ,Contoso,", ["Northwind", "Contoso"]),
    ],
)
async def test_vendors_are_written_with_commas_between(
    modules: Modules, text: str, vendors: list[str]
) -> None:
    read = "(m, text) => m.read({ service: 'Invoices', vendors: text })"
    assert await modules.run(ABOUT, read, text) == {"service": "Invoices", "vendors": vendors}
