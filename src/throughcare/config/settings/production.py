"""An agency's own servers: HTTPS only, an encrypted remote database, secrets from the environment."""

import os

from django.core.exceptions import ImproperlyConfigured

from throughcare.config.database import refuse_plain_remote
from throughcare.config.settings.base import *  # noqa: F403
from throughcare.config.settings.base import BEHIND_PROXY, PUBLIC_ADDRESS, SECRET_KEY

if len(SECRET_KEY) < 40:
    raise ImproperlyConfigured("Set SECRET_KEY to at least 40 random characters.")
if not os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured("Set DATABASE_URL to the agency's PostgreSQL, as the application's own role.")
for _url in filter(None, [os.environ["DATABASE_URL"], os.environ.get("DATABASE_OWNER_URL")]):
    refuse_plain_remote(_url)

ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the name under which staff reach the service.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
PUBLIC_ADDRESS = PUBLIC_ADDRESS or f"https://{ALLOWED_HOSTS[0]}"
