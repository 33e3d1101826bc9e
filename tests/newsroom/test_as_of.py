from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from people.date_words import date_words
from people.dates import HonestDate

from ..factories import ArticleFactory, OfficialFactory, publish_again
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, words_of

pytestmark = pytest.mark.django_db

MARCH = datetime(2025, 3, 1, 12, tzinfo=UTC)
MONTH = timedelta(days=31)
LISTS = ["", "news/", "officials/", "organisations/", "visits/", "documents/", "events/", "figures/", "chronicle/"]
PAGES = [*LISTS, "corrections/", "search/", "feed.atom", "visits/calendar.ics", "topics/x/feed.atom", "news/x/"]


def path(article, language="ko"):
    return f"/{language}/news/{article.slug}/"


def story(language="ko"):
    """Published in March, corrected in April, withdrawn in May, published again in June."""
    article = ArticleFactory(**{f"title_{language}": "March"}, published=[language], published_at=MARCH)
    publish_again(article, language, at=MARCH + MONTH, note="April note", **{f"title_{language}": "April"})
    publish_again(article, language, at=MARCH + 3 * MONTH, **{f"title_{language}": "June"})
    return article


@pytest.mark.parametrize(
    ("day", "title", "num_notes"),
    [("2025-03-01", "March", 0), ("2025-03-31", "March", 0), ("2025-04-01", "April", 1), ("2025-06-30", "June", 1)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_read_as_it_stood_at_the_end_of_that_day(client, language, day, title, num_notes):
    article = story(language)

    response = client.get(path(article, language), {"as_of": day})

    assert words_of(response, "h1") == [title]
    assert text_of(response).count("April note") == num_notes


@pytest.mark.parametrize("page", ["news/", "", "search/?q=june"])
@pytest.mark.parametrize(("day", "titles"), [("2025-02-28", []), ("2025-03-01", ["March"]), ("2025-04-01", ["April"])])
def test_list_is_read_as_it_stood_on_that_day(client, page, day, titles):
    story()
    query = f"{'&' if '?' in page else '?'}as_of={day}"

    seen = texts_on(client.get(f"/ko/{page.replace('june', (titles or ['march'])[0])}{query}"))

    assert sorted({"March", "April", "June"} & seen) == titles


def test_page_that_was_not_published_yet_is_not_found(client):
    assert client.get(path(story()), {"as_of": "2025-02-28"}).status_code == 404


def test_day_ends_at_midnight_of_the_desk_and_not_of_greenwich(client):
    article = ArticleFactory(published=["ko"], published_at=datetime(2025, 3, 1, 20, tzinfo=UTC))

    statuses = {day: client.get(path(article), {"as_of": day}).status_code for day in ("2025-03-01", "2025-03-02")}

    assert statuses == {"2025-03-01": 404, "2025-03-02": 200}


def test_withdrawn_page_is_read_as_it_stood_before(client):
    article = ArticleFactory(withdrawn=["ko"], published_at=MARCH, withdrawn_at=MARCH + MONTH)

    statuses = {day: client.get(path(article), {"as_of": day}).status_code for day in ("2025-03-02", "2025-04-02")}

    assert statuses == {"2025-03-02": 200, "2025-04-02": 410}


@pytest.mark.parametrize("language", LANGUAGES)
def test_past_page_says_so_and_leads_back_to_the_present(client, language):
    response = client.get(path(story(language), language), {"as_of": "2025-03-05"})

    day = date_words(HonestDate.parse("2025-03-05"), language)
    sentence = said("You are reading the site as it stood on %(day)s.", language) % {"day": day}
    way_back = said("Read it as it stands now", language)
    assert words_of(response, "div", class_="banner") == [f"{sentence} {way_back}".replace("\xa0", " ")]
    assert way_back in words_of(response, "a", href="?")


def test_page_of_today_bears_no_banner(client):
    assert find(client.get(path(story())), "div", class_="banner") == []


@pytest.mark.parametrize("page", LISTS)
def test_past_page_is_kept_from_search_engines_and_points_to_the_present_one(client, page):
    response = client.get(f"/ko/{page}", {"as_of": "2025-03-05"})

    assert response["X-Robots-Tag"] == "noindex"
    assert find(response, "meta", name="robots")[0].attrs["content"] == "noindex"
    assert find(response, "link", rel="canonical")[0].attrs["href"] == f"http://testserver/ko/{page}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_a_page_of_the_site_stays_on_the_day(client, language):
    article = story(language)

    for page in (f"/{language}/", f"/{language}/news/", path(article, language), f"/{language}/search/?q=march"):
        response = client.get(f"{page}{'&' if '?' in page else '?'}as_of=2025-03-05")
        links = [link.attrs for link in find(response, "a") if "data-leaves-the-day" not in link.attrs]
        public = [link["href"] for link in links if link["href"].startswith(("/", "?"))]
        assert len(public) > 10
        assert [href for href in public if href.count("as_of=2025-03-05") != 1] == []
        elsewhere = [link["href"] for link in links if not link["href"].startswith(("/", "?"))]
        assert [href for href in elsewhere if "as_of" in href] == []


def test_forms_stay_on_the_day_but_for_the_one_that_asks_for_it(client):
    response = client.get("/ko/search/", {"as_of": "2025-03-05"})

    hidden = find(response, "input", type="hidden", name="as_of")
    forms = [form for form in find(response, "form") if "data-leaves-the-day" not in form.attrs]
    assert [field.attrs["value"] for field in hidden] == ["2025-03-05"] * len(forms)
    assert [field.attrs["value"] for field in find(response, "input", type="date")] == ["2025-03-05"]


def test_links_in_the_text_of_an_article_stay_on_the_day_and_those_to_other_sites_are_left_alone(client):
    links = '<a href="/ko/officials/x/?a=1&amp;b=2#posts">하나</a><a href="https://example.org/ko/">둘</a>'
    article = ArticleFactory(body_ko=f"<p>{links}</p>", published=["ko"], published_at=MARCH)

    response = client.get(path(article), {"as_of": "2025-03-05"})

    assert [
        find(response, "a", href=href) != []
        for href in (
            "/ko/officials/x/?a=1&b=2&as_of=2025-03-05#posts",
            "https://example.org/ko/",
        )
    ] == [True, True]


@pytest.mark.parametrize("day", ["", "yesterday", "2999-01-01"])
def test_links_of_a_page_of_today_name_no_day(client, day):
    response = client.get("/ko/news/", {"as_of": day})

    assert [link for link in find(response, "a") if "as_of" in link.attrs.get("href", "")] == []


def test_language_switch_stays_on_the_day(client):
    response = client.get("/ko/news/", {"as_of": "2025-03-05"})

    links = [link.attrs["href"] for link in find(response, "a", rel="alternate")]
    assert links == [f"/{code}/news/?as_of=2025-03-05" for code in ("ru", "kk", "en")]


@pytest.mark.parametrize("page", PAGES)
def test_day_to_come_is_refused_in_a_sentence(client, page):
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    ArticleFactory(title_ko="Tomorrow", scheduled_at=timezone.now() + timedelta(hours=1))

    response = client.get(f"/ko/{page}", {"as_of": day})

    sentence = said("%(value)s is still to come. Choose a day in the past.", "ko") % {"value": day}
    assert (response.status_code, sentence in texts_on(response)) == (404, True)
    assert find(response, "div", class_="banner") == []


@pytest.mark.parametrize(
    "day", ["yesterday", "2025-13-01", "2025-02-30", "2025", "1.3.2025", "2025-03-01T10:00", "\0", "<b>"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_refused_in_a_sentence(client, language, day):
    response = client.get(f"/{language}/", {"as_of": day})

    sentence = said("“%(value)s” is not a date. Write it as 2025-03-01.", language) % {"value": day}
    assert (response.status_code, sentence in texts_on(response)) == (404, True)
    assert find(response, "div", class_="banner") == []


@pytest.mark.parametrize("day", ["20250305", "2025-W10-3", "0001-01-01"])
def test_every_way_to_write_a_past_day_is_taken_or_refused_but_breaks_nothing(client, day):
    assert client.get("/ko/", {"as_of": day}).status_code in (200, 404)


def test_today_shows_no_text_of_a_later_hour(client):
    article = ArticleFactory(scheduled_at=timezone.now() + timedelta(minutes=1))

    assert client.get(path(article), {"as_of": timezone.localdate().isoformat()}).status_code == 404


def test_past_page_of_a_person_keeps_the_name_of_that_day(client):
    official = OfficialFactory(name_ko="옛 이름", published=["ko"], published_at=MARCH)
    publish_again(official, "ko", at=MARCH + MONTH, name_ko="새 이름")

    names = [
        words_of(client.get(f"/ko/officials/{official.slug}/", {"as_of": day}), "h1")
        for day in ("2025-03-02", "2025-04-02")
    ]

    assert names == [["옛 이름"], ["새 이름"]]
    assert title_in(official, "ko") == "새 이름"
