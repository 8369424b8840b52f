"""Every gap has its sentence and what mends it, and each tells what it is about."""

from app.matrix import gaps
from tests.matrix.test_cases import MODEL, NIGHTS, found


def test_whatever_can_be_found_is_said_and_mended() -> None:
    rules = {rule for one, _ in NIGHTS.values() for told in found(one).values() for rule in told}
    assert rules | {"off-season"} == gaps.SAYS.keys() == gaps.MENDS.keys()


def test_a_gap_names_its_cell_and_who_it_is_about() -> None:
    said = gaps.says("off-duty", "Incident Mgmt", {"name": "Night desk", "hours": "Mon 08:00"})
    assert said == "Incident Mgmt: nobody is on duty then; Night desk works Mon 08:00."
    assert MODEL.under_contract("CLOUDDESK")
