"""Screens: a request to see the record, its clock, what is withheld, the pack and handing it over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of, submit
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights import commands
from throughcare.register.rights.queries import RequestSeen, request_seen
from throughcare.register.rights.queries.access import pack_file
from throughcare.register.rights.screens.rights import law_of

RIGHTS = Permission.RIGHTS_ANSWER
GIVE = (("give", "Give it"), ("withhold", "Withhold it"))


class AskForm(OnceForm):
    """When and by whom it was asked."""

    asked_on = DateField(label="When was it asked?")
    asked_by = forms.CharField(
        label="Who asked, if not the person?", max_length=160, required=False,
        help_text="For example a solicitor with a signed authority.",
    )  # fmt: skip
    identity = CodeField(
        label="Are you sure who is asking?", codes=(("sure", "Yes"), ("unsure", "Not yet: the clock waits"))
    )


class DayForm(VersionedForm):
    """The day on which the clock stops or runs on."""

    on = DateField(label="From which day?")


class HandForm(VersionedForm):
    """Who was given the pack."""

    text = forms.CharField(label="Given to whom, and how?", max_length=160)


class CloseForm(VersionedForm):
    """Why nothing is handed over."""

    text = forms.CharField(
        label="Why is nothing handed over?", max_length=500, widget=forms.Textarea,
        help_text="The person will read this. They may complain about it.",
    )  # fmt: skip


class PartForm(OnceForm):
    """Give or withhold one part."""

    decision = CodeField(label="What is done with it?", codes=GIVE)
    reason = forms.CharField(
        label="Why is it withheld?", max_length=500, required=False, widget=forms.Textarea,
        help_text="Only if withheld. The person will read this.",
    )  # fmt: skip


@dataclass(frozen=True)
class RequestPage:
    """A request with its parts and packs."""

    person: PersonHeader
    seen: RequestSeen
    overdue: bool
    law: str
    title: str = "Request to see the record"


@dataclass(frozen=True)
class SmallFormPage:
    """One small form: what it does in a sentence, and the button's words."""

    person: PersonHeader
    form: Any
    title: str
    explanation: str
    button: str
    back: str


