"""The Markdown file: a table a wiki shows, and text that stays text."""

import re

import pytest

from app.documents.grid import Grid
from app.documents.markdown import plain, write
from tests.documents.hostile import TEXTS, holding
from tests.documents.records import adopted, disputed, fresh, printed, signed

#: A sign that CommonMark or GitHub reads as its own, with no backslash before it.
LIVE = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>|~$]")


def text(grid: Grid) -> str:
    return write(grid).decode()


def shown(source: str) -> str:
    """What a reader sees of a piece of Markdown that holds nothing but escaped text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", source.replace("<br>", "\n"))


def table(source: str) -> list[list[str]]:
    lines = source.split("## Matrix\n\n")[1].split("\n\n")[0].splitlines()
    return [[shown(f.strip()) for f in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_the_matrix_is_a_table() -> None:
    head, ruler, first, *rest = table(text(printed(adopted("B"))))
    assert head[:3] == ["Support process", "Application", "Interface"]
    assert set(ruler) == {"---"}
    assert first[:3] == ["Request Mgmt", "Business", "IT OPS"]
    assert len(rest) == 13


def test_a_draft_says_so_and_a_revision_does_not() -> None:
    assert "**DRAFT**" in text(printed(disputed()))
    assert "DRAFT" not in text(printed(signed(disputed())))
    assert "**Revision 1**" in text(printed(signed(disputed())))


def test_reasons_dissent_votes_open_points_and_signatures_are_there() -> None:
    told = text(printed(signed(disputed())))
    assert "### Change Mgmt, Application: IT OPS" in told
    assert "- Dissent: Carol: the business will wait longer" in told
    assert "- Votes: Round 1: contested – Business for Business 3" in told
    assert "| Dana Whitfield | 2026-12-24 | Ask Nordic Pay" in told
    assert "- Who pays for the second test system?" in told
    assert "| IT manager | Bob Okafor |" in told
    assert re.search("SHA-256 of the content: `[0-9a-f]{64}`", told)


def test_a_fresh_matrix_has_every_part_and_nothing_in_it() -> None:
    told = text(printed(fresh("A", parked=[], people=[])))
    assert "## Parked topics\n\nNone." in told
    assert "## Who took part\n\nNone." in told


@pytest.mark.parametrize("typed", TEXTS)
def test_what_ann_typed_is_shown_as_she_typed_it(typed: str) -> None:
    assert shown(plain(typed)) == typed.replace("\t", " ")
    assert not LIVE.search(plain(typed).replace("<br>", ""))


@pytest.mark.parametrize("typed", TEXTS)
def test_nothing_ann_typed_breaks_the_table(typed: str) -> None:
    rows = table(text(holding(typed)))
    assert {len(row) for row in rows} == {5}
    assert rows[3][3] == typed.replace("\t", " ").strip()


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("1. one", "1\\. one"),
        ("2) two", "2\\) two"),
        ("===", "\\==="),
        ("https://x.example", "https\\://x.example"),
        ("www.x.example", "www\\.x.example"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("one\ntwo", "one<br>two"),
        ("R & D at 3 a.m., 2026-12-24", "R & D at 3 a.m., 2026-12-24"),
    ],
)
def test_what_means_something_in_one_place_is_escaped_there_only(typed: str, safe: str) -> None:
    assert plain(typed) == safe
