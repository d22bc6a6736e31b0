"""Django's name for this app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "throughcare.insight"
    label = "insight"
