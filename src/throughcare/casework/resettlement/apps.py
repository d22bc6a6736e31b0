"""Django's name for this app."""

from django.apps import AppConfig


class ResettlementConfig(AppConfig):
    name = "throughcare.casework.resettlement"
    label = "resettlement"
