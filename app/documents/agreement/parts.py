"""What a document is made of: sections, and in them the few forms that every printer knows."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec


class Heading(msgspec.Struct, frozen=True, tag=True):
    """Within a section."""

    text: str


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """A text as it was written, with its line ends."""

    text: str


class Gaps(msgspec.Struct, frozen=True, tag=True):
    """What is not said yet, in sentences."""

    says: list[str]


class Items(msgspec.Struct, frozen=True, tag=True):
    texts: list[str]


class Facts(msgspec.Struct, frozen=True, tag=True):
    """Each a label and a text."""

    pairs: list[tuple[str, str]]


class Column(msgspec.Struct, frozen=True):
    """How it is headed, and its share of the width."""

    title: str
    share: int


class Rows(msgspec.Struct, frozen=True, tag=True):
    columns: list[Column]
    rows: list[list[str]]


class Lines(msgspec.Struct, frozen=True, tag=True):
    """Where each office signs: what it is called, the name, and what stands in place of ink."""

    offices: list[tuple[str, str, tuple[str, ...]]]


Part: TypeAlias = Heading | Paragraph | Gaps | Items | Facts | Rows | Lines


class Section(msgspec.Struct, frozen=True):
    """One of the seven has a number; what stands around them has none."""

    key: str
    title: str
    parts: list[Part]
    number: int = 0

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


def rows(columns: Sequence[tuple[str, int]], told: list[list[str]]) -> list[Part]:
    """A table, where there is anything in it."""
    return [Rows([Column(*one) for one in columns], told)] if told else []
