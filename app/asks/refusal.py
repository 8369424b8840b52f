"""Refusals: nothing happened, under one of twelve codes, and why, in a key of its own."""

from typing import Any, Literal, TypeAlias

Code: TypeAlias = Literal[
    "bad-json",
    "bad-field",
    "too-long",
    "bad-text",
    "unknown-ask",
    "forbidden",
    "not-found",
    "wrong-state",
    "conflict",
    "rate-limited",
    "signed-off",
    "unavailable",
]


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Nothing happened, and why: `says` is a key of the sentences, `params` what stands in it.

    The sentence itself is made where a language is known.
    """

    def __init__(self, code: Code, says: str, **params: Any) -> None:
        super().__init__(says)
        self.code = code
        self.says = says
        self.params = params
