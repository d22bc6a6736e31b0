"""Django's name for this app."""

from django.apps import AppConfig


class ClassificationConfig(AppConfig):
    name = "throughcare.casework.classification"
    label = "classification"
