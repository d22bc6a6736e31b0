"""Django's name for this app; and the views of the past, made again whenever tables may have changed."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class DatabaseConfig(AppConfig):
    name = "throughcare.platform.database"
    label = "database"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_: Any) -> None:
    from throughcare.platform.database import past_views

    past_views.take_away(using)


def _after(using: str, **_: Any) -> None:
    from throughcare.platform.database import past_views

    past_views.make(using)
