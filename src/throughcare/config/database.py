"""Which PostgreSQL: the agency's, by `DATABASE_URL` and `DATABASE_OWNER_URL`, or the trial's own.

A URL reads postgresql://role:password@host:port/name?sslmode=require, or ...?host=/folder/of/the/socket.
"""

import os
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

UNSET = "postgresql://throughcare_app@localhost/throughcare"
"""Stands in until a server is chosen, so that commands that need no database start without one."""


CHECKING = frozenset({"verify-ca", "verify-full"})
"""The values of sslmode that check the server's certificate."""


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
        "OPTIONS": options
        | {"connect_timeout": int(options.get("connect_timeout", 5)), "prepare_threshold": 5},
        "TEST": {"MIRROR": None},
    }


def refuse_plain_remote(url: str) -> None:
    """Raise ImproperlyConfigured if `url` may reach another machine without encryption.

    `sslmode=require` encrypts but does not check whose server answers; see `is_server_checked`.
    """
    if not is_local(url) and _sslmode(url) not in {*CHECKING, "require"}:
        raise ImproperlyConfigured(
            "A remote database needs ?sslmode=verify-full (or verify-ca; require encrypts without checking the server)"
            " in its URL."
        )


def is_server_checked(url: str) -> bool:
    """Whether the connection stays on this machine or checks the server's certificate."""
    return is_local(url) or _sslmode(url) in CHECKING


def is_local(url: str) -> bool:
    """Whether every host of `url` is a socket folder or the loopback address.

    What libpq would take from the surroundings (PGHOST, a service file) counts as remote: it cannot be seen here.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if "service" in options or os.environ.get("PGSERVICE"):
        return False
    host = options.get("host") or unquote(parts.netloc.rpartition("@")[2]) or os.environ.get("PGHOST", "")
    address = options.get("hostaddr") or os.environ.get("PGHOSTADDR", "")
    return all(_is_here(each) for each in [*host.split(","), *address.split(",")])


def _is_here(host: str) -> bool:
    """Whether one host, written as in a URL or bare, is a socket folder or the loopback address."""
    if host == "" or host.startswith("/"):
        return True
    bare = host.partition("]")[0].removeprefix("[") if host.startswith("[") else host
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return bare == "localhost" or ip_address(bare).is_loopback
    except ValueError:
        return False


def _sslmode(url: str) -> str:
    return dict(parse_qsl(urlsplit(url).query)).get("sslmode", "")
