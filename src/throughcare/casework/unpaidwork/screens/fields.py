"""Fields that several forms of unpaid work share."""

from typing import Any

from django import forms

from throughcare.platform.design.forms import CodeField, CodesField, GovForm, TimeField
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS


class HoursField(forms.DecimalField):
    """Hours as typed, in quarters such as 7.5; cleans to whole minutes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"min_value": 0, "max_value": 1500, "decimal_places": 2, "max_digits": 7} | kwargs
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)
        self.error_messages |= {
            "invalid": f"{self.label} must be a number, such as 100 or 7.5",
            "max_decimal_places": f"{self.label} must have at most two decimals",
            "min_value": f"{self.label} must be 0 or more",
            "max_value": f"{self.label} must be 1500 or fewer",
        }

    def clean(self, value: Any) -> int | None:
        """Whole minutes."""
        found = super().clean(value)
        return None if found is None else round(found * 60)


class MinutesField(forms.IntegerField):
    """Whole minutes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), min_value=0, **kwargs)
        self.error_messages |= {
            "invalid": f"{self.label} must be a whole number of minutes",
            "min_value": f"{self.label} must be 0 or more",
        }


class WeekdaysField(CodesField):
    """Any number of weekdays."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(codes=WEEKDAYS.items(), **kwargs)


class TimesOfDay(GovForm):
    """From when to when."""

    starts_at = TimeField(label="From", named="The beginning")
    ends_at = TimeField(label="Until", named="The end")


class ProjectChoice(GovForm):
    """A project that runs."""

    project_id = CodeField(label="Which project?", codes=(), as_select=True)
