"""Addresses of versions of rules, under "rules/"."""

from django.urls import path

from throughcare.insight.screens import releases

app_name = "releases"

urlpatterns = [
    path("", releases.releases, name="releases"),
    path("changes/<uuid:change_id>/", releases.change, name="change"),
    path("changes/<uuid:change_id>/release/", releases.release, name="release"),
    path("changes/<uuid:change_id>/withdraw/", releases.withdraw, name="withdraw"),
    path("<str:rule>/who-changes/", releases.who_changes, name="who_changes"),
]
