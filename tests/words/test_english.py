"""Every key that the program says has a sentence, and every sentence is said."""

import ast
import re
from pathlib import Path

import pytest

from app.log.kind import Phrase
from app.words import english
from app.words.encoding import encode

APP = Path(__file__).parents[2] / "app"
KEY = re.compile(r"[a-z]+(-[a-z]+)*")


def texts(path: Path) -> set[str]:
    """Every plain text that stands in a file."""
    tree = ast.parse(path.read_text("utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {one for one in constants if isinstance(one, str)}


def refusals(path: Path) -> set[str]:
    """The keys of what is refused in a file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in (
            "Refusal", "Unknown", "BadTextError", "Answer",
        ):  # fmt: skip
            found |= {arg.value for arg in node.args[1:3] if isinstance(arg, ast.Constant)}
    return {one for one in found if isinstance(one, str) and KEY.fullmatch(one)}


FILES = [path for path in APP.rglob("*.py") if path.parent.name != "words"]


def test_whatever_is_refused_has_a_sentence() -> None:
    said = {key for path in FILES for key in refusals(path)}
    assert len(said) > 40, "they are found"
    codes = {"forbidden", "unavailable", "not-found", "conflict"}  # an answer's code comes first
    assert said - english.SENTENCES.keys() <= codes


def test_no_sentence_is_left_over() -> None:
    everything = {text for path in FILES for text in texts(path)}
    assert english.SENTENCES.keys() - everything <= {"verbatim"}


@pytest.mark.parametrize("key", english.SENTENCES)
def test_a_sentence_ends_as_one(key: str) -> None:
    assert english.SENTENCES[key].endswith((".", "?", "}"))


def test_counts_are_said_as_people_say_them() -> None:
    one, more = ({"count": count} for count in (1, 3))
    assert english.sentence("cells-owed", one).startswith("1 cell is left t.b.d.")
    assert english.sentence("cells-owed", more).startswith("3 cells are left t.b.d.")


def test_the_words_of_a_screen_are_set_when_it_is_told() -> None:
    both = ["incident:application", "incident:interface"]
    for cells, joined, words in (
        (both[:1], False, "the decision on Incident Mgmt (Application)"),
        (both, True, "the decision on Incident Mgmt"),
        ([*both, "change:interface"], False, "the decision on 3 cells"),
    ):
        told = Phrase("undo", act="decision", cells=cells, joined=joined, named={})
        assert encode({"undo": told}) == b'{"undo":"%b"}' % words.encode()


def test_anything_else_is_no_screen() -> None:
    with pytest.raises(NotImplementedError, match="object"):
        encode({"undo": object()})
