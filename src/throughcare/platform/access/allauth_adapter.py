"""How allauth behaves here: nobody signs up by themselves; signing in starts clocks and audit trail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.platform.access.sealing import seal, unseal

NOT_SIGNED_IN = (
    "The user name or password is wrong, or the name is locked. After 5 failed attempts a name is locked "
    "until your duty manager or an administrator releases it."
)
"""One answer for a wrong password, an unknown name and a locked name."""
WRONG_CODE = "The code is wrong or was used before. Wait for the next code in your app, then enter that one."
LAST_FACTOR = "This is your only second factor. Add another one first: signing in always takes two."

SAID = {
    "account/messages/logged_out.txt": "You have signed out.",
    "account/messages/password_changed.txt": "Your password has been changed.",
    "mfa/messages/totp_deactivated.txt": "The authenticator app has been removed.",
    "mfa/messages/webauthn_added.txt": "The passkey has been added.",
    "mfa/messages/webauthn_removed.txt": "The passkey has been removed.",
}
"""allauth's messages in our words; those not listed are not shown."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; there is no public sign-up and no mail about accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NOT_SIGNED_IN,
        "incorrect_password": "This is not your password",
        "enter_current_password": "This is not your current password",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["username"]

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None,
                    *rest: Any, message: str | None = None, **more: Any) -> None:  # fmt: skip
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, words)

    def login(self, request: HttpRequest, user: Any) -> None:
        from throughcare.platform.access.signing_in import begin

        super().login(request, user)
        begin(request, user)

    def logout(self, request: HttpRequest) -> None:
        from throughcare.platform.access.signing_in import end

        end(request, "signed-out")
        super().logout(request)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Who signed in within the last minutes is not asked again."""
        from throughcare.platform.access.signing_in import is_fresh

        return not is_fresh(context.request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor is never switched off: the last one cannot be removed. Its secrets are sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": LAST_FACTOR,
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's name
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        from throughcare.platform.access.second_factor import is_last

        return not is_last(authenticator)
