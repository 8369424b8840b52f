"""One sheet of the workbook: what it is on top, a table that stays put, one page wide in print."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeAlias

from app.documents.grid import Grid
from app.documents.measure import HIGHEST, NORMAL, SMALL, height, widened

#: How a cell looks, in the words of the library.
Look: TypeAlias = Mapping[str, Any]
TEXT: Look = {
    "text_wrap": True,
    "valign": "top",
    "indent": 1,
    "bottom": 1,
    "bottom_color": "#d0d0d0",
}
HEAD: Look = {"bold": True, "valign": "bottom", "bottom_color": "#000000"}
#: Excel holds 32,767 UTF-16 units in a cell and says nothing about what it drops.
ROOM = 32_000
CUT = " […] (cut here, whole in the JSON export)"
#: Title, standing and an empty line stand above the table.
ABOVE = 3
PICTURE = re.compile(r"&(?=G|\[Picture)")


class Sheet:
    """Takes text from top to bottom, and writes it once it knows how wide and high it has to be.

    Never anything else than text. The height of a row cannot be left to the program that opens it:
    LibreOffice finds none, and lays the text over the next row.
    """

    def __init__(self, book: Any, name: str, grid: Grid, widths: Mapping[str, int]) -> None:
        self._sheet = book.add_worksheet(name)
        self._book = book
        self._formats: dict[str, Any] = {}
        self._widths = list(widths.values())
        self._lines: list[tuple[Sequence[str], Mapping[int, Look]]] = []
        self._title(grid)
        self._print(grid)
        self.line(list(widths), dict.fromkeys(range(len(widths)), HEAD))

    def line(self, texts: Sequence[str], looks: Mapping[int, Look] | None = None) -> None:
        self._lines.append(([fit(text) for text in texts], looks or {}))

    def close(self) -> None:
        """Write what was taken."""
        columns = zip_longest(*(texts for texts, _ in self._lines), fillvalue="")
        both = zip(columns, self._widths, strict=True)
        self._widths = [widened(texts, width) for texts, width in both]
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, width)
        for row, (texts, looks) in enumerate(self._lines, ABOVE):
            self._write(row, texts, looks)

    def _write(self, row: int, texts: Sequence[str], looks: Mapping[int, Look]) -> None:
        highest = 0.0
        for place, text in enumerate(texts):
            width = self._widths[place]
            size, tall = NORMAL, height(text, width)
            if tall > HIGHEST:
                size, tall = SMALL, height(text, width, SMALL)
            highest = max(highest, tall)
            look = {**TEXT, **looks.get(place, {}), "font_size": size}
            self._sheet.write_string(row, place, text, self._format(look))
        self._sheet.set_row(row, min(highest, HIGHEST))

    def _format(self, look: Look) -> Any:
        if repr(look) not in self._formats:
            self._formats[repr(look)] = self._book.add_format(look)
        return self._formats[repr(look)]

    def _title(self, grid: Grid) -> None:
        self._sheet.write_string(
            0, 0, fit(grid.service), self._format({"bold": True, "font_size": 16})
        )
        told = "DRAFT, not signed" if grid.draft else f"{grid.standing}, SHA-256 {grid.hash}"
        self._sheet.write_string(1, 0, told, self._format({"bold": grid.draft}))

    def _print(self, grid: Grid) -> None:
        self._sheet.freeze_panes(ABOVE + 1, 1)
        self._sheet.repeat_rows(ABOVE)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        # An ampersand begins a code in a print header, and the whole may have 255 signs. Before a
        # G the library takes even a doubled one for a picture that it misses, and drops all of it.
        service = PICTURE.sub("＆", grid.service[:60]).replace("&", "&&")
        self._sheet.set_header(f"&L{service}&R{grid.standing}")
        self._sheet.set_footer(f"&L{grid.hash or 'Not signed'}&RPage &P of &N")


def fit(text: str) -> str:
    """The text as far as a cell can hold it; where it is cut it says so."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * ROOM:
        return text
    return units[: 2 * ROOM].decode("utf-16-le", "ignore") + CUT
