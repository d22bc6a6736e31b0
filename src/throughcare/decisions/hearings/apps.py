"""Django's name for this app."""

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    name = "throughcare.decisions.hearings"
    label = "hearings"
