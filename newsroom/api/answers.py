"""How the interface answers: JSON for any origin, and problems in a whole sentence (RFC 9457)."""

from functools import wraps

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import translation

from newsroom.caching import ASK_EACH_TIME
from people.curation.languages import Language

METHODS = ("GET", "HEAD", "OPTIONS")
PROBLEM = "application/problem+json"
TITLES = {400: "Bad request", 404: "Not found", 405: "Method not allowed"}


class Problem(Exception):
    """What keeps a request from an answer; `more` are members of their own, such as `parameter`."""

    def __init__(self, status: int, detail: str, **more):
        self.status, self.detail, self.more = status, detail, more


def answers_programs(view):
    """Answer reading programs of any origin; texts of the interface are English, whatever the client prefers."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        with translation.override(Language.EN):
            response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        response["Content-Language"] = "mul" if response.status_code == 200 else Language.EN
        response["Cache-Control"] = ASK_EACH_TIME
        response.is_for_every_language = True
        return response

    return answer


def _answer(view, request, *args, **kwargs):
    if request.method == "OPTIONS":
        return _allowed()
    try:
        if request.method not in METHODS:
            raise Problem(405, f"This interface is for reading: it answers {', '.join(METHODS)} and nothing else.")
        return view(request, *args, **kwargs)
    except Problem as problem:
        return _problem(problem)
    except Http404 as absent:
        return _problem(Problem(404, str(absent) or "There is nothing at this address."))


def _allowed():
    response = HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
    response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _problem(problem):
    data = {"type": "about:blank", "title": TITLES[problem.status], "status": problem.status, "detail": problem.detail}
    response = json(data | problem.more, status=problem.status, content_type=PROBLEM)
    if problem.status == 405:
        response["Allow"] = ", ".join(METHODS)
    return response


def json(data, **kwargs) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, **kwargs)
