"""Remits whose clock is another: what was agreed before they started has aged."""

from datetime import date, timedelta

from app.log import writing
from app.web import portfolio


def a_year_later() -> None:
    """All that happens is dated a year ahead, and the portfolio is looked at then."""
    now = writing.now

    def then() -> str:
        at = now()
        return f"{_in_a_year(at[:10])}{at[10:]}"

    writing.now = then
    portfolio._today = lambda: then()[:10]


def _in_a_year(day: str) -> date:
    return date.fromisoformat(day) + timedelta(days=365)
