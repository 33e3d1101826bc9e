"""Error pages in the reader's language."""

from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def page_not_found(request, exception):
    reason = str(exception) if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "errors/404.html", {"reason": reason}, status=404)


def permission_denied(request, exception):
    return render(request, "errors/403.html", status=403)


def bad_request(request, exception):
    """Does without the context of the site, which would stumble over a false host again."""
    return HttpResponseBadRequest(render_to_string("errors/400.html"))


def server_error(request):
    """Does without the database and the context of the site, either of which may be what failed."""
    return HttpResponseServerError(render_to_string("errors/500.html"))
