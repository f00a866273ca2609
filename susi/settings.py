"""All settings, secure by default; what differs between places comes from the environment."""

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from susi.accounts.form_names import account_forms, mfa_forms
from susi.env import env_bool, env_database, env_int, env_list, env_path, env_str
from susi.schedule import beat_schedule
from susi.secret import secret_key, signing_key

# Lets ``ModelAdmin[Case]`` and the like be written, which Django itself does not understand.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env_path("SUSI_VAR_DIR", BASE_DIR / "var")

# --- Where this runs ---------------------------------------------------------------------------
DEBUG = env_bool("SUSI_DEBUG", default=False)
DEMO = env_bool("SUSI_DEMO", default=False)
PRODUCTION = env_bool("SUSI_PRODUCTION", default=not (DEBUG or DEMO))
if PRODUCTION and (DEMO or DEBUG):
    msg = "SUSI_DEMO and SUSI_DEBUG cannot be on where SUSI_PRODUCTION is on."
    raise ImproperlyConfigured(msg)
SECRET_KEY = secret_key(env_str("SUSI_SECRET_KEY", ""), VAR_DIR, production=PRODUCTION)
SIGNING_KEY = signing_key(env_str("SUSI_SIGNING_KEY", ""), SECRET_KEY)
PROCESSES = env_int("SUSI_PROCESSES", 2, minimum=1)
PORT = env_int("SUSI_PORT", 8000, minimum=1, maximum=65_535)
SITE_URL = env_str("SUSI_SITE_URL", f"http://localhost:{PORT}").rstrip("/")
ALLOWED_HOSTS = env_list("SUSI_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("SUSI_TRUSTED_ORIGINS", "")
ROOT_URLCONF = "susi.urls"
WSGI_APPLICATION = "susi.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "susi.core",
    "susi.accounts",
    "susi.outbox",
    "challenges",
    "workshops",
    "participants",
    "ideas",
    "susi.pages",
    "susi.demo",
    "susi.site_admin.SusiAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "susi.accounts.middleware.StrongSignInForStaff",
    "susi.core.middleware.PrivatePages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "susi.core.context.site",
                "susi.pages.context.roles",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "crispy_forms.templatetags.crispy_forms_tags",
                "susi.core.templatetags.susi",
                "susi.core.templatetags.design",
                "susi.core.templatetags.navigation",
                "susi.core.templatetags.fields",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("susi_forms",)
CRISPY_TEMPLATE_PACK = "susi_forms"

# --- Data --------------------------------------------------------------------------------------
DATABASES = {"default": env_database("SUSI_DATABASE_URL", VAR_DIR / "susi.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Measured: with SQLite's stock settings 70-90 % of concurrent writes fail; with these none do.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = env_str("SUSI_REDIS_URL", "")
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    if REDIS_URL
    else {
        # Shared by all processes, or rate limits would count per process.
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
    }
}

# --- Work in the background (a message is a wake-up hint; the truth is in the database) ----------
CELERY_BROKER_URL = REDIS_URL or "susi-fs://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)  # nobody listens on the broker of files
CELERY_BEAT_SCHEDULE = beat_schedule()
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = (
    {"socket_timeout": 1, "socket_connect_timeout": 1}
    if REDIS_URL
    else {"folder": str(VAR_DIR / "broker")}
)

# --- People ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("my_challenge")
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("home")
ACCOUNT_ADAPTER = "susi.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS, MFA_FORMS = account_forms(), mfa_forms()
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# A whole classroom may sign in from one address at 09:00; guessing is limited per e-mail address.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/m/ip,3/m/key,20/h/key",
    "login": "60/m/ip",
    # Begun applications, and tries of a code for a late one; the key is the person's address.
    "application_start": "120/h/ip,10/h/key",
    "late_code": "60/h/ip,10/h/key",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "susi.accounts.adapter.MfaAdapter"
MFA_TOTP_ISSUER = "SUSI"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("SUSI_TRUSTED_PROXIES", 0)

# --- Mail --------------------------------------------------------------------------------------
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env_str("SUSI_SMTP_HOST", "")
    else "susi.outbox.mailbox.MailboxBackend"
)
EMAIL_HOST = env_str("SUSI_SMTP_HOST", "")
EMAIL_PORT = env_int("SUSI_SMTP_PORT", 587, minimum=1)
EMAIL_HOST_USER = env_str("SUSI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env_str("SUSI_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env_bool("SUSI_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_str("SUSI_FROM_EMAIL", "SUSI <susi@localhost>")
CONTACT_EMAIL = env_str("SUSI_CONTACT_EMAIL", "susi@example.se")

# --- Words and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "susi" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

# Whoever answers the first page of a form sooner than this is asked once more; 0 asks nobody.
FORM_SECONDS = 2

# --- Headers -------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "frame-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "susi.pages.views.errors.csrf_failure"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env_bool("SUSI_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("SUSI_LOG_LEVEL", "WARNING")},
}
