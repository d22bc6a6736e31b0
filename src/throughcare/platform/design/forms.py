"""Forms whose errors read well, which lose nothing typed, and which know two people may edit at once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict

from throughcare.platform.design.dates import (
    NotADate,
    NotATime,
    PartialDate,
    Precision,
    read_date,
    read_partial_date,
    read_time,
)
from throughcare.platform.design.widgets import DateParts, DatePartsOrUnknown, TypedTime

STALE_PAGE = "This page is out of date. Open it again, then make your change."

type Bound = date | Callable[[], date] | None


class Code(NamedTuple):
    """One choice: the code that is stored, the words shown, and a hint under them."""

    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class FormError:
    """One line of the error summary; `href` points at the input to correct, or is empty."""

    text: str
    href: str = ""


class GovForm(forms.Form):
    """A form drawn by the design macros."""

    use_required_attribute = False
    only_shown = False
    """Whether what stands in it now is the server's, not what the browser kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _word_the_required_error(field, str(field.label or name.replace("_", " ").capitalize()))

    def fill(self, name: str, choices: Iterable[tuple[Any, Any]], first: str = "") -> None:
        """Give the list `name` its choices, known only when the page is made. first: words of the empty one."""
        field = cast(forms.ChoiceField, self.fields[name])
        listed = [(str(key) if isinstance(key, UUID) else key, words) for key, words in choices]
        field.choices = [("", first), *listed] if first else listed

    def only_show(self) -> None:
        """Show what was sent without judging it: somebody asked for something else than to save it."""
        self._errors, self.cleaned_data, self.only_shown = ErrorDict(), {}, True

    @property
    def error_list(self) -> list[FormError]:
        """Every error, those of the whole form first, then in the order of the fields."""
        whole = [FormError(str(text)) for text in self.errors.get(NON_FIELD_ERRORS, [])]
        return whole + [
            FormError(str(text), self._anchor(name))
            for name in self.fields
            for text in self.errors.get(name, [])
        ]

    def error_parts(self, name: str) -> list[str]:
        """Which boxes of a date to mark as wrong; empty means all of them."""
        problems = self.errors.as_data().get(name, [])
        return [part for problem in problems for part in (problem.params or {}).get("parts", ())]

    def _anchor(self, name: str) -> str:
        bound = self[name]
        if bound.is_hidden:
            return ""
        if isinstance(bound.field.widget, DateParts):
            part = next(iter(self.error_parts(name)), "day")
            return f"#{bound.auto_id}_{part}"
        return f"#{bound.auto_id}"


