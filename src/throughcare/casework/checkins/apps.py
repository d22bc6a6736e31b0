"""Django's name for this app."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "throughcare.casework.checkins"
    label = "checkins"
