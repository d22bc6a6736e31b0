"""A section of a form as a page form: one field a question, its evidence, and why there is no answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from throughcare.casework.assessments.drafts import Typed
from throughcare.casework.assessments.queries import AnswerRead, Sheet
from throughcare.platform.design.forms import CodeField, CodesField, DateField, GovForm, NoteField
from throughcare.rules.forms import Form, Question, Section, shown
from throughcare.rules.kernel import Choice, Day, Item, Number, Several, Text, Whole, YesNo

NOT_KNOWN = "?"
"""Stands among the answers of a list for "asked and not known"; no code of an item begins so."""
NONE = "-"
"""Stands among the answers of which several may be chosen for "none of these", which is an answer: an empty list."""
WHY_NONE = (("source_unknown", "The source says unknown"), ("not_asked", "Not asked"))
MOST_RADIOS, MOST_NUMBERS, ONE_LINE = 12, 11, 200
YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Row:
    """A question on the page. held: the answer that stands, if any. open: whether evidence is shown at once."""

    question: Question
    answer: BoundField
    why_none: BoundField
    note: BoundField
    held: AnswerRead | None
    form: Form

    @property
    def open(self) -> bool:
        """Whether somebody wrote something under it, or has to."""
        return bool(self.note.value() or self.why_none.value() or self.note.errors)

    @property
    def inline(self) -> bool:
        """Whether its few short answers stand in one line."""
        choices = getattr(self.answer.field, "choices", ())
        return 0 < len(choices) <= 7 and all(len(str(words)) <= 14 for _, words in choices)

    @property
    def only_when(self) -> str:
        """In which case it is asked, in words; "" where it always is."""
        when = self.question.when
        if when is None:
            return ""
        other = self.form.question(when.question)
        several = isinstance(other.item.kind, Several)
        answers = sorted({shown(other, [each] if several else each) for each in when.answers})
        return f"Only where “{other.item.asks}” was answered: {' or '.join(answers)}."


class SectionForm(GovForm):
    """The questions of one section. `typed` is what was typed, by question, once the form is valid."""

    def __init__(self, data: Any, sheet: Sheet, section: Section) -> None:
        self.sheet, self.section = sheet, section
        initial: dict[str, Any] = {}
        for question in section.questions:
            initial |= _initial(question, sheet.answers.get(question.name))
        super().__init__(data, initial=initial)
        for question in section.questions:
            name = question.name
            self.fields[f"a-{name}"] = answer_field(question)
            self.fields[f"u-{name}"] = CodeField(
                label=f"Why is there no answer? {question.item.asks}",
                codes=_reasons(question),
                required=False,
            )
            self.fields[f"n-{name}"] = NoteField(
                label=f"Evidence: {question.item.asks}", max_length=2000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    @property
    def rows(self) -> Iterator[Row]:
        """Each question with its fields and what stands."""
        for question in self.section.questions:
            name = question.name
            yield Row(
                question, self[f"a-{name}"], self[f"u-{name}"], self[f"n-{name}"], self.sheet.answers.get(name),
                self.sheet.form,
            )  # fmt: skip

    def typed(self) -> dict[str, Typed]:
        """What was typed to every question whose answer can be read; for a form that is not valid, the rest of it."""
        wrong = {key.partition("-")[2] for key in self.errors}
        return {
            question.name: _typed(question, self.cleaned_data)
            for question in self.section.questions
            if question.name not in wrong
        }

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Put refusals of the command beside their questions."""
        for name, reason in problems.items():
            key = f"a-{name}"
            self.add_error(key if key in self.fields else None, f"{self._asks(name)} {reason}")

    def _asks(self, name: str) -> str:
        found = next((each for each in self.section.questions if each.name == name), None)
        return f"“{found.item.asks}”" if found else name


def answer_field(question: Question) -> forms.Field:
    """The field in which a question is answered. Nothing is demanded here: a draft may have gaps."""
    item, hint = question.item, question.hint
    common: dict[str, Any] = {"label": item.asks, "help_text": hint, "required": False}
    kind = item.kind
    codes = answers_listed(question)
    if codes:
        listed = [*codes.items(), (NOT_KNOWN, "Not known")]
        return CodeField(codes=listed, as_select=len(codes) > MOST_RADIOS, **common)
    if isinstance(kind, Several) and isinstance(kind.each, Choice):
        return SeveralField(kind.each.options, **common)
    if isinstance(kind, Day):
        return DateField(named=item.asks.rstrip("?"), **common)
    if isinstance(kind, Text) and kind.most > ONE_LINE:
        return NoteField(max_length=kind.most, widget=forms.Textarea(attrs={"rows": 4}), **common)
    return WrittenField(item, **common)


