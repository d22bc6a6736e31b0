"""Django's name for this app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "throughcare.casework.releases"
    label = "releases"
