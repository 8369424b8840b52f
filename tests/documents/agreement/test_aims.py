"""What is aimed at, and who does what for it."""

import msgspec

from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import ACTIONS, empty, whole


def test_objectives_stand_with_their_measure_and_what_serves_them() -> None:
    assert section(printed(whole()), "objectives") == [
        "Payslips are right the first time | Corrections after payday: fewer than 5 of 1,000 | "
        "2027-06-30 | 1 open, 1 kept",
        "Two countries more on the one system |  |  | none",
        "Gap: Two countries more on the one system: nothing says how it is measured.",
    ]


def test_actions_stand_under_their_objective_with_what_became_of_them() -> None:
    assert section(printed(whole()), "actions") == [
        "Payslips are right the first time",
        "Reconcile before the run, not after it | Bob Okafor | 2027-02-28 | open\n"
        "moved, it was due 2027-01-31: The vendor's release came late.",
        "Name a test owner in payroll | Ann Lindqvist | 2026-12-18 | "
        "kept 2026-12-17: Carol, from January on.",
        "Under no objective",
        "Ask the vendor for an exit plan | Dana Whitfield | 2026-12-24 | "
        "broken 2026-12-27: They answer only at renewal.",
        "Gap: Two countries more on the one system: no action serves it.",
    ]


def test_an_action_whose_objective_has_gone_is_still_told() -> None:
    astray = msgspec.structs.replace(ACTIONS[0], objective="o9")
    told = section(printed(whole(actions=[astray])), "actions")
    assert told[0] == "Under no objective"
    assert told[1].startswith("Reconcile")


def test_with_nothing_planned_it_says_so() -> None:
    assert section(printed(empty()), "objectives") == ["Gap: No objective is shared yet."]
    assert section(printed(empty()), "actions") == ["No action is planned yet."]
