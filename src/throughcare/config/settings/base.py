"""What holds in every place. Read top to bottom; `dev`, `test` and `production` say only what differs."""

import os
from pathlib import Path
from typing import Any

from django.utils.csp import CSP
from jinja2 import FileSystemBytecodeCache

from throughcare.config.database import database_settings, is_server_checked

PACKAGE = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("THROUGHCARE_HOME", Path.cwd() / ".local"))
"""Where a trial keeps its own things: the private database, the secret key, sent mail. Never in the repository."""

SECRET_KEY = os.environ.get("SECRET_KEY", "")
ROOT_KEYS = os.environ.get("THROUGHCARE_ROOT_KEYS", "")
ROOT_KEYS_FOLDER = Path(os.environ.get("THROUGHCARE_ROOT_KEYS_FOLDER", HOME / "root-keys"))
"""What unwraps the keys of sealed columns: never in the database, never in its backups. See docs/how-to/keys.md."""
ROOT_KEYS_MAKE_FIRST = False
DEBUG = False
BEHIND_PROXY = os.environ.get("BEHIND_PROXY") == "yes"
"""Whether the agency's own proxy stands in front and ends TLS: only then its headers are believed."""
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "throughcare.platform.database",
    "throughcare.platform.keys",
    "throughcare.platform.events",
    "throughcare.platform.audit",
    "throughcare.platform.access",
    "throughcare.platform.reference",
    "throughcare.platform.design",
    "throughcare.register.people",
    "throughcare.register.caseload",
    "throughcare.register.protection",
    "throughcare.register.safeguarding",
    "throughcare.register.rights",
    "throughcare.register.documents",
    "throughcare.register.notices",
    "throughcare.register.messaging",
    "throughcare.casework.orders",
    "throughcare.casework.selfreports",
    "throughcare.casework.assessments",
    "throughcare.casework.releases",
    "throughcare.casework.classification",
    "throughcare.casework.plans",
    "throughcare.casework.supervision",
    "throughcare.casework.interventions",
    "throughcare.casework.provision",
    "throughcare.casework.unpaidwork",
    "throughcare.casework.resettlement",
    "throughcare.casework.testing",
    "throughcare.casework.checkins",
    "throughcare.decisions.dueprocess",
    "throughcare.casework.diaries",
    "throughcare.casework.earlysupport",
    "throughcare.decisions.noncompliance",
    "throughcare.decisions.hearings",
    "throughcare.decisions.licences",
    "throughcare.decisions.appeals",
    "throughcare.decisions.dossiers",
    "throughcare.insight",
    "throughcare.shell.exchange",
    "throughcare.shell.portal",
    "throughcare.shell.web",
    "throughcare.config.apps.JoinConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "throughcare.platform.access.middleware.OneTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "throughcare.platform.access.middleware.WhoActs",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "throughcare.platform.access.middleware.SignInGuard",
    "throughcare.platform.access.looking_back.PastPages",
]

