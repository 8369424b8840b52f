"""The published reference table, and what a fresh workshop makes of it."""

import csv
import io
from pathlib import Path

import pytest

from app.documents.formats import FORMATS
from app.matrix.catalogue import FOURTEEN, Cell
from app.matrix.model import WORDS, Model
from app.matrix.reference import MEANINGS, MODELS
from tests.documents.records import adopted, printed

FILE = Path(__file__).parents[1] / "reference_models.csv"
PUBLISHED = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))


def in_file(model: Model) -> list[list[str]]:
    """The columns of the published file that a workshop from this model must give."""
    columns = {
        "A": ["process", "A application & interface"],
        "B": ["process", "B application", "B interface"],
        "C": ["process", "C application", "C interface"],
    }
    return [[line[column] for column in columns[model]] for line in PUBLISHED]


def test_the_processes_stand_in_the_published_order() -> None:
    assert [meaning.name for meaning in MEANINGS.values()] == [row["process"] for row in PUBLISHED]


@pytest.mark.parametrize("model", MODELS)
def test_every_cell_says_what_was_published(model: Model) -> None:
    for process, row in zip(MEANINGS, in_file(model), strict=True):
        says = FOURTEEN.references[model]
        told = [WORDS[says[Cell(process, scope)]] for scope in FOURTEEN.scopes]
        assert told == (row[1:] * 2 if model == "A" else row[1:])


@pytest.mark.parametrize("model", MODELS)
def test_adopting_a_model_and_taking_the_csv_away_gives_the_published_columns(
    model: Model,
) -> None:
    text = FORMATS["csv"].write(printed(adopted(model))).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    columns = ["Application & Interface"] if model == "A" else ["Application", "Interface"]
    assert head[: 1 + len(columns)] == ["Support process", *columns]
    assert [line[: 1 + len(columns)] for line in lines] == in_file(model)


def test_there_are_always_28_cells() -> None:
    assert len(FOURTEEN.cells) == 28
    assert all(tuple(FOURTEEN.references[model]) == FOURTEEN.cells for model in MODELS)
