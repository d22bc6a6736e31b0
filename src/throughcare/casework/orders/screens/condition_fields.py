"""The fields of a condition's form, drawn from the terms of its kind and from the places of its wording."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField

from throughcare.casework.orders.commands.stating import ANSWERS, TERMS
from throughcare.casework.orders.queries.references import References
from throughcare.platform.design.forms import CodeField, CodesField, DateField, GovForm, NoteField, TimeField
from throughcare.rules.conditions import Asks, ConditionType, Input, InputKind, Question, Weekday, Wording

ROWS = "hours_rows"
MOST_ROWS = 14
ONE_A_LINE = "One a line."
CORNERS = (
    "One corner a line, in the order in which somebody would walk round it: latitude, longitude. "
    "For example 51.5033, -0.1276. Or paste a GeoJSON polygon."
)
WEEKDAYS = tuple((day.value, day.label) for day in Weekday)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together. more: the button that asks for one more of them, "" where there is none."""

    title: str
    hint: str = ""
    fields: tuple[BoundField, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form is drawn from."""

    kind: ConditionType
    wording: Wording | None
    known: References = field(default_factory=References)

    @property
    def refers(self) -> bool:
        """Whether it asks for anything by reference, so that the references must be known."""
        asks = {each.asks for each in self.kind.kind_of_terms.questions}
        inputs = {each.kind for each in self.wording.inputs} if self.wording else set()
        return bool(asks & {Asks.PLACE, Asks.PLACES, Asks.PEOPLE, Asks.HOURS}) or InputKind.ADDRESS in inputs


class StatementFields(GovForm):
    """The terms and the places of a wording, added to a form when it is made."""

    def ask(self, asked: Asked, rows: int) -> None:
        """Add the fields. rows: how many rows of hours are shown."""
        self.asked, self.rows = asked, rows
        for each in asked.wording.inputs if asked.wording else ():
            self.fields[f"{ANSWERS}{each.name}"] = _input_field(each, asked.known)
        for question in self.questions():
            name = f"{TERMS}{question.name}"
            if question.asks is Asks.HOURS:
                self.fields[ROWS] = forms.IntegerField(widget=forms.HiddenInput, initial=rows, required=False)
                for row in range(rows):
                    self._ask_hours(name, row, asked.known)
            else:
                self.fields[name] = _term_field(question, asked.known)

    def questions(self) -> tuple[Question, ...]:
        """Those of the terms that are asked here: all of its kind."""
        return tuple(self.asked.kind.kind_of_terms.questions)

    def _ask_hours(self, name: str, row: int, known: References) -> None:
        start = row_name(name, row)
        self.fields[start] = CodesField(
            label="Days" if row == 0 else f"Days, hours {row + 1}", codes=WEEKDAYS, required=False
        )
        self.fields[f"{start}_starts"] = TimeField(label="From", required=False, named="The beginning")
        self.fields[f"{start}_ends"] = TimeField(
            label="Until",
            required=False,
            named="The end",
            help_text="Earlier than the beginning means the next day.",
        )
        if known.places:
            self.fields[f"{start}_place"] = _choice("Where", known.places.items())

    def groups(self) -> tuple[Group, ...]:
        """The fields in the order in which they are read."""
        found, kind = [], self.asked.kind.kind_of_terms
        if self.asked.wording and self.asked.wording.inputs:
            found.append(Group("To fill in", fields=self._bound(ANSWERS)))
        plain = tuple(self[f"{TERMS}{each.name}"] for each in kind.questions if each.asks is not Asks.HOURS)
        if plain:
            found.append(
                Group("Terms", "What the record is read by. Leave out what the order does not say.", plain)
            )
        for each in kind.questions:
            if each.asks is Asks.HOURS:
                found.append(
                    Group(each.label, each.hint, self._bound(f"{TERMS}{each.name}"), "Add other hours")
                )
        return tuple(found)

    def _bound(self, start: str) -> tuple[BoundField, ...]:
        return tuple(self[name] for name in self.fields if name.startswith(start))

    def terms(self) -> dict[str, Any]:
        """What was filled in, as `rules.conditions` reads it."""
        found: dict[str, Any] = {}
        for question in self.questions():
            name = f"{TERMS}{question.name}"
            found[question.name] = (
                self._hours(name)
                if question.asks is Asks.HOURS
                else _sent(question.asks, self.cleaned_data[name])
            )
        return found

    def _hours(self, name: str) -> list[dict[str, Any]]:
        rows = []
        for row in range(self.rows):
            start, given = row_name(name, row), self.cleaned_data
            starts, ends, place = (given.get(f"{start}_{part}") for part in ("starts", "ends", "place"))
            more = {"place": place} if place else {}
            rows += [
                {"day": day, "starts": _clock(starts), "ends": _clock(ends), **more}
                for day in given[start] or ()
            ]
        return rows

    def clean(self) -> dict[str, Any]:
        """Hours need days, a beginning and an end."""
        given = super().clean() or {}
        for question in self.questions():
            if question.asks is Asks.HOURS:
                for row in range(self.rows):
                    self._check_row(row_name(f"{TERMS}{question.name}", row))
        return given

    def _check_row(self, start: str) -> None:
        given = self.cleaned_data
        days, starts, ends = given.get(start), given.get(f"{start}_starts"), given.get(f"{start}_ends")
        if not (days or starts or ends):
            return
        for name, value, words in (
            (start, days, "Choose the days of these hours"),
            (f"{start}_starts", starts, "Enter when these hours begin"),
            (f"{start}_ends", ends, "Enter when these hours end"),
        ):
            if not value and name not in self.errors:
                self.add_error(name, words)

    def answers(self) -> dict[str, Any]:
        """What was filled in of the wording."""
        wording = self.asked.wording
        return (
            {each.name: _answer(each, self.cleaned_data[f"{ANSWERS}{each.name}"]) for each in wording.inputs}
            if wording
            else {}
        )


def rows_sent(sent: str, *, more: bool) -> int:
    """How many rows of hours to show of a form that was sent: as many, and one more where that was asked for."""
    rows = int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= len(str(MOST_ROWS)) else 1
    return max(1, min(rows + more, MOST_ROWS))


def row_name(name: str, row: int) -> str:
    """What the fields of a row of hours begin with; the first row's is the field's own, where refusals stand."""
    return name if row == 0 else f"{name}_{row + 1}"


def initial_terms(kind: ConditionType, terms: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """What the form starts with for stored terms, and how many rows of hours that takes."""
    found: dict[str, Any] = {}
    rows = 1
    for question in kind.kind_of_terms.questions:
        name, held = f"{TERMS}{question.name}", terms.get(question.name)
        if held is None:
            continue
        if question.asks is Asks.HOURS:
            for row, (start, end, place, days) in enumerate(_grouped(held)):
                first = row_name(name, row)
                found |= {
                    first: days,
                    f"{first}_starts": start,
                    f"{first}_ends": end,
                    f"{first}_place": place,
                }
                rows = row + 1
        elif question.asks is Asks.SHAPE:
            found[name] = "\n".join(f"{latitude}, {longitude}" for latitude, longitude in held)
        else:
            found[name] = _shown(question.asks, held)
    return found, rows


def initial_answers(wording: Wording | None, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the form starts with for stored answers."""
    found = {}
    for each in wording.inputs if wording else ():
        held = answers.get(each.name)
        lines = each.several and each.kind is not InputKind.CHECK
        found[f"{ANSWERS}{each.name}"] = "\n".join(held or ()) if lines else _shown(each.kind, held)
    return found


def _grouped(hours: Iterable[Mapping[str, Any]]) -> list[tuple[time, time, str, list[str]]]:
    """Hours that differ in their day only, together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for each in hours:
        groups.setdefault((each["starts"], each["ends"], each.get("place", "")), []).append(each["day"])
    return [
        (time.fromisoformat(starts), time.fromisoformat(ends), place, days)
        for (starts, ends, place), days in groups.items()
    ]


def _shown(asks: str, held: Any) -> Any:
    if held and asks == "date":
        return date.fromisoformat(held)
    return time.fromisoformat(held) if held and asks == "time" else held


def _clock(value: time | None) -> str:
    return f"{value:%H:%M}" if value else ""


def _sent(asks: Asks, value: Any) -> Any:
    match value:
        case time():
            return _clock(value)
        case date():
            return value.isoformat()
        case _ if asks is Asks.SHAPE:
            return corners_of(value)
        case _ if asks is Asks.NUMBER:
            return None if value is None else str(value)
        case False:
            return None
    return value


def _answer(asked: Input, value: Any) -> Any:
    if asked.several and asked.kind is not InputKind.CHECK:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]
    if isinstance(value, time):
        return _clock(value)
    return value.isoformat() if isinstance(value, date) else value


def corners_of(text: str) -> Any:
    """Corners as typed, or of a GeoJSON polygon, which has the longitude first; what cannot be read stays as it is."""
    text = text.strip()
    if not text.startswith("{"):
        return [line.replace(",", " ").split() for line in text.splitlines() if line.strip()]
    try:
        sent = json.loads(text)
        shape = sent.get("geometry", sent)
        return [[latitude, longitude] for longitude, latitude, *_ in shape["coordinates"][0]]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return text


def _choice(
    label: str, known: Iterable[tuple[UUID, str]], hint: str = "", *, required: bool = False
) -> forms.Field:
    made = CodeField(label=label, codes=(), as_select=True, required=required, help_text=hint)
    made.choices = [("", "Not recorded"), *((str(key), words) for key, words in known)]
    return made


def _term_field(question: Question, known: References) -> forms.Field:
    given: dict[str, Any] = {"label": question.label, "required": False, "help_text": question.hint}
    match question.asks:
        case Asks.WHOLE:
            return forms.IntegerField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **given)
        case Asks.NUMBER:
            return forms.DecimalField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **given)
        case Asks.YES_NO:
            return forms.BooleanField(**given)
        case Asks.DATE:
            return DateField(**given)
        case Asks.TIME:
            return TimeField(**given)
        case Asks.CHOICE:
            return CodeField(codes=question.options, **given)
        case Asks.SEVERAL:
            return CodesField(codes=question.options, **given)
        case Asks.PLACE:
            return _choice(question.label, known.places.items(), question.hint)
        case Asks.PLACES | Asks.PEOPLE:
            listed = known.places if question.asks is Asks.PLACES else known.people
            given["help_text"] = (
                question.hint if listed else "There is nothing on the record to choose from yet."
            )
            return CodesField(codes=[(str(key), words) for key, words in listed.items()], **given)
        case Asks.SHAPE:
            return NoteField(
                max_length=40_000, widget=forms.Textarea(attrs={"rows": 6}), **given | {"help_text": CORNERS}
            )
    return forms.CharField(max_length=question.most or 300, **given)


def _input_field(asked: Input, known: References) -> forms.Field:
    given: dict[str, Any] = {"label": asked.label, "required": not asked.optional}
    options: Sequence[tuple[str, str]] = [(each, each[:1].upper() + each[1:]) for each in asked.options]
    match asked.kind:
        case InputKind.RADIO:
            return CodeField(codes=options, **given)
        case InputKind.CHECK:
            return CodesField(codes=options, **given)
        case InputKind.ADDRESS:
            return _choice(asked.label, known.places.items(), required=not asked.optional)
        case InputKind.DATE:
            return DateField(**given)
        case InputKind.TIME:
            return TimeField(**given)
        case InputKind.WHOLE:
            return forms.IntegerField(
                widget=forms.TextInput(attrs={"inputmode": "numeric"}), min_value=0, **given
            )
    if asked.add_another:
        return NoteField(
            max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=ONE_A_LINE, **given
        )
    return forms.CharField(max_length=200, **given)
