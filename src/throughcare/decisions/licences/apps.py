"""Django's name for this app."""

from django.apps import AppConfig


class LicencesConfig(AppConfig):
    name = "throughcare.decisions.licences"
    label = "licences"