class VersionedForm(GovForm):
    """A form that edits a record: it carries the version the person saw.

    The command compares `cleaned_data["version"]` with the record's and refuses a lost update.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": STALE_PAGE, "invalid": STALE_PAGE}
    )


class OnceForm(GovForm):
    """A form that adds a record: `submission` is the same if it is sent twice, so a double click adds one."""

    submission = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": STALE_PAGE, "invalid": STALE_PAGE},
    )


class DateField(forms.Field):
    """A civil date from three inputs.

    not_before, not_after: inclusive bounds, each a date or a callable asked at every use.
    """

    widget = DateParts

    def __init__(
        self, *, named: str = "", not_before: Bound = None, not_after: Bound = None, **kwargs: Any
    ) -> None:
        """named: what errors call the date ("Date of birth"), where the label is a question."""
        super().__init__(**kwargs)
        self.named = named
        self.not_before = not_before
        self.not_after = not_after

    def to_python(self, value: Any) -> date | None:
        """The date typed, or None if all three boxes are empty."""
        if isinstance(value, date) or not value:
            return value or None
        try:
            return read_date(value)
        except NotADate as problem:
            raise self._error(problem.reason, problem.parts) from None

    def validate(self, value: Any) -> None:
        """Refuse a missing date where one is required, and one outside the bounds."""
        super().validate(value)
        if value is not None:
            self._check_bounds(value)

    def _check_bounds(self, day: date) -> None:
        earliest, latest = _resolve(self.not_before), _resolve(self.not_after)
        if earliest and day < earliest:
            raise self._error(f"must be on or after {_written(earliest)}")
        if latest and day > latest:
            raise self._error(f"must be on or before {_written(latest)}")

    def _error(self, reason: str, parts: Collection[str] = ()) -> ValidationError:
        name = self.named or str(self.label or "Date")
        return ValidationError(f"{name} {reason}", code="date", params={"parts": tuple(parts)})


class PartialDateField(DateField):
    """A date of which the year alone, or nothing, may be known; cleans to a PartialDate."""

    widget = DatePartsOrUnknown

    def to_python(self, value: Any) -> Any:
        """The PartialDate typed, or None if nothing was typed or ticked."""
        if isinstance(value, PartialDate) or not value:
            return value or None
        try:
            return read_partial_date(value)
        except NotADate as problem:
            raise self._error(problem.reason, problem.parts) from None

    def _check_bounds(self, day: Any) -> None:
        if day.precision is Precision.EXACT:
            super()._check_bounds(day.day)
        elif day.precision is Precision.YEAR:
            earliest, latest = _resolve(self.not_before), _resolve(self.not_after)
            if earliest and day.year < earliest.year:
                raise self._error(f"must be in or after {earliest.year}", ["year"])
            if latest and day.year > latest.year:
                raise self._error(f"must be in or before {latest.year}", ["year"])


class TimeField(forms.Field):
    """A time of day typed in one input: "9:30", "2pm"."""

    widget = TypedTime

    def __init__(self, *, named: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named = named

    def to_python(self, value: Any) -> time | None:
        """The time typed, or None."""
        if isinstance(value, time):
            return value
        if not value or not str(value).strip():
            return None
        try:
            return read_time(str(value))
        except NotATime as problem:
            raise ValidationError(f"{self.named or self.label or 'Time'} {problem}", code="time") from None


class NoteField(forms.CharField):
    """Long text. Line ends are counted once, as the page counts them; paragraphs are kept."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = 12_000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["max_length"] = (
            f"{self.label or 'Text'} must be {max_length:,} characters or fewer. It is %(show_value)d."
        )

    def to_python(self, value: Any) -> str:
        """The text with its line ends as single characters."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class CodeField(forms.ChoiceField):
    """One of some codes, as radios; `as_select` draws a list instead, which suits more than about eight.

    nothing: what the list reads while none is chosen.
    """

    widget = forms.RadioSelect

    def __init__(
        self,
        *,
        codes: Iterable[Code | tuple[str, str]],
        as_select: bool = False,
        nothing: str = "Choose one",
        **kwargs: Any,
    ) -> None:
        listed = [Code(*code) for code in codes]
        self.hints = {code.code: code.hint for code in listed if code.hint}
        choices = [(code.code, code.label) for code in listed]
        if as_select:
            kwargs["widget"] = forms.Select
            choices = [("", nothing), *choices]
        super().__init__(choices=choices, **kwargs)
        self.error_messages["invalid_choice"] = "Choose one of the answers listed"


class CodesField(forms.MultipleChoiceField):
    """Any number of some codes, as checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, codes: Iterable[Code | tuple[str, str]], **kwargs: Any) -> None:
        listed = [Code(*code) for code in codes]
        self.hints = {code.code: code.hint for code in listed if code.hint}
        super().__init__(choices=[(code.code, code.label) for code in listed], **kwargs)
        self.error_messages["invalid_choice"] = "Choose only from the answers listed"


_DJANGOS_OWN = str(forms.Field.default_error_messages["required"])
_CHOOSING = (forms.ChoiceField, forms.ModelChoiceField)


def _word_the_required_error(field: forms.Field, label: str) -> None:
    """Replace "This field is required." by what to do, unless the form says its own words."""
    if str(field.error_messages.get("required", "")) != _DJANGOS_OWN:
        return
    label = label.removesuffix(" (optional)")
    verb = "Choose" if isinstance(field, _CHOOSING) else "Enter"
    if isinstance(field, forms.BooleanField):
        words = f"Tick “{label}” to go on"
    elif label.endswith("?"):
        words = f"{verb} an answer to “{label}”"
    else:
        words = f"{verb} {_named(label)}"
    field.error_messages["required"] = words


def _named(label: str) -> str:
    """ "Date of birth" becomes "the date of birth", "PNC number" "the PNC number"."""
    inside = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return inside if inside.startswith(("your ", "the ", "a ", "an ")) else f"the {inside}"


def _resolve(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
