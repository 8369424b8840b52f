"""An agenda made by itself: late first, then by day, then what waits for an answer."""

from app.partnership.agenda import TOPICS, Falls, Waiting, agenda
from app.partnership.record import Action, Objective

ACTION = Action(id="a1", title="Automate", owner="Dev", due="2026-12-20")


def told(**more: object) -> list[tuple[str, str, bool]]:
    waiting = Waiting(*({"actions": [], "objectives": [], "elsewhere": [], "newer": [],
                         "proposals": []} | more).values())  # type: ignore[arg-type]  # fmt: skip
    return [(one.says, one.title, one.late) for one in agenda("2027-01-01", "2027-02-01", waiting)]


def test_what_is_late_and_what_falls_due_before_the_next_meeting() -> None:
    later = Action(id="a2", title="Later", owner="Dev", due="2027-02-02")
    kept = Action(id="a3", title="Kept", owner="Dev", due="2026-12-01", state="kept")
    objective = Objective(id="o1", title="Close", due="2027-01-15")
    undated = Objective(id="o2", title="Some day")
    assert told(actions=[later, kept, ACTION], objectives=[undated, objective]) == [
        ("agenda-action", "Automate", True),
        ("agenda-objective", "Close", False),
    ]


def test_what_falls_due_in_cited_services_comes_by_itself() -> None:
    falls = [
        Falls("Payroll", "lapse", "No backup", "2027-01-20"),
        Falls("Payroll", "promise", "Find an owner", "2026-12-24"),
        Falls("Payroll", "benefit", "Faster close", "2027-03-31"),
    ]
    assert told(elsewhere=falls, newer=[("c1", "Payroll")], proposals=[("p1", "drop")]) == [
        ("agenda-promise", "Find an owner", True),
        ("agenda-lapse", "No backup", False),
        ("agenda-newer", "Payroll", False),
        ("agenda-proposal", "drop", False),
    ]


def test_an_agenda_has_an_end() -> None:
    assert len(told(actions=[ACTION] * (TOPICS + 1))) == TOPICS
