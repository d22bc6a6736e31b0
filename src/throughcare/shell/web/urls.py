"""Addresses of the home page, the lists, the overview and help."""

from django.urls import path

from throughcare.shell.web.screens import (
    attention,
    attention_order,
    caseload,
    changes,
    find,
    help_page,
    overview,
    quality,
    report,
    team,
    today,
)

app_name = "web"
urlpatterns = [
    path("", today.today, name="today"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("caseload/attention/", attention.attention, name="attention"),
    path("caseload/attention/file/", attention.attention_file, name="attention_file"),
    path("caseload/attention/order/", attention_order.order, name="attention_order"),
    path("caseload/attention/order/change/", attention_order.change, name="attention_change"),
    path("caseload/attention/order/<uuid:figures_id>/", attention_order.figures, name="attention_figures"),
    path(
        "caseload/attention/order/<uuid:figures_id>/release/",
        attention_order.release,
        name="attention_release",
    ),
    path(
        "caseload/attention/order/<uuid:figures_id>/withdraw/",
        attention_order.withdraw,
        name="attention_withdraw",
    ),
    path("find/", find.find, name="find"),
    path("people/<uuid:person_id>/", overview.overview, name="overview"),
    path("people/<uuid:person_id>/report/<slug:kind>/", report.report, name="report"),
    path("people/<uuid:person_id>/changes/", changes.changes, name="changes"),
    path("people/<uuid:person_id>/history/<slug:table>/<uuid:record_id>/", changes.history, name="history"),
    path("team/", team.team, name="team"),
    path("team/unallocated/", team.unallocated, name="unallocated"),
    path("team/records/", quality.records, name="quality"),
    path("help/", help_page.help_index, name="help"),
    path("help/<slug:topic>/", help_page.help_topic, name="help_topic"),
]
