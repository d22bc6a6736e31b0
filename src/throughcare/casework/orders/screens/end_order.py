"""Screen: end an order, and its open conditions with it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import EndingDraft
from throughcare.casework.orders.reasons import ENDINGS
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm


class EndOrder(VersionedForm):
    """When, how, and by whose decision an order ends."""

    reason = CodeField(label="How did it end?", codes=[(end.code, end.words) for end in ENDINGS.values()])
    decided_by = forms.CharField(
        label="Who decided it",
        max_length=160,
        required=False,
        help_text="The court, board or person. Needed unless it ran its course or the person died.",
    )
    last_day = DateField(label="Last day")

    def draft(self) -> EndingDraft:
        """What was typed."""
        given = self.cleaned_data
        return EndingDraft(
            last_day=given["last_day"], reason=given["reason"], decided_by=given["decided_by"].strip()
        )


@require_http_methods(["GET", "POST"])
def end_order(request: HttpRequest, person_id: UUID, order_id: UUID) -> HttpResponse:
    """GET asks how and when it ended; POST ends it."""
    actor, pack = writer(request, "orders:end_order", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(record.orders, order_id)
    today = clock.today(actor.zone)
    last_day = min(today, row.last_day or today)
    form = EndOrder(posted(request), initial={"version": row.version, "last_day": last_day})
    word, title = pack.words.order, Wording(pack).order(row.kind)
    open_ones = sum(each.stands_on(today) for each in record.conditions_of(order_id))
    conditions = pack.words.condition.of(open_ones)
    return form_page(
        request, person_id, form,
        lambda: commands.end_order(
            actor, person_id, order_id, form.draft(), expected=form.cleaned_data["version"]
        ),
        title=f"End: {title}", button=f"End {word}", done=f"{title} ended",
        lead=f"{conditions} will end on the same day." if open_ones else "",
    )  # fmt: skip
