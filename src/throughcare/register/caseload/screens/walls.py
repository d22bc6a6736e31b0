"""Screens: who may see a record. One page shows the walls and those named; a small form changes each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import Walls
from throughcare.register.people.queries import PersonHeader, person_header


class RestrictForm(OnceForm):
    """Why the record becomes limited-access, and when that is looked at again."""

    reason = forms.CharField(
        label="Why must fewer colleagues see this record?", max_length=300, widget=forms.Textarea,
        help_text="For example, “the person is known to staff”. Those named will read this.",
        error_messages={"required": "Say why fewer colleagues may see this record"},
    )  # fmt: skip
    review_on = DateField(label="Look at this again on", required=False)
    never_broken = forms.BooleanField(
        label="Never to be opened in an emergency either", required=False,
        help_text="For protected witnesses and people known to staff: nobody who is not named gets in, by no means.",
    )  # fmt: skip


class WatchForm(OnceForm):
    """Why many would like to look the person up."""

    reason = forms.CharField(
        label="Reason", max_length=200, help_text="For example, “in the newspapers”. Those who judge read it."
    )


class ColleagueForm(OnceForm):
    """A colleague, and why."""

    user = CodeField(label="Colleague", codes=(), as_select=True)
    reason = forms.CharField(label="Reason", max_length=200)

    def __init__(self, *args: object, colleagues: list[tuple[UUID, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("user", colleagues, first="Choose a colleague")


class EndForm(VersionedForm):
    """Why a wall, a name or an exclusion ends."""

    reason = forms.CharField(label="Reason", max_length=200)


@dataclass(frozen=True)
class AccessPage:
    """Who may see the record now."""

    person: PersonHeader
    walls: Walls
    title: str = "Who may see this record"


@dataclass(frozen=True)
class WallFormPage:
    """One small form: what it does in a sentence, and the button's words."""

    person: PersonHeader
    form: Any
    title: str
    explanation: str
    button: str


@require_GET
def access(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The restriction, those named and those excluded."""
    actor = _manager(request, person_id)
    content = AccessPage(person_header(actor, person_id), queries.walls(actor, person_id))
    return page(request, "caseload/access.jinja", content)


@require_http_methods(["GET", "POST"])
def restrict(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Make the record limited-access."""
    actor = _manager(request, person_id)
    return _form_page(
        request, person_id, RestrictForm(posted(request)),
        ("Restrict this record",
         "Only you, the officers with a part in the supervision, the team's managers and those you name will"
         " know that this record exists.", "Restrict"),
        lambda given: commands.restrict(
            actor, person_id, reason=given["reason"], review_on=given["review_on"],
            never_broken=given["never_broken"],
        ),
        "Only those named can see this record now",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def lift(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Make the record an ordinary one again."""
    actor = _manager(request, person_id)
    restriction = queries.walls(actor, person_id).restriction
    if restriction is None:
        raise Http404
    return _form_page(
        request, person_id, EndForm(posted(request), initial={"version": restriction["version"]}),
        ("Lift the restriction", "Colleagues of the agency will find this record again as they find others.",
         "Lift the restriction"),
        lambda given: commands.lift_restriction(
            actor, person_id, expected=given["version"], because=given["reason"]
        ),
        "The restriction is lifted",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def watch(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Put the person on the list of the well-known, whose looks are watched."""
    actor = _manager(request, person_id)
    return _form_page(
        request, person_id, WatchForm(posted(request)),
        ("Watch looks at this record",
         "Every look by somebody who does not work with the person is put before their manager and the auditor.",
         "Watch"),
        lambda given: commands.watch_person(actor, person_id, reason=given["reason"]),
        "Looks at this record are watched now",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def unwatch(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Take the person off that list."""
    actor = _manager(request, person_id)
    watched = queries.walls(actor, person_id).watched
    if watched is None:
        raise Http404
    return _form_page(
        request, person_id, EndForm(posted(request), initial={"version": watched["version"]}),
        ("Stop watching looks", "Looks at this record are judged like those at any other.", "Stop watching"),
        lambda given: commands.unwatch_person(
            actor, person_id, expected=given["version"], because=given["reason"]
        ),
        "Looks are no longer watched",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Let one more colleague see a restricted record."""
    actor = _manager(request, person_id)
    return _form_page(
        request, person_id, ColleagueForm(posted(request), colleagues=queries.colleagues(actor)),
        ("Name a colleague", "They will see this restricted record as their role allows.", "Name"),
        lambda given: commands.name_user(
            actor, person_id, user_id=UUID(given["user"]), reason=given["reason"]
        ),
        "Named",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def exclude(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Keep the record from one colleague."""
    actor = _manager(request, person_id)
    return _form_page(
        request, person_id, ColleagueForm(posted(request), colleagues=queries.colleagues(actor)),
        ("Exclude a colleague", "For them this record will not exist: a relative, a neighbour, a victim.",
         "Exclude"),
        lambda given: commands.exclude(actor, person_id, user_id=UUID(given["user"]), reason=given["reason"]),
        "Excluded",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, person_id: UUID, kind: str, row_id: UUID) -> HttpResponse:
    """Take a colleague off the list of those named, or of those excluded."""
    actor = _manager(request, person_id)
    held = queries.walls(actor, person_id)
    rows = {"named": held.named, "excluded": held.excluded}.get(kind, [])
    row = next((each for each in rows if each["id"] == row_id), None)
    if row is None:
        raise Http404
    command = commands.unname_user if kind == "named" else commands.end_exclusion
    words = {
        "named": (f"Take {row['user__name']} off this record", "They will no longer see it.", "Take off"),
        "excluded": (f"End the exclusion of {row['user__name']}",
                     "They will see this record as their role allows.", "End the exclusion"),
    }  # fmt: skip
    return _form_page(
        request, person_id, EndForm(posted(request), initial={"version": row["version"]}), words[kind],
        lambda given: command(actor, row_id, expected=given["version"], because=given["reason"]), "Done",
    )  # fmt: skip


def _manager(request: HttpRequest, person_id: UUID) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:access", person_id, Permission.RESTRICT)
    return actor


def _form_page(
    request: HttpRequest, person_id: UUID, form: Any, words: tuple[str, str, str],
    command: Callable[[dict[str, Any]], object], said: str,
) -> HttpResponse:  # fmt: skip
    """Show the form; on a valid POST run the command and go back to the page of walls."""
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            command(form.cleaned_data)
            messages.success(request, said)
            return reverse("caseload:access", args=[person_id])

        if done := submit(request, form, act):
            return done
    actor: Actor = request.actor  # type: ignore[attr-defined]
    content = WallFormPage(person_header(actor, person_id), form, *words)
    return page(request, "caseload/wall_form.jinja", content, status=status_of(form))
