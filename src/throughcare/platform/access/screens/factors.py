"""Screens: the second step of signing in, the authenticator app, recovery codes."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from throughcare.platform.access import guard, second_factor
from throughcare.platform.access.screens.account import out_if_locked
from throughcare.platform.access.screens.account_forms import (
    CodeAgainCounted,
    CodeForm,
    PasskeyForm,
    RemoveAppForm,
    SetUpAppForm,
)
from throughcare.platform.access.screens.drawn import Drawn, in_json

Type = Authenticator.Type


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as a list shows it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


def passkeys_of(user: Any) -> list[Passkey]:
    """The user's passkeys, oldest first."""
    held = Authenticator.objects.filter(user_id=user.pk, type=Type.WEBAUTHN).order_by("created_at")
    return [Passkey(each.pk, each.wrap().name, each.created_at, each.last_used_at) for each in held]


class SecondStep(Drawn, base.AuthenticateView):
    """The second step of signing in: a code, or a passkey where there is JavaScript."""

    title = "Enter your code"
    form_class = CodeForm
    webauthn_form_class = PasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        held = set(
            Authenticator.objects.filter(user_id=self.stage.login.user.pk).values_list("type", flat=True)
        )
        refused = self.webauthn_form.errors.get("credential", []) if self.webauthn_form else []
        return context | {
            "has_app": Type.TOTP in held, "has_passkey": Type.WEBAUTHN in held,
            "passkey_errors": [{"text": text} for text in refused],
            "options": in_json(context["js_data"]["request_options"]),
        }  # fmt: skip


class CodeAgain(Drawn, base.ReauthenticateView):
    """A code once more, before how one signs in is changed."""

    title = "Confirm that it is you"
    form_class = CodeAgainCounted

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session.cycle_key()
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return out_if_locked(self.request) or super().form_invalid(form)


class Factors(Drawn, base.IndexView):
    """How one signs in: password, app, passkeys, recovery codes."""

    title = "How you sign in"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = {each.type: each for each in Authenticator.objects.filter(user=self.request.user)}
        recovery = held.get(Type.RECOVERY_CODES)
        return {
            "app": held.get(Type.TOTP), "passkeys": passkeys_of(self.request.user),
            "codes_left": len(recovery.wrap().get_unused_codes()) if recovery else 0,
        }  # fmt: skip


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class SetUpApp(Drawn, totp.ActivateTOTPView):
    """Set up an authenticator app, or put a new one in the place of the old."""

    title = "Set up your authenticator app"
    form_class = SetUpAppForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # allauth would send who has an app to the page that removes it; a new phone takes its place.
        return super(totp.ActivateTOTPView, self).dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {
            "first": not guard.second_factor_ready(self.request),
            "picture": "data:image/svg+xml;base64," + b64encode(context["totp_svg"].encode()).decode(),
            "key": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        replaced, _ = Authenticator.objects.filter(user=self.request.user, type=Type.TOTP).delete()
        response: HttpResponse = super().form_valid(form)
        if replaced:
            second_factor.replaced(self.request, str(Type.TOTP))
        else:
            second_factor.added(self.request, str(Type.TOTP))
        return response


class RemoveApp(Drawn, totp.DeactivateTOTPView):
    """Remove the authenticator app, if a passkey is left."""

    title = "Remove your authenticator app"
    form_class = RemoveAppForm

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.removed(self.request, str(Type.TOTP))
        return response


class RecoveryCodes(Drawn, codes.ViewRecoveryCodesView):
    """The codes for when phone and passkey are lost."""

    title = "Your recovery codes"


class NewRecoveryCodes(Drawn, codes.GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones end."""

    title = "Make new recovery codes"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.codes_made(self.request)
        return response


class RecoveryCodesFile(codes.DownloadRecoveryCodesView):
    """The recovery codes as a text file."""

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        lines = ["Recovery codes for Throughcare. Each signs you in once.", "", *context["unused_codes"], ""]
        response = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
        return response


def factors(request: HttpRequest) -> HttpResponse:
    """The list, for who has a second factor; else the page that sets one up."""
    if not guard.second_factor_ready(request):
        return redirect("mfa_activate_totp")
    response: HttpResponse = Factors.as_view()(request)
    return response


second_step, code_again = SecondStep.as_view(), CodeAgain.as_view()
set_up_app, remove_app = SetUpApp.as_view(), RemoveApp.as_view()
recovery_codes, new_recovery_codes = RecoveryCodes.as_view(), NewRecoveryCodes.as_view()
recovery_codes_file = RecoveryCodesFile.as_view()
