"""Screen: the checklist before supervision ends, and ending it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import CONFIRMED, ClosingDraft
from throughcare.casework.orders.queries import OpenItem
from throughcare.casework.orders.screens.editing import writer
from throughcare.platform import clock
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, CodesField, DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class ClosingForm(OnceForm):
    """The last day, what no record can show, and the letter."""

    last_day = DateField(label="Last day of supervision")
    confirmed = CodesField(
        label="Is each of these done, or does it not apply?", codes=CONFIRMED, required=False,
        help_text="No record can show these, so you say them.",
    )  # fmt: skip
    letter = CodeField(
        label="The letter that says that supervision has ended",
        codes=(
            ("post", "Make it, to be sent"),
            ("hand", "Make it, to be handed over"),
            ("none", "Make none"),
        ),
    )
    note = NoteField(label="Note", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def draft(self) -> ClosingDraft:
        """What was chosen."""
        given = self.cleaned_data
        return ClosingDraft(
            last_day=given["last_day"], letter=given["letter"], confirmed=frozenset(given["confirmed"]),
            note=given["note"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist. standing: "Nothing open", or what it means; href: where it is dealt with."""

    says: str
    count: str
    standing: str
    href: str


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """The checklist and the form. blocked: whether something must be dealt with first."""

    person: PersonHeader
    form: ClosingForm
    lines: tuple[Line, ...]
    blocked: bool
    back: str
    title: str = "End supervision"


@require_http_methods(["GET", "POST"])
def end_supervision(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows what is open; POST ends supervision when nothing stands in the way."""
    actor, _ = writer(request, "orders:end_supervision", person_id)
    today = clock.today(actor.zone)
    form = ClosingForm(posted(request), initial={"last_day": today, "letter": "post"})
    back = reverse("orders:orders", args=[person_id])

    def act() -> str:
        commands.end_supervision(actor, person_id, form.draft())
        messages.success(request, "Supervision has ended")
        return back

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    items = queries.open_items(actor, person_id, today + timedelta(days=1))
    content = ClosingPage(
        person_header(actor, person_id), form, tuple(_line(item, person_id) for item in items),
        any(item.blocks for item in items), back,
    )  # fmt: skip
    return page(request, "orders/end_supervision.jinja", content, status=status_of(form))


def _line(item: OpenItem, person_id: UUID) -> Line:
    check = item.check
    if not item.count:
        return Line(check.says, "None", "Nothing open", "")
    first = "First: " if item.blocks else ""
    return Line(check.says, str(item.count), f"{first}{check.why}", check.href(person_id))
