"""The addresses of allauth that are in use, under the names it looks for. No sign-up, no mail, no social."""

from django.urls import URLPattern, path

from throughcare.platform.access.screens import account, factors, passkeys

urlpatterns: list[URLPattern] = [
    path("login/", account.sign_in, name="account_login"),
    path("logout/", account.sign_out, name="account_logout"),
    path("reauthenticate/", account.password_again, name="account_reauthenticate"),
    path("password/change/", account.new_password, name="account_change_password"),
    path("2fa/", factors.factors, name="mfa_index"),
    path("2fa/authenticate/", factors.second_step, name="mfa_authenticate"),
    path("2fa/reauthenticate/", factors.code_again, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", factors.set_up_app, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", factors.remove_app, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", factors.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", factors.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", passkeys.passkeys, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", passkeys.add_passkey, name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", passkeys.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", passkeys.rename_passkey, name="mfa_edit_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", passkeys.remove_passkey, name="mfa_remove_webauthn"),
]
