"""One sheet of the workbook: what it is on top, a table that stays put, one page wide in print."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.grid import Grid

#: Excel holds 32,767 UTF-16 units in a cell and says nothing about what it drops.
ROOM = 32_000
CUT = " […] (cut here, whole in the JSON export)"
#: Title, standing and an empty line stand above the table.
ABOVE = 3
PICTURE = re.compile(r"&(?=G|\[Picture)")


class Sheet:
    """Writes text from top to bottom; never anything else than text."""

    def __init__(self, book: Any, name: str, grid: Grid, widths: Mapping[str, int]) -> None:
        self._sheet = book.add_worksheet(name)
        hairline = {"bottom": 1, "bottom_color": "#d0d0d0"}
        self._text = book.add_format({"text_wrap": True, "valign": "vcenter", **hairline})
        self._row = ABOVE
        self._title(book, grid)
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom"})
        self.line(list(widths), dict.fromkeys(range(len(widths)), head))
        for place, width in enumerate(widths.values()):
            self._sheet.set_column(place, place, width)
        self._print(grid)

    def line(self, texts: Sequence[str], formats: Mapping[int, Any] | None = None) -> None:
        for place, text in enumerate(texts):
            look = (formats or {}).get(place, self._text)
            self._sheet.write_string(self._row, place, fit(text), look)
        self._row += 1

    def _title(self, book: Any, grid: Grid) -> None:
        large = book.add_format({"bold": True, "font_size": 16})
        self._sheet.write_string(0, 0, fit(grid.service), large)
        told = "DRAFT, not signed" if grid.draft else f"{grid.standing}, SHA-256 {grid.hash}"
        self._sheet.write_string(1, 0, told, book.add_format({"bold": grid.draft}))

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
