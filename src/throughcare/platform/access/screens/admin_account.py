"""Screen: deactivate or reactivate an account, after saying what follows."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import admin_queries, workload
from throughcare.platform.access.administration.users import deactivate_user, reactivate_user
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.screens.admin_user import the_user
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import VersionedForm
from throughcare.platform.design.page import page


class AccountForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class AccountPage:
    """What follows. people: still allocated to the user; a leaver's people must be given to somebody else."""

    form: AccountForm
    menu: list[dict[str, Any]]
    user: admin_queries.UserView
    people: int
    title: str


@require_http_methods(["GET", "POST"])
def account(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """GET asks, POST closes an account in use or opens a closed one."""
    seen = the_user(request, user_id)
    form = AccountForm(posted(request), initial={"version": seen.version})
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _turn(request, seen, form.cleaned_data["version"]))
        if done:
            return done
    people = workload.people_with_officer(user_id) if seen.is_active else 0
    title = f"{'Deactivate' if seen.is_active else 'Reactivate'} {seen.name}"
    shown = AccountPage(form, menu(request.actor, "admin:users"), seen, people, title)
    return page(request, "access/admin_account.jinja", shown, status=status_of(form))


def _turn(request: ActingRequest, seen: admin_queries.UserView, version: int) -> str:
    if seen.is_active:
        deactivate_user(request.actor, seen.id, expected=version)
        messages.success(request, f"{seen.name} is deactivated and signed out everywhere.")
    else:
        reactivate_user(request.actor, seen.id, expected=version)
        messages.success(request, f"{seen.name} can sign in again.")
    return reverse("admin:user", args=[seen.id])
