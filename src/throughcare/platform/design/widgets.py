"""How typed dates and times are read from a request and shown again exactly as typed."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms

from throughcare.platform.design.dates import PARTS, PartialDate, Precision
from throughcare.rules.dates import time_in_words


class DateParts(forms.Widget):
    """Three inputs, <name>_day, <name>_month and <name>_year; a subclass adds <name>_unknown."""

    use_fieldset = True
    offers_unknown = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str] | None:
        """What was typed, part by part, or None if every part is empty."""
        wanted = (*PARTS, "unknown") if self.offers_unknown else PARTS
        typed = {part: str(data.get(f"{name}_{part}") or "") for part in wanted}
        return typed if any(text.strip() for text in typed.values()) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """True if the request has none of the inputs."""
        return not any(f"{name}_{part}" in data for part in PARTS)

    def parts(self, value: Any) -> dict[str, str]:
        """The texts to put in the inputs, from a date, a PartialDate or what was typed."""
        if isinstance(value, PartialDate):
            if value.precision is Precision.UNKNOWN:
                return {"unknown": "on"}
            if value.precision is Precision.YEAR:
                return {"year": str(value.year)}
            value = value.day
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return dict(value or {})

    def id_for_label(self, id_: str, index: str | int | None = None) -> str:
        """A group has a legend, not a label."""
        return ""


class DatePartsOrUnknown(DateParts):
    """As DateParts, with a box to tick where the date is not known."""

    offers_unknown = True


class TypedTime(forms.TextInput):
    """One input that shows a time as people write it."""

    def format_value(self, value: Any) -> str | None:
        """A stored time in words, or what was typed."""
        return time_in_words(value) if isinstance(value, time) else super().format_value(value)
