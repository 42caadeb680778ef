"""All settings, read from `LEARNINGCITY_*` variables; a wrong one fails at start and names itself."""

from pathlib import Path
from typing import Any

import dj_database_url
import structlog
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

from learningcity.config.keys import kept_secret

env = Env(prefix="LEARNINGCITY_")

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.str("DATA", "data")).expanduser().resolve()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret(DATA / "secret-key")
SALT_KEY = env.str("SALT_KEY", "") or kept_secret(DATA / "salt-key")
ALLOWED_HOSTS = env.list("HOSTS", ["localhost", "127.0.0.1", "[::1]", ".localhost"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("TRUSTED_ORIGINS", [])
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
HTTPS = env.bool("HTTPS", False)
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "treebeard",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "learningcity.core",
    "learningcity.city.places",
    "learningcity.city.partners",
    "learningcity.city.people",
    "learningcity.city.projects",
    "learningcity.city.catalogue",
    "learningcity.city.enrolment",
    "learningcity.city.goals",
    "learningcity.city.templates",
    "learningcity.city.lessons",
    "learningcity.web.ui",
    "learningcity.web.public",
    "learningcity.web.staff",
    "learningcity.web.api",
    "learningcity.web.open",
    "learningcity.demo",
    "learningcity.config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "sesame",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *([] if BEHIND_PROXY else ["django.middleware.gzip.GZipMiddleware"]),  # a proxy compresses by itself
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",  # says how long the answer is, so outside what lengthens it
    "learningcity.web.ui.language.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "learningcity.web.door.CityMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "learningcity.config.urls"
WSGI_APPLICATION = "learningcity.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "learningcity.web.ui.context.site",
                "learningcity.web.staff.rooms.workspace",
            ],
            "builtins": ["learningcity.web.ui.templatetags.ui", "template_partials.templatetags.partials"],
        },
    }
]
FORM_RENDERER = "learningcity.web.ui.forms.Renderer"


def database(url: str) -> Any:
    """Connection settings for a database URL: SQLite takes its write lock at once and waits for it."""
    found: dict[str, Any] = dict(dj_database_url.parse(url))
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
            "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
        }
    found["CONN_MAX_AGE"] = None
    found["CONN_HEALTH_CHECKS"] = True
    return found


