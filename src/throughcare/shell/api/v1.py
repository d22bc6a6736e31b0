"""The API object: who may call, which parts it has, and its description."""

from django.http import HttpRequest
from ninja.utils import check_csrf

from throughcare.platform.actor import Actor
from throughcare.shell.api import caseload, contacts, people
from throughcare.shell.api.description import DescribedAPI
from throughcare.shell.api.problems import add_handlers


def signed_in(request: HttpRequest) -> Actor | None:
    """The actor of a session that went through password, second factor and notice; unsafe calls need the CSRF token."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.agency_id is None:
        return None
    if request.method not in {"GET", "HEAD", "OPTIONS"} and check_csrf(request) is not None:
        return None
    return actor


api = DescribedAPI(
    title="Throughcare",
    version="1.0.0",
    description=(
        "People, caseloads and contacts of one agency, under the same access rules, audit trail and history as the"
        " pages. Unsafe calls need an `Idempotency-Key` header (428 without); changes need `If-Match` with the version"
        " read. Problems are RFC 9457 objects (`application/problem+json`)."
    ),
    auth=signed_in,
    urls_namespace="api-v1",
    docs_url=None,
)
add_handlers(api)
api.add_router("/people", people.router)
api.add_router("/caseload", caseload.router)
api.add_router("/people", contacts.router)
