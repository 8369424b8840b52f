"""What is said of processes: every sentence there is, and none that nobody says."""

import re
from pathlib import Path

from app.words.english import sentence
from app.words.processes import PROCESSES

APP = Path(__file__).parents[2] / "app"


def test_each_is_said_somewhere_and_ends_as_a_sentence() -> None:
    text = "".join(
        path.read_text() for path in APP.glob("[aw]*/*.py") if path.parent.name != "words"
    )
    said = {*re.findall(r'"([a-z-]+)"', text)}
    assert {*PROCESSES} <= said
    assert all(sentence(key, {}).endswith(".") for key in PROCESSES)
