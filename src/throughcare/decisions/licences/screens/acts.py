"""Screens of one button each: submit, approve, put into force, vary, begin a fair process, write the paper, order."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.decisions.licences import commands
from throughcare.decisions.licences.screens.editing import licence_page, may, press, version_sent
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

type Act = Callable[[Actor, UUID, int], object]
P = Permission


def _button(
    request: ActingRequest, name: str, person_id: UUID, licence_id: UUID, act: Act, done: str,
    permission: Permission = P.CONDITIONS_DRAFT,
) -> HttpResponse:  # fmt: skip
    """One act upon a licence, and back to it."""
    may(request, f"licences:{name}", person_id, licence_id, permission)
    back = licence_page(person_id, licence_id)

    def acted() -> str:
        act(request.actor, licence_id, version_sent(request))
        return back

    return press(request, acted, done=done, back=back)


@require_POST
def submit(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Ask for approval."""

    def act(actor: Actor, key: UUID, expected: int) -> object:
        return commands.submit(actor, key, expected=expected)

    return _button(request, "submit", person_id, licence_id, act, "Submitted for approval")


@require_POST
def approve(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Approve."""

    def act(actor: Actor, key: UUID, expected: int) -> object:
        return commands.approve(actor, key, expected=expected)

    return _button(request, "approve", person_id, licence_id, act, "Approved", P.CONDITIONS_APPROVE)


@require_POST
def activate(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Put into force."""

    def act(actor: Actor, key: UUID, expected: int) -> object:
        return commands.activate(actor, key, expected=expected)

    return _button(
        request, "activate", person_id, licence_id, act, "In force: its conditions stand on the order"
    )


@require_POST
def drop(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Give it up."""

    def act(actor: Actor, key: UUID, expected: int) -> object:
        return commands.drop(actor, key, expected=expected)

    return _button(request, "drop", person_id, licence_id, act, "Given up; it stays in the history")


@require_POST
def restore(request: ActingRequest, person_id: UUID, licence_id: UUID, clause_id: UUID) -> HttpResponse:
    """Put a condition back."""

    def act(actor: Actor, key: UUID, expected: int) -> object:
        return commands.restore_row(actor, key, clause_id, expected=expected)

    return _button(request, "restore", person_id, licence_id, act, "The condition is back")


@require_POST
def place(request: ActingRequest, person_id: UUID, licence_id: UUID, clause_id: UUID) -> HttpResponse:
    """Put a condition one place up."""
    view = may(request, "licences:place", person_id, licence_id)
    back = licence_page(person_id, licence_id)
    at = next((at for at, each in enumerate(view.rows) if each.id == clause_id), 0)

    def acted() -> str:
        commands.place_row(request.actor, licence_id, clause_id, at - 1, expected=version_sent(request))
        return back

    return press(request, acted, done="", back=back)


@require_POST
def vary(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Begin a new version of the licence in force."""
    may(request, "licences:vary", person_id, licence_id)

    def acted() -> str:
        made = commands.vary(request.actor, licence_id, expected=version_sent(request))
        return licence_page(person_id, made.pk)

    done = "A new version is being drafted; the one in force stays until it is approved"
    return press(request, acted, done=done, back=licence_page(person_id, licence_id))


@require_POST
def be_fair(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Begin the fair process about it, reported by whoever proposed it."""
    may(request, "licences:be_fair", person_id, licence_id)

    def acted() -> str:
        held = commands.be_fair(request.actor, licence_id)
        return reverse("dueprocess:process", args=[person_id, held.pk])

    return press(request, acted, done="", back=licence_page(person_id, licence_id))


@require_POST
def paper(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """Draw up the paper for the person, or go on with the one that waits for a signature."""
    may(request, "licences:paper", person_id, licence_id, P.LETTER_MAKE)

    def acted() -> str:
        drawn_up = commands.prepare_paper_of(request.actor, person_id, licence_id)
        return reverse("documents:paper", args=[person_id, drawn_up.pk])

    return press(request, acted, done="", back=licence_page(person_id, licence_id))
