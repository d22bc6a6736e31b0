"""Django's name for this app."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "throughcare.platform.keys"
    label = "keys"
