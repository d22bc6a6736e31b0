"""Django's name for this app."""

from django.apps import AppConfig


class DiariesConfig(AppConfig):
    name = "throughcare.casework.diaries"
    label = "diaries"
