"""Services in a database, as their rooms left them, and what the portfolio says of them."""

from typing import Any

import pytest
from sqlalchemy import Engine

from app.portfolio import services, totals
from app.portfolio.wanted import Wanted
from tests.log.streams import Stream
from tests.workshop import ask

TODAY = "2026-11-30"


class House:
    """An installation: services are opened by name, and looked at on a day."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.codes: dict[str, str] = {}

    def opens(self, service: str, model: str = "B", **more: Any) -> Stream:
        code = f"{len(self.codes):A>8}"
        stream = Stream(self.engine, code, model)
        stream.asks("ann", ask.Describe(service=service, **more))
        self.codes[service] = code
        return stream

    def page(self, today: str = TODAY, **more: Any) -> dict[str, Any]:
        with self.engine.connect() as db:
            return services.page(db, Wanted(**more), today)

    def names(self, today: str = TODAY, **more: Any) -> list[str]:
        return [one["service"] for one in self.page(today, **more)["services"]]

    def service(self, name: str, today: str = TODAY) -> dict[str, Any]:
        (found,) = (one for one in self.page(today)["services"] if one["service"] == name)
        return dict(found)

    def totals(self, today: str = TODAY, **more: Any) -> dict[str, Any]:
        with self.engine.connect() as db:
            return totals.of(db, Wanted(**more), today)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


def promise(due: str, process: str = "incident", scope: str = "application") -> ask.MakePromise:
    return ask.MakePromise("Dana", due, process=process, scope=scope)  # type: ignore[arg-type]


def risk(title: str = "Nobody restores it", **more: Any) -> ask.WriteRisk:
    told = {"title": title, "category": "continuity", "consequence": "It stays down."}
    return ask.WriteRisk(**(told | more))


def contract(**more: Any) -> ask.RecordContract:
    told = {"reference": "C-17", "vendor": "CloudDesk", "covers": "The desk", "holder": "it-ops"}
    return ask.RecordContract(**(told | more))
