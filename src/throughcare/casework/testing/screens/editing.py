"""What the pages of one step share: the look written down, one form, saved once, and back to where one came from.

Whoever takes samples opens nobody's record: these pages name the person and show nothing else of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from throughcare.casework.testing.queries.person import Tested, TestLine, test_of, tested
from throughcare.casework.testing.queries.place import kinds_of, testing_of
from throughcare.casework.testing.wording import STATES
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, GovForm, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import names_of
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.testing import Testing


@dataclass(frozen=True)
class StepPage:
    """A page with one form on a test. says: sentences above it. plain: fields one below the other; grid: substances."""

    name: str
    form: GovForm
    title: str
    button: str
    back: str
    back_text: str
    says: tuple[str, ...]
    plain: tuple[Any, ...]
    grid: tuple[Any, ...]
    kind: str


class MomentForm(VersionedForm):
    """A step with its day and time in the agency's zone; both are filled in with now."""

    on = DateField(label="Day")
    at = TimeField(label="Time")

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        now = clock.now().astimezone(ZoneInfo(zone))
        kwargs["initial"] = {"on": now.date(), "at": f"{now:%H:%M}"} | kwargs.get("initial", {})
        self.zone = zone
        super().__init__(*args, **kwargs)

    def moment(self) -> datetime:
        """The moment typed, aware."""
        given = self.cleaned_data
        return datetime.combine(given["on"], given["at"], ZoneInfo(self.zone))


class WhyForm(VersionedForm):
    """Why something is taken back."""

    because = forms.CharField(label="Why?", max_length=300, error_messages={"required": "Say why"})


@dataclass(frozen=True)
class Step:
    """One test about to be written about."""

    request: ActingRequest
    person_id: UUID
    held: Tested
    test: TestLine

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.request.actor

    @property
    def testing(self) -> Testing:
        """How tests are kept here."""
        return testing_of(self.actor)

    @property
    def ids(self) -> tuple[UUID, UUID]:
        """The person's and the test's."""
        return self.person_id, self.test.id

    def initial(self, **more: Any) -> dict[str, Any]:
        """What a form of this test begins with."""
        return {"version": self.test.version, **more}


def begin(
    request: ActingRequest,
    name: str,
    person_id: UUID,
    test_id: UUID,
    permission: Permission = Permission.TEST_RECORD,
) -> Step:
    """Let the actor write this, write down the look, and read what stands."""
    door.look(request.actor, name, person_id, permission)
    held = tested(request.actor, person_id, kinds_of(request.actor))
    return Step(request, person_id, held, test_of(held, person_id, test_id))


def step_page(
    step: Step, form: GovForm, act: Callable[[], object], *, title: str, button: str, done: str,
    says: tuple[str, ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form of a step, or carry it out once and go back."""
    back, back_text = back_of(step.actor, *step.ids)
    day = jurisdictions.get(step.actor.jurisdiction).in_words(step.test.on)
    stands = f"The test of {day}: {STATES[step.test.state]}."
    return form_page(
        step.request, step.person_id, form, act, title=title, button=button, done=done, back=back,
        back_text=back_text, says=(stands, *says), kind=kind,
    )  # fmt: skip


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, back_text: str, says: tuple[str, ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show a form about a person, or carry it out once and go `back`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    visible = list(form.visible_fields())
    shown = StepPage(
        names_of([person_id]).get(person_id, ""), form, title, button, back, back_text, says,
        tuple(each for each in visible if "-" not in each.name), tuple(each for each in visible if "-" in each.name),
        kind,
    )  # fmt: skip
    return page(request, "testing/step.jinja", shown, status=status_of(form))


def back_of(actor: Actor, person_id: UUID, test_id: UUID) -> tuple[str, str]:
    """Where a step leads back to: the test, for those who may open the record; else the list."""
    if Permission.PERSON_OPEN in actor.permissions:
        return reverse("testing:test", args=[person_id, test_id]), "The test"
    return reverse("testing:today"), "Tests today"


def listed(label: str, codes: dict[str, str], **given: Any) -> CodeField:
    """A choice among an app's words."""
    return CodeField(label=label, codes=codes.items(), **given)
