"""Screens: sign the plan; give the second signature, or send it back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.content import Differences, content_from, differences
from throughcare.casework.plans.queries import VersionHeld, plan_needed
from throughcare.casework.plans.queries.standing import second_signature
from throughcare.casework.plans.said import said_by
from throughcare.casework.plans.screens.editing import BOTH, back_to, words
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of, submit
from throughcare.platform.design.forms import CodeField, GovForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

DECISIONS = {"sign": "Sign it: the plan is in force", "return": "Send it back, and say what is to be changed"}


class SignForm(VersionedForm):
    """What changed since the last version."""

    why = words(
        "What changed since the last version?", required=False, error="Say what changed since the last version",
        hint="In a sentence or two. Whoever reads the versions later begins with this.",
    )  # fmt: skip


class CountersignForm(VersionedForm):
    """The second signature."""

    decision = CodeField(label="What do you decide?", codes=DECISIONS.items())
    answer = words("If you send it back: what is to be changed?", required=False)


@dataclass(frozen=True)
class SignPage:
    """The plan before it is signed. changed: since the last version; None before the first.

    second: why somebody else signs too, or "".
    """

    person: PersonHeader
    form: GovForm
    title: str
    version: VersionHeld | None
    changed: Differences | None
    second: str
    back: str


@dataclass(frozen=True)
class CountersignPage:
    """A version that waits, or was answered. form: None for whoever may not answer it, and why in `says`."""

    person: PersonHeader
    form: GovForm | None
    version: VersionHeld
    says: str
    back: str
    title: str = "The second signature"


@require_http_methods(BOTH)
def sign(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows what changed; POST signs a version."""
    actor = request.actor
    door.look(actor, "plans:sign", person_id, Permission.PLAN_WRITE)
    held, said = plan_needed(actor, person_id), said_by(actor)
    last = held.latest
    form = SignForm(posted(request), initial={"version": held.plan.version})
    if last is None:
        del form.fields["why"]

    def act() -> None:
        given = form.cleaned_data
        commands.sign_plan(actor, person_id, why=given.get("why", ""), expected=given["version"])

    done = "Signed. Now ask the person about it, and give them their copy"
    if answer := act_once(request, form, act, done=done, back=back_to(person_id)):
        return answer
    changed = differences(last.content, content_from(held), said.on) if last and last.content else None
    orders = [each["kind"] for each in held.around.orders if each["status"] == "active"]
    second = second_signature(said.pack, person_id, clock.today(actor.zone), orders)
    shown = SignPage(
        person_header(actor, person_id), form, "Sign the plan", last, changed, second.because if second else "",
        back_to(person_id),
    )  # fmt: skip
    return page(request, "plans/sign.jinja", shown, status=status_of(form))


@require_http_methods(BOTH)
def countersign(request: ActingRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """GET shows who signed and what changed; POST signs it too, or sends it back."""
    actor = request.actor
    door.look(actor, "plans:countersign", person_id)
    held = plan_needed(actor, person_id)
    version = next((each for each in held.versions if each.record_id == version_id), None)
    if version is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    if request.method == "POST":
        door.require(actor, Permission.PLAN_COUNTERSIGN, person_id)
    says = _why_not(request, version)
    form = None if says else CountersignForm(posted(request), initial={"version": version.version})

    def act() -> str:
        assert form is not None
        given = form.cleaned_data
        about = (actor, person_id, version_id)
        if given["decision"] == "sign":
            commands.countersign_plan(*about, answer=given["answer"], expected=given["version"])
            messages.success(request, "Signed. The plan is in force")
        else:
            commands.return_plan(*about, answer=given["answer"], expected=given["version"])
            messages.success(request, "Sent back. Whoever signed it is told")
        return back_to(person_id)

    if (
        form is not None
        and request.method == "POST"
        and form.is_valid()
        and (done := submit(request, form, act))
    ):
        return done
    shown = CountersignPage(person_header(actor, person_id), form, version, says, back_to(person_id))
    return page(request, "plans/countersign.jinja", shown, status=status_of(form) if form else 200)


def _why_not(request: ActingRequest, version: VersionHeld) -> str:
    """Why this reader cannot answer it; "" where they can."""
    actor = request.actor
    if version.state != "waiting":
        return "This version no longer waits for a second signature."
    if Permission.PLAN_COUNTERSIGN not in actor.permissions:
        return "A manager gives the second signature."
    if version.author_id == actor.user_id:
        return "You signed this version. Somebody else gives the second signature."
    return ""
