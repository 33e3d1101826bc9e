"""What the pages of a filled database cost this process and its database, each made anew and not from the cache."""

from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom import counter
from newsroom.models import Article
from newsroom.views import articles
from people.curation.models import Edition
from people.models import Official
from tests.benchmarks.clock import quartiles

LANGUAGE = "ru"
# PostgreSQL keeps the plan of what it was asked eight times.
ROUNDS = 25
# Asks past the page cache, as staff do; the session is never opened.
UNCACHED = {"HTTP_COOKIE": "sessionid="}
COMMON_WORD = "министр"


def addresses() -> dict[str, str]:
    """One page of each kind; the people, bodies and topics are those that most stories are about."""
    news = f"/{LANGUAGE}/news/"
    edition = newest_edition()
    article = Article.objects.get(pk=edition.object_id)
    official = Official.objects.order_by("pk").first().slug
    topic = article.topics.order_by("pk").first().slug
    body = article.mentions.exclude(organisation=None).first().organisation.slug
    rare = quote(edition.title.split()[-1])
    return {
        "front page": f"/{LANGUAGE}/",
        "article": article_address(edition),
        "official": f"/{LANGUAGE}/officials/{official}/",
        "organisation": f"/{LANGUAGE}/organisations/{body}/",
        "list": news,
        "list, last page": f"{news}?before=end",
        "list of a topic": f"{news}?topic={topic}",
        "list of an official": f"{news}?official={official}",
        "list of three": f"{news}?official={official}&topic={topic}&year=2025",
        "list of a year": f"{news}?year=2024",
        "chronicle": f"/{LANGUAGE}/chronicle/",
        "rare word": f"/{LANGUAGE}/search/?q={rare}",
        "common word": f"/{LANGUAGE}/search/?q={quote(COMMON_WORD)}",
    }


def newest_edition() -> Edition:
    editions = Edition.objects.about_model(Article).filter(language=LANGUAGE, number=1)
    return editions.filter(superseded_at=None, withdrawn_at=None).order_by("-pk").first()


def article_address(edition) -> str:
    return f"/{edition.language}/news/{edition.record.slug}/"


def measure_pages(chief) -> dict[str, dict]:
    """Milliseconds worked and number of queries, by name."""
    reader, desk = Client(**UNCACHED), Client()
    desk.force_login(chief)
    asked = {name: (reader, path) for name, path in addresses().items()} | {
        "admin list": (desk, "/admin/newsroom/article/")
    }
    cases = {name: lambda client=client, path=path: get(client, path) for name, (client, path) in asked.items()}
    found = {name: {"queries": num_queries(case)} for name, case in cases.items()}
    cases["article from constants"] = template_from_constants(reader)
    times = quartiles(cases, rounds=ROUNDS)
    # Apart from the others, which would forget what they remember as well.
    cases["list after a publication"] = lambda: (counter.raise_counter(), cases["list"]())
    times |= quartiles({"list after a publication": cases["list after a publication"]}, rounds=ROUNDS)
    return {name: found.get(name, {}) | {"ms": times[name]} for name in cases}


def get(client, path):
    response = client.get(path)
    assert response.status_code == 200, f"{path} answers {response.status_code}."
    return response


def num_queries(case) -> int:
    case()
    with CaptureQueriesContext(connection) as queries:
        case()
        return len(queries)


def template_from_constants(client):
    """The article's template with all that its view found, so that nothing is left to do but to write it out."""
    view_renders, seen = articles.render, []
    articles.render = lambda *args, **kwargs: seen.append((args, kwargs)) or view_renders(*args, **kwargs)
    try:
        get(client, addresses()["article"])
    finally:
        articles.render = view_renders
    args, kwargs = seen[0]
    return lambda: view_renders(*args, **kwargs)
