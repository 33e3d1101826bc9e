"""Names that are locked after too many failed logins from one address."""

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from .second_factor import forgive_wrong_codes


def locks(**names) -> QuerySet:
    """Pairs of a user name and an address that are locked now; `names` filter them, as in `username="desk"`."""
    counted = AccessAttempt.objects.order_by().filter(
        attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME, **names
    )
    failures = counted.values("username", "ip_address").annotate(failures=Sum("failures_since_start"))
    return failures.filter(failures__gte=settings.AXES_FAILURE_LIMIT)


def unlock(account) -> None:
    """Forget the failed logins and the wrong codes of an account."""
    reset(username=account.get_username())
    forgive_wrong_codes(account)


def refuse_locked(request, original_response=None, credentials=None):
    """Says the same whether there is such an account or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {
        **admin.site.each_context(request),
        "title": _("Too many failed logins"),
        "minutes": minutes,
        "num_attempts": settings.AXES_FAILURE_LIMIT,
    }
    response = render(request, "admin/account/locked.html", context, status=429)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "no-store"
    return response
