"""Django's name for this app."""

from django.apps import AppConfig


class CaseloadConfig(AppConfig):
    name = "throughcare.register.caseload"
    label = "caseload"
