"""How allauth behaves here: nobody signs up by themselves; signing in starts the clocks and the audit trail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator; there is no public sign-up and no mail about accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["username"]

    def login(self, request: HttpRequest, user: Any) -> None:
        from throughcare.platform.access.signing_in import begin

        super().login(request, user)
        begin(request, user)
