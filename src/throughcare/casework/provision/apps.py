"""Django's name for this app."""

from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    name = "throughcare.casework.provision"
    label = "provision"
