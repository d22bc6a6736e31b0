"""Django's name for this app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "throughcare.shell.web"
    label = "web"
