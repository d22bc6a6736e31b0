"""The schema of a form's answers, drawn from its items: JSON Schema (2020-12), and rows to be read by machines."""

from dataclasses import dataclass

from throughcare.rules.forms.form import Form, Question
from throughcare.rules.kernel import Choice, Day, Item, Kind, Number, Several, Text, Whole, YesNo

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as other systems read it. answer: what may be answered, in words. codes: the listed answers."""

    section: str
    name: str
    asks: str
    hint: str
    answer: str
    codes: dict[str, str]
    needed: bool
    static: bool


def questions(form: Form) -> tuple[Asked, ...]:
    """Every question, in the order of the form."""
    return tuple(
        Asked(
            section.code, question.name, question.item.asks, question.hint, question.item.kind.words, _codes(question),
            question.item.needed, question.static,
        )
        for section in form.sections
        for question in section.questions
    )  # fmt: skip


def schema(form: Form) -> dict[str, object]:
    """What an object of answers by question must be. A question without an answer is left out or null."""
    return {
        "$schema": DIALECT,
        "title": f"{form.title} ({form.id})",
        "type": "object",
        "properties": {question.name: _property(question.item) for question in form},
        "additionalProperties": False,
    }


def _codes(question: Question) -> dict[str, str]:
    kind = question.item.kind
    if isinstance(kind, Several):
        kind = kind.each
    if isinstance(kind, Choice):
        return dict(kind.options)
    return {str(number): words for number, words in question.labels.items()}


def _property(item: Item) -> dict[str, object]:
    return {"description": item.asks, "anyOf": [_kind(item.kind), {"type": "null"}]}


def _kind(kind: Kind) -> dict[str, object]:
    match kind:
        case YesNo():
            return {"type": "boolean"}
        case Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Number(low=low, high=high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Choice(options=options):
            return {"type": "string", "enum": list(options)}
        case Day():
            return {"type": "string", "format": "date"}
        case Text(most=most):
            return {"type": "string", "minLength": 1, "maxLength": most}
        case Several(each=each, most=most):
            return {"type": "array", "items": _kind(each), "maxItems": most}
    return {"description": kind.words}
