"""Screen: how a person wants to be told things, with what they chose before."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.commands.choosing import MOST_DAYS
from throughcare.register.messaging.drafts import ChoiceDraft
from throughcare.register.messaging.queries.choices import ChoiceHeld
from throughcare.register.messaging.wording import WAYS
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of
from throughcare.rules.jurisdictions.languages import language_name

EITHER = "either"
"""What the empty way is called on the page: a choice of its own."""
DAYS = [
    ("", "As the office does"),
    ("0", "On the day"),
    *((str(days), f"{count_of(days, 'day')} before") for days in range(1, MOST_DAYS + 1)),
]


class ChoiceForm(VersionedForm):
    """What the person chooses."""

    way = CodeField(label="By which way?", codes=[(code or EITHER, words) for code, words in WAYS.items()])
    reminders = forms.BooleanField(label="Send reminders of appointments and check-ins", required=False)
    days_before = forms.ChoiceField(label="Reminders come", choices=DAYS, required=False)
    first = TimeField(
        label="Not before", required=False, help_text="For example 9:00. Empty for the office’s hours."
    )
    last = TimeField(label="Not after", required=False)
    language = forms.ChoiceField(label="Language", required=False)
    texts_again = forms.BooleanField(
        label="The person asked for texts again", required=False,
        help_text="They wrote STOP. Only they can change that.",
    )  # fmt: skip


@dataclass(frozen=True)
class ChoicesPage:
    """history: every version, the latest first."""

    person: PersonHeader
    form: ChoiceForm
    history: list[ChoiceHeld]
    back: str
    title: str = "How the person wants to be told things"


@require_http_methods(["GET", "POST"])
def choices(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The form and its history."""
    actor = request.actor
    door.look(actor, "messaging:choices", person_id, Permission.MESSAGE_SEND)
    versions = queries.choices_of(actor, person_id)
    held = next(iter(versions), queries.NOTHING)
    form = _form(request, held)
    back = reverse("messaging:conversation", args=[person_id])

    def act() -> object:
        given = dict(form.cleaned_data)
        days, way = given["days_before"], "" if given["way"] == EITHER else given["way"]
        draft = ChoiceDraft(
            way=way, language=given["language"], first=given["first"], last=given["last"],
            reminders=given["reminders"], days_before=int(days) if days else None,
        )  # fmt: skip
        return commands.choose(actor, person_id, draft, expected=given["version"],
                               texts_again=bool(given.get("texts_again")))  # fmt: skip

    if answer := act_once(request, form, act, done="Written down.", back=back):
        return answer
    shown = ChoicesPage(person_header(actor, person_id), form, versions, back)
    return page(request, "messaging/choices.jinja", shown, status=status_of(form))


def _form(request: ActingRequest, held: ChoiceHeld) -> ChoiceForm:
    draft = held.draft
    form = ChoiceForm(posted(request), initial={
        "version": held.version, "way": draft.way or EITHER, "language": draft.language, "first": draft.first,
        "last": draft.last, "reminders": draft.reminders,
        "days_before": "" if draft.days_before is None else str(draft.days_before),
    })  # fmt: skip
    spoken = jurisdictions.get(request.actor.jurisdiction).languages
    wanted = [*spoken, *([draft.language] if draft.language and draft.language not in spoken else [])]
    form.fill("language", [(code, language_name(code)) for code in wanted], "As on the record")
    if held.stopped_at is None:
        del form.fields["texts_again"]
    return form
