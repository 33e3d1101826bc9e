"""Names and numbers in the text of an article: whom they lead to, and what stands in the margin."""

import pytest

from ..factories import (
    ArticleFactory,
    ComparisonFactory,
    FigureFactory,
    IndicatorFactory,
    NameVariantFactory,
    OfficialFactory,
    publish_again,
)
from .reader import find, words_of

pytestmark = pytest.mark.django_db

TOKAYEV = {
    "name_ru": "Касым-Жомарт Токаев",
    "family_name_ru": "Токаев",
    "name_kk": "Қасым-Жомарт Тоқаев",
    "family_name_kk": "Тоқаев",
    "name_ko": "카심조마르트 토카예프",
    "family_name_ko": "토카예프",
    "name_en": "Kassym-Jomart Tokayev",
    "family_name_en": "Tokayev",
}


def post(title, start, end="", **bounds):
    titles = {f"title_{code}": title for code in ("ru", "kk", "ko", "en")}
    return titles | {"start": start, "end": end} | bounds


def story(client, language, body, **fields):
    """The page of an article with that text."""
    lead = fields.pop(f"lead_{language}", "…")
    texts = {f"body_{language}": body, f"lead_{language}": lead}
    article = ArticleFactory(**texts | fields, published=[language])
    return client.get(f"/{language}/news/{article.slug}/")


def linked(response):
    return words_of(response, "a", class_="named")


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("ru", "<p>Его принял Касым-Жомарт Токаев. Токаев сказал.</p>", "Касым-Жомарт Токаев"),
        ("ru", "<p>Встреча с Касым-Жомартом Токаевым прошла.</p>", "Касым-Жомартом Токаевым"),
        ("ru", "<p>Он говорил с президентом Токаевым.</p>", "Токаевым"),
        ("kk", "<p>Қасым-Жомарт Тоқаевпен кездесті.</p>", "Қасым-Жомарт Тоқаевпен"),
        ("ko", "<p>카심조마르트 토카예프는 말했다.</p>", "카심조마르트 토카예프"),
        ("ko", "<p>토카예프 대통령이 맞이했다.</p>", "토카예프"),
        ("en", "<p>Mr Brown met <em>Kassym-Jomart Tokayev</em>’s staff.</p>", "Kassym-Jomart Tokayev"),
        ("en", "<p>He thanked President Tokayev.</p>", "Tokayev"),
        ("en", "<h2>Kassym-Jomart Tokayev</h2><p>Later Kassym&nbsp;Tokayev, Kassym-Jomart&nbsp;Tokayev.</p>", None),
    ],
)
def test_first_mention_leads_to_the_person_in_whatever_form_it_stands(client, language, body, words):
    person = OfficialFactory(**TOKAYEV, published=[language])

    response = story(client, language, body, mentions=[person])

    address = f"/{language}/officials/{person.slug}/"
    links = [(one.words, one.attrs["href"]) for one in find(response, "a", class_="named")]
    assert links == [(words or "Kassym-Jomart Tokayev", address)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Nurlan Tokayev is somebody else.</p>",
        '<p><a href="https://example.org/">Kassym-Jomart Tokayev</a> has a page elsewhere.</p>',
        "<h2>Kassym-Jomart Tokayev</h2>",
        "<p>The Tokayevan shores.</p>",
        "<p>Kassym-Jomart <strong>Tokayev</strong></p>",
    ],
)
def test_what_is_not_certainly_the_person_is_left_alone(client, body):
    person = OfficialFactory(**TOKAYEV, published=["en"])

    response = story(client, "en", body, mentions=[person])

    assert linked(response) == []
    assert body in response.content.decode()


def test_two_people_of_one_family_name_are_told_by_their_full_names(client):
    brothers = [
        OfficialFactory(name_en=f"{name} Omarov", family_name_en="Omarov", published=["en"])
        for name in ("Marat", "Timur")
    ]

    response = story(client, "en", "<p>Omarov spoke. Then Timur Omarov spoke.</p>", mentions=brothers)

    assert linked(response) == ["Timur Omarov"]


def test_spelling_met_in_print_is_found_too(client):
    person = OfficialFactory(name_ru="Юн Сок Ёль", family_name_ru="Юн", published=["ru"])
    NameVariantFactory(person, spelling="Юн Сук Ёль", script="Cyrl", language="ru")

    assert linked(story(client, "ru", "<p>Визит Юн Сук Ёля начался.</p>", mentions=[person])) == ["Юн Сук Ёля"]


def test_margin_states_the_post_of_the_day_and_the_post_of_now(client):
    posts = [post("Minister", "2020", "2024-12-31"), post("Ambassador", "2025", confirmed="2099")]
    person = OfficialFactory(**TOKAYEV, appointments=posts, published=["en"])

    body = "<p>Tokayev came. He left.</p><p>Tokayev again.</p>"
    response = story(client, "en", body, mentions=[person], story_date="2024-06-12")

    notes = words_of(response, "span", class_="side-note")
    assert notes == ["Kassym-Jomart Tokayev Minister (until 31 December 2024) now Ambassador Back to the text"]
    text = response.content.decode()
    assert text.index("came.") < text.index("side-note") < text.index("He left.")


