"""Django's name for this app."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "throughcare.register.protection"
    label = "protection"
