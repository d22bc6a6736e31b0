"""Screens: tokens of other systems. The list, a new one with its key shown once, and revoking."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.administration.tokens import (
    MOST_DAYS,
    NewToken,
    TokenLine,
    make_token,
    revoke_token,
    tokens,
)
from throughcare.platform.access.machines import OUTSIDE, SCOPES
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.organisation_queries import open_organisations
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, CodesField, OnceForm
from throughcare.platform.design.page import page


class TokenForm(OnceForm):
    """Which system, what it may do, for how long."""

    name = forms.CharField(
        label="Name of the other system", max_length=120, min_length=2, help_text="As the log will show it.",
    )  # fmt: skip
    organisation = CodeField(
        label="Whose system is it?", codes=(), as_select=True, required=False,
        help_text="A system of an outside organisation sees what was sent to that organisation, and nobody's record.",
    )  # fmt: skip
    scopes = CodesField(
        label="What it may do",
        codes=[Code(str(code), words) for code, words in SCOPES.items()]
        + [Code(str(code), f"{words} (a system of theirs)") for code, words in OUTSIDE.items()],
        help_text="A system of your agency sees its ordinary records. It never sees a record that is restricted, or"
        " kept from anyone by name.",
    )  # fmt: skip
    writes = CodeField(
        label="May it change anything?",
        codes=[Code("no", "No, it only reads"), Code("yes", "Yes, within what is ticked above")],
    )
    days = forms.IntegerField(
        label="For how many days", min_value=1, max_value=MOST_DAYS, initial=90,
        help_text=f"At most {MOST_DAYS}. Make a new token before this one ends.",
        widget=forms.NumberInput({"width": "4"}),
    )  # fmt: skip


@dataclass(frozen=True)
class TokensPage:
    """The list."""

    menu: list[dict[str, Any]]
    tokens: list[TokenLine]
    titles: dict[str, str]
    title: str = "Other systems"


@dataclass(frozen=True)
class NewTokenPage:
    """The form; or, once made, the key, on no page afterwards."""

    menu: list[dict[str, Any]]
    form: TokenForm | None
    key: str = ""
    title: str = "Add a token"


@require_safe
def token_list(request: ActingRequest) -> HttpResponse:
    """The agency's tokens."""
    titles = {str(code): words for code, words in (SCOPES | OUTSIDE).items()}
    shown = TokensPage(menu(request.actor, "admin:tokens"), tokens(request.actor), titles)
    return page(request, "access/admin_tokens.jinja", shown)


@require_http_methods(["GET", "POST"])
def new_token(request: ActingRequest) -> HttpResponse:
    """GET asks, POST makes the token and shows its key this once."""
    door.require(request.actor, Permission.TOKENS_ADMINISTER)
    form, made = TokenForm(posted(request)), list[NewToken]()
    form.fill("organisation", open_organisations(request.actor), "Your agency's")
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _make(request, form.cleaned_data, made))
        if done:
            return _show_once(request, made[0]) if made else done
    shown = NewTokenPage(menu(request.actor, "admin:tokens"), form)
    return page(request, "access/admin_token.jinja", shown, status=status_of(form))


@require_POST
def token_revoke(request: ActingRequest, token_id: UUID) -> HttpResponse:
    """End a token at once."""
    revoke_token(request.actor, token_id)
    messages.success(request, "The token is revoked. Its next call is refused.")
    return HttpResponseRedirect(reverse("admin:tokens"))


def _show_once(request: ActingRequest, made: NewToken) -> HttpResponse:
    shown = NewTokenPage(menu(request.actor, "admin:tokens"), None, made.key, "Token for another system")
    response = page(request, "access/admin_token.jinja", shown)
    response["Cache-Control"] = "no-store"
    return response


def _make(request: ActingRequest, said: dict[str, Any], made: list[NewToken]) -> str:
    writes = said["writes"] == "yes"
    made.append(
        make_token(
            request.actor,
            name=said["name"],
            scopes=said["scopes"],
            writes=writes,
            days=said["days"],
            organisation=UUID(said["organisation"]) if said["organisation"] else None,
        )
    )
    return reverse("admin:tokens")