@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Record a request to see the record."""
    actor = request.actor
    door.look(actor, "rights:ask", person_id, RIGHTS)
    form = AskForm(posted(request), initial={"asked_on": clock.today(actor.zone)})

    def act() -> str:
        given = form.cleaned_data
        made = commands.ask_access(
            actor, person_id, asked_on=given["asked_on"], asked_by=given["asked_by"],
            identity_sure=given["identity"] == "sure",
        )  # fmt: skip
        messages.success(request, "The request is recorded, and its clock runs.")
        return reverse("rights:request", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    limit = law_of(actor).access
    content = SmallFormPage(
        person_header(actor, person_id), form, "Record a request to see the record",
        f"The answer is due within {limit.words}." if limit.amount else limit.words, "Record the request",
        reverse("rights:rights", args=[person_id]),
    )  # fmt: skip
    return page(request, "rights/form.jinja", content, status=status_of(form))


@require_safe
def show(request: ActingRequest, person_id: UUID, request_id: UUID) -> HttpResponse:
    """How a request stands."""
    actor = request.actor
    door.look(actor, "rights:request", person_id, RIGHTS)
    seen = _seen(person_id, request_id)
    overdue = seen.is_open and seen.due_on is not None and seen.due_on < clock.today(actor.zone)
    content = RequestPage(person_header(actor, person_id), seen, overdue, law_of(actor).law)
    return page(request, "rights/request.jinja", content)


@require_http_methods(["GET", "POST"])
def act(request: ActingRequest, person_id: UUID, request_id: UUID, act: str) -> HttpResponse:
    """One step: pause, resume, hand-over, close."""
    actor = request.actor
    door.look(actor, "rights:request", person_id, RIGHTS)
    seen = _seen(person_id, request_id)
    if act not in STEPS:
        raise Http404
    step = STEPS[act]
    form = step.form(posted(request), initial={"version": seen.version, "on": clock.today(actor.zone)})

    back = reverse("rights:request", args=[person_id, request_id])
    if answer := act_once(
        request, form, lambda: step.do(request, seen, form.cleaned_data), done=step.done, back=back
    ):
        return answer
    back = reverse("rights:request", args=[person_id, request_id])
    content = SmallFormPage(
        person_header(actor, person_id), form, step.title, step.explanation, step.title, back
    )
    return page(request, "rights/form.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def part(request: ActingRequest, person_id: UUID, request_id: UUID) -> HttpResponse:
    """Decide about one part; query string: part, its code."""
    actor = request.actor
    door.look(actor, "rights:part", person_id, RIGHTS)
    seen = _seen(person_id, request_id)
    back = reverse("rights:request", args=[person_id, request_id])
    held = next((each for each in seen.parts if each.code == request.GET.get("part")), None)
    if held is None:
        return page(request, "rights/request.jinja", RequestPage(
            person_header(actor, person_id), seen, overdue=False, law=law_of(actor).law))  # fmt: skip
    form = PartForm(posted(request))

    def decide() -> str:
        given = form.cleaned_data
        commands.decide_part(
            actor, request_id, part=held.code, give=given["decision"] == "give", reason=given["reason"]
        )
        messages.success(request, "Decided. It stands in the pack with your name.")
        return back

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, decide)):
        return done
    content = SmallFormPage(
        person_header(actor, person_id), form, held.what, f"Entries, earlier versions included: {held.rows}.",
        "Save", back,
    )  # fmt: skip
    return page(request, "rights/form.jinja", content, status=status_of(form))


@require_http_methods(["POST"])
def make(request: ActingRequest, person_id: UUID, request_id: UUID) -> HttpResponse:
    """Have the worker put the pack together."""
    actor = request.actor
    door.require(actor, RIGHTS, person_id)
    seen = _seen(person_id, request_id)
    form = OnceForm(request.POST)

    def have_made() -> str:
        commands.ask_pack(actor, seen.id)
        messages.success(request, "The pack is being put together. Look again in a minute.")
        return reverse("rights:request", args=[person_id, request_id])

    if done := submit(request, form, have_made):
        return done
    messages.error(request, form.error_list[0].text if form.error_list else "It could not be put together.")
    return show_again(request, person_id, seen)


def show_again(request: ActingRequest, person_id: UUID, seen: RequestSeen) -> HttpResponse:
    """The request with the message of what stood in the way."""
    content = RequestPage(
        person_header(request.actor, person_id), seen, overdue=False, law=law_of(request.actor).law
    )
    return page(request, "rights/request.jinja", content, status=422)


@require_safe
def pack(request: ActingRequest, person_id: UUID, pack_id: UUID) -> HttpResponse:
    """The file itself, to be read before it is handed over."""
    actor = request.actor
    door.look(actor, "rights:pack", person_id, RIGHTS)
    file = pack_file(person_id, pack_id)
    if file is None:
        raise Http404
    trail.record(
        actor,
        "rights:pack:exported",
        verb=trail.Verb.CONSULT,
        kind="rights.accesspack",
        key=pack_id,
        people=[person_id],
    )
    response = HttpResponse(file, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="record.zip"'
    return response


@dataclass(frozen=True)
class Step:
    """One step of a request: its form, what it does, and the words around it."""

    form: Callable[..., Any]
    do: Callable[[ActingRequest, RequestSeen, dict[str, Any]], object]
    title: str
    explanation: str
    done: str


STEPS: dict[str, Step] = {
    "pause": Step(
        DayForm,
        lambda request, seen, given: commands.pause(
            request.actor, seen.id, expected=given["version"], on=given["on"]),
        "Stop the clock", "Until it is sure who asks. The days are added to the time for the answer.",
        "The clock stands still",
    ),
    "resume": Step(
        DayForm,
        lambda request, seen, given: commands.resume(
            request.actor, seen.id, expected=given["version"], on=given["on"]),
        "Let the clock run on", "It is sure who asks.", "The clock runs again",
    ),
    "hand-over": Step(
        HandForm,
        lambda request, seen, given: commands.hand_over(
            request.actor, seen.id, expected=given["version"], handed_to=given["text"]),
        "Hand over the pack", "Read it first. What was decided after it was made is not in it.",
        "Handed over, and written in the log as a disclosure",
    ),
    "close": Step(
        CloseForm,
        lambda request, seen, given: commands.close_request(
            request.actor, seen.id, expected=given["version"], because=given["text"]),
        "Close without handing over", "It was withdrawn, or it is refused.", "Closed. The reason is kept.",
    ),
}  # fmt: skip


def _seen(person_id: UUID, request_id: UUID) -> RequestSeen:
    found = request_seen(person_id, request_id)
    if found is None:
        raise Http404
    return found
