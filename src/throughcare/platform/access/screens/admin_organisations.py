"""Screens: outside organisations, one of them with who works for it, add, change, close; add a user for one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import admin_queries, door, organisation_queries
from throughcare.platform.access.administration.organisations import (
    add_organisation,
    change_organisation,
    close_organisation,
)
from throughcare.platform.access.administration.users import PasswordForOnce, add_user
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.organisation_queries import OrganisationView
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.screens.admin_password import show_once
from throughcare.platform.access.screens.admin_user import AddUserForm
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page

HERE = "admin:organisations"


class OrganisationFields(GovForm):
    """What is known of an organisation."""

    name = forms.CharField(label="Name of the organisation", max_length=120)
    phone = forms.CharField(
        label="Telephone", max_length=40, required=False, widget=forms.TextInput({"width": "20"})
    )
    email = forms.EmailField(label="E-mail", required=False)
    address = forms.CharField(label="Address", required=False, widget=forms.Textarea({"rows": 3}))


class AddOrganisationForm(OrganisationFields, OnceForm):
    """A new organisation."""


class ChangeOrganisationForm(OrganisationFields, VersionedForm):
    """An organisation as it was seen."""


class CloseOrganisationForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class OrganisationsPage:
    """The list."""

    menu: list[dict[str, Any]]
    rows: list[list[Any]]
    search: str
    closed: bool
    title: str = "Organisations"


@dataclass(frozen=True)
class OrganisationPage:
    """One organisation in a form. held: None while it is being added. users: who has an account for it."""

    form: GovForm
    menu: list[dict[str, Any]]
    title: str
    held: OrganisationView | None = None
    users: tuple[admin_queries.UserView, ...] = ()


@require_safe
def organisations(request: ActingRequest) -> HttpResponse:
    """The list; query string: q (part of the name), closed (any value)."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    search, closed = request.GET.get("q", "").strip(), bool(request.GET.get("closed"))
    found = organisation_queries.organisations(actor, search=search, closed=closed)
    rows: list[list[Any]] = [
        [{"text": each.name, "href": reverse("admin:organisation", args=[each.id])}, each.phone, str(each.members)]
        for each in found
    ]  # fmt: skip
    return page(
        request,
        "access/admin_organisations.jinja",
        OrganisationsPage(menu(actor, HERE), rows, search, closed),
    )


@require_http_methods(["GET", "POST"])
def new_organisation(request: ActingRequest) -> HttpResponse:
    """GET asks for the organisation, POST adds it."""
    door.require(request.actor, Permission.AGENCY_ADMINISTER)
    form = AddOrganisationForm(posted(request))

    def act() -> str:
        made = add_organisation(request.actor, **_said(form))
        messages.success(request, f"{made.name} is added. Add the people who work there.")
        return reverse("admin:organisation", args=[made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return _show(request, OrganisationPage(form, menu(request.actor, HERE), "Add an organisation"))


@require_http_methods(["GET", "POST"])
def organisation(request: ActingRequest, organisation_id: UUID) -> HttpResponse:
    """GET shows the organisation in a form, with who works for it; POST changes it."""
    actor, held = request.actor, _held(request, organisation_id)
    first = {name: getattr(held, name) for name in ("name", "phone", "email", "address", "version")}
    form = ChangeOrganisationForm(posted(request), initial=first)

    def act() -> str:
        change_organisation(actor, held.id, expected=form.cleaned_data["version"], **_said(form))
        messages.success(request, "Saved.")
        return reverse("admin:organisation", args=[held.id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    users = tuple(admin_queries.users(actor, organisation=str(held.id), limit=200))
    return _show(request, OrganisationPage(form, menu(actor, HERE), held.name, held, users))


@require_http_methods(["GET", "POST"])
def organisation_closing(request: ActingRequest, organisation_id: UUID) -> HttpResponse:
    """GET asks whether to close it, POST closes it."""
    actor, held = request.actor, _held(request, organisation_id)
    form = CloseOrganisationForm(posted(request), initial={"version": held.version})

    def act() -> str:
        shut = close_organisation(actor, held.id, expected=form.cleaned_data["version"])
        messages.success(request, f"{held.name} is closed. Accounts deactivated: {shut}.")
        return reverse("admin:organisations")

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = OrganisationPage(form, menu(actor, HERE), f"Close {held.name}", held)
    return _show(request, shown, "access/admin_organisation_closing.jinja")


@require_http_methods(["GET", "POST"])
def organisation_user(request: ActingRequest, organisation_id: UUID) -> HttpResponse:
    """GET asks for somebody who works there; POST adds them and shows their password, this once."""
    actor, held = request.actor, _held(request, organisation_id, Permission.USERS_ADMINISTER)
    form, made = AddUserForm(posted(request)), list[PasswordForOnce]()

    def act() -> str:
        said = {name: form.cleaned_data[name] for name in ("username", "name", "email", "phone")}
        made.append(add_user(actor, **said, organisation_id=held.id))
        return reverse("admin:user", args=[made[0].user_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return show_once(request, made[0], form.cleaned_data["name"]) if made else done
    shown = OrganisationPage(form, menu(actor, HERE), f"Add a user for {held.name}", held)
    return _show(request, shown, "access/admin_organisation_user.jinja")


def _said(form: GovForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "phone", "email", "address")}


def _show(
    request: ActingRequest, shown: OrganisationPage, template: str = "access/admin_organisation.jinja"
) -> HttpResponse:
    return page(request, template, shown, status=status_of(shown.form))


def _held(
    request: ActingRequest, organisation_id: UUID, permission: Permission = Permission.AGENCY_ADMINISTER
) -> OrganisationView:
    door.require(request.actor, permission)
    held = organisation_queries.organisation(request.actor, organisation_id)
    if held is None:
        raise door.NotThere(permission, None, "R2 another agency's organisation, or none")
    return held
