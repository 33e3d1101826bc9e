"""Whether this process can serve: for load balancers and people who want to know quickly."""

import logging
import secrets

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request):
    """“ok”, or 503 and the name of what fails; the reason stands in the log only."""
    failing = [name for name, check in CHECKS.items() if not _passes(name, check)]
    if failing:
        return HttpResponse(f"failing: {', '.join(failing)}\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_cache():
    key, value = f"healthz:{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(key, value, timeout=10)
    if cache.get(key) != value:
        raise LookupError("The cache forgot at once what it was given.")
    cache.delete(key)


CHECKS = {"database": check_database, "cache": check_cache}


def _passes(name, check):
    try:
        check()
    except Exception:  # whatever the driver raises, this process cannot serve
        logger.exception("The %s does not answer.", name)
        return False
    return True
