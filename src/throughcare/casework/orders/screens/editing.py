"""What the pages that add or change one record share: one question after another, saved once, nothing typed lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughcare.casework.orders.reasons import CHANGES
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, GovForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

WHY_ASKED = "Earlier versions stay in the history, with who changed them and why."


class ChangeForm(VersionedForm):
    """A form that writes a new version, and says why."""

    because = CodeField(label="Why does it change?", codes=CHANGES, help_text=WHY_ASKED)

    field_order: list[str] | None = None

    def because_last(self) -> None:
        """Ask for the reason after everything else."""
        self.order_fields([name for name in self.fields if name != "because"] + ["because"])


@dataclass(frozen=True, slots=True)
class OrderFormPage(FormPage):
    """A form about an order. error_href: "it was entered in error".

    changes: "What this changes", a sentence each, read before it is saved.
    """

    error_href: str = ""
    changes: tuple[str, ...] = ()


def writer(
    request: HttpRequest, page_name: str, person_id: UUID, permission: Permission = Permission.ORDER_CHANGE
) -> tuple[Actor, Jurisdiction]:
    """The actor, who has `permission` upon the person, and the pack they work under; the look is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, page_name, person_id, permission)
    return actor, jurisdictions.get(actor.jurisdiction)


def form_page(
    request: HttpRequest,
    person_id: UUID,
    form: GovForm,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    lead: str = "",
    error_href: str = "",
    changes: tuple[str, ...] = (),
    back: str = "orders:orders",
) -> HttpResponse:
    """Show the form, or carry it out once and go back, to the person's orders or the page `back`, saying `done`."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    goal = reverse(back, args=[person_id])
    if answer := act_once(request, form, act, done=done, back=goal):
        return answer
    content = OrderFormPage(
        form, title, button, goal, person_header(actor, person_id),
        lead=lead, error_href=error_href, changes=changes,
    )  # fmt: skip
    return page(request, "orders/form_page.jinja", content, status=status_of(form))


def offer(form: GovForm, name: str, codes: Iterable[tuple[str, str]]) -> None:
    """Fill a list with the codes of the jurisdiction or of the person; an empty choice stands first."""
    form.fill(name, codes, first="Choose one" if form.fields[name].required else "Not recorded")


def initial_of(form: type[forms.Form], row: object) -> dict[str, Any]:
    """What a form about `row` starts with: every field of the same name."""
    values = {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in values.items()}


def chosen_id(value: str) -> UUID | None:
    """The record chosen in a list; None when none is."""
    return UUID(value) if value else None
