"""How near a matrix comes to Reference Models A and B."""

from app.matrix.catalogue import FOURTEEN, Cell
from app.matrix.model import Accountable
from app.matrix.nearness import nearest, nearness


def test_before_the_first_decision_nothing_is_near() -> None:
    assert nearest(nearness({}, FOURTEEN)) == []
    assert [tuple(one) for one in nearness({}, FOURTEEN).values()] == [(0, 0, ()), (0, 0, ())]


def test_a_matrix_taken_from_b_matches_b_and_names_what_a_says_otherwise() -> None:
    near = nearness(FOURTEEN.references["B"], FOURTEEN)
    assert nearest(near) == ["B"]
    assert near["B"] == (28, 28, ())
    assert (near["A"].matches, near["A"].of) == (16, 28)
    assert set(near["A"].differs) == {
        cell
        for cell in FOURTEEN.cells
        if cell.scope == "application" and cell.process not in ("enhancement", "release")
    }


def test_one_change_moves_one_cell() -> None:
    decided: dict[Cell, Accountable] = dict(FOURTEEN.references["A"])
    decided[Cell("change", "interface")] = "business"
    assert nearness(decided, FOURTEEN)["A"] == (27, 28, (Cell("change", "interface"),))


def test_only_decided_cells_count() -> None:
    near = nearness({Cell("incident", "application"): "business"}, FOURTEEN)
    assert (near["A"].matches, near["A"].of) == (0, 1)
    assert (near["B"].matches, near["B"].of) == (1, 1)


def test_where_the_models_agree_both_are_as_near() -> None:
    assert nearest(nearness({Cell("release", "application"): "it-delivery"}, FOURTEEN)) == [
        "A",
        "B",
    ]


def test_t_b_d_on_purpose_is_what_b_says_of_one_cell() -> None:
    near = nearness({Cell("supportability-transition", "application"): "tbd"}, FOURTEEN)
    assert (near["A"].matches, near["B"].matches) == (0, 1)
