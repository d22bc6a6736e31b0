"""Django's name for this app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "throughcare.platform.reference"
    label = "reference"
