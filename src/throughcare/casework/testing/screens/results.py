"""Screens of results: the on-site screen, the laboratory's report, the retest of the second bottle."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import FindingDraft, ReportDraft
from throughcare.casework.testing.screens.editing import Step, begin, listed, step_page
from throughcare.casework.testing.wording import (
    CONFIRMATION,
    FOUND,
    NEGATIVE,
    NOT_NEGATIVE,
    POSITIVE,
    SCREEN,
    VALIDITY,
)
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import DateField, VersionedForm

CHANGES = require_http_methods(["GET", "HEAD", "POST"])


class FindingsForm(VersionedForm):
    """One line a substance. analytes: code and words. measured: whether a figure may be typed."""

    def __init__(
        self, *args: Any, analytes: Mapping[str, str], found: Iterable[str], measured: bool, **kwargs: Any
    ) -> None:
        self.analytes, self.measured = analytes, measured
        super().__init__(*args, **kwargs)
        for code, words in analytes.items():
            label = f"{words[0].upper()}{words[1:]}"
            self.fields[f"found-{code}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", "Not tested"), *((each, FOUND[each]) for each in found)],
            )  # fmt: skip
            if measured:
                self.fields[f"measured-{code}"] = forms.DecimalField(
                    label=f"{label}: ng/mL", required=False, min_value=0, max_digits=12, decimal_places=2,
                    widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                )  # fmt: skip

    def findings(self) -> tuple[FindingDraft, ...]:
        """What was typed of any substance."""
        lines = (
            FindingDraft(
                analyte=code, found=self.cleaned_data.get(f"found-{code}") or "",
                measured=self.cleaned_data.get(f"measured-{code}"),
            )
            for code in self.analytes
        )  # fmt: skip
        return tuple(each for each in lines if each.found or each.measured is not None)


class ReportForm(FindingsForm):
    """A laboratory's report."""

    laboratory = forms.CharField(label="Laboratory", max_length=160)
    reported_on = DateField(label="Day of the report")
    validity = listed("Is the sample acceptable?", VALIDITY, required=False)
    creatinine_mg_dl = forms.DecimalField(
        label="Creatinine in mg/dL", required=False, min_value=0, max_value=1000, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    gravity = forms.DecimalField(
        label="Specific gravity", required=False, min_value=1, max_value=2, decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip

    def draft(self) -> ReportDraft:
        """What was typed."""
        given = self.cleaned_data
        return ReportDraft(
            laboratory=given["laboratory"], reported_on=given["reported_on"], validity=given["validity"],
            creatinine_mg_dl=given["creatinine_mg_dl"], gravity=given["gravity"], findings=self.findings(),
        )  # fmt: skip


@CHANGES
def screen(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records what an on-site screen showed."""
    step = begin(request, "testing:screen", person_id, test_id)
    form = FindingsForm(
        posted(request), analytes=step.testing.analytes, found=(NEGATIVE, NOT_NEGATIVE), measured=False,
        initial=step.initial(),
    )  # fmt: skip
    return step_page(
        step, form,
        lambda: commands.record_screen(
            step.actor, *step.ids, form.findings(), expected=form.cleaned_data["version"]
        ),
        title="On-site screen", button="Record", done="The screen is recorded",
        says=("A screen is a first look. If it is not negative a laboratory confirms it; nothing follows before.",),
    )  # fmt: skip


@CHANGES
def laboratory(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records a laboratory's report."""
    step = begin(request, "testing:laboratory", person_id, test_id)
    form = ReportForm(
        posted(request), analytes=_open_first(step), found=(NEGATIVE, POSITIVE), measured=True,
        initial=step.initial(reported_on=clock.today(step.actor.zone)),
    )  # fmt: skip
    return step_page(
        step, form,
        lambda: commands.record_report(
            step.actor, *step.ids, form.draft(), expected=form.cleaned_data["version"]
        ),
        title="Laboratory report", button="Record", done="The report is recorded",
        says=("Enter what was measured where the report says it: it is read against the cut-off.",),
    )  # fmt: skip


@CHANGES
def retest(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records what the second bottle showed."""
    step = begin(request, "testing:retest", person_id, test_id)
    confirmed = [
        each.analyte for each in step.held.findings_of(test_id, CONFIRMATION) if each.found == POSITIVE
    ]
    form = FindingsForm(
        posted(request), analytes={code: step.testing.analytes.get(code, code) for code in confirmed},
        found=(NEGATIVE, POSITIVE), measured=False, initial=step.initial(),
    )  # fmt: skip
    return step_page(
        step, form,
        lambda: commands.record_retest(
            step.actor, *step.ids, form.findings(), expected=form.cleaned_data["version"]
        ),
        title="Retest of the second bottle", button="Record", done="The retest is recorded",
        says=("A substance that is not found again counts against nobody.",),
    )  # fmt: skip


def _open_first(step: Step) -> dict[str, str]:
    """Every substance, those that the screen left open first."""
    left = [
        each.analyte for each in step.held.findings_of(step.test.id, SCREEN) if each.found == NOT_NEGATIVE
    ]
    codes = [*left, *(code for code in step.testing.analytes if code not in left)]
    return {code: step.testing.analytes.get(code, code) for code in codes}
