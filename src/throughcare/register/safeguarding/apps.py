"""Django's name for this app."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "throughcare.register.safeguarding"
    label = "safeguarding"
