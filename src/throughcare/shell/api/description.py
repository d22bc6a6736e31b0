"""The API's description: as django-ninja writes it, with what it leaves out."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "Any text, new for each act; sent again, the act has no second effect.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 255},
    "required": True,
}
VERSION_PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "description": "The version that was read.",
    "schema": {"type": "string", "pattern": r'^(W/)?"?[0-9]{1,9}"?$'},
    "required": True,
}
ACTS, CHANGES = {"post", "put", "patch", "delete"}, {"put", "patch", "delete"}


class DescribedAPI(NinjaAPI):
    """Says which headers acts need, and that a problem comes as `application/problem+json`."""

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        """The whole description."""
        schema = super().get_openapi_schema(**where)
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                _name_headers(method, operation)
                _name_problems(operation)
        return schema


def _name_headers(method: str, operation: dict[str, Any]) -> None:
    needed = ([KEY_PARAMETER] if method in ACTS else []) + ([VERSION_PARAMETER] if method in CHANGES else [])
    operation.setdefault("parameters", []).extend(needed)


def _name_problems(operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and "application/json" in answer.get("content", {}):
            answer["content"] = {"application/problem+json": answer["content"]["application/json"]}
