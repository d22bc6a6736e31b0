"""Django's name for this app."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "throughcare.casework.orders"
    label = "orders"
