"""Django's name for this app."""

from django.apps import AppConfig


class DueProcessConfig(AppConfig):
    name = "throughcare.decisions.dueprocess"
    label = "dueprocess"
