"""Screen: locked user names, each released with one button by who has made sure that it is the user."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughcare.platform.access.locks import UNKNOWN, OpenLock, open_locks, release
from throughcare.platform.design.page import page


@dataclass(frozen=True, slots=True)
class LocksPage:
    """locks: those in force, latest first. unknown: begins a name that nobody has."""

    locks: list[OpenLock]
    unknown: str = UNKNOWN
    title: str = "Locked user names"


@require_safe
def locks(request: HttpRequest) -> HttpResponse:
    """The list."""
    return page(request, "access/locks.jinja", LocksPage(open_locks(request.actor)))  # type: ignore[attr-defined]


@require_POST
def release_lock(request: HttpRequest, lock_id: UUID) -> HttpResponse:
    """Release one."""
    release(request.actor, lock_id)  # type: ignore[attr-defined]
    messages.success(request, "The name is released. The user can sign in again.")
    return HttpResponseRedirect(reverse("access:locks"))
