"""Templates as a value: what each of ours is made of."""

import pytest

from app.matrix.catalogue import FOURTEEN, OWN, PROCESSES
from app.matrix.hours import moment
from app.matrix.template import NAMES, TEMPLATES


def test_each_name_has_a_template() -> None:
    assert [*TEMPLATES] == [*NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_every_process_of_ours_is_published_or_worded_whole(name: str) -> None:
    processes = TEMPLATES[name].processes
    assert len({one.process for one in processes}) == len(processes) <= PROCESSES
    for one in processes:
        worded = one.name and one.means and one.question and one.case
        assert one.process in FOURTEEN.processes or (OWN.fullmatch(one.process) and worded)


@pytest.mark.parametrize("name", NAMES)
def test_every_case_of_ours_goes_through_its_own_processes_at_some_time(name: str) -> None:
    there = {one.process for one in TEMPLATES[name].processes}
    for one in TEMPLATES[name].cases:
        assert {*one.processes} <= there
        moment(one.at)
