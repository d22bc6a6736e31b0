"""A browser that is not signed in yet and does what staff do: password, code, notice."""

import json
from typing import Any

from django.test import Client

from tests.arranging import SYSTEM
from throughcare.platform.access.demo import DemoSecrets, code_of
from throughcare.platform.access.sessions import SessionStore
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import assume

LOGIN, SECOND_STEP, NOTICE = "/accounts/login/", "/accounts/2fa/authenticate/", "/notice/"


class Visitor(Client):
    """After each request the test works as the system again."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        assume(SYSTEM)
        return response

    def password(self, account: DemoSecrets, password: str | None = None, to: str = "/") -> Any:
        """The first step; the account's own password when none is given."""
        return self.post(
            f"{LOGIN}?next={to}", {"login": account.username, "password": password or account.password}
        )

    def code(self, code: str) -> Any:
        """The second step."""
        return self.post(SECOND_STEP, {"code": code})

    def sign_in(self, account: DemoSecrets, steps: int = 0) -> "Visitor":
        """All three steps. steps: codes later than the present one, where the present one is used up."""
        assert self.password(account).status_code == 302
        assert self.code(code_of(account.totp_secret, steps)).status_code == 302
        assert self.post(NOTICE, {"next": "/sessions/"}).status_code == 302
        return self

    @property
    def key(self) -> str:
        """The session's key, as the cookie holds it; "" without one."""
        return self.cookies["sessionid"].value if "sessionid" in self.cookies else ""

    def rewrite(self, **changes: Any) -> None:
        """Change the session behind the browser's back; None takes a key away."""
        store = SessionStore(self.key)
        for name, value in changes.items():
            if value is None:
                store.pop(name, None)
            else:
                store[name] = value
        store.save()


def audited(action: str) -> list[dict[str, Any]]:
    """The bodies of the entries with this action, oldest first."""
    found = AuditEvent.objects.filter(action=action).order_by("at", "id").values_list("body", flat=True)
    return [json.loads(bytes(body)) for body in found]
