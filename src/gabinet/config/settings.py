# SPDX-License-Identifier: EUPL-1.2
"""Settings of Django, fed by the environment; what the office edits are rows, not settings."""

import hashlib
import hmac
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ

from gabinet.config import environment

ENV = environment.read()
HERE = Path(__file__).resolve().parents[1]
_PUBLIC = urlsplit(ENV.public_url)


def _derived(purpose: str) -> bytes:
    return hmac.new(ENV.key, purpose.encode(), hashlib.sha256).digest()


DEBUG = False
DEMO = ENV.demo
HOME = ENV.home
VAR = ENV.var
PUBLIC_URL = ENV.public_url
RELAY_URL = ENV.relay_url
AUTHSERV_ID = ENV.authserv_id
MAIL_IS_SCANNED = ENV.mail_is_scanned
TRUSTED_PROXIES = ENV.trusted_proxies
SECRET_KEY = _derived("django").hex()
TRACE_KEY = _derived("trace")
SEALING_KEY = _derived("secrets")
ALLOWED_HOSTS = sorted({_PUBLIC.hostname or "127.0.0.1", "127.0.0.1", "localhost"})

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "gabinet.base",
    "gabinet.people",
    "gabinet.matters",
    "gabinet.post",
    "gabinet.letters",
    "gabinet.press",
    "gabinet.mayor",
    "gabinet.portal",
    "gabinet.adapters",
    "gabinet.config",
]
MIDDLEWARE = [
    "gabinet.base.ui.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gabinet.base.ui.middleware.Origin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gabinet.base.ui.middleware.Office",
    "gabinet.base.ui.middleware.LoginRequired",
]
ROOT_URLCONF = "gabinet.config.urls"
WSGI_APPLICATION = "gabinet.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(HERE.glob("*/templates")),
        "APP_DIRS": False,
        "OPTIONS": {"environment": "gabinet.base.ui.engine.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]},
    },
]

_SQLITE = {
    "ENGINE": "gabinet.config.sqlite",
    "NAME": VAR / "gabinet.sqlite3",
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;",
    },
}


def _postgres(url: str) -> dict[str, object]:
    found: dict[str, dict[str, object]] = environ.Env.db_url_config(url)
    asked = found.get("OPTIONS", {})  # "?sslmode=verify-full" and the like
    return {**found, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": {**asked, "pool": {"min_size": 1, "max_size": 8}}}


DATABASES = {"default": _postgres(ENV.database_url) if ENV.database_url else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "files": {"BACKEND": "gabinet.base.files.DurableStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "base_cache"}}

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "Polski"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("fonts", VAR / "fonts")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

POST_READER = "gabinet.adapters.filled.reader"
POST_RELAY = "gabinet.adapters.filled.relay"
POST_PICTURES = "gabinet.adapters.filled.pictures"
POST_DOCUMENTS = "gabinet.adapters.filled.documents"

AUTH_USER_MODEL = "base.User"
AUTHENTICATION_BACKENDS = ["gabinet.base.accounts.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name", "email")},
    },
]
PASSWORD_RESET_TIMEOUT = int(timedelta(minutes=30).total_seconds())
TOKEN_PATHS = ("/links/", "/login/password/")
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
_SECURE = _PUBLIC.scheme == "https"
SESSION_ENGINE = "gabinet.base.accounts.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_NAME = "__Host-gabinet" if _SECURE else "gabinet"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
CSRF_COOKIE_NAME = "__Host-gabinet-csrf" if _SECURE else "gabinet-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gabinet.base.ui.faults.no_token"
CSRF_TRUSTED_ORIGINS = [ENV.public_url]
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE and TRUSTED_PROXIES else None
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "gabinet.base.accounts.passkeys.Adapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "gabinet.config.logs.Json"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gabinet": {"level": ENV.log_level}, "django.server": {"handlers": [], "propagate": False}, "waitress.queue": {"level": "ERROR"}},
}
