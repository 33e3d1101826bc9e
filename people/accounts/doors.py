"""What lies between the password and the desk."""

from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from people.curation import rules
from people.curation.rules import Step

ALWAYS_OPEN = {"admin:login", "admin:logout"}
# The first of each is where the person is led.
OPEN_AT = {
    Step.CODE: ["admin:account-code"],
    Step.PASSWORD: ["admin:password_change"],
    Step.ENROLMENT: ["admin:second-factor", "admin:password_change"],
}


class DoorMiddleware:
    """Whoever still owes a step is a stranger to every view but those of that step.

    So no page of the desk, present or future, needs a guard of its own for the second factor.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(partial(_as_admitted, request, request.user))
        return self.get_response(request)


def _as_admitted(request, person):
    step = rules.step_before_entry(person) if person.is_authenticated else None
    view = request.resolver_match and request.resolver_match.view_name
    if step is None or view in ALWAYS_OPEN or view in OPEN_AT[step]:
        return person
    return AnonymousUser()


def next_door(request) -> str:
    """Where somebody who gave the password has to go first; empty for strangers and those who may enter."""
    step = rules.step_before_entry(request.user) if request.user.is_authenticated else None
    if step is None:
        return ""
    return f"{reverse(OPEN_AT[step][0])}?{urlencode({'next': destination(request)})}"


def destination(request) -> str:
    """The page of this site that the person wanted to see, or the front page of the desk."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")


def speak(response, language: str):
    """Let the interface speak that language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
