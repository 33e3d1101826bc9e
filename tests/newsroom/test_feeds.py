from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from newsroom import feeds
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, OfficialFactory, OrganisationFactory, TopicFactory, publish_again
from .reader import LANGUAGES, said, title_in, titles_in

pytestmark = pytest.mark.django_db

ATOM = {"": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
SUBJECTS = [
    ("officials", OfficialFactory, "mentions"),
    ("organisations", OrganisationFactory, "mentions"),
    ("topics", TopicFactory, "topics"),
]


def feed_of(response):
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(feed):
    return [title.text for title in feed.findall("entry/title", ATOM)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_holds_the_news_of_its_language_newest_first(client, language):
    ArticleFactory()
    ArticleFactory(approved=True)
    ArticleFactory(published=[code for code in LANGUAGES if code != language])
    ArticleFactory(withdrawn=[language])
    ArticleFactory(scheduled_at=datetime(2099, 1, 1, tzinfo=UTC))
    articles = [ArticleFactory(published=[language]) for _ in range(2)]

    feed = feed_of(client.get(f"/{language}/feed.atom"))

    assert titles(feed) == titles_in(articles[::-1], language)
    assert feed.attrib[XML_LANG] == language
    assert feed.findtext("title", "", ATOM) == said("Chancery: Kazakhstan and Korea, on record", language)


def test_feed_is_valid_atom(client):
    topic = TopicFactory(slug="trade", name_ko="무역", published=["ko"])
    unseen = TopicFactory(published=["ru"])
    article = ArticleFactory(lead_ko="1 < 2 & 4 > 3", topics=[topic, unseen], published=["ko"], published_at=MAY)
    publish_again(article, "ko", at=MAY.replace(day=2), note="정정 <1>")

    feed = feed_of(client.get("/ko/feed.atom"))

    site = "http://testserver/ko"
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert [part.tag.partition("}")[2] for part in feed] == [
        *("title", "link", "link", "id", "updated", "author", "subtitle", "entry")
    ]
    assert feed.findtext("id", "", ATOM) == "tag:chancery,2026:ko/feed.atom"
    assert feed.findtext("updated", "", ATOM) == "2025-05-02T07:00:00+00:00"
    assert [part.text for part in feed.find("author", ATOM)] == ["Chancery", f"{site}/"]
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall("link", ATOM)}
    assert links == {"alternate": f"{site}/news/", "self": f"{site}/feed.atom"}
    entry = feed.find("entry", ATOM)
    assert {part.tag.partition("}")[2]: part.text for part in entry} == {
        "title": title_in(article, "ko"),
        "link": None,
        "published": "2025-05-01T07:00:00+00:00",
        "updated": "2025-05-02T07:00:00+00:00",
        "id": f"tag:chancery,2026:ko/news/{article.slug}",
        "summary": f"<p>1 &lt; 2 &amp; 4 &gt; 3</p><p><strong>{said('Correction', 'ko')}.</strong> 정정 &lt;1&gt;</p>",
        "category": None,
    }
    assert entry.find("link", ATOM).attrib["href"] == f"{site}/news/{article.slug}/"
    assert entry.find("summary", ATOM).attrib == {"type": "html"}
    assert [one.attrib for one in entry.findall("category", ATOM)] == [{"term": "trade", "label": "무역"}]


def test_every_feed_has_an_identity_of_its_own(client):
    records = {section: factory(published=True) for section, factory, _field in SUBJECTS}
    paths = [f"/{code}/feed.atom" for code in LANGUAGES]
    paths += [f"/{code}/{section}/{one.slug}/feed.atom" for code in LANGUAGES for section, one in records.items()]

    feeds = {path: feed_of(client.get(path)) for path in paths}

    assert len({feed.findtext("id", "", ATOM) for feed in feeds.values()}) == len(paths)
    pages = {path: feed.find("link[@rel='alternate']", ATOM).attrib["href"] for path, feed in feeds.items()}
    topic, official = records["topics"].slug, records["officials"].slug
    assert pages[f"/kk/topics/{topic}/feed.atom"] == f"http://testserver/kk/news/?topic={topic}"
    assert pages[f"/kk/officials/{official}/feed.atom"] == f"http://testserver/kk/officials/{official}/"


def test_feed_without_entries_does_not_change_with_the_clock(client):
    first, second = (client.get("/ko/feed.atom") for _ in range(2))

    assert feed_of(first).findtext("updated", "", ATOM) == "2026-01-01T00:00:00+00:00"
    assert first["ETag"] == second["ETag"]


def test_withdrawal_empties_the_feed_also_of_readers_who_ask_by_date(client):
    article = ArticleFactory(published=["ko"], published_at=MAY)
    first = client.get("/ko/feed.atom")
    asked = {"if-modified-since": first["Last-Modified"]}
    unchanged = client.get("/ko/feed.atom", headers=asked)

    withdraw(state_of(article, "ko"), by=None, notice="철회", at=MAY.replace(day=3))
    changed = client.get("/ko/feed.atom", headers=asked)

    assert (first["Last-Modified"], unchanged.status_code) == ("Thu, 01 May 2025 07:00:00 GMT", 304)
    assert (changed["Last-Modified"], titles(feed_of(changed))) == ("Sat, 03 May 2025 07:00:00 GMT", [])


def test_long_feed_leads_on_to_its_older_entries(client, monkeypatch):
    monkeypatch.setattr(feeds, "NUM_ITEMS", 2)
    articles = [ArticleFactory(published=["ko"]) for _ in range(3)][::-1]

    first = feed_of(client.get("/ko/feed.atom"))
    further = first.find("link[@rel='next']", ATOM).attrib["href"]
    last = feed_of(client.get(further))

    assert [titles(first), titles(last)] == [titles_in(articles[:2], "ko"), titles_in(articles[2:], "ko")]
    assert last.find("link[@rel='first']", ATOM).attrib["href"] == "http://testserver/ko/feed.atom"
    assert last.find("link[@rel='next']", ATOM) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("section", "factory", "field"), SUBJECTS)
