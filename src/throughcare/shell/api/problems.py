"""The one shape of every problem, and which answers every operation may give."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from throughcare.platform.access import answers
from throughcare.platform.access.submitting import KeyUsedForSomethingElse
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused


class Invalid(Schema):
    """One thing wrong with what was sent."""

    field: str = Field(
        description="Where it stands: a name, or a path such as `body.on`; empty for the whole."
    )
    message: str


class Problem(Schema):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Invalid] = Field(default_factory=list)


EVERY = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 503: Problem}
"""What any operation may answer besides success."""
READING = EVERY | {422: Problem}
WRITING = EVERY | {409: Problem, 422: Problem, 428: Problem}


class KeyMissing(HttpError):
    """An unsafe call without an idempotency key."""

    def __init__(self) -> None:
        super().__init__(
            428, "Send an Idempotency-Key header: any text of 8 to 255 characters, new for each act."
        )


class VersionMissing(HttpError):
    """A change without the version it saw."""

    def __init__(self) -> None:
        super().__init__(428, 'Send an If-Match header with the version you read, such as "3".')


TITLES = {
    400: "Not understood", 401: "Sign in first", 403: "Not permitted", 404: "Not found", 409: "Changed meanwhile",
    422: "Not accepted", 428: "A header is missing",
}  # fmt: skip


def answer(
    request: HttpRequest, status: int, detail: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    """A problem as a response; whatever the operation wrote is rolled back."""
    request.roll_back = True  # type: ignore[attr-defined]
    return answers.problem_json(status, TITLES.get(status, "Problem"), detail, errors=errors or [])


def add_handlers(api: NinjaAPI) -> None:
    """Give every kind of failure its problem."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, broken: Refused) -> HttpResponse:
        status = 409 if isinstance(broken, KeyUsedForSomethingElse) else 422
        return answer(request, status, broken.message, [{"field": broken.field, "message": broken.message}])

    @api.exception_handler(StaleVersion)
    def stale(request: HttpRequest, _: StaleVersion) -> HttpResponse:
        return answer(
            request, 409, "Someone else changed this record. Read it again, then send your change again."
        )

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, problem: ValidationError) -> HttpResponse:
        errors = [_plain(error) for error in problem.errors]
        return answer(request, 422, "Some of what was sent is not as it should be.", errors)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        return answer(request, 401, "Sign in with password and second factor first.")

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, problem: HttpError) -> HttpResponse:
        return answer(request, problem.status_code, str(problem))


def _plain(error: dict[str, Any]) -> dict[str, str]:
    return {"field": ".".join(str(part) for part in error["loc"]), "message": str(error["msg"])}
