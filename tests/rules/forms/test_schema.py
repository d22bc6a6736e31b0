"""The schema of a form's answers takes what the form takes and refuses what it refuses."""

import json
from typing import Any, cast

import pytest

from tests.rules.forms.filling import filled
from throughcare.rules.forms import Form, find_form, registered_forms
from throughcare.rules.forms.schema import DIALECT, questions, schema

FORMS = [pytest.param(form, id=form.id.code) for form in registered_forms()]


def properties(code: str) -> dict[str, Any]:
    return cast("dict[str, Any]", schema(find_form(code))["properties"])


@pytest.mark.parametrize("form", FORMS)
def test_it_is_plain_json_with_every_question_and_no_other(form: Form) -> None:
    drawn = schema(form)
    assert drawn == json.loads(json.dumps(drawn)) and drawn["$schema"] == DIALECT
    assert drawn["additionalProperties"] is False
    assert list(cast("dict[str, Any]", drawn["properties"])) == [question.name for question in form]
    assert [each.name for each in questions(form)] == [question.name for question in form]


TYPES: dict[str, type | tuple[type, ...]] = {
    "boolean": bool, "integer": int, "number": (int, float), "string": str, "array": list, "null": type(None),
}  # fmt: skip


def fits(value: object, wanted: dict[str, Any]) -> bool:
    """Whether a value keeps to the words of JSON Schema that a form uses."""
    if "anyOf" in wanted:
        return any(fits(value, each) for each in wanted["anyOf"])
    if "type" in wanted and not isinstance(value, TYPES[wanted["type"]]):
        return False
    if isinstance(value, list):
        return len(value) <= wanted["maxItems"] and all(fits(each, wanted["items"]) for each in value)
    if isinstance(value, str):
        listed = wanted.get("enum", [value])
        return value in listed and wanted.get("minLength", 0) <= len(value) <= wanted.get(
            "maxLength", len(value)
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return bool(wanted["minimum"] <= value <= wanted["maximum"])
    return True


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_form_keeps_to_it_and_another_does_not(form: Form) -> None:
    drawn = cast("dict[str, Any]", schema(form)["properties"])
    given = filled(form)
    assert [name for name, value in given.items() if not fits(value, drawn[name])] == []
    wrong = {name: {"no": "answer"} for name in given if "type" in drawn[name]["anyOf"][0]}
    assert wrong and not [name for name, value in wrong.items() if fits(value, drawn[name])]


@pytest.mark.parametrize(
    ("code", "name", "takes"),
    [
        ("needs-and-harm-ew", "is_unemployed", {"type": "boolean"}),
        ("needs-and-harm-ew", "age_at_first_sanction", {"type": "integer", "minimum": 0, "maximum": 109}),
        ("needs-and-harm-ew", "gender", {"type": "string", "enum": ["MALE", "FEMALE"]}),
        ("needs-and-harm-ew", "date_of_birth", {"type": "string", "format": "date"}),
        ("needs-and-harm-ew", "offence_account", {"type": "string", "minLength": 1, "maxLength": 4000}),
        (
            "self-assessment", "safety_self",
            {"type": "string", "enum": ["NO", "SOMETIMES", "OFTEN", "NOT_SAY"]},
        ),
        ("tier-ew-v3", "arp", {"type": "number", "minimum": 0, "maximum": 100}),
    ],
)  # fmt: skip
def test_each_kind_of_answer(code: str, name: str, takes: dict[str, object]) -> None:
    assert properties(code)[name]["anyOf"] == [takes, {"type": "null"}]


def test_a_list_is_a_list_of_its_answers_and_a_code_is_said_in_words() -> None:
    listed = properties("needs-and-harm-ew")["drugs_now"]["anyOf"][0]
    assert listed["type"] == "array" and "KETAMINE" in listed["items"]["enum"] and listed["maxItems"] == 14
    code = properties("needs-and-harm-ew")["current_offence_code"]["anyOf"][0]
    assert "04600" in code["description"]


def test_the_words_of_listed_answers_stand_by_their_codes() -> None:
    codes = {each.name: each.codes for each in questions(find_form("needs-and-harm-ew"))}
    assert codes["temper_control"]["SOME_PROBLEMS"] == "Some problems"
    assert codes["drugs_now"]["SPICE"].startswith("Spice") and codes["is_unemployed"] == {}
    screen = {each.name: each.codes for each in questions(find_form("phq-9"))}
    assert screen["item_1"]["3"] == "Nearly every day"
