"""A story as an entry for a list of references; the address is that of the edition, which never changes."""

from datetime import UTC, datetime

import pytest

from ..factories import ArticleFactory, publish_again
from .reader import find, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 20, tzinfo=UTC)


def cited(**fields):
    article = ArticleFactory(slug="talks", published=["en"], **fields)
    publish_again(article, "en", at=MAY)
    return article


def test_page_cites_its_edition_by_number_day_and_lasting_address(client):
    cited(title_en="Talks & tea", byline_en="Jane Roe, envoy")

    response = client.get("/en/news/talks/")

    address = "http://testserver/en/news/talks/editions/2/"
    assert words_of(response, "p", class_="citation") == [
        f"Jane Roe, envoy. “Talks & tea”. Chancery, edition 2, 2 May 2025. {address}"
    ]
    assert client.get(find(response, "a", href=address)[0].attrs["href"]).status_code == 200


def test_bibtex_escapes_what_latex_would_take_for_commands(client):
    cited(title_en="100% {tea} & talks_~", byline_en="")

    response = client.get("/en/news/talks/cite.bib")

    assert response["Content-Disposition"] == 'attachment; filename="chancery-talks-en-2.bib"'
    assert response.content.decode().splitlines() == [
        "@online{chancery-talks-en-2,",
        r"  title = {{100\% \{tea\} \& talks\_\~{}}},",
        "  author = {{Chancery}},",
        "  organization = {Chancery},",
        "  date = {2025-05-02},",
        "  version = {2},",
        "  url = {http://testserver/en/news/talks/editions/2/},",
        "  langid = {english},",
        "}",
    ]


def test_ris_keeps_each_field_on_a_line_of_its_own(client):
    cited(title_en="Talks\nER  - ", byline_en="Jane Roe")

    lines = client.get("/en/news/talks/cite.ris").content.decode().split("\r\n")

    assert lines[:3] == ["TY  - NEWS", "TI  - Talks ER -", "AU  - Jane Roe"]
    assert lines[-3:] == ["ID  - chancery-talks-en-2", "ER  - ", ""]


def test_text_that_is_not_public_cannot_be_cited(client):
    ArticleFactory(slug="draft")

    assert [client.get(f"/en/news/draft/cite.{suffix}").status_code for suffix in ("bib", "ris")] == [404, 404]
