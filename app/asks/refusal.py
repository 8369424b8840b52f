"""Refusals: nothing happened, under one of twelve codes, and why."""

from typing import Literal, TypeAlias

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
    """Nothing happened, and why; `why` is a sentence for a person."""

    def __init__(self, code: Code, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why
