"""Django's name for this app."""

from django.apps import AppConfig


class InterventionsConfig(AppConfig):
    name = "throughcare.casework.interventions"
    label = "interventions"
