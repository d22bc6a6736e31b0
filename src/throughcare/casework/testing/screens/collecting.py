"""Screens at the place of the test: told, time given, the sample, its custody, or why there was none."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import CollectionDraft
from throughcare.casework.testing.screens.editing import MomentForm, WhyForm, begin, listed, step_page
from throughcare.casework.testing.wording import OBSERVED, PURPOSES, WAYS
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField

CHANGES = require_http_methods(["GET", "HEAD", "POST"])


class NoticeForm(MomentForm):
    """An attempt to tell the person."""

    way = listed("How?", WAYS)
    reached = CodeField(
        label="Was the person reached?",
        codes=[("yes", "Yes, they know of the test"), ("no", "No, to be tried again")],
    )
    place = forms.CharField(label="Where they are to come", max_length=160, required=False)
    field_order = ("way", "reached", "on", "at", "place")


class TimeForm(MomentForm):
    """From when on somebody has time to give a sample."""

    specimen = CodeField(label="What are they to give?", codes=())
    field_order = ("specimen", "on", "at")

    def __init__(self, *args: Any, specimens: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("specimen", specimens.items())


class CollectionForm(MomentForm):
    """A sample as it was taken."""

    specimen = CodeField(label="What was taken?", codes=())
    identity_checked = forms.BooleanField(label="I checked who the person is", required=False)
    volume_ml = forms.DecimalField(
        label="Volume in mL", required=False, min_value=0, max_value=5000, decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    temperature_f = forms.DecimalField(
        label="Temperature in degrees Fahrenheit", required=False, min_value=0, max_value=250, decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}), help_text="90 to 100 is 32.2 to 37.8 Celsius.",
    )  # fmt: skip
    minutes_to_read = forms.IntegerField(
        label="Minutes until the temperature was read", required=False, min_value=0, max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    number = forms.CharField(
        label="Number of the form", max_length=40, error_messages={"required": "Enter the number of the form"}
    )
    seal = forms.CharField(label="Seal", max_length=40)
    second_seal = forms.CharField(
        label="Seal of the second bottle", max_length=40, required=False,
        help_text="With a second bottle the person can ask for a retest.",
    )  # fmt: skip
    sealed_in_sight = forms.BooleanField(label="Sealed and signed while the person watched", required=False)
    observed_because = listed(
        "Did somebody watch? On what ground?", {"": "Nobody watched"} | OBSERVED, required=False
    )
    place = forms.CharField(label="Where?", max_length=160)
    field_order = (
        "identity_checked", "specimen", "volume_ml", "temperature_f", "minutes_to_read", "number", "seal",
        "second_seal", "sealed_in_sight", "observed_because", "on", "at", "place",
    )  # fmt: skip

    def __init__(self, *args: Any, specimens: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("specimen", specimens.items())
        self.fields["observed_because"].widget = forms.Select(
            choices=[("", "Nobody watched"), *OBSERVED.items()]
        )

    def draft(self) -> CollectionDraft:
        """What was typed."""
        names = set(CollectionDraft.__dataclass_fields__) & set(self.cleaned_data)
        return CollectionDraft(
            collected_at=self.moment(), **{name: self.cleaned_data[name] for name in names}
        )


class NotTakenForm(MomentForm):
    """What happened instead of a test."""

    event = CodeField(label="What happened?", codes=())
    field_order = ("event", "on", "at")

    def __init__(self, *args: Any, events: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("event", ((code, f"{words[0].upper()}{words[1:]}") for code, words in events.items()))


class HandOverForm(MomentForm):
    """One step of a sample's custody."""

    purpose = listed("What for?", PURPOSES)
    given_by = forms.CharField(label="Who gave it?", max_length=120)
    taken_by = forms.CharField(label="Who took it?", max_length=120)
    seal_whole = CodeField(label="Was the seal whole?", codes=[("yes", "Yes"), ("no", "No")])
    flaw = CodeField(label="Another flaw?", codes=(), as_select=True, required=False)
    field_order = ("purpose", "given_by", "taken_by", "seal_whole", "flaw", "on", "at")

    def __init__(self, *args: Any, flaws: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("flaw", ((code, f"{words[0].upper()}{words[1:]}") for code, words in flaws.items()), "None")


@CHANGES
def tell(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records an attempt to tell the person."""
    step = begin(request, "testing:tell", person_id, test_id)
    form = NoticeForm(posted(request), zone=step.actor.zone, initial=step.initial(place=step.test.place))
    return step_page(
        step, form,
        lambda: commands.tell_of_test(
            step.actor, *step.ids, at=form.moment(), way=form.cleaned_data["way"],
            reached=form.cleaned_data["reached"] == "yes", place=form.cleaned_data["place"],
            expected=form.cleaned_data["version"],
        ),
        title="Tell the person of the test", button="Record", done="Recorded",
        says=("Use only a way that is safe for the person. Nobody misses a test they were not told of.",),
    )  # fmt: skip


@CHANGES
def cancel(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET asks why; POST cancels the test."""
    step = begin(request, "testing:cancel", person_id, test_id)
    form = WhyForm(posted(request), initial=step.initial())
    return step_page(
        step, form,
        lambda: commands.cancel_test(
            step.actor, *step.ids, because=form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        title="Cancel the test", button="Cancel the test", done="The test is cancelled", kind="warning",
    )  # fmt: skip


@CHANGES
def give_time(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST says from when on the person has time."""
    step = begin(request, "testing:give_time", person_id, test_id)
    waits = {code: kind.title for code, kind in step.testing.specimens.items() if kind.waits}
    form = TimeForm(
        posted(request),
        specimens=waits,
        zone=step.actor.zone,
        initial=step.initial(specimen=next(iter(waits), "")),
    )
    hours = step.testing.wait_minutes // 60
    return step_page(
        step, form,
        lambda: commands.give_time(
            step.actor, *step.ids, since=form.moment(), specimen=form.cleaned_data["specimen"],
            expected=form.cleaned_data["version"],
        ),
        title="No sample yet", button="Give time", done="Their time runs",
        says=(f"They have up to {hours} hours. Until then nothing is said of a refusal.",),
    )  # fmt: skip


@CHANGES
def collect(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST keeps the sample as it was taken."""
    step = begin(request, "testing:collect", person_id, test_id)
    titles = {code: kind.title for code, kind in step.testing.specimens.items()}
    begins = step.initial(place=step.test.place, specimen=step.test.specimen or next(iter(titles)))
    form = CollectionForm(posted(request), specimens=titles, zone=step.actor.zone, initial=begins)
    return step_page(
        step, form,
        lambda: commands.collect(step.actor, *step.ids, form.draft(), expected=form.cleaned_data["version"]),
        title="Take a sample", button="Keep the sample", done="The sample is kept. Record each hand-over",
    )  # fmt: skip


@CHANGES
def not_taken(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records what happened instead, as a fact."""
    step = begin(request, "testing:not_taken", person_id, test_id)
    form = NotTakenForm(
        posted(request), events=dict(step.testing.events), zone=step.actor.zone, initial=step.initial()
    )
    return step_page(
        step, form,
        lambda: commands.record_not_taken(
            step.actor, *step.ids, at=form.moment(), event=form.cleaned_data["event"],
            expected=form.cleaned_data["version"],
        ),
        title="The test was not taken", button="Record", done="Recorded. The person is to be asked for their reason",
        says=("Record what happened. The person is asked for their reason before anybody judges it.",),
    )  # fmt: skip


@CHANGES
def custody(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST adds a step of the sample's custody."""
    step = begin(request, "testing:custody", person_id, test_id)
    form = HandOverForm(
        posted(request), flaws=dict(step.testing.flaws), zone=step.actor.zone,
        initial=step.initial(given_by=step.actor.name, seal_whole="yes"),
    )  # fmt: skip
    return step_page(
        step, form,
        lambda: commands.hand_over(
            step.actor, *step.ids, at=form.moment(), seal_whole=form.cleaned_data["seal_whole"] == "yes",
            **{name: form.cleaned_data[name] for name in ("given_by", "taken_by", "purpose", "flaw")},
            expected=form.cleaned_data["version"],
        ),
        title="Hand the sample over", button="Record", done="The hand-over is recorded",
        says=("A step that is recorded is never changed. A fatal flaw ends the test and counts against nobody.",),
    )  # fmt: skip
