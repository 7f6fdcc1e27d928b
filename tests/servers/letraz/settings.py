"""Django's settings: no admin, no templates, a database that exists as long as the process."""

SECRET_KEY = "of no worth: this server listens on loopback and holds nothing but test data"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "letraz.urls"
USE_TZ = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "rest_framework",
    "letraz",
]
MIDDLEWARE = [
    "letraz.middleware.AllowEveryOrigin",
    "letraz.middleware.OneAtATime",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

# Shared by the threads of this process only.
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:letraz?mode=memory&cache=shared"},
}
# Tables are made from the models directly, because the migrations of Django's own applications take a second.
MIGRATION_MODULES = {"auth": None, "contenttypes": None, "sessions": None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Basic authentication hashes the password of every request, and a strong hash takes a tenth of a second.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

REST_FRAMEWORK = {
    # The first class decides whether a request without credentials gets 401 (if it names a scheme) or 403.
    # The scheme "Basic" would make a browser open its own password dialog.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "letraz.authentication.BearerAuthentication",
        "rest_framework.authentication.BasicAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "letraz.errors.handle",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
    },
}
