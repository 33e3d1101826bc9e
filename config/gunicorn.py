"""How gunicorn serves the site: `gunicorn -c config/gunicorn.py config.wsgi`."""

import os

from config.env import number, text

# The local-memory cache knows one process only, so without a shared cache there is one, with threads.
workers = number("WEB_CONCURRENCY", default=(os.cpu_count() or 1) + 1 if text("CACHE_URL") else 1)
threads = number("WEB_THREADS", default=4)
bind = text("BIND", default="127.0.0.1:8000")
timeout = 30
graceful_timeout = 30
keepalive = 5
max_requests = 5_000
max_requests_jitter = 500
# Loaded before the processes part, so that they share its memory; a new version needs a restart, not a reload.
preload_app = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
forwarded_allow_ips = text("FORWARDED_ALLOW_IPS", default="127.0.0.1")
control_socket_disable = True  # systemd does what it is for

# The name that glibc has for the greatest number of heaps.
M_ARENA_MAX = -8

# The proxy in front writes the access log; gunicorn's own messages join the site's.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}


def on_starting(server):
    """Let the threads of a process share their heaps: each would keep one of its own for what it freed."""
    import ctypes

    glibc = ctypes.CDLL(None)
    if hasattr(glibc, "mallopt"):
        glibc.mallopt(M_ARENA_MAX, 1)


def when_ready(server):
    """Let the processes share what all of them need: addresses, the catalogues of every language, the dictionary."""
    import gc

    from django.conf import settings
    from django.urls import get_resolver
    from django.utils import translation

    from people.curation.words.russian import load_dictionary

    load_dictionary()
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            get_resolver().reverse_dict  # noqa: B018 - asking is what builds it
    # What the collector never looks at is never copied.
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    """Let SQLite plan its queries by what it holds now; the application is loaded, so its settings are there."""
    from django.db import DatabaseError, connection

    from people.curation.statistics import refresh_statistics

    try:
        if connection.vendor == "sqlite":
            refresh_statistics()
    except DatabaseError as error:  # another process is writing; the counts of before serve until the next start
        worker.log.warning("The tables could not be counted: %s", error)
    finally:
        connection.close()
