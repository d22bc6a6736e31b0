"""Django's name for this app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "throughcare.casework.supervision"
    label = "supervision"
