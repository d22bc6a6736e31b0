"""The fields for birth, sex, language and interpreter: the same at intake and when they are corrected."""

from collections.abc import Mapping
from typing import Any

from django import forms

from throughcare.platform.design.dates import PartialDate, Precision
from throughcare.platform.design.forms import GovForm, PartialDateField
from throughcare.register.people.birth import OLDEST, Birth
from throughcare.register.people.drafts import AboutDraft, Setting
from throughcare.register.people.words import SEXES
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions.languages import LANGUAGES

ASKED = {"yes": True, "no": False, "not_asked": None}


class AboutFields(GovForm):
    """What stands in the person's own row. recorded: the birth as it is now, kept when nothing is typed over it."""

    born = PartialDateField(
        label="Date of birth", required=False, help_text="The year alone is enough, if only that is known"
    )
    age = forms.IntegerField(
        label="Or their age, if only that is known", required=False, min_value=8, max_value=OLDEST,
        widget=forms.TextInput(attrs={"width": "3", "inputmode": "numeric"}),
        error_messages={"invalid": "Enter the age in whole years, such as 34"},
    )  # fmt: skip
    sex = forms.ChoiceField(label="Sex", required=False, choices=[("", "Not recorded"), *SEXES.items()])
    language = forms.ChoiceField(
        label="Language they prefer", required=False, choices=[("", "Not recorded"), *LANGUAGES.items()]
    )
    interpreter = forms.ChoiceField(
        label="Do they need an interpreter?", required=False, widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet")],
    )  # fmt: skip

    def __init__(self, *args: Any, setting: Setting, recorded: Birth | None = None, **kwargs: Any) -> None:
        self.setting, self.recorded = setting, recorded or Birth()
        super().__init__(*args, **kwargs)
        if self.recorded.precision == "age_band":
            self.fields["age"].help_text = f"Recorded: {self.recorded.words()}. Leave empty to keep it."
        for name in ("sex", "language"):
            _keep_as_recorded(self.fields[name], self.initial.get(name))

    def clean(self) -> dict[str, Any]:
        """A birth is said in one way."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        born = answers.get("born")
        if answers.get("age") is not None and born is not None and born.precision is not Precision.UNKNOWN:
            self.add_error("age", "Enter either the date of birth or the age, not both")
        return answers

    def birth(self) -> Birth:
        """The birth typed, or the recorded age band when nothing was typed over it."""
        born: PartialDate | None = self.cleaned_data["born"]
        age: int | None = self.cleaned_data["age"]
        if age is not None:
            order = self.setting.pack.date_order if self.setting.pack else DateOrder.DAY_MONTH
            said = f"about {age} on {in_words(self.setting.today, order)}"
            return Birth.aged(age, age, self.setting.today, said)
        if born is not None and born.day is not None:
            return Birth.on(born.day)
        if born is not None and born.year is not None:
            return Birth.in_year(born.year)
        return self.recorded if born is None and self.recorded.precision == "age_band" else Birth()

    def about(self) -> AboutDraft:
        """Everything typed, as the commands take it."""
        answers = self.cleaned_data
        return AboutDraft(
            birth=self.birth(), sex=answers["sex"], language=answers["language"],
            interpreter_needed=ASKED.get(answers["interpreter"]),
        )  # fmt: skip

    @staticmethod
    def initial_from(columns: Mapping[str, Any]) -> dict[str, Any]:
        """The fields filled from the recorded row."""
        precision, first = columns["born_precision"], columns["born_from"]
        born = {
            "exact": lambda: PartialDate(Precision.EXACT, first.year, first),
            "year": lambda: PartialDate(Precision.YEAR, first.year),
        }.get(precision, lambda: None)()
        words = {answer: code for code, answer in ASKED.items()}
        return {
            "born": born, "sex": columns["sex"], "language": columns["language"],
            "interpreter": words[columns["interpreter_needed"]],
        }  # fmt: skip


def recorded_birth(columns: Mapping[str, Any]) -> Birth:
    """The birth of a recorded row."""
    return Birth(
        columns["born_from"], columns["born_to"], columns["born_precision"], columns["born_as_given"]
    )


def _keep_as_recorded(field: forms.Field, recorded: str | None) -> None:
    """Offer a code that an import brought and no list knows, so that saving does not lose it."""
    assert isinstance(field, forms.ChoiceField)
    if recorded and recorded not in dict(field.choices):  # type: ignore[arg-type]
        field.choices = [*field.choices, (recorded, recorded)]  # type: ignore[misc]
