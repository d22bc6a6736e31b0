"""What the pages that change something share: moments typed as a day and a time, one form, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse

from throughcare.decisions.dueprocess.queries import ProcessView, process
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import DateField, GovForm, TimeField
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import ClockTimeDoesNotExist, utc_moment
from throughcare.rules.jurisdictions.crisis import sentences

MINUTE = timedelta(minutes=1)
NO_NAMES = "Facts. Name nobody else: describe them."


class MomentForm(GovForm):
    """A form with moments, each typed as a day and a time of the place. moments: field of the day, of the time."""

    moments: tuple[str, ...] = ()

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """Read every moment; one that clocks jump over is refused beside its time."""
        given: dict[str, Any] = super().clean() or {}
        for name in self.moments:
            given[name] = self._moment(name, given)
        return given

    def _moment(self, name: str, given: dict[str, Any]) -> datetime | None:
        day, at = given.get(f"{name}_day"), given.get(f"{name}_time")
        if day is None or at is None:
            if (day is None) != (at is None) and not {f"{name}_day", f"{name}_time"} & set(self.errors):
                missing = "time" if at is None else "day"
                self.add_error(f"{name}_{missing}", f"Give the {'time' if at is None else 'day'} too")
            return None
        try:
            moment = utc_moment(day, at, self.zone)
        except ClockTimeDoesNotExist as jumped:
            self.add_error(f"{name}_time", ValidationError(str(jumped)))
            return None
        now = clock.now()  # this very minute is typed without its seconds
        return now if moment <= now < moment + MINUTE else moment


def day_field(label: str, *, required: bool = True) -> DateField:
    """The day of a moment."""
    return DateField(label=label, named="The day", required=required)


def time_field(*, required: bool = True) -> TimeField:
    """The time of a moment, on the clock of the place."""
    return TimeField(label="At what time?", named="The time", required=required)


@dataclass(frozen=True, slots=True)
class ProcessFormPage(FormPage):
    """A form about a fair process. links: what else may be read. helps: whom to call where it cannot wait."""

    links: tuple[tuple[str, str], ...] = ()
    helps: tuple[str, ...] = ()


def may(
    request: ActingRequest, page_name: str, person_id: UUID, process_id: UUID,
    permission: Permission = Permission.PROCESS_CARRY,
) -> ProcessView:  # fmt: skip
    """Let the actor write this, write down the look, and read what stands."""
    door.look(request.actor, page_name, person_id, permission)
    return read(request, person_id, process_id)


def read(request: ActingRequest, person_id: UUID, process_id: UUID) -> ProcessView:
    """The process, if it is this person's. Raises NotThere."""
    view = process(request.actor, process_id)
    if view.process.person_id != person_id:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such process")
    return view


def back_to(person_id: UUID, process_id: UUID) -> str:
    """The process's page."""
    return reverse("dueprocess:process", args=[person_id, process_id])


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, says: tuple[str, ...] = (), links: tuple[tuple[str, str], ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    helps = sentences(jurisdictions.get(request.actor.jurisdiction).help_now)
    shown = ProcessFormPage(
        form, title, button, back, person_header(request.actor, person_id),
        says=says, links=links, kind=kind, helps=helps,
    )  # fmt: skip
    return page(request, "dueprocess/form_page.jinja", shown, status=status_of(form))
