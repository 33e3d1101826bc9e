"""How a translator works side by side: opens the page, types into fields, sends the form or lets the script do it."""

import json

from django.urls import reverse

from tests.factories import ArticleFactory

BODY_RU = "<p>Президент прибыл в Сеул.</p><h2>Торговля</h2><p>Товарооборот составил <strong>4,3</strong> млрд.</p>"
BODY_KO = "<p>대통령이 서울에 도착했다.</p><h2>교역</h2><p>교역액은 <strong>43억</strong> 달러였다.</p>"


def article_in(*languages, **fields):
    texts = {"title_ru": "Визит", "lead_ru": "Три дня.", "body_ru": BODY_RU}
    texts |= {"title_ko": "방문", "lead_ko": "사흘간.", "body_ko": BODY_KO} if "ko" in languages else {}
    return ArticleFactory(languages=[], **{**texts, **fields})


def address(record, language="ko"):
    opts = record._meta
    return reverse("admin:translate_record", args=[opts.app_label, opts.model_name, record.pk, language])


def rows(response):
    return {row.key: row for row in response.context["rows"]}


def filled(response):
    """What the browser would send back if nothing was changed."""
    return {
        f"{what}:{row.key}": value
        for row in response.context["rows"]
        for what, value in (("text", row.text.replace("\n", "\r\n")), ("token", row.token))
    }


def save(client, record, *, opened=None, **post):
    """Open the page, unless it was opened before, change these texts, send the form."""
    opened = opened or client.get(address(record))
    texts = {f"text:{key}": text for key, text in post.pop("texts", {}).items()}
    return client.post(address(record), filled(opened) | texts | post)


def ask(client, record, **post):
    """As the script does."""
    response = client.post(address(record), post, headers={"Accept": "application/json"})
    return json.loads(response.content)


def refusals(response):
    return {row.key: [reason.code for reason in row.refused] for row in response.context["rows"] if row.refused}
