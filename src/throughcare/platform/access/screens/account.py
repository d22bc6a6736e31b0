"""Screens: sign in, sign out, password again, new password."""

from typing import Any

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from throughcare.platform.access import open_sessions
from throughcare.platform.access.commands import note_password_changed
from throughcare.platform.access.screens.account_forms import NewPasswordForm, PasswordAgainForm, SignInForm
from throughcare.platform.access.screens.drawn import Drawn
from throughcare.platform.actor import Actor


class SignIn(Drawn, views.LoginView):
    """The door: user name and password; the second factor follows."""

    title = "Sign in"
    form_class = SignInForm


class SignOut(Drawn, views.LogoutView):
    """Asks before it ends the session; the menu's button posts at once."""

    title = "Sign out"


class PasswordAgain(Drawn, views.ReauthenticateView):
    """The password once more, before how one signs in is changed."""

    title = "Confirm that it is you"
    form_class = PasswordAgainForm

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session.cycle_key()
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return out_if_locked(self.request) or super().form_invalid(form)


class NewPassword(Drawn, views.PasswordChangeView):
    """A new password; every other session ends."""

    title = "Change your password"
    form_class = NewPasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        actor: Actor = self.request.actor  # type: ignore[attr-defined]
        note_password_changed(actor)
        open_sessions.end_others(actor, keep=self.request.session.session_key or "")
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        return out_if_locked(self.request) or super().form_invalid(form)


def out_if_locked(request: HttpRequest) -> HttpResponse | None:
    """To the sign-in page when a failure locked the name and so ended the session."""
    return redirect("account_login") if request.session.session_key is None else None


sign_in, sign_out = SignIn.as_view(), SignOut.as_view()
password_again, new_password = PasswordAgain.as_view(), NewPassword.as_view()
