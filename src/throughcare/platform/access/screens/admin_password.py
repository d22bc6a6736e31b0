"""Screen: a password for once, shown to the administrator a single time."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.administration.users import PasswordForOnce, issue_password
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import OnceForm, VersionedForm
from throughcare.platform.design.page import page


class NewPasswordForm(VersionedForm, OnceForm):
    """Whether the second factor is lost too."""

    lost = forms.BooleanField(
        label="Their device for codes is lost: let them set up another", required=False,
        help_text="Only when you are sure that you speak with the user themselves.",
    )  # fmt: skip


@dataclass(frozen=True)
class NewPasswordPage:
    """The question before a password is issued."""

    form: NewPasswordForm
    menu: list[dict[str, Any]]
    user: admin_queries.UserView
    title: str


@dataclass(frozen=True)
class PasswordPage:
    """The password, on no page afterwards."""

    menu: list[dict[str, Any]]
    user_id: UUID
    name: str
    password: str
    title: str = "Password for once"


@require_http_methods(["GET", "POST"])
def new_password(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """GET asks, POST issues a password and shows it this once; the user's sessions end."""
    door.require(request.actor, Permission.USERS_ADMINISTER)
    seen = admin_queries.user(request.actor, user_id)
    if seen is None:
        raise door.NotThere(Permission.USERS_ADMINISTER, None, "R2 another agency's user, or none")
    form, made = NewPasswordForm(posted(request), initial={"version": seen.version}), list[PasswordForOnce]()
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _issue(request, user_id, form.cleaned_data, made))
        if done:
            return show_once(request, made[0], seen.name) if made else done
    shown = NewPasswordPage(form, menu(request.actor, "admin:users"), seen, f"New password for {seen.name}")
    return page(request, "access/admin_new_password.jinja", shown, status=status_of(form))


def show_once(request: ActingRequest, made: PasswordForOnce, name: str) -> HttpResponse:
    """The page with the password. Sending the form again does not show it again, and no cache may keep it."""
    shown = PasswordPage(menu(request.actor, "admin:users"), made.user_id, name, made.password)
    response = page(request, "access/admin_password.jinja", shown)
    response["Cache-Control"] = "no-store"
    return response


def _issue(request: ActingRequest, user_id: UUID, said: dict[str, Any], made: list[PasswordForOnce]) -> str:
    made.append(
        issue_password(request.actor, user_id, expected=said["version"], forget_second_factor=said["lost"])
    )
    return reverse("admin:user", args=[user_id])