ROOT_URLCONF = "throughcare.config.urls"
WSGI_APPLICATION = "throughcare.config.wsgi.application"
DATABASES: dict[str, Any] = database_settings()
"""`default` is the application's role; `owner` owns the tables and only migrates."""
DATABASE_SERVER_CHECKED = is_server_checked(os.environ.get("DATABASE_URL", ""))
"""Whether the connection is local or checks whose server answers; `throughcare check` says when it does not."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "NAME": "jinja",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(PACKAGE.glob("*/**/templates")),
        "APP_DIRS": False,
        "OPTIONS": {"environment": "throughcare.platform.design.jinja.environment"},
    },
    {"NAME": "django", "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
     "OPTIONS": {"context_processors": ["django.template.context_processors.request",
                                        "django.template.context_processors.csp",
                                        "django.contrib.messages.context_processors.messages"]}},
]  # fmt: skip


def keep_compiled(folder: Path) -> None:
    """Keep templates compiled in `folder`, for the next process; what lies there is run, so nobody else may write it.

    For a trial and for tests, which start often. A server in use starts seldom, and may have no folder to write to.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    TEMPLATES[0]["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(str(folder))  # type: ignore[index]


# Signing in
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["throughcare.platform.access.backends.LockingBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["username", "name", "email"]}},
]  # fmt: skip
SESSION_ENGINE = "throughcare.platform.access.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
IDLE_MINUTES = 30
SIGN_IN_AGAIN_HOURS = 12
LOCK_AFTER_FAILURES = 5
LOCK_WINDOW_MINUTES = 15
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"
ACCOUNT_ADAPTER = "throughcare.platform.access.allauth_adapter.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "throughcare.platform.access.allauth_adapter.SecondFactorAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Throughcare"

# What the browser may do
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["throughcare.platform.access.uploads.MeasuredUpload"]
UPLOAD_LIMITS = {"/imports/": 2 * 1024**3}
"""Bytes a request with files may have, by the beginning of its address; elsewhere `UPLOAD_LIMIT`."""
UPLOAD_LIMIT = 25 * 1024 * 1024
CLAMD = os.environ.get("THROUGHCARE_CLAMD", "")
"""The agency's virus scanner: "host:3310", or the path of clamd's socket. "": none."""

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "files"

USE_I18N = True
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["throughcare.platform.events.jobs", "throughcare.config.timetable"]

SMTP = {
    "host": os.environ.get("SMTP_HOST", ""),
    "port": int(os.environ.get("SMTP_PORT", "587")),
    "username": os.environ.get("SMTP_USER", ""),
    "password": os.environ.get("SMTP_PASSWORD", ""),
    "use_tls": os.environ.get("SMTP_TLS", "yes") == "yes",
    "timeout": 10,
}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": SMTP}}
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "throughcare@localhost")

# Texts and e-mails to people under supervision (docs/how-to/messages.md)
MESSAGE_GATEWAY = {
    "url": os.environ.get("TEXT_GATEWAY_URL", ""),
    "key": os.environ.get("TEXT_GATEWAY_KEY", ""),
    "fields": {"to": "to", "text": "text", "reference": "reference"}
    | dict(
        pair.split("=", 1) for pair in os.environ.get("TEXT_GATEWAY_FIELDS", "").split(",") if "=" in pair
    ),
    "receipt": os.environ.get("TEXT_GATEWAY_RECEIPT", "id"),
}
MESSAGE_SECRET = os.environ.get("TEXT_GATEWAY_SECRET", "")
"""What a gateway signs replies and receipts with; without one, none is taken."""
MESSAGE_FOLDER = HOME / "messages"
"""Where a trial's messages go, and where replies to them are laid."""
MESSAGE_CARRIERS = {
    "text": "throughcare.register.messaging.carriers.gateway.Gateway" if MESSAGE_GATEWAY["url"] else "",
    "email": "throughcare.register.messaging.carriers.post.Post" if SMTP["host"] else "",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}

# Calls of the API by one caller, in each server process: a steady rate and how many at once.
API_CALLS_A_SECOND, API_BURST = 20.0, 200

PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", "")
"""Where other systems reach this one, such as https://throughcare.example.org; links in messages begin with it."""
HOOKS_MAY_STAY_HERE = False
"""Whether events may be sent to addresses of this machine's own network, and without TLS: in trials and tests only."""

# Named by string, so that no floor imports a higher one.
THROUGHCARE_NAVIGATION = "throughcare.shell.web.navigation.items"
THROUGHCARE_PAST = "throughcare.shell.web.past_bar.since_then"
THROUGHCARE_USER_MENU = "throughcare.shell.web.user_menu.items"
THROUGHCARE_SEARCH = "/find/"
THROUGHCARE_SEARCH_FOR = "person.find"
THROUGHCARE_HELP = "/help/"
THROUGHCARE_SWEEP = "throughcare.config.timetable.sweep_now"