DATABASES = {"default": database(env.str("DATABASE_URL", "") or f"sqlite:///{DATA / 'learningcity.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "learningcity"}
}
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db" if REDIS_URL else "django.contrib.sessions.backends.db"
)
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LINE_API_URL = env.str("LINE_API_URL", "https://api.line.me").rstrip("/")
LINE_CHANNEL_TOKEN = env.str("LINE_CHANNEL_TOKEN", "")
LINE_CHANNEL_SECRET = env.str("LINE_CHANNEL_SECRET", "")
LINE_ACCESS_URL = env.str("LINE_ACCESS_URL", "https://access.line.me").rstrip("/")
LINE_LOGIN_ID = env.str("LINE_LOGIN_ID", "")
LINE_LOGIN_SECRET = env.str("LINE_LOGIN_SECRET", "")
LINE_ADD_FRIEND_URL = env.str("LINE_ADD_FRIEND_URL", "")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "worker-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # Signing in with LINE is a form whose answer leads there.
        "form-action": [SELF, LINE_ACCESS_URL] if LINE_LOGIN_ID else [SELF],
    }
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "sesame.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
SESAME_MAX_AGE = 60 * 30
SESAME_ONE_TIME = True
SESAME_INVALIDATE_ON_EMAIL_CHANGE = True
ACCOUNT_ADAPTER = "learningcity.web.public.people.adapter.AccountAdapter"
_FORMS = "learningcity.web.public.people"
ACCOUNT_FORMS = {
    "add_email": f"{_FORMS}.password_forms.EmailForm",
    "change_password": f"{_FORMS}.password_forms.ChangeForm",
    "login": f"{_FORMS}.sign_in_forms.SignInForm",
    "reset_password": f"{_FORMS}.password_forms.ForgottenForm",
    "reset_password_from_key": f"{_FORMS}.password_forms.NewPasswordForm",
    "set_password": f"{_FORMS}.password_forms.SetForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "phone", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Wrong passwords are counted by axes, in the database, so that every process knows of them; codes here.
ACCOUNT_RATE_LIMITS = {
    "advise": "20/h/ip",
    "ask_care": "30/d/user",
    "login_failed": "8/15m/key",
    "offer": "120/h/ip",
    "signup": "20/m/ip,100/h/ip",
    "voucher_code": "20/h/user",
    "wrong_slip": "30/h/ip",
    "wish": "10/h/ip",
}
# Counted by the address of the reader, not by that of the proxy through which all of them come.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SOCIALACCOUNT_ADAPTER = "learningcity.web.public.people.line_sign_in.LineAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "line",
                "name": "LINE",
                "client_id": LINE_LOGIN_ID,
                "secret": LINE_LOGIN_SECRET,
                "settings": {
                    "server_url": LINE_ACCESS_URL,
                    "fetch_userinfo": False,
                    "token_auth_method": "client_secret_post",
                },
            }
        ]
        if LINE_LOGIN_ID
        else [],
        "SCOPE": ["openid", "profile"],
        "AUTH_PARAMS": {"bot_prompt": "normal"},
        "OAUTH_PKCE_ENABLED": True,
    }
}
SECOND_FACTOR = env.str("SECOND_FACTOR", "required", validate=validate.OneOf(["required", "offered"]))
"""Whether roles that see sensitive data must sign in with an app's code or a passkey besides."""
MFA_ADAPTER = f"{_FORMS}.second_factor.FactorAdapter"
MFA_FORMS = {
    "activate_totp": f"{_FORMS}.second_factor.SetUpCodesForm",
    "add_webauthn": f"{_FORMS}.second_factor.AddKeyForm",
    "authenticate": f"{_FORMS}.second_factor.CodeForm",
    "edit_webauthn": f"{_FORMS}.second_factor.RenameKeyForm",
    "reauthenticate": f"{_FORMS}.second_factor.CodeAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # half a minute either way: clocks of phones differ, and typing takes time
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Learning City"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# One of e-mail and phone is asked for; the sign-up form sees to it that one of them is there.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]
AXES_USERNAME_CALLABLE = "learningcity.web.public.people.adapter.attempt_key"
AXES_LOCKOUT_CALLABLE = "learningcity.web.public.people.adapter.answer_locked_out"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_I18N = True

FORMS_URLFIELD_ASSUME_HTTPS = True  # the default from Django 6.0

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = DATA / "media"
SEARCH_DIRECTORY = DATA / "search"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
IMPORT_LIMIT_BYTES = env.int("IMPORT_LIMIT_MB", 20) * 1024 * 1024
IMPORT_LIMIT_ROWS = env.int("IMPORT_LIMIT_ROWS", 50_000)

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.str("SMTP_HOST", "")
    else "learningcity.core.post.DataDirectory"
)
EMAIL_HOST = env.str("SMTP_HOST", "")
EMAIL_PORT = env.int("SMTP_PORT", 587)
EMAIL_HOST_USER = env.str("SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.str("SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.bool("SMTP_TLS", True)
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "no-reply@learningcity.example")

SMS_URL = env.str("SMS_URL", "")
SMS_METHOD = env.str("SMS_METHOD", "POST")
SMS_AS_JSON = env.bool("SMS_AS_JSON", True)
SMS_TO_FIELD = env.str("SMS_TO_FIELD", "to")
SMS_TEXT_FIELD = env.str("SMS_TEXT_FIELD", "text")
SMS_ID_FIELD = env.str("SMS_ID_FIELD", "")
SMS_EXTRA: dict[str, str] = env.dict("SMS_EXTRA", {})
SMS_TOKEN_HEADER = env.str("SMS_TOKEN_HEADER", "Authorization")
SMS_TOKEN = env.str("SMS_TOKEN", "")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
OFFER_HOURS = env.int("OFFER_HOURS", 24)
ERASURE_DAYS = env.int("ERASURE_DAYS", 7)
"""Between asking to be erased and being erased: so long it can be taken back."""
QUIET_YEARS = env.int("QUIET_YEARS", 5)
"""A learner not seen for so many years is asked whether to stay, and erased without an answer."""
STAY_DAYS = env.int("STAY_DAYS", 60)
PDF_FONTS = PACKAGE / "web" / "ui" / "static" / "vendor" / "sarabun"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False)
            if env.bool("LOG_JSON", False)
            else structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "loggers": {"django.request": {"level": "ERROR"}},  # a refused page is an answer, not an event
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
}

env.seal()
