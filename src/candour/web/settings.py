"""Django's settings for pages, laid over those of the case file.

No Django app beside the store's is needed: templates, static files and the one-time link are told
apart from the database, and sessions live in memory, so that they end with the server.
"""

import logging
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.urls import clear_url_caches

import candour.store.connection  # noqa: F401 (it sets Django up)
from candour.readers.limits import DEFAULT_LIMITS

HERE = Path(__file__).parent
STATIC = HERE / "static"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
MOST_UPLOADED = 200
"""Files in one form; how large each may be is the readers' limit."""

MOST_BYTES = DEFAULT_LIMITS.file_bytes
"""Bytes in one form: they are held in memory, and never stand in a folder of their own."""

_LOGGERS = ("django.request", "django.security", "django.server")


def set_up_pages(port: int) -> None:
    """Let Django, which the case file set up, answer requests as well; once in a process."""
    for name, value in _settings(port).items():
        setattr(settings, name, value)
    clear_url_caches()
    for logger in _LOGGERS:
        # They would write addresses, which hold the words that a person searched for, and
        # tracebacks, which hold words of the case.
        logging.getLogger(logger).handlers = [logging.NullHandler()]
        logging.getLogger(logger).propagate = False


def _settings(port: int) -> dict[str, Any]:
    return {
        "DEBUG": False,
        "SECRET_KEY": token_urlsafe(48),
        "ALLOWED_HOSTS": list(HOSTS),
        "ROOT_URLCONF": "candour.web.urls",
        "APPEND_SLASH": False,
        "MIDDLEWARE": [
            "candour.web.safety.headers",
            "candour.web.safety.SayLittleOfFailures",
            "candour.web.entrance.gate",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        "CSRF_COOKIE_NAME": f"candour-csrf-{port}",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_AGE": None,
        "CSRF_FAILURE_VIEW": "candour.web.views.refusals.form_refused",
        "DATA_UPLOAD_MAX_NUMBER_FILES": MOST_UPLOADED,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 2000,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        "FILE_UPLOAD_MAX_MEMORY_SIZE": MOST_BYTES,
        "LANGUAGE_CODE": "en-gb",
        "USE_I18N": False,
        "USE_THOUSAND_SEPARATOR": True,
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {
                    "builtins": ["candour.web.tags"],
                    "context_processors": ["candour.web.navigation.around_every_page"],
                },
            }
        ],
    }
