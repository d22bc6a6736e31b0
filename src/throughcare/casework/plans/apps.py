"""Django's name for this app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "throughcare.casework.plans"
    label = "plans"
