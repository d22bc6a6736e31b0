"""Every address. Each has a row in the permission matrix (tests/contracts)."""

from django.urls import URLPattern, URLResolver, include, path

from throughcare.config.later import Later

handler404 = "throughcare.platform.access.answers.unknown_address"
handler500 = "throughcare.platform.access.answers.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    Later("api/v1/", "throughcare.shell.api.addresses", app_name="ninja", namespace="api-v1"),
    path("accounts/", include("throughcare.platform.access.account_urls")),
    path("", include("throughcare.platform.access.urls")),
    path("admin/", include("throughcare.platform.access.admin_urls")),
    path("", include("throughcare.shell.web.urls")),
    path("log/", include("throughcare.shell.web.log_urls")),
    path("imports/", include("throughcare.shell.exchange.urls")),
    path("hooks/", include("throughcare.shell.exchange.hook_urls")),
    path("people/", include("throughcare.register.people.urls")),
    path("caseload/", include("throughcare.register.caseload.urls")),
    path("protection/", include("throughcare.register.protection.urls")),
    path("safeguarding/", include("throughcare.register.safeguarding.urls")),
    path("rights/", include("throughcare.register.rights.urls")),
    path("fair-process/", include("throughcare.decisions.dueprocess.urls")),
    path("hearings/", include("throughcare.decisions.hearings.urls")),
    path("licences/", include("throughcare.decisions.licences.urls")),
    path("appeals/", include("throughcare.decisions.appeals.urls")),
    path("dossiers/", include("throughcare.decisions.dossiers.urls")),
    path("noncompliance/", include("throughcare.decisions.noncompliance.urls")),
    path("alerts/", include("throughcare.register.notices.urls")),
    path("letters/", include("throughcare.register.documents.urls")),
    path("messages/", include("throughcare.register.messaging.urls")),
    path("documents/", include("throughcare.register.documents.stored_urls")),
    path("templates/", include("throughcare.register.documents.template_urls")),
    path("orders/", include("throughcare.casework.orders.urls")),
    path("assessments/", include("throughcare.casework.assessments.urls")),
    path("levels/", include("throughcare.casework.classification.urls")),
    path("plans/", include("throughcare.casework.plans.urls")),
    path("resettlement/", include("throughcare.casework.resettlement.urls")),
    path("tests/", include("throughcare.casework.testing.urls")),
    path("work/", include("throughcare.casework.unpaidwork.urls")),
    path("services/", include("throughcare.casework.interventions.urls")),
    path("check-ins/", include("throughcare.casework.checkins.urls")),
    path("provider/", include("throughcare.casework.provision.urls")),
    path("early-support/", include("throughcare.casework.earlysupport.urls")),
    path("supervision/", include("throughcare.casework.supervision.urls")),
    path("calendar/", include("throughcare.casework.diaries.urls")),
    path("self-reports/", include("throughcare.casework.selfreports.urls")),
    path("own/", include("throughcare.shell.portal.urls")),
    Later("validation/", "throughcare.insight.urls", app_name="insight", namespace="insight"),
    path("rules/", include("throughcare.insight.release_urls")),
    Later("programmes/", "throughcare.insight.programme_urls", app_name="programmes", namespace="programmes"),
]
