"""Django's name for this app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "throughcare.casework.assessments"
    label = "assessments"
