"""Errors as answers: RFC 9457 problem details for programs, a page with the same words for people."""

from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from ..errors import (
    AttribuneError,
    BadDate,
    InputError,
    JudgementError,
    NotInRecord,
    StoreError,
    TooLarge,
)
from .rendering import render

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: an HTTP status and a sentence that says what to do next."""

    status: int
    detail: str

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase

    def as_dict(self, instance: str) -> dict[str, object]:
        """RFC 9457's members; the status says all of the type that there is to say."""
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }


def answer_problems(app: FastAPI) -> None:
    """Have the app answer every error of ours, of the framework's and of a request's form in this way."""

    @app.exception_handler(AttribuneError)
    def ours(request: Request, error: AttribuneError) -> Response:
        return answer(request, Problem(status_of(error), str(error)))

    @app.exception_handler(HTTPException)
    def frameworks(request: Request, error: HTTPException) -> Response:
        response = answer(request, Problem(error.status_code, error.detail))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    def forms(request: Request, error: RequestValidationError) -> Response:
        faults = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return answer(request, Problem(HTTPStatus.UNPROCESSABLE_ENTITY, faults))


def answer(request: Request, problem: Problem) -> Response:
    """The problem as JSON for the API and for whoever asks for JSON, as a page for everybody else."""
    if wants_json(request):
        return JSONResponse(problem.as_dict(request.url.path), problem.status, media_type=PROBLEM)
    return render(request, "problem.html.j2", {"problem": problem}, status=problem.status)


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", "")


def status_of(error: AttribuneError) -> int:
    """The HTTP status that stands for an error of ours."""
    if isinstance(error, NotInRecord):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, TooLarge):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(error, BadDate | InputError | JudgementError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(error, StoreError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR
