from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone, translation
from PIL import Image, ImageDraw

from newsroom.cards import Card, card_of
from newsroom.typesetting import FOLDER, Face, fitted
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, OfficialFactory, TopicFactory, VisitFactory, publish_again
from .reader import LANGUAGES, find

pytestmark = pytest.mark.django_db

DISPLAY = Face("notoserifdisplay-bold", 40)


def card(client, record, language, number=1, section="news"):
    return client.get(f"/{language}/{section}/{record.slug}/card-{number}.png")


def test_card_is_a_picture_of_the_size_that_messengers_ask_for(client):
    article = ArticleFactory(title_ko="윤석열 대통령 카자흐스탄 국빈 방문", published=["ko"])

    response = card(client, article, "ko")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=86400, immutable"
    picture = Image.open(BytesIO(response.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(response.content) < 60_000
    again = client.get(response.request["PATH_INFO"], headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_only_current_editions_have_a_card(client):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ko", note="정정")
    publish_again(article, "ko", at=timezone.now() + timedelta(days=1))
    withdrawn = ArticleFactory(published=["ko"])
    withdraw(state_of(withdrawn, "ko"), by=None, notice="철회")
    topic = TopicFactory(published=True)

    assert [card(client, article, "ko", number).status_code for number in (1, 2, 3)] == [404, 200, 404]
    assert card(client, article, "en").status_code == 404
    assert card(client, ArticleFactory(approved=True), "ko").status_code == 404
    assert card(client, withdrawn, "ko").status_code == 404
    assert card(client, topic, "ko", section="topics").status_code == 404


def test_page_names_its_card(client):
    article = ArticleFactory(title_kk="Тақырып", lead_kk="Лид", published=["kk", "ru"], published_at=timezone.now())

    response = client.get(f"/kk/news/{article.slug}/")

    told = {one.attrs["property"]: one.attrs["content"] for one in find(response, "meta") if "property" in one.attrs}
    address = f"http://testserver/kk/news/{article.slug}/"
    assert told == {
        "og:site_name": "Chancery",
        "og:type": "article",
        "og:locale": "kk_KZ",
        "og:locale:alternate": "ru_RU",
        "og:title": "Тақырып",
        "og:description": "Лид",
        "og:url": address,
        "og:image": f"{address}card-1.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Тақырып",
    }
    assert find(response, "meta", name="twitter:card")[0].attrs["content"] == "summary_large_image"
    assert client.get(told["og:image"]).status_code == 200
    past = client.get(f"/kk/news/{article.slug}/", {"as_of": timezone.localdate().isoformat()})
    assert find(past, "meta", property="og:image") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_says_in_its_language_what_it_is_about(language):
    visit = VisitFactory(level="state", start="2024-06", published=[language])
    official = OfficialFactory(published=[language])
    edition = visit.editions.get()

    with translation.override(language):
        cards = [card_of(visit, edition), card_of(official, official.editions.get())]

    state = {"ru": "Государственный визит", "kk": "Мемлекеттік сапар", "ko": "국빈 방문", "en": "State visit"}
    june = {"ru": "июнь 2024\u00a0года", "kk": "2024\u00a0жылғы маусым", "ko": "2024년 6월", "en": "June 2024"}
    assert cards[0] == Card(edition.title, state[language], june[language], language)
    assert cards[1].date == ""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Мурат Нуртлеу посетит Корею", ["Мурат Нуртлеу", "посетит Корею"]),
        ("Шығыс Қазақстан облысы мен Канвондо", ["Шығыс Қазақстан", "облысы мен Канвондо"]),
        ("윤석열 대통령 카자흐스탄 국빈 방문", ["윤석열 대통령", "카자흐스탄 국빈 방문"]),
        ("12\u00a0июня", ["12\u00a0июня"]),
    ],
)
def test_lines_break_between_words_and_are_about_as_long_as_each_other(text, lines):
    width = DISPLAY.width(lines[-1]) * 1.1

    setting = fitted(text, DISPLAY, width, 200, leading=1.2, smallest=0.5)

    assert (setting.lines, setting.scale) == (lines, 1.0)


def test_long_titles_are_set_smaller_and_cut_at_last():
    medium = fitted("слово " * 18, DISPLAY, 400, 200, leading=1.2, smallest=0.5)
    endless = fitted("слово " * 200, DISPLAY, 400, 200, leading=1.2, smallest=0.5)
    unbroken = fitted("카" * 30, DISPLAY, 400, 200, leading=1.2, smallest=0.5)

    assert 0.5 < medium.scale < 1
    assert (endless.scale, endless.lines[-1][-1]) == (0.5, "…")
    assert all(DISPLAY.width(line) * endless.scale <= 400 for line in endless.lines)
    assert "".join(unbroken.lines) == "카" * 30


def test_letters_of_all_four_languages_come_with_the_site():
    """What a font lacks it draws as one and the same box."""
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЩщ«»„“—–№“”‘’·…쀼뷁똠힣" + "".join(chr(code) for code in range(0xAC00, 0xD7A4, 97))

    boxes = [shape("\uffff"), shape("\u1112")]
    assert [letter for letter in letters if shape(letter) in boxes] == []
    assert (FOLDER / "notoserifkr-bold.woff2").stat().st_size < 1_300_000


def shape(letter):
    image = Image.new("L", (60, 60))
    DISPLAY.draw(ImageDraw.Draw(image), 5, 45, letter, "white")
    return image.tobytes()
