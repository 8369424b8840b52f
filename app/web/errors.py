"""What went wrong, as it is told: a problem for programs, a page for people."""

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.asks.refusal import Refusal
from app.db.errors import said
from app.web import answers, api
from app.web.prefix import inside
from app.words.english import sentence

NOT_THERE = {
    404: "There is nothing at this address.",
    405: "Nothing at this address takes this method.",
}
logger = structlog.get_logger(__name__)


def refused(request: Request, refusal: Exception) -> Response:
    answer = api.refused(request, refusal)
    if _for_a_program(request):
        return answer
    assert isinstance(refusal, Refusal)  # noqa: S101 - for the type
    why = sentence(refusal.says, refusal.params)
    if refusal.says != "no-such-workshop":
        return _error_page(request, answer, why)
    # It stands in the field again, and what is wrong with it.
    tried = str(request.path_params["code"])
    return _error_page(request, answer, why, title="No such workshop", wrong_code=why, tried=tried)


def bad_field(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type
    first = error.errors()[0]
    return answers.problem(422, "bad-field", f"{first['loc'][-1]}: {first['msg']}.")


def http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type
    why = NOT_THERE.get(error.status_code, error.detail)
    code = "not-found" if error.status_code in NOT_THERE else "bad-field"
    answer = answers.problem(error.status_code, code, why)
    answer.headers.update(error.headers or {})
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def no_database(request: Request, error: Exception) -> Response:
    logger.error("the database does not answer", **said(error))
    why = "The database does not answer just now. Nothing that was saved is lost: please try again."
    answer = answers.problem(503, "unavailable", why)
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def broken(request: Request, _: Exception) -> Response:
    why = "Something went wrong on our side. Nothing that was saved is lost: please try again."
    answer = answers.problem(500, "unavailable", why)
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def _for_a_program(request: Request) -> bool:
    return inside(request.scope).startswith(
        ("/api/", "/healthz", "/readyz", "/metrics", "/static/")
    )


def _error_page(request: Request, answer: Response, why: str, **more: str) -> Response:
    titles = {404: "Nothing here", 429: "One moment", 503: "Not just now", 500: "Our mistake"}
    title = titles.get(answer.status_code, "That did not work")
    status = answer.status_code
    said = {"status": status, "title": title, "detail": why, **more}
    return answers.templates.TemplateResponse(request, "error.html", said, status_code=status)
