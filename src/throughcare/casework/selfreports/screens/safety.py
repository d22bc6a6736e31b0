"""Screen: an answer that told of danger, and what was done about it."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.selfreports import commands, queries
from throughcare.casework.selfreports.wording import TASKS
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import DateField, NoteField, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class DoneForm(VersionedForm):
    """What was done, and when."""

    done = NoteField(
        label="What did you do?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="With whom you spoke, what was agreed, and who does what next. Name no third person.",
        error_messages={"required": "Say what was done, and with whom you spoke"},
    )  # fmt: skip
    done_on = DateField(label="On which day?", named="The day")
    done_at = TimeField(label="At what time?", named="The time")

    def moment(self, zone: str) -> datetime:
        """The moment given, aware."""
        at: time = self.cleaned_data["done_at"]
        return datetime.combine(self.cleaned_data["done_on"], at, ZoneInfo(zone))


@dataclass(frozen=True)
class SafetyPage:
    """form: None once somebody said what was done, or where the actor may not."""

    person: PersonHeader
    task: queries.SafetyShown
    form: DoneForm | None

    @property
    def title(self) -> str:
        """What the answer tells."""
        return TASKS[self.task.kind]


@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: ActingRequest, person_id: UUID, safety_task_id: UUID) -> HttpResponse:
    """GET shows the answer; POST says what was done."""
    actor = request.actor
    permission = Permission.CONCERN_RECORD if request.method == "POST" else Permission.PERSON_OPEN
    door.look(actor, "selfreports:safety", person_id, permission)
    found = queries.safety_task(actor, person_id, safety_task_id)
    if found.done_at is not None or Permission.CONCERN_RECORD not in actor.permissions:
        return page(
            request, "selfreports/safety.jinja", SafetyPage(person_header(actor, person_id), found, None)
        )
    now = clock.now().astimezone(ZoneInfo(actor.zone))
    first = {"version": found.version, "done_on": now.date(), "done_at": now.strftime("%H:%M")}
    form = DoneForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.say_what_was_done(
            actor, person_id, safety_task_id, done=given["done"], done_at=form.moment(actor.zone),
            expected=given["version"],
        )  # fmt: skip

    back = reverse("selfreports:reports", args=[person_id])
    if answer := act_once(request, form, act, done="What was done is recorded", back=back):
        return answer
    content = SafetyPage(person_header(actor, person_id), found, form)
    return page(request, "selfreports/safety.jinja", content, status=status_of(form))
