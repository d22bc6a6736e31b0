"""Screens: passkeys. They need JavaScript; who has none uses an authenticator app."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from django.http import HttpResponse

from throughcare.platform.access import second_factor
from throughcare.platform.access.allauth_adapter import LAST_FACTOR
from throughcare.platform.access.screens.account import out_if_locked
from throughcare.platform.access.screens.account_forms import (
    AddPasskeyForm,
    PasskeyAgainForm,
    RemoveForm,
    RenamePasskeyForm,
)
from throughcare.platform.access.screens.drawn import Drawn, in_json
from throughcare.platform.access.screens.factors import passkeys_of

KIND = str(Authenticator.Type.WEBAUTHN)


class AddPasskey(Drawn, views.AddWebAuthnView):
    """Name a passkey and let the browser make it."""

    title = "Add a passkey"
    form_class = AddPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # allauth draws a fresh form here; one with errors is kept.
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "form": kwargs.get("form", context["form"]),
            "options": in_json(context["js_data"]["creation_options"]),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.added(self.request, KIND)
        return response


class Passkeys(Drawn, views.ListWebAuthnView):
    """One's passkeys."""

    title = "Your passkeys"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"passkeys": passkeys_of(self.request.user)}


class RemovePasskey(Drawn, views.RemoveWebAuthnView):
    """Remove a passkey, if another second factor is left."""

    title = "Remove a passkey"
    form_class = RemoveForm

    def form_valid(self, form: Any) -> HttpResponse:
        if second_factor.is_last(self.get_object()):
            form.add_error(None, LAST_FACTOR)
            return self.form_invalid(form)
        response: HttpResponse = super().form_valid(form)
        second_factor.removed(self.request, KIND)
        return response


class RenamePasskey(Drawn, views.EditWebAuthnView):
    """Give a passkey another name."""

    title = "Rename a passkey"
    form_class = RenamePasskeyForm


class PasskeyAgain(Drawn, views.ReauthenticateWebAuthnView):
    """The passkey once more, before how one signs in is changed."""

    title = "Confirm that it is you"
    form_class = PasskeyAgainForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "form": kwargs.get("form", context["form"]),
            "options": in_json(context["js_data"]["request_options"]),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session.cycle_key()
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return out_if_locked(self.request) or self.render_to_response(self.get_context_data(form=form))


add_passkey, passkeys = AddPasskey.as_view(), Passkeys.as_view()
remove_passkey, rename_passkey = RemovePasskey.as_view(), RenamePasskey.as_view()
passkey_again = PasskeyAgain.as_view()
