"""Django's name for this app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "throughcare.register.rights"
    label = "rights"
