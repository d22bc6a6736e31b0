"""The questions asked to book an appointment, and what is asked once its dates are known."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms

from throughcare.casework.orders.queries import Power
from throughcare.casework.supervision.drafts import BookingDraft, SeriesDraft
from throughcare.casework.supervision.queries import Colleague, Planning
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.risks import RisksRead
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import (
    CodeField,
    CodesField,
    DateField,
    GovForm,
    OnceForm,
    TimeField,
)
from throughcare.platform.reference.queries import Item
from throughcare.rules.contacts import ContactKind, Interval, Repetition
from throughcare.rules.contacts.repetition import MOST_REPEATS

KINDS = [(kind.value, kind.label) for kind in ContactKind]
LENGTHS = (15, 20, 30, 45, 60, 90, 120)
USUAL_LENGTH = "30"
ONCE = "once"
WHOLE_ORDER, WHOLE_ORDER_WORDS = "order", "The order as a whole"
NO_PLACE, OTHER_PLACE = "none", "other"
MANY = 8
"""More places than this are a list to choose from rather than radios."""
WHICH_TIME = (("first", "The first time, before clocks go back"), ("later", "The second time, after"))


def length_field(**kwargs: Any) -> CodeField:
    """How long an appointment lasts."""
    codes = [(str(each), f"{each} minutes" if each < 60 else _hours(each)) for each in LENGTHS]
    return CodeField(label="How long", codes=codes, as_select=True, initial=USUAL_LENGTH, **kwargs)


class WhichTime(GovForm):
    """Asks which of two is meant, once the time typed was found to come round twice when clocks go back."""

    second = CodeField(label="Which time do you mean?", codes=WHICH_TIME, required=False)

    @property
    def asks_which_time(self) -> bool:
        """Whether the question is to be shown."""
        return bool(self.data.get("second")) or "second" in self.errors

    @property
    def is_second(self) -> bool | None:
        """The answer: None when nothing was asked."""
        return {"first": False, "later": True}.get(self.cleaned_data["second"])


def _hours(minutes: int) -> str:
    hours = minutes / 60
    return f"{hours:g} hour" if minutes == 60 else f"{hours:g} hours"


class BookForm(RisksRead, WhichTime):
    """The appointment, and whether it repeats. "Sensitive?" comes last, when everything else has been said."""

    kind = CodeField(
        label="What kind of appointment?",
        codes=KINDS,
    )
    on = DateField(label="Date", named="The date")
    at = TimeField(label="Time", named="The time")
    minutes = length_field()
    officer = CodeField(label="With whom", codes=(), as_select=True)
    place = CodeField(label="Where", codes=())
    place_other = forms.CharField(label="Which place", max_length=160, required=False)
    purpose = forms.CharField(
        label="What it is about",
        max_length=120,
        required=False,
        help_text="A few words, such as “First meeting”.",
    )
    condition = CodeField(
        label="What does it rest on?", codes=(), required=False, initial=WHOLE_ORDER,
        help_text="Each date must lie within the days of what you choose.",
    )  # fmt: skip
    required = forms.BooleanField(
        label="The person must attend",
        required=False,
        initial=True,
        help_text="Untick it for an offer of help.",
    )
    repeat = CodeField(
        label="Does it repeat?",
        codes=[(ONCE, "No, only this once"), *((each.value, each.label) for each in Interval)],
        initial=ONCE,
    )
    times = forms.IntegerField(
        label="How many appointments in all", min_value=2, max_value=MOST_REPEATS, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "width": "3"}),
        error_messages={"invalid": "How many appointments must be a number"},
    )  # fmt: skip
    sensitive = forms.BooleanField(
        label="This appointment is sensitive", required=False,
        help_text="What it is about is then shown only to those who may read sensitive entries.",
    )  # fmt: skip

    not_needed = CodesField(
        label="What is not needed this time?", codes=(), required=False,
        help_text="The record says the person needs these. What you do not tick is asked for.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, planning: Planning, places: list[Item], actor: Actor, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.staff: list[Colleague] = planning.staff
        staff = self.staff
        self.show_risks(planning.concerns)
        self._offer_needs([each.words for each in planning.needs])
        offered: Any = self.fields["officer"]
        offered.choices = [("", "Choose one"), *((str(each.id), each.name) for each in staff)]
        offered.initial = next((str(each.id) for each in staff if each.responsible), str(actor.user_id))
        self._offer_places(places)
        self._offer_powers(planning.powers, actor)

    def _offer_needs(self, needs: list[str]) -> None:
        """Each is asked for unless somebody ticks that it is not needed; no question where there is none."""
        self.needs = needs
        if not needs:
            del self.fields["not_needed"]
            return
        field: Any = self.fields["not_needed"]
        field.choices = [(each, each) for each in needs]

    def _offer_powers(self, powers: tuple[Power, ...], actor: Actor) -> None:
        """The order as a whole, or one of its conditions; no question where there is no condition."""
        self.powers = {str(each.id): wording.power_words(actor, each) for each in powers}
        if not powers:
            del self.fields["condition"]
            return
        field: Any = self.fields["condition"]
        field.choices = [(WHOLE_ORDER, WHOLE_ORDER_WORDS), *self.powers.items()]
        if len(powers) > MANY:
            field.widget = forms.Select(choices=field.choices)

    @property
    def rests_on(self) -> str:
        """What was chosen for it to rest on, in words."""
        return self.powers.get(self.cleaned_data.get("condition", ""), WHOLE_ORDER_WORDS)

    @property
    def condition_id(self) -> UUID | None:
        """The condition chosen; None for the order as a whole."""
        chosen = self.cleaned_data.get("condition", "")
        return UUID(chosen) if chosen in self.powers else None

    @property
    def asked_for(self) -> list[str]:
        """The needs that are asked for."""
        return [each for each in self.needs if each not in self.cleaned_data.get("not_needed", ())]

    def _offer_places(self, places: list[Item]) -> None:
        field: Any = self.fields["place"]
        field.choices = [
            *((each.title, each.title) for each in places),
            (OTHER_PLACE, "Not in this list" if places else "I will type it"),
            (NO_PLACE, "No place is needed"),
        ]
        if len(places) > MANY:
            field.widget = forms.Select(choices=field.choices)

    def clean(self) -> dict[str, Any]:
        """A place chosen as "other" is typed, and a repeating appointment has a number."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("place") == OTHER_PLACE and not given.get("place_other", "").strip():
            self.add_error("place_other", "Type the place, or choose another answer")
        if given.get("repeat", ONCE) != ONCE and given.get("times") is None and "times" not in self.errors:
            self.add_error("times", "Enter how many appointments there are in all")
        return given

    @property
    def officer_name(self) -> str:
        """The name of the colleague chosen."""
        return next((each.name for each in self.staff if str(each.id) == self.cleaned_data["officer"]), "")

    def draft(self) -> SeriesDraft:
        """What was typed; once only is a series of one."""
        given = self.cleaned_data
        place = {OTHER_PLACE: given["place_other"], NO_PLACE: ""}.get(given["place"], given["place"])
        first = BookingDraft(
            kind=ContactKind(given["kind"]), on=given["on"], at=given["at"], minutes=int(given["minutes"]),
            officer_id=UUID(given["officer"]), purpose=given["purpose"], place=place, required=given["required"],
            sensitive=given["sensitive"], second=self.is_second, risks_read=self.risks_read,
            not_needed=frozenset(given.get("not_needed", ())),
            condition_id=self.condition_id,
        )  # fmt: skip
        once = given["repeat"] == ONCE
        interval = Interval.WEEKLY if once else Interval(given["repeat"])
        return SeriesDraft(first=first, repetition=Repetition(interval, 1 if once else given["times"]))


