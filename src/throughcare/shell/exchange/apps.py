"""Django's name for this app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "throughcare.shell.exchange"
    label = "exchange"
