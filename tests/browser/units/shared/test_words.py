"""The words people read for the words on the wire."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
WORDS = "shared/words"


@pytest.mark.parametrize(
    ("value", "word", "short"),
    [("it-ops", "IT OPS", "OPS"), ("tbd", "t.b.d.", "t.b.d."), ("vendor", "Vendor", "")],
)
async def test_a_value_has_a_word_and_one_that_fits_a_cell(
    modules: Modules, value: str, word: str, short: str
) -> None:
    said = await modules.run(WORDS, "(m, value) => [m.word(value), m.short(value)]", value)
    assert said == [word, short]


async def test_what_is_unknown_has_no_word(modules: Modules) -> None:
    said = "(m) => [m.word('constructor-like'), m.short(undefined), m.scopeWord('')]"
    assert await modules.run(WORDS, said) == ["", "", ""]


@pytest.mark.parametrize(("number", "says"), [(0, "0 votes"), (1, "1 vote"), (2, "2 votes")])
async def test_one_is_not_many(modules: Modules, number: int, says: str) -> None:
    assert await modules.run(WORDS, "(m, n) => m.counted(n, 'vote', 'votes')", number) == says


@pytest.mark.parametrize(
    ("words", "says"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
async def test_a_list_is_read_as_a_sentence(modules: Modules, words: list[str], says: str) -> None:
    assert await modules.run(WORDS, "(m, words) => m.sentence(words)", words) == says


@pytest.mark.parametrize(
    ("words", "says"), [("They say IT OPS", "They say IT OPS."), ("Left t.b.d.", "Left t.b.d.")]
)
async def test_a_sentence_ends_with_one_full_stop(modules: Modules, words: str, says: str) -> None:
    assert await modules.run(WORDS, "(m, words) => m.ended(words)", words) == says
