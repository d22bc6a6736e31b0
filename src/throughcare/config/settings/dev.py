"""A trial on one machine: its own database, mail into files, plain HTTP on the loopback address only."""

import secrets

from throughcare.config.settings.base import *  # noqa: F403
from throughcare.config.settings.base import HOME, SECRET_KEY, STORAGES, keep_compiled

if not SECRET_KEY:
    _key = HOME / "secret-key"
    if not _key.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        _key.touch(mode=0o600)
        _key.write_text(secrets.token_urlsafe(48))
    SECRET_KEY = _key.read_text()

ROOT_KEYS_MAKE_FIRST = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": HOME / "mail"},
    }
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MESSAGE_CARRIERS = dict.fromkeys(("text", "email"), "throughcare.register.messaging.carriers.folder.Folder")
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = None
"""Assets are served from where they lie; production collects them."""
HOOKS_MAY_STAY_HERE = True
keep_compiled(HOME / "templates")
