"""The one shape of every problem, and which answers every operation may give."""

import logging
from typing import Any

from django.core.exceptions import ValidationError as ModelInvalid
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from throughcare.platform.access import answers
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.rules.kernel import RuleError

log = logging.getLogger(__name__)


class Invalid(Schema):
    """One thing wrong with what was sent."""

    field: str = Field(
        description="Where it stands: a name, or a path such as `body.on`; empty for the whole.",
        examples=["on"],
    )
    message: str = Field(examples=["The date must be today or in the past"])


class Problem(Schema):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str = Field(examples=["Not accepted"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["The date must be today or in the past"])
    errors: list[Invalid] = Field(default_factory=list)
    version: int | None = Field(
        None, description="With 412: the version that stands now; read it before sending again.", examples=[4]
    )


EVERY: dict[int, type[Problem] | None] = {
    307: None,
    **dict.fromkeys((400, 401, 403, 404, 422, 429, 503), Problem),
}
"""What any operation may answer besides success. 307: the record became part of another, named in Location."""
ACTING = EVERY | {409: Problem, 428: Problem}
"""What any unsafe operation may answer besides."""
CHANGING = ACTING | {412: Problem}
"""What a change of a version may answer besides."""


class KeyMissing(HttpError):
    """An unsafe call without an idempotency key."""

    def __init__(self) -> None:
        super().__init__(
            428, "Send an Idempotency-Key header: any text of 8 to 255 characters, new for each act."
        )


class VersionMissing(HttpError):
    """A change without the version it saw."""

    def __init__(self) -> None:
        super().__init__(428, 'Send an If-Match header with the version or ETag you read, such as "3".')


class TooMany(HttpError):
    """More calls than the caller's share. wait: whole seconds until there is room again."""

    def __init__(self, wait: int) -> None:
        super().__init__(429, f"Too many calls. Wait {wait} s.")
        self.wait = wait


TITLES = {
    400: "Not understood", 401: "Sign in first", 403: "Not permitted", 404: "Not found", 409: "Contradicts the record",
    412: "Changed meanwhile", 422: "Not accepted", 428: "A header is missing", 429: "Too many calls",
}  # fmt: skip


def answer(
    request: HttpRequest, status: int, detail: str, errors: list[dict[str, str]] | None = None,
    version: int | None = None,
) -> HttpResponse:  # fmt: skip
    """A problem as a response; whatever the operation wrote is rolled back. version: that stands now, with 412."""
    request.roll_back = True  # type: ignore[attr-defined]
    more: dict[str, object] = {"errors": errors or []} | ({"version": version} if version is not None else {})
    return answers.problem_json(status, TITLES.get(status, "Problem"), detail, **more)


def add_handlers(api: NinjaAPI) -> None:
    """Give every kind of failure its problem."""
    _add_refusals(api)

    @api.exception_handler(StaleVersion)
    def stale(request: HttpRequest, late: StaleVersion) -> HttpResponse:
        said = "Someone else changed this record. Read it again, then send your change again."
        return answer(request, 412, said, version=late.current)

    @api.exception_handler(IntegrityError)
    def contradicts(request: HttpRequest, broken: IntegrityError) -> HttpResponse:
        constraint = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", None)
        log.warning(
            "refused by the database: constraint %s", constraint
        )  # a command should have said it better
        return answer(request, 409, "This contradicts what is recorded already. Read the record again.")

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        refused = answer(request, 401, "Send a token in force, or sign in with password and second factor.")
        refused["WWW-Authenticate"] = 'Bearer realm="Throughcare"'
        return refused

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, problem: HttpError) -> HttpResponse:
        response = answer(request, problem.status_code, str(problem))
        if isinstance(problem, TooMany):
            response["Retry-After"] = str(problem.wait)
        return response


def _add_refusals(api: NinjaAPI) -> None:
    """What was asked for and cannot be: 422, beside the field."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, broken: Refused) -> HttpResponse:
        return answer(request, 422, broken.message, [{"field": broken.field, "message": broken.message}])

    @api.exception_handler(RuleError)
    def impossible(request: HttpRequest, broken: RuleError) -> HttpResponse:
        return answer(request, 422, str(broken), [{"field": "", "message": str(broken)}])

    @api.exception_handler(ModelInvalid)
    def unfit(request: HttpRequest, problem: ModelInvalid) -> HttpResponse:
        by_field = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
        errors = [{"field": "" if field == "__all__" else field, "message": message}
                  for field, messages in by_field.items() for message in messages]  # fmt: skip
        return answer(request, 422, "Some of what was sent does not fit the record.", errors)

    @api.exception_handler(DataError)
    def unstorable(request: HttpRequest, _: DataError) -> HttpResponse:
        return answer(request, 422, "Some of what was sent is longer or larger than the record can hold.")

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, problem: ValidationError) -> HttpResponse:
        errors = [_plain(error) for error in problem.errors]
        return answer(request, 422, "Some of what was sent is not as it should be.", errors)


def _plain(error: dict[str, Any]) -> dict[str, str]:
    return {"field": ".".join(str(part) for part in error["loc"]), "message": str(error["msg"])}
