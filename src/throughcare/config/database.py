"""Which PostgreSQL: the agency's, by `DATABASE_URL` and `DATABASE_OWNER_URL`, or the trial's own.

A URL reads postgresql://role:password@host:port/name?sslmode=require, or ...?host=/folder/of/the/socket.
"""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

UNSET = "postgresql://throughcare_app@localhost/throughcare"
"""Stands in until a server is chosen, so that commands that need no database start without one."""


def database_settings() -> dict[str, dict[str, Any]]:
    """Django's DATABASES from the environment."""
    app = os.environ.get("DATABASE_URL") or UNSET
    owner = os.environ.get("DATABASE_OWNER_URL") or app
    return {"default": parse(app), "owner": parse(owner)}


def parse(url: str) -> dict[str, Any]:
    """One database's settings from its URL. Raises ImproperlyConfigured when it is not PostgreSQL's."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("The database URL must begin with postgresql://.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options | {"connect_timeout": int(options.get("connect_timeout", 5))},
        "TEST": {"MIRROR": None},
    }


def refuse_plain_remote(url: str) -> None:
    """Raise ImproperlyConfigured if `url` reaches another machine without encryption that checks the server."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.get("host", "") or parts.hostname or ""
    local = host.startswith("/") or host in {"", "localhost", "127.0.0.1", "::1"}
    if not local and options.get("sslmode") not in {"verify-full", "verify-ca", "require"}:
        raise ImproperlyConfigured(
            "A remote database needs ?sslmode=verify-full (or at least require) in its URL."
        )
