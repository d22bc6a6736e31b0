"""Django's name for this app."""

from django.apps import AppConfig


class NoncomplianceConfig(AppConfig):
    name = "throughcare.decisions.noncompliance"
    label = "noncompliance"
