from decimal import Decimal

import pytest
from django.forms import modelform_factory
from django.utils import translation

from newsroom.models import Article
from people.curation.models import Edition
from tests.factories import (
    LANGUAGES,
    ArticleFactory,
    EventFactory,
    FigureFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    VisitFactory,
    publish_again,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db

HARM = [
    ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
    ('<p><a href="JaVaScRiPt:alert(1)">a</a></p>', "<p><a>a</a></p>"),
    ('<p>a<img src="data:text/html;base64,AA" alt="b" onerror="alert(1)"></p>', '<p>a<img alt="b"></p>'),
    ("<p>a</p><iframe src='https://example.com/'></iframe>", "<p>a</p>"),
    ("<p>a</p><svg><script>alert(1)</script></svg>", "<p>a</p>"),
    ('<p style="position:fixed" class="x" id="y">a</p>', "<p>a</p>"),
    ("<p><blink>a</blink></p>", "<p>a</p>"),
    ("<h1>a</h1><h2>b</h2>", "a<h2>b</h2>"),
    ("<p>a</p><!-- b --><style>p{}</style>", "<p>a</p>"),
    ("<p>1 < 2 & 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
]
HARMLESS = [
    "<h2>a</h2><h3>b</h3><p>c<br><strong>d</strong> <em>e</em> m<sup>2</sup> CO<sub>2</sub></p>",
    '<p><a href="https://example.com/">a</a> <a href="mailto:desk@example.com">b</a> <a href="/ko/news/x/">c</a></p>',
    "<ul><li><p>a</p></li></ul><ol><li><p>b</p></li></ol><blockquote><p>c</p></blockquote><hr>",
    '<table><tbody><tr><th colspan="2">a</th></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
    '<figure><img src="/media/a.png" alt="b"><figcaption>c</figcaption></figure>',
    "<p>Қазақ, русский, 한국어 &amp; «кавычки»</p>",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("written", "kept"), HARM)
def test_harm_is_taken_out_of_a_text_at_each_save(language, written, kept):
    article = ArticleFactory(**{f"body_{language}": written})

    article.refresh_from_db()
    assert getattr(article, f"body_{language}") == kept


@pytest.mark.parametrize("text", HARMLESS)
def test_what_the_editor_offers_survives_a_save(text):
    article = ArticleFactory(body_ko=text)

    article.refresh_from_db()
    assert article.body_ko == text


@pytest.mark.parametrize("active", LANGUAGES)
def test_every_language_is_cleaned_whichever_is_active(active):
    with translation.override(active):
        article = ArticleFactory(**{f"body_{code}": "<p>a</p><script>b</script>" for code in LANGUAGES})

    article.refresh_from_db()
    assert [getattr(article, f"body_{code}") for code in LANGUAGES] == ["<p>a</p>"] * 4


def test_harm_is_taken_out_when_a_form_is_cleaned():
    form = modelform_factory(Article, fields=["body_ko"])({"body_ko": "<p>a</p><script>b</script>"})

    form.is_valid()

    assert form.instance.body_ko == "<p>a</p>"


def test_harm_does_not_reach_an_edition():
    article = ArticleFactory(published=["ko"])

    publish_again(article, "ko", body_ko='<p onclick="alert(1)">본문</p>')

    assert Edition.objects.get(number=2).body == "<p>본문</p>"


@pytest.mark.parametrize(
    ("value", "scale", "amount"), [("4.3", 10**9, Decimal("4300000000")), ("0", 1, Decimal(0)), (None, 10**6, None)]
)
def test_amount_is_the_value_at_its_scale(value, scale, amount):
    figure = FigureFactory(value=value, scale=scale)

    figure.refresh_from_db()
    assert figure.amount == amount


def test_edition_of_a_visit_holds_programme_and_unnamed_participants_in_its_language():
    visit = VisitFactory(
        participants=[OfficialFactory(), {"post_title_ko": "부지사", "post_title_ru": "Вице-губернатор"}],
        programme=[{"title_ko": "회담", "title_ru": "Переговоры"}, {"title_ru": "Экскурсия"}],
        published=["ko"],
    )

    talks = visit.programme.get(position=1)
    assert visit.editions.get().data == {"programme": {talks.slug: "회담"}, "participants": {"2": "부지사"}}


def test_edition_of_a_document_holds_unnamed_signatories_in_its_language():
    document = SignedDocumentFactory(
        parties=[
            PlaceFactory(kind="country"),
            {"organisation": OrganisationFactory(), "signatory_title_ko": "차관", "signatory_title_en": "Deputy"},
        ],
        published=["ko", "ru"],
    )

    assert document.editions.get(language="ko").data == {"signatories": {"2": "차관"}}
    assert document.editions.get(language="ru").data == {}


def test_two_events_are_not_part_of_each_other():
    forum = EventFactory()
    session = EventFactory(part_of=forum)
    forum.part_of = session

    with refused("event-cycle", on="part_of"):
        forum.clean()


def test_standing_of_a_title_is_told_per_language():
    document = SignedDocumentFactory(title_status_ko="official")

    assert [str(document.title_status_in(code)) for code in ("ko", "ru")] == ["official", "working translation"]
