"""The API object: who may call, which parts it has, and its description."""

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.utils import check_csrf

from throughcare.platform.actor import Actor
from throughcare.shell.api import (
    appeals,
    appointments,
    assessments,
    caseload,
    checkins,
    classification,
    contacts,
    details,
    documents,
    dossiers,
    dueprocess,
    earlysupport,
    eligibility,
    glass,
    hearings,
    interventions,
    letters,
    licences,
    merges,
    messages,
    noncompliance,
    offerings,
    orders,
    oversight,
    people,
    plans,
    protection,
    provision,
    rates,
    resettlement,
    rights,
    safeguarding,
    scores,
    selfreports,
    supervising,
    testing,
    texts,
    unpaidwork,
    validations,
    webhooks,
    work,
)
from throughcare.shell.api.description import DescribedAPI
from throughcare.shell.api.problems import add_handlers

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def known(request: HttpRequest) -> Actor | None:
    """The actor of a token, or of a session that went through password, second factor and notice.

    Unsafe calls of a session need the CSRF token: a browser sends its cookie unasked, but no token.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rates.spend(actor)
    if actor.agency_id is None:
        return None
    if not actor.machine and request.method in UNSAFE and check_csrf(request) is not None:
        return None
    if actor.reads_only and request.method in UNSAFE:
        raise HttpError(403, "This token reads only. An administrator can make one that may change things.")
    return actor


api = DescribedAPI(
    title="Throughcare",
    version="1.0.0",
    description=(
        "Everything the pages do, for other systems, under the same access rules, audit trail and history. Unsafe calls"
        " need an `Idempotency-Key` header (428 without); changes need `If-Match` with the version read (412 when it"
        " is stale). Lists come in pages: send the `next` of one as the `cursor` of the following call. Problems are"
        " RFC 9457 objects (`application/problem+json`)."
    ),
    auth=known,
    urls_namespace="api-v1",
    docs_url=None,
)
add_handlers(api)
api.add_router("/people", people.people)
api.add_router("/people", people.person)
api.add_router("/people", details.details)
for part in (
    orders.orders, appointments.appointments, contacts.contacts, noncompliance.noncompliance, caseload.caseload,
    caseload.allocation, caseload.access, letters.letters, messages.messages, documents.documents,
    dueprocess.dueprocess, hearings.hearings, licences.licences, appeals.appeals, dossiers.dossiers,
    earlysupport.early_support, eligibility.eligibility,
    safeguarding.safeguarding, glass.glass, merges.merges,
    protection.protection, assessments.assessments, scores.scores, unpaidwork.unpaidwork, resettlement.resettlement,
    testing.testing, classification.classification, plans.plans, interventions.interventions, offerings.offerings,
    provision.provider,
    selfreports.selfreports, rights.rights, supervising.supervising,
    checkins.checkins,
    work.alerts, work.team, work.today, oversight.imports,
    oversight.log, oversight.looks, validations.validations, webhooks.webhooks, texts.texts,
):  # fmt: skip
    api.add_router("", part)
