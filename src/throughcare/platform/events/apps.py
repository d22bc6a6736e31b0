"""Django's name for this app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "throughcare.platform.events"
    label = "events"