class CheckForm(OnceForm):
    """What the repeats copy, and which of the dates are kept. Both are asked only of a repeating appointment."""

    copy = CodesField(label="What shall the repeats copy from the first?", codes=(), required=False)
    keep = CodesField(
        label="Dates", codes=(), error_messages={"required": "Keep at least one date"},
        help_text="Untick a date to leave it out.",
    )  # fmt: skip

    def __init__(self, *args: Any, draft: SeriesDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        self.days = [each.on for each in draft.repetition.dates(draft.first.on)]
        keep: Any = self.fields["keep"]
        copied: Any = self.fields["copy"]
        keep.choices = [(day.isoformat(), day.isoformat()) for day in self.days]
        keep.initial = [day.isoformat() for day in self.days]
        copied.choices = copied_choices(draft)
        if len(self.days) == 1:
            del self.fields["keep"]
        if len(self.days) == 1 or not copied.choices:
            del self.fields["copy"]

    def series(self) -> SeriesDraft:
        """The draft with these answers."""
        given = self.cleaned_data
        kept = given.get("keep", [day.isoformat() for day in self.days])
        copied = given.get("copy", [])
        return replace(
            self.draft,
            copy_purpose="purpose" in copied,
            copy_place="place" in copied,
            copy_required="required" in copied,
            leave_out=frozenset(day for day in self.days if day.isoformat() not in kept),
        )


def copied_choices(draft: SeriesDraft) -> list[tuple[str, str]]:
    """What can be copied: only what the first appointment has."""
    first = draft.first
    offered = [
        ("place", f"Where: {first.place}" if first.place else ""),
        ("purpose", f"What it is about: {first.purpose}" if first.purpose else ""),
        ("required", "" if first.required else "That the person need not attend"),
    ]
    return [(code, words) for code, words in offered if words]


@dataclass(frozen=True)
class DateLine:
    """One date on the check page. notice: weekend, holiday, officer busy, or why it cannot be booked."""

    value: str
    text: str
    notice: str
    possible: bool
    kept: bool
