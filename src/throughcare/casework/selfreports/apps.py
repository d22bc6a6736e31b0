"""Django's name for this app."""

from django.apps import AppConfig


class SelfReportsConfig(AppConfig):
    name = "throughcare.casework.selfreports"
    label = "selfreports"
