"""Which key was pressed, on keyboards of other letters or with the same ones elsewhere."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PRESSES = """(m, keys) => {
  const layout = m.layoutOf();
  const named = ([key, code, shiftKey = false]) => layout.named({ key, code, shiftKey });
  return keys.map(named);
}"""

LAYOUTS = {
    "English": (
        [["r", "KeyR"], ["R", "KeyR", True], ["?", "Slash", True], ["1", "Digit1"]],
        "rr?1",
    ),
    "Russian": ([["к", "KeyR"], ["т", "KeyN"], ["?", "Digit7", True], ["1", "Digit1"]], "rn?1"),
    "Greek": ([["ρ", "KeyR"], ["ν", "KeyN"], [";", "KeyQ"], ["?", "Slash", True]], "rnq?"),
    "Hebrew": ([["ר", "KeyR"], ["'", "KeyW"], ["/", "KeyQ"], ["?", "Slash", True]], "rwq?"),
    "Arabic": ([["ق", "KeyR"], ["ى", "KeyN"], ["؟", "Slash", True], ["١", "Digit1"]], "rn?1"),
    "Korean": ([["ㄱ", "KeyR"], ["ㅜ", "KeyN"]], "rn"),
    # The letter that is written counts, wherever its key is.
    "AZERTY": ([["a", "KeyQ"], ["m", "Semicolon"], [",", "KeyM"], ["w", "KeyZ"]], "am,w"),
    "the digits of AZERTY": ([["&", "Digit1"], ["1", "Digit1", True], ["é", "Digit2"]], "112"),
    "Dvorak": ([["r", "KeyO"], [",", "KeyW"], ["'", "KeyQ"]], "r,'"),
    "Bépo": ([["é", "KeyW"], ["è", "KeyT"]], "éè"),
    "a shifted digit is a sign": ([["!", "Digit1", True], ['"', "Digit2", True]], '!"'),
    "a number pad": ([["1", "Numpad1"], ["4", "Numpad4"]], "14"),
    "back to Latin": ([["к", "KeyR"], [",", "KeyM"], ["a", "KeyQ"], [",", "KeyM"]], "rma,"),
}


@pytest.mark.parametrize(("keys", "named"), LAYOUTS.values(), ids=LAYOUTS)
async def test_a_key_is_known_on_every_layout(
    modules: Modules, keys: list[object], named: str
) -> None:
    assert "".join(await modules.run("console/layout", PRESSES, keys)) == named


async def test_a_key_with_a_name_keeps_it(modules: Modules) -> None:
    keys = [["к", "KeyR"], ["Enter", "Enter"], ["ArrowDown", "Numpad2"], ["Dead", "KeyU"]]
    told = await modules.run("console/layout", PRESSES, keys)
    assert told == ["r", "enter", "arrowdown", "dead"]
