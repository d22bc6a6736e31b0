"""Screens: report a death, confirm it from a second source, undo it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import DeathDraft
from throughcare.casework.orders.queries import DeathHeard
from throughcare.casework.orders.reasons import DEATH_UNDOINGS
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.rules.contacts import SupervisionState, change

NO_REPORT = "No death is reported, so there is nothing to do here."


class ReportForm(OnceForm):
    """What was heard, from whom, and how."""

    told_by = forms.CharField(
        label="Who told you", max_length=160, error_messages={"required": "Say who told you"},
        help_text="A name and what they are to the person, or the agency.",
    )  # fmt: skip
    told_how = CodeField(label="How did word come?", codes=queries.TOLD_HOW)
    told_on = DateField(label="Day you were told")
    died_on = DateField(label="Day of death", required=False, help_text="Leave it empty if it was not said.")

    def draft(self) -> DeathDraft:
        """What was typed."""
        given = self.cleaned_data
        return DeathDraft(
            told_by=given["told_by"],
            told_how=given["told_how"],
            told_on=given["told_on"],
            died_on=given["died_on"],
        )


class ConfirmForm(VersionedForm):
    """The second source."""

    second_source = forms.CharField(
        label="Second source", max_length=160, error_messages={"required": "Name the second source"},
        help_text="Not the one who told you first: a register, a hospital, the police.",
    )  # fmt: skip
    died_on = DateField(label="Day of death", required=False, help_text="If this source knows it.")


class UndoForm(VersionedForm):
    """Why the report is not true."""

    because = CodeField(label="Why is the report undone?", codes=DEATH_UNDOINGS)


@require_http_methods(["GET", "POST"])
def report_death(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET says what a report stops; POST writes it down, and everything stops."""
    actor, _ = writer(request, "orders:report_death", person_id, Permission.CONTACT_RECORD)
    today = clock.today(actor.zone)
    form = ReportForm(posted(request), initial={"told_on": today})
    now = queries.state_on(person_id, today)
    return form_page(
        request, person_id, form, lambda: commands.report_death(actor, person_id, form.draft()),
        title="Report a death", button="Save the report", done="The report is saved. Nothing goes out any more.",
        lead="Nothing is deleted. A second person confirms the report from another source, and it can be undone"
        " at any time: everything then stands as it stood before.",
        changes=change(now, SupervisionState.DIED).in_words(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def confirm_death(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the report; POST writes the second source."""
    actor, pack = writer(request, "orders:confirm_death", person_id)
    report = queries.death_of(actor, person_id)
    form = ConfirmForm(posted(request), initial={"version": report.version if report else 0})

    def act() -> None:
        given = form.cleaned_data
        commands.confirm_death(
            actor, person_id, _key(report), source=given["second_source"], died_on=given["died_on"],
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, person_id, form, act, title="Confirm a reported death", button="Confirm",
        done="The report is confirmed", lead=Wording(pack).death(report) if report else NO_REPORT,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def undo_death(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows what would run on; POST undoes the report."""
    actor, pack = writer(request, "orders:undo_death", person_id)
    report = queries.death_of(actor, person_id)
    form = UndoForm(posted(request), initial={"version": report.version if report else 0})

    def act() -> None:
        given = form.cleaned_data
        commands.undo_death(
            actor, person_id, _key(report), because=given["because"], expected=given["version"]
        )

    return form_page(
        request, person_id, form, act, title="Undo a reported death", button="Undo the report",
        done="The report is undone. Everything stands as it stood before.",
        lead=Wording(pack).death(report) if report else NO_REPORT,
        changes=(
            "The state before runs on as if nothing had been reported.",
            "Appointments that were set aside stand again; time limits have the days left that they had.",
            "Letters, reminders and alerts go out again. The report stays in the history.",
        ) if report else (),
    )  # fmt: skip


def _key(report: DeathHeard | None) -> UUID:
    return report.id if report else UUID(int=0)
