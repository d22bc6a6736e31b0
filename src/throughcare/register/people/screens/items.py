"""Screens: add one detail of a person, correct it, or take it back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people import commands
from throughcare.register.people.describing import Rows
from throughcare.register.people.drafts import Setting
from throughcare.register.people.kinds import KINDS, Kind
from throughcare.register.people.queries import PersonHeader, person_header, present_item, present_rows
from throughcare.register.people.queries.present import Present
from throughcare.register.people.screens.item_forms import ADDING, CORRECTING, EndForm, TakeBackForm
from throughcare.register.people.screens.lost_update import catch_up, was_overtaken


@dataclass(frozen=True)
class ItemPage:
    """A form for one detail. present: what is recorded now, shown where it must be seen before sending."""

    person: PersonHeader
    form: GovForm
    kind: Kind
    title: str
    button: str = "Save"
    present: Rows = ()
    end_href: str = ""
    take_back_href: str = ""


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, person_id: UUID, kind: str) -> HttpResponse:
    """GET asks for a new detail; POST records it once, however often it is sent."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known = _kind(kind)
    door.look(actor, f"people:{kind}", person_id, Permission.PERSON_CHANGE)
    form = ADDING[kind](posted(request), setting=Setting.of(actor))
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            commands.add_item(actor, person_id, form.draft())
            messages.success(request, f"{known.one.capitalize()} added")
            return _details(person_id, kind)

        if done := submit(request, form, act):
            return done
    content = ItemPage(person_header(actor, person_id), form, known, f"Add {_a(known.one)}")
    return page(request, "people/item.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def correct_item(request: HttpRequest, person_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """GET shows the detail as recorded; POST makes a new version of it with its reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known = _kind(kind)
    door.look(actor, f"people:{kind}", person_id, Permission.PERSON_CHANGE)
    present = present_item(actor, person_id, kind, item_id)
    form_type = CORRECTING[kind]
    initial = {**form_type.initial_from(present.columns), "version": present.version}
    form = form_type(posted(request), setting=Setting.of(actor), initial=initial)
    if initial.get("kind") == "main":
        form.fields.pop("replaces", None)  # it is the main one already
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            answers = form.cleaned_data
            commands.correct_item(
                actor,
                person_id,
                item_id,
                form.draft(),
                expected=answers["version"],
                because=answers["because"],
            )
            messages.success(request, f"{known.one.capitalize()} changed. What was there before is kept.")
            return _details(person_id, kind)

        if done := submit(request, form, act):
            return done
    overtaken = was_overtaken(form)
    if overtaken:
        present = present_item(actor, person_id, kind, item_id)
        catch_up(form, present.version)
    content = ItemPage(
        person_header(actor, person_id), form, known, f"Change {_a(known.one)}",
        present=present_rows(actor, kind, present) if overtaken else (),
        end_href=_end_href(person_id, known, item_id, present),
        take_back_href=reverse("people:take_back_item", args=[person_id, kind, item_id]),
    )  # fmt: skip
    return page(request, "people/item.jinja", content, status=409 if overtaken else status_of(form))


@require_http_methods(["GET", "POST"])
def end_item(request: HttpRequest, person_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """GET shows the detail and asks since when it is no longer so; POST ends it. It stays on the record."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known = _kind(kind)
    if not known.can_end():
        raise Http404
    door.look(actor, f"people:{kind}", person_id, Permission.PERSON_CHANGE)
    present = present_item(actor, person_id, kind, item_id)
    today = Setting.of(actor).today
    form = EndForm(posted(request), initial={"version": present.version, "ends_on": today})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            said = form.cleaned_data
            commands.end_item(
                actor, person_id, kind, item_id, said["ends_on"], expected=said["version"],
                because=said["because"],
            )  # fmt: skip
            messages.success(request, f"{known.one.capitalize()} ended. It stays on the record.")
            return _details(person_id, kind)

        if done := submit(request, form, act):
            return done
    overtaken = was_overtaken(form)
    if overtaken:
        present = present_item(actor, person_id, kind, item_id)
        catch_up(form, present.version)
    content = ItemPage(
        person_header(actor, person_id), form, known, f"End {_a(known.one)}", button="End it",
        present=present_rows(actor, kind, present),
    )  # fmt: skip
    return page(request, "people/item.jinja", content, status=409 if overtaken else status_of(form))


@require_http_methods(["GET", "POST"])
def take_back_item(request: HttpRequest, person_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """GET shows the detail and asks why it is not true; POST takes it back. Its history stays."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    known = _kind(kind)
    door.look(actor, f"people:{kind}", person_id, Permission.PERSON_CHANGE)
    present = present_item(actor, person_id, kind, item_id)
    form = TakeBackForm(posted(request), initial={"version": present.version})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            answers = form.cleaned_data
            commands.take_back_item(
                actor, person_id, kind, item_id, expected=answers["version"], because=answers["because"]
            )
            messages.success(request, f"{known.one.capitalize()} taken back. It stays in the history.")
            return _details(person_id, kind)

        if done := submit(request, form, act):
            return done
    overtaken = was_overtaken(form)
    if overtaken:
        present = present_item(actor, person_id, kind, item_id)
        catch_up(form, present.version)
    content = ItemPage(
        person_header(actor, person_id), form, known, f"Take back {_a(known.one)}",
        button="Take back", present=present_rows(actor, kind, present),
    )  # fmt: skip
    return page(request, "people/item.jinja", content, status=409 if overtaken else status_of(form))


def _kind(code: str) -> Kind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def _end_href(person_id: UUID, kind: Kind, item_id: UUID, present: Present) -> str:
    can_end = kind.can_end(present.columns.get("kind", ""))
    return reverse("people:end_item", args=[person_id, kind.code, item_id]) if can_end else ""


def _details(person_id: UUID, kind: str) -> str:
    return f"{reverse('people:details', args=[person_id])}#{kind}"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
