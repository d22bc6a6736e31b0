"""Addresses of the home page, the lists, the overview and help."""

from django.urls import path

from throughcare.shell.web.screens import caseload, changes, find, help_page, overview, quality, team, today

app_name = "web"
urlpatterns = [
    path("", today.today, name="today"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("find/", find.find, name="find"),
    path("people/<uuid:person_id>/", overview.overview, name="overview"),
    path("people/<uuid:person_id>/changes/", changes.changes, name="changes"),
    path("people/<uuid:person_id>/history/<slug:table>/<uuid:record_id>/", changes.history, name="history"),
    path("team/", team.team, name="team"),
    path("team/unallocated/", team.unallocated, name="unallocated"),
    path("team/records/", quality.records, name="quality"),
    path("help/", help_page.help_index, name="help"),
    path("help/<slug:topic>/", help_page.help_topic, name="help_topic"),
]
