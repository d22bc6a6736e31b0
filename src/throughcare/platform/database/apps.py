"""Django's name for this app."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "throughcare.platform.database"
    label = "database"
