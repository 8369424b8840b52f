"""Refusals: a code for programs, a key for people, and a sentence for every key."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from app.asks.refusal import Code, Refusal
from app.words.english import SENTENCES

APP = Path(__file__).parents[2] / "app"


def refused() -> list[tuple[str, str]]:
    """Code and key of every refusal in the program that names both."""
    found = []
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
                words = [one.value for one in node.args if isinstance(one, ast.Constant)]
                if len(words) == 2:
                    found.append((str(words[0]), str(words[1])))
    return found


def test_every_refusal_has_one_of_the_codes_and_a_sentence() -> None:
    said = refused()
    assert len(said) > 20
    for code, says in said:
        assert code in get_args(Code)
        assert says in SENTENCES


def test_what_stands_in_the_sentence_comes_along() -> None:
    with pytest.raises(Refusal) as refusal:
        raise Refusal("wrong-state", "cells-owed", count=2)
    assert (refusal.value.code, refusal.value.says) == ("wrong-state", "cells-owed")
    assert refusal.value.params == {"count": 2}
