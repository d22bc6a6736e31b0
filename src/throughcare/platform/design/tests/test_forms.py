"""Forms: what was typed stays, errors say what to do and lead to the input."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.http import QueryDict

from throughcare.platform.design.dates import PartialDate, Precision
from throughcare.platform.design.forms import (
    STALE_PAGE,
    Code,
    CodeField,
    CodesField,
    DateField,
    FormError,
    GovForm,
    NoteField,
    OnceForm,
    PartialDateField,
    TimeField,
    VersionedForm,
)

ALL = {"held_on_day": "4", "held_on_month": "mar", "held_on_year": "2027", "at": "2pm", "outcome": "absent",
       "notes": "One.\r\n\r\nTwo.", "born_year": "1994", "place": "Hall", "topics": "work"}  # fmt: skip


class Contact(GovForm):
    outcome = CodeField(
        label="What happened?", codes=[Code("complied", "Complied"), Code("absent", "Absent", "Not here")]
    )
    held_on = DateField(
        label="When was it?",
        named="Date of contact",
        not_before=date(2027, 1, 1),
        not_after=lambda: date(2027, 3, 4),
    )
    at = TimeField(label="Start time")
    notes = NoteField(label="Notes", max_length=10)
    born = PartialDateField(label="Date of birth", not_after=date(2010, 1, 1))
    place = forms.CharField(label="PNC number")
    topics = CodesField(label="Topics", codes=[("work", "Work"), ("home", "Home")], required=False)
    read = forms.BooleanField(label="I have read it", required=False)


def bound(**changes: str) -> Contact:
    query = QueryDict(mutable=True)
    query.update({key: value for key, value in {**ALL, **changes}.items() if value})
    return Contact(query)


def test_a_full_form_is_cleaned() -> None:
    form = bound()
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "outcome": "absent", "held_on": date(2027, 3, 4), "at": time(14), "notes": "One.\n\nTwo.",
        "born": PartialDate(Precision.YEAR, year=1994), "place": "Hall", "topics": ["work"], "read": False,
    }  # fmt: skip


def test_an_empty_form_asks_for_each_answer_in_order() -> None:
    form = Contact(QueryDict())
    assert form.error_list == [
        FormError("Choose an answer to “What happened?”", "#id_outcome"),
        FormError("Enter an answer to “When was it?”", "#id_held_on_day"),
        FormError("Enter the start time", "#id_at"),
        FormError("Enter the notes", "#id_notes"),
        FormError("Enter the date of birth", "#id_born_day"),
        FormError("Enter the PNC number", "#id_place"),
    ]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"held_on_year": ""}, FormError("Date of contact must include a year", "#id_held_on_year")),
        (
            {"held_on_year": "2026"},
            FormError("Date of contact must be on or after 1 January 2027", "#id_held_on_day"),
        ),
        (
            {"held_on_day": "5"},
            FormError("Date of contact must be on or before 4 March 2027", "#id_held_on_day"),
        ),
        ({"born_year": "2011"}, FormError("Date of birth must be in or before 2010", "#id_born_year")),
        ({"at": "2:30"}, FormError("Start time must say am or pm, such as 2:30pm", "#id_at")),
        ({"outcome": "else"}, FormError("Choose one of the answers listed", "#id_outcome")),
        ({"notes": "x" * 12}, FormError("Notes must be 10 characters or fewer. It is 12.", "#id_notes")),
    ],
)
def test_an_error_says_what_is_wrong_and_where(changes: dict[str, str], error: FormError) -> None:
    assert bound(**changes).error_list == [error]


def test_line_ends_count_once() -> None:
    assert bound(notes="1234\r\n6789").is_valid()


def test_the_whole_form_s_errors_come_first() -> None:
    form = bound(place="")
    form.add_error(None, "These two contradict each other")
    assert [error.text for error in form.error_list] == [
        "These two contradict each other",
        "Enter the PNC number",
    ]


def test_a_form_says_its_own_words() -> None:
    class Own(GovForm):
        name = forms.CharField(error_messages={"required": "Say who it was"})

    assert [error.text for error in Own({}).error_list] == ["Say who it was"]


def test_a_new_record_gets_one_submission_and_keeps_it() -> None:
    fresh, other = OnceForm(), OnceForm()
    first = fresh["submission"].value()
    assert UUID(str(first)) != UUID(str(other["submission"].value()))
    assert OnceForm({"submission": str(first)})["submission"].value() == str(first)


@pytest.mark.parametrize(
    "form", [OnceForm({}), OnceForm({"submission": "x"}), VersionedForm({"version": "x"})]
)
def test_a_page_without_its_hidden_fields_is_stale(form: GovForm) -> None:
    assert form.error_list == [FormError(STALE_PAGE)]


def test_what_was_typed_is_drawn_again(ui: Any) -> None:
    form = bound(held_on_year="", at="soon", born_year="", born_unknown="on", notes="<b>x</b>")
    html = str(ui.fields(form))
    for kept in (
        'value="mar"',
        'value="soon"',
        'value="absent" checked',
        "&lt;b&gt;x&lt;/b&gt;",
        'value="Hall"',
    ):
        assert kept in html
    assert 'id="id_born_unknown" name="born_unknown" type="checkbox" value="on" checked' in html
    assert "<b>x</b>" not in html


def test_hints_and_errors_are_tied_to_their_input(ui: Any) -> None:
    html = str(ui.field(bound(at="soon")["at"]))
    assert 'aria-describedby="id_at-hint id_at-error"' in html
    assert 'id="id_at-error"' in html and 'id="id_at-hint"' in html


def test_only_the_wrong_part_of_a_date_is_marked(ui: Any) -> None:
    html = str(ui.field(bound(held_on_year="")["held_on"]))
    assert html.count("govuk-input--error") == 1
    assert "govuk-input--width-4 govuk-input--error" in html


@pytest.mark.parametrize(
    ("order", "first"), [("dmy", "day"), ("mdy", "month"), ("month_day", "month"), ("ymd", "year")]
)
def test_a_date_is_asked_in_the_pack_s_order(ui: Any, order: str, first: str) -> None:
    html = str(ui.field(Contact()["held_on"], order=order))
    assert html.index(f"id_held_on_{first}") == html.index(
        "id_held_on_", html.index("govuk-date-input__item")
    )


def test_stored_values_are_shown_as_people_write_them(ui: Any) -> None:
    initial = {"held_on": date(2027, 3, 4), "at": time(14, 5), "born": PartialDate(Precision.YEAR, year=1994)}
    html = str(ui.fields(Contact(initial=initial)))
    assert all(text in html for text in ('value="2027"', 'value="2:05pm"', 'value="1994"'))


def test_optional_fields_say_so_once(ui: Any) -> None:
    html = str(ui.fields(Contact()))
    assert html.count("(optional)") == 1


def test_no_input_cuts_text_off(ui: Any) -> None:
    assert "maxlength=" not in str(ui.fields(Contact())).replace("data-maxlength=", "")


def test_a_plain_django_form_is_drawn_too(ui: Any) -> None:
    class Plain(forms.Form):
        login = forms.CharField(label="User name", widget=forms.TextInput(attrs={"autocomplete": "username"}))
        password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
        remember = forms.BooleanField(required=False)
        kind = forms.ChoiceField(choices=[("Group", [("a", "A")]), ("b", "B")])

    html = str(ui.fields(Plain({"login": "x", "password": "secret"})))
    assert 'autocomplete="username"' in html and "secret" not in html and "<optgroup" in html
    assert "#id_kind" in str(ui.error_summary(Plain({"login": "x", "password": "secret"})))
