"""Django's name for this app."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "throughcare.platform.design"
    label = "design"
