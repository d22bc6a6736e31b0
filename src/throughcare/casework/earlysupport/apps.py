"""Django's name for this app."""

from django.apps import AppConfig


class EarlySupportConfig(AppConfig):
    name = "throughcare.casework.earlysupport"
    label = "earlysupport"
