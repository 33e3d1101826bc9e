"""Error pages in the reader's language."""

from django.shortcuts import render


def page_not_found(request, exception):
    reason = str(exception) if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "errors/404.html", {"reason": reason}, status=404)


def permission_denied(request, exception):
    return render(request, "errors/403.html", status=403)


def bad_request(request, exception):
    return render(request, "errors/400.html", status=400)


def server_error(request):
    """Needs neither the database nor the context of the site, either of which may be what failed."""
    return render(request, "errors/500.html", status=500)
