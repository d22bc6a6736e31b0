"""Tests: as the trial, with a fixed key, a light password hash and mail kept in memory."""

from throughcare.config.settings.base import *  # noqa: F403
from throughcare.config.settings.base import HOME, STORAGES, keep_compiled

SECRET_KEY = "for tests only, never for people"  # noqa: S105 - a test key guards nothing
ROOT_KEYS = "test:Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGZvciBwZW9wbGU="  # 32 bytes that guard nothing
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MESSAGE_CARRIERS = dict.fromkeys(("text", "email"), "throughcare.register.messaging.carriers.folder.Folder")
MESSAGE_SECRET = "for tests only"  # noqa: S105 - a test secret guards nothing
STATIC_ROOT = None
"""Assets are served from where they lie; production collects them."""
API_CALLS_A_SECOND, API_BURST = 100_000.0, 100_000
HOOKS_MAY_STAY_HERE = True
keep_compiled(HOME / "templates")
