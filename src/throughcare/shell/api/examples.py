"""Examples for the whole description, made from what each field is called. Everyone in them is invented.

One table, so that a field reads alike wherever it stands; what it does not name is made from the field's own schema.
"""

from typing import Any

SOMEONE = "01980c7e-5a3b-7c21-9f04-6b1d2e3f4a50"
BY_NAME: dict[str, Any] = {
    "id": "01980c7e-7d10-7a44-8c11-0a1b2c3d4e5f",
    "person_id": SOMEONE,
    "reference": "X402917",
    "name": "Marion Quill",
    "display_name": "Marion Quill",
    "given": "Marion",
    "family": "Quill",
    "middle": "",
    "preferred_name": "Maz",
    "born": "17 May 1990",
    "age": "36",
    "sex": "female",
    "language": "en",
    "at": "10:30",
    "minutes": 30,
    "kind": "office",
    "outcome": "complied",
    "text": "Rang back at once. The bus was cancelled.",
    "note": "Rang back at once.",
    "reason": "Holiday cover",
    "reasons": "The timetable was looked at; another bus ran.",
    "because": "entered-wrongly",
    "title": "Home visit",
    "next": "eyJvZiI6InBlb3BsZSJ9:1vQ2nL:9y8x",
    "officer": "Olive Officer",
    "team": "North team",
    "error": "",
    "file_name": "note.pdf",
    "content": "JVBERi0xLjcKJSVFT0Y=",
    "came_from": "person",
}
BY_FORMAT: dict[str, Any] = {
    "uuid": "01980c7e-7d10-7a44-8c11-0a1b2c3d4e5f",
    "date": "2026-11-02",
    "date-time": "2026-11-02T10:30:00Z",
    "time": "10:30",
    "uri": "https://example.org/hooks/throughcare",
}
BY_TYPE: dict[str, Any] = {
    "string": "",
    "integer": 1,
    "number": 1.5,
    "boolean": False,
    "null": None,
    "object": {},
}


def add_examples(schema: Any) -> None:
    """Give every body, answer and parameter of the description an example."""
    schemas = schema["components"]["schemas"]
    for operations in schema["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                if "example" not in parameter and parameter.get("required"):
                    parameter["example"] = example_of(parameter["schema"], schemas, parameter["name"])
            for held in (operation.get("requestBody"), *operation["responses"].values()):
                for content in (held or {}).get("content", {}).values():
                    content["example"] = example_of(content["schema"], schemas)


def example_of(schema: dict[str, Any], schemas: dict[str, Any], name: str = "") -> Any:
    """A value that fits `schema`, however deep it goes; `schemas` are those it may refer to, none of them to itself."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rpartition("/")[2]], schemas, name)
    for way in ("anyOf", "allOf", "oneOf"):
        if way in schema:
            return example_of(schema[way][0], schemas, name)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("type") == "object" and "properties" in schema:
        return {key: example_of(each, schemas, key) for key, each in schema["properties"].items()}
    if "prefixItems" in schema:  # so many of these kinds, in this order
        return [example_of(each, schemas, name) for each in schema["prefixItems"]]
    if schema.get("type") == "array":
        return [example_of(schema["items"], schemas, name)]
    return _of_name_or_kind(schema, name)


def _of_name_or_kind(schema: dict[str, Any], name: str) -> Any:
    kind = schema.get("type", "string")
    named = BY_NAME.get(name)
    if named is not None and kind == _type_of(named) and schema.get("format", "") in {"", "uuid", "time"}:
        return named
    if schema.get("format") in BY_FORMAT:
        return BY_FORMAT[schema["format"]]
    if "default" in schema:
        return schema["default"]
    if kind == "integer":
        return max(1, schema.get("minimum", 1))
    return BY_TYPE.get(kind, "")


def _type_of(value: Any) -> str:
    return "integer" if isinstance(value, int) else "string"
