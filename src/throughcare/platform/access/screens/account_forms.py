"""allauth's forms in our words. Wrong codes count towards the lock like wrong passwords."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError

from throughcare.platform.access import second_factor
from throughcare.platform.design.forms import GovForm

CODE_HINT = "The 6 digits your authenticator app shows now"
CODE_OR_RECOVERY_HINT = f"{CODE_HINT}, or one of your recovery codes"


class Worded(GovForm):
    """Gives allauth's fields our labels, hints and words for a missing answer."""

    words: dict[str, tuple[str, str, str]] = {}
    """By field: label, hint, and what is said when it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, missing) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = missing
        for name in {"code"} & self.fields.keys():
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false", "width": "10"}


class SignInForm(Worded, LoginForm):
    """User name and password."""

    words = {
        "login": ("User name", "", "Enter your user name"),
        "password": ("Password", "", "Enter your password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class PasswordAgainForm(Worded, ReauthenticateForm):
    """The password of whoever is signed in."""

    words = {"password": ("Your password", "", "Enter your password")}


class NewPasswordForm(Worded, ChangePasswordForm):
    """The current password, and a new one twice."""

    words = {
        "oldpassword": ("Current password", "", "Enter your current password"),
        "password1": (
            "New password",
            "At least 12 characters. Three unrelated words are good. Your name and common ones are refused.",
            "Enter a new password",
        ),
        "password2": ("New password again", "", "Enter the new password again"),
    }

    def clean_oldpassword(self) -> str:
        """Check it as at sign-in, so that guessing here locks the name too."""
        password: str = self.cleaned_data["oldpassword"]
        assert self.user is not None
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class _CountedCode(Worded):
    """Takes a code once on every machine; a wrong one counts towards the lock."""

    words = {"code": ("Code", CODE_OR_RECOVERY_HINT, "Enter the code from your authenticator app")}
    user: Any

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.authenticator = second_factor.accept(self.user, code)
        if self.authenticator is None:
            second_factor.code_refused(context.request, self.user)
            raise get_factor_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainCounted(_CountedCode, CodeAgainForm):
    """A code from whoever is signed in."""


class _CountedPasskey(GovForm):
    """An answer of a passkey; a wrong one counts towards the lock."""

    user: Any

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            second_factor.code_refused(context.request, self.user)
            raise ValidationError("The passkey was not accepted. Try again, or use a code.") from None


class PasskeyForm(_CountedPasskey, AuthenticateWebAuthnForm):
    """The second step of signing in, by passkey."""


class PasskeyAgainForm(_CountedPasskey, ReauthenticateWebAuthnForm):
    """The passkey of whoever is signed in."""


class AddPasskeyForm(Worded, AddWebAuthnForm):
    """A name, and what the browser made."""

    words = {
        "name": ("Name of this passkey", "So that you know it again, for example: my work phone", ""),
        "credential": ("Passkey", "", "The passkey was not made. Try again."),
    }


class RenamePasskeyForm(Worded, EditWebAuthnForm):
    """A new name."""

    words = {"name": ("Name of this passkey", "", "Enter a name")}


class SetUpAppForm(Worded, ActivateTOTPForm):
    """The first code of an authenticator app."""

    words = {"code": ("Code", CODE_HINT, "Enter the code your authenticator app shows")}


class RemoveAppForm(GovForm, DeactivateTOTPForm):
    """Nothing to fill in; refused when it is the last second factor."""


class RemoveForm(GovForm, forms.Form):
    """Nothing to fill in."""