def test_person_of_whom_no_post_is_known_on_that_day_has_no_note(client):
    person = OfficialFactory(**TOKAYEV, appointments=[post("Minister", "2020", "2021")], published=["en"])

    response = story(client, "en", "<p>Tokayev came.</p>", mentions=[person], story_date="2024")

    assert (linked(response), find(response, "span", class_="side-note")) == (["Tokayev"], [])


def test_names_of_the_lead_are_linked_once_and_stay_words(client):
    person = OfficialFactory(**TOKAYEV, published=["en"])

    response = story(client, "en", "<p>Tokayev came.</p>", lead_en="“Q&A”: Tokayev <b>", mentions=[person])

    assert words_of(response, "p", class_="lead") == ["“Q&A”: Tokayev <b>"]
    assert (linked(response), find(response, "b")) == (["Tokayev"], [])


def figure(value, *, unit="persons", scale=1, **fields):
    indicator = IndicatorFactory(unit=unit, name_en="Visitors of the fair", published=True)
    return FigureFactory(indicator=indicator, value=value, scale=scale, published=True, **fields)


@pytest.mark.parametrize(
    ("language", "body", "before"),
    [
        ("ru", "<p>Приехали 35 тысяч корейцев.</p>", "35 тысяч корейцев"),
        ("kk", "<p>Биыл 35 мың адам келді.</p>", "35 мың адам"),
        ("ko", "<p>한국인 3만 5천 명이 방문했다.</p>", "3만 5천 명이"),
        ("en", "<p>Of 35,000 people some left. Visitors: 35,000 people.</p>", "Visitors: 35,000 people"),
    ],
)
def test_number_of_the_register_leads_to_its_note_and_back(client, language, body, before):
    response = story(client, language, body, figures=[figure(35, scale=1000)])

    assert f'{before}<sup class="note-ref" id="ref-1"><a href="#note-1"' in response.content.decode()
    assert [one.attrs["href"] for one in find(response, "a", class_="backlink")] == ["#ref-1"]


@pytest.mark.parametrize(
    "body",
    ["<p>Some 35,400 people.</p>", "<p>35 thousand flights.</p>", "<h2>35,000 people</h2>", "<p>35 people, 000.</p>"],
)
def test_number_that_may_be_another_is_not_marked_and_the_figure_is_still_noted(client, body):
    one = figure(35, scale=1000)

    response = story(client, "en", body, figures=[one])

    assert (find(response, "sup"), find(response, "a", class_="backlink")) == ([], [])
    assert one.name_en in find(response, "li", id="note-1")[0].words
    assert body in response.content.decode()


def test_notes_follow_the_text_and_tell_of_the_speaker_and_of_conflicting_values(client):
    speaker = OfficialFactory(name_en="Jane Roe", published=["en"])
    late, early = figure(7, unit="cities"), figure(370, unit="companies", comparator="more_than", said_by=speaker)
    ComparisonFactory(name_en="Two counts", explanation_en="They differ.", figures=[early], published=["en"])
    ComparisonFactory(name_en="A draft of the desk", figures=[early])

    response = story(client, "en", "<p>The 370 firms are in 7 cities.</p>", figures=[late, early], mentions=[speaker])

    notes = [find(response, "li", id=f"note-{number}")[0].words for number in (1, 2)]
    assert notes[0].startswith(f"{early.name_en}: more than 370 companies")
    assert [words in notes[0] for words in ("Jane Roe", "Two counts", "They differ.", "A draft")] == [True] * 3 + [
        False
    ]
    assert notes[1].startswith(f"{late.name_en}: 7 cities")


def test_correction_is_read_with_marks_of_its_own(client):
    person = OfficialFactory(**TOKAYEV, published=["en"])
    article = ArticleFactory(body_en="<p>Tokayev came.</p>", mentions=[person], published=["en"])
    client.get(f"/en/news/{article.slug}/")

    publish_again(article, "en", body_en="<p>On Monday Kassym-Jomart Tokayev came.</p>")

    assert linked(client.get(f"/en/news/{article.slug}/")) == ["Kassym-Jomart Tokayev"]


def test_words_of_another_language_are_marked_where_it_is_certain(client):
    body = "<p>Обзор «Growth and cooperation: a year» вышел в Samsung Life Insurance; по-корейски 연합뉴스.</p>"

    text = story(client, "ru", body).content.decode()

    assert '«<span lang="en">Growth and cooperation: a year</span>»' in text
    assert 'в Samsung Life Insurance; по-корейски <span lang="ko">연합뉴스</span>.' in text
