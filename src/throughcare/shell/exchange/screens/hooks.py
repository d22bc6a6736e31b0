"""Screens: where events are sent. The list, a new address with its secret shown once, stopping, trying again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodesField, OnceForm
from throughcare.platform.design.page import page
from throughcare.shell.exchange.hooks.commands import NewWebhook, add_webhook, send_again, stop_webhook
from throughcare.shell.exchange.hooks.kinds import KINDS
from throughcare.shell.exchange.hooks.queries import WebhookLine, webhooks


class HookForm(OnceForm):
    """Where to, and which events."""

    url = forms.CharField(
        label="Address", max_length=500, help_text="It begins with https:// and leads out of your own network.",
    )  # fmt: skip
    kinds = CodesField(
        label="Which events", codes=[Code(kind.name, kind.title) for kind in KINDS.values()],
        help_text="A message holds ids and a link, nothing about the person. Nothing is sent about a record that is"
        " restricted, or kept from anyone by name.",
    )  # fmt: skip


@dataclass(frozen=True)
class HooksPage:
    """The list."""

    menu: list[dict[str, Any]]
    hooks: list[WebhookLine]
    titles: dict[str, str]
    title: str = "Events sent out"


@dataclass(frozen=True)
class NewHookPage:
    """The form; or, once added, the secret, on no page afterwards."""

    menu: list[dict[str, Any]]
    form: HookForm | None
    secret: str = ""
    title: str = "Send events to an address"


@require_safe
def hook_list(request: ActingRequest) -> HttpResponse:
    """The agency's addresses and how their messages fare."""
    titles = {kind.name: kind.title for kind in KINDS.values()}
    shown = HooksPage(_menu(request), webhooks(request.actor), titles)
    return page(request, "exchange/hooks.jinja", shown)


@require_http_methods(["GET", "POST"])
def new_hook(request: ActingRequest) -> HttpResponse:
    """GET asks, POST adds the address and shows its secret this once."""
    door.require(request.actor, Permission.TOKENS_ADMINISTER)
    form, made = HookForm(posted(request)), list[NewWebhook]()
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _add(request, form.cleaned_data, made))
        if done:
            return _show_once(request, made[0]) if made else done
    return page(request, "exchange/hook.jinja", NewHookPage(_menu(request), form), status=status_of(form))


@require_POST
def hook_stop(request: ActingRequest, hook_id: UUID) -> HttpResponse:
    """Send nothing more to an address."""
    stop_webhook(request.actor, hook_id)
    messages.success(request, "Nothing more is sent to this address.")
    return HttpResponseRedirect(reverse("hooks:hooks"))


@require_POST
def hook_again(request: ActingRequest, hook_id: UUID) -> HttpResponse:
    """Give the parked messages of an address another round of attempts."""
    again = send_again(request.actor, hook_id)
    messages.success(request, f"Messages tried again now: {again}.")
    return HttpResponseRedirect(reverse("hooks:hooks"))


def _show_once(request: ActingRequest, made: NewWebhook) -> HttpResponse:
    shown = NewHookPage(_menu(request), None, made.secret, "Secret of the address")
    response = page(request, "exchange/hook.jinja", shown)
    response["Cache-Control"] = "no-store"
    return response


def _menu(request: ActingRequest) -> list[dict[str, Any]]:
    return menu(request.actor, "hooks:hooks")


def _add(request: ActingRequest, said: dict[str, Any], made: list[NewWebhook]) -> str:
    made.append(add_webhook(request.actor, url=said["url"], kinds=said["kinds"]))
    return reverse("hooks:hooks")
