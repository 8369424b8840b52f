"""Names of parties in a sentence stay as they are when a browser translates the rest."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PIECES = """(m, text) => m.pieces(text).map((one) =>
  typeof one === 'string' ? one : [one.textContent, one.translate])"""


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("All 2 say t.b.d.", ["All 2 say ", ["t.b.d.", False]]),
        (
            "IT OPS and Business each claim it.",
            [["IT OPS", False], " and ", ["Business", False], " each claim it."],
        ),
        ("Nobody named a party.", ["Nobody named a party."]),
        ("", []),
    ],
)
async def test_a_sentence_is_taken_apart_at_its_parties(
    modules: Modules, text: str, pieces: list[object]
) -> None:
    assert await modules.run("shared/said", PIECES, text) == pieces
