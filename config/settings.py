"""Settings, read from top to bottom; what differs between installations comes from the environment (.env.example)."""

import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.env import (
    cache,
    choice,
    database,
    flag,
    mail,
    make_local_secret,
    media_storage,
    number,
    secret_key,
    text,
    words,
)

BASE_DIR = Path(__file__).resolve().parent.parent

# Without any settings of its own, a checkout is somebody's own machine: quickstart and the tests make a local secret.
IS_LOCAL = "pytest" in sys.modules or (
    not text("SECRET_KEY") and ((BASE_DIR / ".secret-key").exists() or "quickstart" in sys.argv[:2])
)
if IS_LOCAL:
    make_local_secret(BASE_DIR)

DEBUG = flag("DEBUG", default=False)
SECRET_KEY = secret_key(BASE_DIR, debug=DEBUG)
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if IS_LOCAL else [])
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = text("SITE_URL").rstrip("/")
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)

# Applications

INSTALLED_APPS = [
    "newsroom",  # its `loaddata` wins, being named first, over that of
    "modeltranslation",
    "people",
    "people.curation",
    "config.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_prose_editor",
    "imagefield",
    "reversion",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.middleware.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "people.curation.addresses.OriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "people.accounts.doors.DoorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.PublicPagesMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.public_site",
            ],
        },
    },
]

# Data

DATABASES = {"default": database("DATABASE_URL", default=f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # Each thread has a connection with a cache of its own, beside that of the system, which all share: kilobytes.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; "
        "PRAGMA cache_size=-800;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # What a process asks again, PostgreSQL has planned already.
    ours = {"server_side_binding": True, "prepare_threshold": 2}
    DATABASES["default"]["OPTIONS"] = ours | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = number("CONN_MAX_AGE", default=60)

CACHES = {"default": cache("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith(".LocMemCache"):
    ours = {"MAX_ENTRIES": 1_000}
    # A command runs in a process of its own and cannot reach this cache, so what it changes shows after this time.
    PAGE_LIFE = timedelta(seconds=10)
else:
    # A page can be made without the cache, so nobody waits long for it.
    ours = {"socket_timeout": 1, "socket_connect_timeout": 1}
    PAGE_LIFE = timedelta(minutes=5)
CACHES["default"]["OPTIONS"] = ours | CACHES["default"].get("OPTIONS", {})

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Passwords, second factor and sessions

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "people.accounts.backend.DeskBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# One working day: who comes back on the next morning signs in again.
SESSION_COOKIE_AGE = 12 * 60 * 60

# A name is locked for one address only, or else one visitor could lock everybody behind a proxy, or any colleague.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "people.accounts.addresses.client_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_LOCKOUT_CALLABLE = "people.accounts.lockout.refuse_locked"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Whether those who approve, publish and manage accounts must have one; whoever has one uses it in any case.
SECOND_FACTOR = flag("SECOND_FACTOR", default=not (DEBUG or IS_LOCAL))
OTP_TOTP_ISSUER = "Chancery"

# Whether a translation leaves the site when its source states other facts, until somebody has mended or confirmed it.
PULL_BEHIND_EDITIONS = flag("PULL_BEHIND_EDITIONS", default=False)

# Languages: interface strings are English in code; texts of the desk begin in Russian more often than not.

LANGUAGE_CODE = "en"
LANGUAGES = [("ru", _("Russian")), ("kk", _("Kazakh")), ("ko", _("Korean")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "config" / "locale", BASE_DIR / "config" / "locale_packages"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_LANGUAGES = ("ru", "kk", "ko", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
MODELTRANSLATION_ENABLE_FALLBACKS = False

# Static files and media

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-built"
media = media_storage("MEDIA_STORAGE_URL", default=(BASE_DIR / "media").as_uri())
MEDIA_URL = "/media/"
MEDIA_ROOT = media.folder
STORAGES = {
    "default": media.backend,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or IS_LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or IS_LOCAL
IMAGEFIELD_BIN_DEPTH = 2
IMAGEFIELD_AUTOGENERATE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Safety in the browser

CSP_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
    "manifest-src": [SELF],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_POLICY}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
if not (DEBUG or IS_LOCAL):
    SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = number("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Mail and logs

vars().update(mail("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", default="desk@localhost")
EMAIL_TIMEOUT = 10
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "config.logs.JsonFormatter"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG or IS_LOCAL else "json"},
    },
    "root": {"handlers": ["console"], "level": choice("LOG_LEVEL", default="INFO", known=LOG_LEVELS)},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "axes": {"level": "WARNING"},
        "imagefield": {"level": "WARNING"},
        "pymorphy3": {"level": "WARNING"},
    },
}
