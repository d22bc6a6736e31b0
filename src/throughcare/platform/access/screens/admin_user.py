"""Screens: one user with their roles; add a user; change name, e-mail and telephone."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.administration.users import PasswordForOnce, add_user, change_user
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.screens.admin_password import show_once
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page


class UserFields(GovForm):
    """What is known of a user."""

    name = forms.CharField(label="Name", max_length=120, help_text="As colleagues know them.")
    email = forms.EmailField(
        label="E-mail", required=False, help_text="For notices without personal data.",
        error_messages={"invalid": "Enter an e-mail address such as name@example.org"},
    )  # fmt: skip
    phone = forms.CharField(
        label="Telephone", max_length=40, required=False, widget=forms.TextInput({"width": "20"})
    )


class AddUserForm(UserFields, OnceForm):
    """A new user."""

    username = forms.CharField(
        label="User name", max_length=60, widget=forms.TextInput({"width": "20", "autocapitalize": "none"}),
        help_text="For signing in, for example j.smith. It is never changed nor given to anyone else.",
    )  # fmt: skip
    field_order = ("name", "username", "email", "phone")


class ChangeUserForm(UserFields, VersionedForm):
    """A user as they were seen."""


@dataclass(frozen=True)
class UserPage:
    """One user. oneself: the actor's own account, which somebody else administers."""

    menu: list[dict[str, Any]]
    user: admin_queries.UserView
    held: list[admin_queries.RoleView]
    past: list[admin_queries.RoleView]
    oneself: bool
    title: str


@dataclass(frozen=True)
class UserFormPage:
    """A form about a user; `user` is none while they are being added."""

    form: GovForm
    menu: list[dict[str, Any]]
    title: str
    user: admin_queries.UserView | None = None


@require_safe
def user(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """The user, the roles held, held before and to come, and what can be done."""
    actor, seen = request.actor, the_user(request, user_id)
    roles, today = admin_queries.roles_of(actor, user_id), admin_queries.role_day(actor)
    shown = UserPage(
        menu=menu(actor, "admin:users"),
        user=seen,
        held=[role for role in roles if not role.ended(today)],
        past=[role for role in roles if role.ended(today)],
        oneself=actor.user_id == user_id,
        title=seen.name,
    )
    return page(request, "access/admin_user.jinja", shown)


@require_http_methods(["GET", "POST"])
def new_user(request: ActingRequest) -> HttpResponse:
    """GET asks for the user; POST adds them and shows their password, this once."""
    door.require(request.actor, Permission.USERS_ADMINISTER)
    form, made = AddUserForm(posted(request)), list[PasswordForOnce]()
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _add(request, form.cleaned_data, made))
        if done:
            return show_once(request, made[0], form.cleaned_data["name"]) if made else done
    shown = UserFormPage(form, menu(request.actor, "admin:users"), "Add a user")
    return page(request, "access/admin_user_form.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def changed_user(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """GET shows the user's data in a form, POST changes them."""
    seen = the_user(request, user_id)
    first = {name: getattr(seen, name) for name in ("name", "email", "phone", "version")}
    form = ChangeUserForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _change(request, user_id, form.cleaned_data))
        if done:
            return done
    shown = UserFormPage(form, menu(request.actor, "admin:users"), f"Change {seen.name}", seen)
    return page(request, "access/admin_user_form.jinja", shown, status=status_of(form))


def the_user(request: ActingRequest, user_id: UUID) -> admin_queries.UserView:
    """The agency's user under this id, for those who administer users. Raises NotPermitted or NotThere."""
    door.require(request.actor, Permission.USERS_ADMINISTER)
    seen = admin_queries.user(request.actor, user_id)
    if seen is None:
        raise door.NotThere(Permission.USERS_ADMINISTER, None, "R2 another agency's user, or none")
    return seen


def _add(request: ActingRequest, said: dict[str, Any], made: list[PasswordForOnce]) -> str:
    made.append(
        add_user(
            request.actor,
            username=said["username"],
            name=said["name"],
            email=said["email"],
            phone=said["phone"],
        )
    )
    return reverse("admin:user", args=[made[0].user_id])


def _change(request: ActingRequest, user_id: UUID, said: dict[str, Any]) -> str:
    change_user(
        request.actor, user_id, expected=said["version"],
        name=said["name"], email=said["email"], phone=said["phone"],
    )  # fmt: skip
    messages.success(request, f"{said['name']} is saved.")
    return reverse("admin:user", args=[user_id])
