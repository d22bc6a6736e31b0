"""Django's name for this app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "throughcare.shell.portal"
    label = "portal"
