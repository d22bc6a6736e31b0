"""The API's description: as django-ninja writes it, with what it leaves out."""

from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from throughcare.shell.api.examples import add_examples
from throughcare.shell.api.problems import CHANGING, TITLES

KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "Any text, new for each act; sent again, the act has no second effect.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 255},
    "example": "5d0f9c1e-booking-2026-11-02",
    "required": True,
}
VERSION_PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "description": "The version or the ETag that was read.",
    "schema": {"type": "string", "pattern": r'^"?[0-9]{1,9}(\.[0-9a-f]{1,64})?"?$'},
    "example": '"3"',
    "required": True,
}
SEEN_PARAMETER = {
    "in": "header",
    "name": "If-None-Match",
    "description": "An ETag read before: 304 and no body when nothing has changed.",
    "schema": {"type": "string", "maxLength": 200},
    "example": '"3.9f86d081884c7d65"',
    "required": False,
}
KNOWN_AT_PARAMETER = {
    "in": "query",
    "name": "known_at",
    "description": "As it was known at this moment: a date (its end, in the agency's zone) or a time, not ahead.",
    "schema": {
        "type": "string",
        "maxLength": 40,
        "pattern": r"^\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2})?)?$",
    },
    "example": "2026-03-03",
    "required": False,
}
REQUEST_ID = {
    "X-Request-Id": {
        "description": "Names this request in the log.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "example": "3f2b6c1d9e8a4f07b5c6d7e8f9a0b1c2",
    }
}
ETAG = {
    "ETag": {
        "description": "Strong: the version, for If-Match, and a digest of what is shown.",
        "schema": {"type": "string"},
        "example": '"3.9f86d081884c7d65"',
    }
}
LOCATION = {
    "Location": {
        "description": "Where the record stands now that it became part of another.",
        "schema": {"type": "string"},
        "example": "/api/v1/people/01980c7e-5a3b-7c21-9f04-6b1d2e3f4a50",
    }
}
RETRY_AFTER = {
    "Retry-After": {
        "description": "Whole seconds to wait.", "schema": {"type": "integer", "minimum": 1}, "example": 7,
    }
}  # fmt: skip
BEARER = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that an administrator of the agency made: `Authorization: Bearer tc_...`.",
    }
}

WHEN = {
    400: "What was sent cannot be read: no JSON, or not what its header says.",
    401: "No token in force and nobody signed in.",
    403: "Not among the caller's permissions; or a purpose must be stated first.",
    404: "Nothing stands here, as far as the caller may know.",
    409: "It contradicts what is recorded already.",
    412: "Somebody changed the record since the version in If-Match.",
    422: "Refused: `errors` says what, beside each field. Also a key that came before with another body.",
    428: "The Idempotency-Key or If-Match header is missing or cannot be read.",
    429: "More calls than the caller's share.",
    503: "The database does not answer at the moment.",
}
"""When each problem is answered."""


class TwoOfOneName(RuntimeError):
    """Two different schemas have one name: whoever reads the description would be told the wrong one for the first."""


class OneOfEachName(OpenAPISchema):
    """The description as django-ninja writes it, which lets the later of two schemas of one name take both places."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Keep them. Raises TwoOfOneName."""
        for name, schema in definitions.items():
            if self.schemas.setdefault(name, schema) != schema:
                raise TwoOfOneName(name)


class DescribedAPI(NinjaAPI):
    """Names headers and security, gives examples, and says that a problem comes as `application/problem+json`."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The whole description. Raises TwoOfOneName."""
        schema = OneOfEachName(self, path_prefix or self.get_root_path(path_params or {}))
        schema["components"]["securitySchemes"] = BEARER
        schema["security"] = [{"token": []}]
        schema["components"]["responses"] = {
            _name_of(status): _problem(status) for status in sorted(CHANGING) if status >= 400
        }
        for operations in schema["paths"].values():
            for operation in operations.values():
                _refer_to_problems(operation)
                _name_headers(operation)
        add_examples(schema)
        return schema


def _refer_to_problems(operation: dict[str, Any]) -> None:
    """Every problem stands once, in the shared base."""
    for status in operation["responses"]:
        if int(status) >= 400:
            operation["responses"][status] = {"$ref": f"#/components/responses/{_name_of(int(status))}"}


def _name_of(status: int) -> str:
    return HTTPStatus(status).phrase.replace(" ", "")


def _problem(status: int) -> dict[str, Any]:
    title = TITLES.get(status, HTTPStatus(status).phrase)
    shown = {"type": "about:blank", "title": title, "status": status, "detail": WHEN[status], "errors": []}
    if status == HTTPStatus.PRECONDITION_FAILED:
        shown["version"] = 4
    return {
        "description": WHEN[status],
        "headers": REQUEST_ID | (RETRY_AFTER if status in {429, 503} else {}),
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}, "example": shown}
        },
    }


def _name_headers(operation: dict[str, Any]) -> None:
    seen = {each["name"] for each in operation.get("parameters", [])}
    for status, answer in operation["responses"].items():
        if "$ref" not in answer:
            held = "If-None-Match" in seen and int(status) in {200, 304}
            answer["headers"] = REQUEST_ID | (ETAG if held else {}) | (LOCATION if int(status) == 307 else {})
