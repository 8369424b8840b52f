"""What went wrong is told to programs as a problem, and to people as a page."""

import json

import pytest
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from app.asks.refusal import Refusal
from app.web import errors


def request(path: str, **params: str) -> Request:
    scope = {"type": "http", "path": path, "root_path": "", "headers": [], "query_string": b""}
    return Request({**scope, "method": "GET", "path_params": params, "server": ("h", 80)})


def told(response: object) -> dict[str, object]:
    return dict(json.loads(response.body))  # type: ignore[attr-defined]


def test_a_program_is_told_the_code() -> None:
    answer = errors.refused(request("/api/workshops/X"), Refusal("not-found", "no-such-workshop"))
    assert (answer.status_code, told(answer)["code"]) == (404, "not-found")


def test_a_field_that_is_wrong_is_named() -> None:
    wrong = RequestValidationError([{"loc": ("query", "after"), "msg": "Input should be greater"}])
    answer = errors.bad_field(request("/api/workshops"), wrong)
    assert told(answer)["detail"] == "after: Input should be greater."


@pytest.mark.parametrize(("status", "code"), [(404, "not-found"), (405, "not-found")])
def test_an_address_or_a_method_there_is_not(status: int, code: str) -> None:
    answer = errors.http(request("/api/nothing"), HTTPException(status))
    assert (answer.status_code, told(answer)["code"]) == (status, code)


def test_a_database_that_is_silent_has_lost_nothing() -> None:
    answer = errors.no_database(request("/api/x"), OperationalError("", {}, Exception()))
    assert (answer.status_code, told(answer)["code"]) == (503, "unavailable")
    assert "Nothing that was saved is lost" in str(told(answer)["detail"])


def test_a_mistake_of_ours_is_called_that() -> None:
    answer = errors.broken(request("/api/x"), ValueError())
    assert (answer.status_code, told(answer)["code"]) == (500, "unavailable")
