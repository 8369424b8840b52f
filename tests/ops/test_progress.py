"""Progress: few lines on a terminal, none anywhere else."""

import io

from app.ops.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_line_for_each_twentieth_however_much_there_is() -> None:
    out = Terminal()
    progress = Progress(out)
    for done in range(1_001):
        progress("workshops checked", done, 1_000)
    lines = out.getvalue().splitlines()
    assert lines[:2] == ["workshops checked: 0 %", "workshops checked: 5 %"]
    assert (lines[-1], len(lines)) == ("workshops checked: 100 %", 21)


def test_it_is_done_where_there_is_nothing_to_do_and_where_there_is_more_meanwhile() -> None:
    out = Terminal()
    Progress(out)("copied", 0, 0)
    Progress(out)("copied", 12, 10)
    assert out.getvalue().splitlines() == ["copied: 100 %"] * 2


def test_a_pipe_a_log_and_the_mail_of_cron_stay_quiet() -> None:
    out = io.StringIO()
    Progress(out)("copied", 1, 2)
    assert out.getvalue() == ""
