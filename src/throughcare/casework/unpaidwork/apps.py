"""Django's name for this app."""

from django.apps import AppConfig


class UnpaidWorkConfig(AppConfig):
    name = "throughcare.casework.unpaidwork"
    label = "unpaidwork"
