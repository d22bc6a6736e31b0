"""Django's name for this app."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "throughcare.decisions.appeals"
    label = "appeals"
