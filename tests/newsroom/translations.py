"""How a translation goes out as a file and comes back: uploaded, looked at, taken over."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from people.curation.exchange import formats
from people.curation.exchange.packing import pack
from people.curation.exchange.parcel import State
from people.curation.translating.units import worksheet
from tests.factories import ArticleFactory

IMPORT = "/admin/translate/import/"
BODY_RU = '<p>Визит <strong>в Сеул</strong>.</p><p>Итог: <a href="https://example.org/?a=1&amp;b=2">4,3 млрд</a>.</p>'
BODY_KO = '<p><strong>서울</strong> 방문.</p><p>결과: <a href="https://example.org/?a=1&amp;b=2">43억</a>.</p>'
FORMATS = ["xliff2", "xliff1", "po", "xlsx"]


def translatable_article():
    texts = {"title_ru": "Визит", "lead_ru": "Три дня.", "body_ru": BODY_RU, "title_ko": "방문", "body_ko": BODY_KO}
    return ArticleFactory(languages=[], slug="visit", **texts)


def parcel_of(*records, language="ko"):
    return pack(records, language)


def translated(parcel, name="xliff2", *, state=None, **texts):
    """The file as a translator sends it back, with these texts by their keys."""
    parts = tuple(
        replace(
            part,
            items=tuple(
                replace(item, target=texts.get(item.key.replace(".", "_"), item.target), state=state or State.DRAFT)
                for item in part.items
            ),
        )
        for part in parcel.parts
    )
    return formats.FORMATS[name].write(replace(parcel, parts=parts))


def upload(client, content, name="visit.xlf"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def planned(client, content):
    response = upload(client, content)
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response["Location"])


def apply(client, response, **answers):
    return client.post(response.request["PATH_INFO"], answers)


def lines_of(response):
    return [
        (line.fate, line.words, [reason.code for reason in line.reasons], [reason.code for reason in line.warnings])
        for group in response.context["groups"]
        for line in group.lines
    ]


def statuses_of(article):
    article.refresh_from_db()
    return {str(unit.status) for unit in worksheet(article, "ko").units}


def texts_of(article):
    article.refresh_from_db()
    return article.title_ko, article.lead_ko, article.body_ko
