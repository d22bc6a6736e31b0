"""Django's name for this app."""

from django.apps import AppConfig


class TestingConfig(AppConfig):
    name = "throughcare.casework.testing"
    label = "testing"