def test_feed_of_a_record_holds_the_news_about_it(client, language, section, factory, field):
    record = factory(published=[language])
    about = ArticleFactory(published=[language], **{field: [record]})
    ArticleFactory(published=[language])
    ArticleFactory(**{field: [record]})

    feed = feed_of(client.get(f"/{language}/{section}/{record.slug}/feed.atom"))

    assert titles(feed) == [title_in(about, language)]
    assert feed.attrib[XML_LANG] == language
    assert feed.findtext("title", "", ATOM).startswith(f"{title_in(record, language)} · ")


@pytest.mark.parametrize(("section", "factory", "field"), SUBJECTS)
def test_feed_of_a_draft_is_not_found(client, section, factory, field):
    record = factory()
    ArticleFactory(published=["ko"], **{field: [record]})

    assert client.get(f"/ko/{section}/{record.slug}/feed.atom").status_code == 404


@pytest.mark.parametrize(("section", "factory", "field"), SUBJECTS)
def test_feed_of_a_record_in_another_language_is_not_found(client, section, factory, field):
    record = factory(published=["ru"])
    ArticleFactory(published=["ko"], **{field: [record]})

    response = client.get(f"/ko/{section}/{record.slug}/feed.atom")

    assert response.status_code == 404
    assert title_in(record, "ru") not in response.content.decode()


def test_feed_keeps_the_identity_of_a_corrected_text(client):
    article = ArticleFactory(published=["ko"])
    before = feed_of(client.get("/ko/feed.atom")).findtext("entry/id", "", ATOM)

    publish_again(article, "ko", title_ko="새 제목", note="정정")

    after = feed_of(client.get("/ko/feed.atom"))
    assert (titles(after), after.findtext("entry/id", "", ATOM)) == (["새 제목"], before)


@pytest.mark.parametrize("num", [1, 3])
def test_feed_takes_as_many_queries_for_three_entries_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        ArticleFactory(published=["ko"])
    client.get("/ko/feed.atom")

    with django_assert_num_queries(5):
        client.get("/ko/feed.atom")


@pytest.mark.parametrize("num", [1, 3])
@pytest.mark.parametrize(("section", "factory", "field"), SUBJECTS)
def test_feed_of_a_record_takes_as_many_queries_for_three_entries_as_for_one(
    client, django_assert_num_queries, section, factory, field, num
):
    record = factory(published=["ko"])
    for _ in range(num):
        ArticleFactory(published=["ko"], **{field: [record]})
    path = f"/ko/{section}/{record.slug}/feed.atom"
    client.get(path)

    with django_assert_num_queries(7):
        client.get(path)
