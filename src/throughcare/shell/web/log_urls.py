"""Addresses of the log."""

from django.urls import path

from throughcare.shell.web.screens import log, looks

app_name = "log"
urlpatterns = [
    path("", log.log, name="log"),
    path("export/", log.log_export, name="export"),
    path("people/<uuid:person_id>/", looks.looks, name="person"),
]