def answers_listed(question: Question) -> dict[str, str]:
    """The answers of a question that is answered by choosing one, in words by code; none for any other."""
    kind = question.item.kind
    if isinstance(kind, Choice):
        return dict(kind.options)
    if isinstance(kind, YesNo):
        return {"yes": "Yes", "no": "No"}
    if isinstance(kind, Whole) and kind.high - kind.low < MOST_NUMBERS:
        labels = question.labels
        return {str(number): labels.get(number, str(number)) for number in range(kind.low, kind.high + 1)}
    return {}


class SeveralField(CodesField):
    """Any number of some answers; or none of them, or not known, each of which stands by itself."""

    def __init__(self, options: Mapping[str, str], **kwargs: Any) -> None:
        alone = [(NONE, "None of these"), (NOT_KNOWN, "Not known")]
        super().__init__(codes=[*options.items(), *alone], **kwargs)

    def clean(self, value: Any) -> Any:
        """The codes chosen. Raises ValidationError where "none of these" or "not known" stands beside another."""
        chosen = super().clean(value)
        if len(chosen) > 1 and {NONE, NOT_KNOWN} & set(chosen):
            raise forms.ValidationError(
                f"“{self.label}” Choose “None of these” or “Not known” only by itself"
            )
        return chosen


class WrittenField(forms.CharField):
    """An answer that is written: a number, a code, a short text; read by the kind of its item."""

    def __init__(self, item: Item, **kwargs: Any) -> None:
        kind = item.kind
        numeric = isinstance(kind, Whole | Number)
        widget = forms.TextInput(attrs={"inputmode": "numeric", "width": "5"} if numeric else {})
        super().__init__(widget=widget, **kwargs)
        self.item = item
        self.help_text = self.help_text or f"Answer with {kind.words}."

    def clean(self, value: Any) -> Any:
        """The answer as a rule takes it, or None. Raises ValidationError with the kind's own reason."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        answer = self.item.kind.from_text(text)
        try:
            self.item.kind.read(answer)
        except ValueError as wrong:
            raise forms.ValidationError(f"“{self.label}” {wrong}") from None
        return answer


def _reasons(question: Question) -> list[tuple[str, str]]:
    """Why there may be no answer; where answers are listed, "not known" is among them."""
    kind = question.item.kind
    listed = bool(answers_listed(question)) or (isinstance(kind, Several) and isinstance(kind.each, Choice))
    return [*([] if listed else [("not_known", "Asked and not known")]), *WHY_NONE]


def _initial(question: Question, held: AnswerRead | None) -> dict[str, Any]:
    if held is None:
        return {}
    name, listed = question.name, answer_field(question)
    found: dict[str, Any] = {f"n-{name}": held.note}
    if held.state == "value":
        found[f"a-{name}"] = _shown(question, held.value)
    elif held.state == "not_known" and isinstance(listed, CodeField | CodesField):
        found[f"a-{name}"] = [NOT_KNOWN] if isinstance(listed, CodesField) else NOT_KNOWN
    else:
        found[f"u-{name}"] = held.state
    return found


def _shown(question: Question, value: object) -> object:
    """A stored value as its field takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(question.item.kind, Day) and isinstance(value, str):
        return date.fromisoformat(value)
    if value == []:
        return [NONE]
    if isinstance(value, list) and not isinstance(question.item.kind, Several):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, int | float) else value


def _typed(question: Question, cleaned: Mapping[str, Any]) -> Typed:
    name = question.name
    note, why = cleaned.get(f"n-{name}") or "", cleaned.get(f"u-{name}") or ""
    return Typed(state=why, note=note) if why else typed_answer(question, cleaned.get(f"a-{name}"), note)


def typed_answer(question: Question, answer: Any, note: str = "") -> Typed:
    """What was typed into the question's own field."""
    if answer in (None, "", []):
        return Typed(state="not_asked", note=note)
    if answer in (NOT_KNOWN, [NOT_KNOWN]):
        return Typed(state="not_known", note=note)
    if answer == [NONE]:
        return Typed(state="value", value=[], note=note)
    return Typed(state="value", value=_value(question, answer), note=note)


def _value(question: Question, answer: Any) -> object:
    """A field's answer as a rule takes it, in JSON."""
    kind = question.item.kind
    if isinstance(kind, YesNo):
        return YES_NO[answer]
    if isinstance(kind, Whole) and isinstance(answer, str):
        return int(answer)
    return answer.isoformat() if isinstance(answer, date) else answer
