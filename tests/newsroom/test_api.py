from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.api.kinds import KINDS
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import (
    AppointmentFactory,
    ArticleFactory,
    ComparisonFactory,
    EventFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    TopicFactory,
    VisitFactory,
    carry,
    publish_again,
)
from .scenes import Scene
from .schemas import faults, resolve

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
API = "http://testserver/api/v1"


def ask(client, address, **query):
    response = client.get(f"/api/v1/{address}", query)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json"), response.content.decode()
    return response.json()


def slugs(answer):
    return [one["id"].partition("/")[2] for one in answer["data"]]


def refusal(client, address, **query):
    response = client.get(f"/api/v1/{address}", query)
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["type"], problem["status"]) == ("about:blank", response.status_code)
    assert problem["detail"].endswith(".")
    return response.status_code, problem.get("parameter")


def test_description_is_sound(client):
    document = ask(client, "openapi.json")

    assert document["openapi"] == "3.1.0"
    operations = {path: item["get"] for path, item in document["paths"].items()}
    assert len({one["operationId"] for one in operations.values()}) == len(operations)
    for path, operation in operations.items():
        parameters = [one if "in" in one else resolve(one["$ref"], document) for one in operation["parameters"]]
        assert len({one["name"] for one in parameters}) == len(parameters)
        assert [one["name"] for one in parameters if one["in"] == "path"] == (["slug"] if "{slug}" in path else [])
    assert [reference for reference in references(document) if not resolve(reference, document)] == []


def references(node):
    if isinstance(node, dict):
        yield from [node["$ref"]] if "$ref" in node else []
        node = node.values()
    for one in node if not isinstance(node, str | int | None) else []:
        yield from references(one)


@pytest.mark.parametrize("language", ["", "kk"])
def test_every_answer_is_as_the_description_says(client, language):
    scene = Scene(published=True)
    withdraw(state_of(scene["article"], "kk"), by=None, notice="Алынды", at=MAY)
    publish_again(scene["visit"], "kk", note="Түзету")
    publish_again(scene["article"], "kk")
    document = ask(client, "openapi.json")

    found, empty = [], []
    for path, item in document["paths"].items():
        kind = path.split("/")[1]
        asked = {"language": language} if language and kind and kind != "openapi.json" else {}
        answer = ask(client, path[1:].format(slug=f"qzslug{kind.removesuffix('s')}"), **asked)
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        found += faults(answer, schema, document, path)
        empty += [] if answer.get("data", True) else [path]
    assert (found, empty) == ([], [])


def test_record_is_told_in_all_languages_in_which_it_is_public(client):
    ministry = OrganisationFactory(published=["ru"])
    official = OfficialFactory(source_language="ko", published=["ru", "ko"], published_at=MAY)
    AppointmentFactory(official, organisation=ministry, start="2024-06", start_basis="lookup", title_ko="장관")
    publish_again(official, "ko", name_ko="김", note="정정", at=MAY + timedelta(days=1))

    answer = ask(client, f"officials/{official.slug}/")

    assert answer["id"] == f"officials/{official.slug}"
    assert answer["url"] == f"{API}/officials/{official.slug}/"
    assert (answer["source_language"], answer["languages"]) == ("ko", ["ru", "ko"])
    assert answer["changed_at"] == "2025-05-02T07:00:00Z"
    assert answer["editions"]["ko"] == {
        "number": 2,
        "title": "김",
        "summary": "",
        "body": "",
        "texts": {},
        "page": f"http://testserver/ko/officials/{official.slug}/",
        "current_from": "2025-05-02T07:00:00Z",
        "first_public_at": "2025-05-01T07:00:00Z",
        "correction": "정정",
        "translated_from": None,
    }
    (post,) = answer["facts"]["appointments"]
    assert post["titles"] == {"ko": "장관"}
    assert post["organisation"]["titles"] == {"ru": ministry.name_ru}
    day = {"value": "2024-06", "precision": "month", "basis": "lookup"}
    assert post["start"] == day | {"earliest": "2024-06-01", "latest": "2024-06-30"}
    assert post["end"] is None


def test_one_language_is_told_alone_and_its_absence_says_where_the_record_is(client):
    article = ArticleFactory(published=["ru", "ko"])

    assert ask(client, f"articles/{article.slug}/", language="ko")["editions"].keys() == {"ko"}
    absent = client.get(f"/api/v1/articles/{article.slug}/?language=en")
    assert (absent.status_code, absent.json()["languages"]) == (404, ["ru", "ko"])
    assert refusal(client, "articles/nothing/") == (404, None)
    assert refusal(client, f"articles/{ArticleFactory().slug}/") == (404, None)


def test_title_of_the_day_stands_beside_a_participant(client):
    official = OfficialFactory(published=True)
    AppointmentFactory(official, start="2020", end="2023", title_en="Minister")
    AppointmentFactory(official, start="2024", confirmed="2025", title_en="President")
    publish_again(official, "en")
    visit = VisitFactory(start="2022-05-01", participants=[official], published=True)

    (participant,) = ask(client, f"visits/{visit.slug}/", language="en")["facts"]["participants"]

    assert participant["post_on_the_day"] == {"en": "Minister"}


def test_list_runs_from_the_last_change_to_the_first_in_pages_by_key(client):
    articles = [ArticleFactory(published=["ru", "ko"]) for _ in range(3)]
    publish_again(articles[0], "ko", note="정정")
    ArticleFactory(approved=True)

    first = client.get("/api/v1/articles/?limit=2")
    last = client.get(first.json()["next"])

    assert slugs(first.json()) == [articles[0].slug, articles[2].slug]
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert (slugs(last.json()), last.json()["next"]) == ([articles[1].slug], None)
    oldest_first = ask(client, "articles/", order="changed", language="ru")
    assert slugs(oldest_first) == [one.slug for one in articles]


def test_what_changed_since_a_moment_can_be_asked_for(client):
    old, new = ArticleFactory(published=True, published_at=MAY), ArticleFactory(published=True, published_at=MAY)
    publish_again(new, "ko", at=MAY + timedelta(days=1))

    asked = ["2025-05-01T07:00:01Z", "2025-05-02", "2025-05-01T13:00:00+06:00", "2025-05-03"]
    found = [set(slugs(ask(client, "articles/", changed_since=one))) for one in asked]

    assert found == [{new.slug}, {new.slug}, {old.slug, new.slug}, set()]


def test_lists_are_narrowed_by_codes_dates_and_records(client):
    place, topic = PlaceFactory(published=["ru"]), TopicFactory(published=True)
    visit = VisitFactory(level="state", start="2024-06", destination=place, topics=[topic], published=True)
    VisitFactory(level="working", start="2023", published=True)

    asked = [
        {"level": "state"},
        {"place": place.slug},
        {"topic": topic.slug},
        {"from": "2024-06-15", "until": "2024-12-31"},
    ]
    found = [slugs(ask(client, "visits/", **query)) for query in asked]

    assert found == [[visit.slug]] * 4


def test_past_day_is_told_as_it_stood(client):
    article = ArticleFactory(title_ko="먼저", published=["ko"], published_at=MAY)
    publish_again(article, "ko", title_ko="나중", at=MAY + timedelta(days=7))

    past = ask(client, f"articles/{article.slug}/", as_of="2025-05-03")

    assert past["editions"]["ko"]["title"] == "먼저"
    assert ask(client, "articles/", as_of="2025-04-01")["data"] == []


def test_earlier_editions_stay_until_their_language_is_withdrawn(client):
    article = ArticleFactory(title_ko="먼저", published=["ru", "ko"], published_at=MAY)
    publish_again(article, "ko", title_ko="나중", at=MAY + timedelta(days=1), note="정정")
    withdraw(state_of(article, "ru"), by=None, notice="Отозвано", at=MAY + timedelta(days=2))

    told = ask(client, f"articles/{article.slug}/editions/")["data"]

    assert [(one["title"], one["superseded_at"]) for one in told] == [("나중", None), ("먼저", "2025-05-02T07:00:00Z")]
    (corrected,) = ask(client, "corrections/")["data"]
    assert (corrected["record"]["id"], corrected["words"]) == (f"articles/{article.slug}", "정정")
    (withdrawn,) = ask(client, "withdrawals/")["data"]
    assert (withdrawn["language"], withdrawn["words"], withdrawn["at"]) == ("ru", "Отозвано", "2025-05-03T07:00:00Z")


def test_figure_without_a_public_indicator_says_nothing_of_it(client):
    figure = FigureFactory(indicator=IndicatorFactory(unit="persons"), value="4.30", scale=1000, published=True)

    facts = ask(client, f"figures/{figure.slug}/")["facts"]

    assert (facts["indicator"], facts["unit"], facts["value"], facts["amount"]) == (None, None, "4.3", "4300")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"language": "fr"}, "language"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"limit": "0"}, "limit"),
        ({"limit": "1000"}, "limit"),
        ({"limit": "²"}, "limit"),
        ({"order": "title"}, "order"),
        ({"after": "x"}, "after"),
        ({"changed_since": "yesterday"}, "changed_since"),
        ({"genre": "poem"}, "genre"),
        ({"from": "2024"}, "from"),
        ({"topic": "nothing"}, "topic"),
        ({"langauge": "ko"}, "langauge"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(client, query, parameter):
    assert refusal(client, "articles/", **query) == (400, parameter)


def test_filter_by_a_draft_tells_as_little_as_one_by_nothing(client):
    topic = TopicFactory()
    ArticleFactory(topics=[topic], published=True)

    assert refusal(client, "articles/", topic=topic.slug) == (400, "topic")


def test_interface_is_open_to_all_origins_and_for_reading_only(client):
    preflight, written, missing = client.options("/api/v1/"), client.post("/api/v1/"), client.get("/api/v1/x/y/z/w/")

    assert {one["Access-Control-Allow-Origin"] for one in (preflight, written, missing)} == {"*"}
    assert (preflight.status_code, preflight["Access-Control-Allow-Headers"]) == (
        204,
        "If-None-Match, If-Modified-Since",
    )
    assert (written.status_code, written["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert [one["Content-Type"] for one in (written, missing)] == ["application/problem+json"] * 2
    assert client.head("/api/v1/articles/").status_code == 200


def test_unchanged_answer_is_not_sent_again_whatever_the_client_prefers(client):
    article = ArticleFactory(published=["ko"])
    first = client.get("/api/v1/articles/", headers={"accept-language": "ru"})
    asked = {"if-none-match": first["ETag"], "accept-language": "ko"}

    second = client.get("/api/v1/articles/", headers=asked)
    publish_again(article, "ko", note="정정")
    third = client.get("/api/v1/articles/", headers=asked)

    assert (second.status_code, third.status_code, third.cookies) == (304, 200, {})
    assert not third.has_header("Vary")


QUERIES = {
    "articles": 11,
    "officials": 5,
    "organisations": 5,
    "visits": 10,
    "documents": 8,
    "events": 10,
    "indicators": 6,
    "figures": 6,
    "comparisons": 5,
    "places": 5,
    "topics": 4,
}


def publish_one_of_each():
    """A record of each kind with a row in each of its relations."""
    place, topic, body = (make(published=["ko"]) for make in (PlaceFactory, TopicFactory, OrganisationFactory))
    TopicFactory(parent=topic, published=["ko"])
    place.twins.add(PlaceFactory(published=["ko"]))
    body.members.add(OrganisationFactory(published=["ko"]))
    official = OfficialFactory(
        country=place, appointments=[{"organisation": body, "title_ko": "장관"}], published=["ko"]
    )
    visit = VisitFactory(
        topics=[topic],
        participants=[official, body],
        programme=[{"organisation": body, "title_ko": "회담"}],
        published=["ko"],
    )
    document = SignedDocumentFactory(
        topics=[topic], visit=visit, parties=[place, {"organisation": body}], published=["ko"]
    )
    event = EventFactory(
        topics=[topic], place=place, organisers=[body], speakers=[official], announced_dates=[body], published=["ko"]
    )
    figure = FigureFactory(said_by=official, topics=[topic], places=[place], published=["ko"])
    carry(figure.indicator, published=["ko"])
    ComparisonFactory(figures=[figure], published=["ko"])
    ArticleFactory(
        topics=[topic],
        places=[place],
        visits=[visit],
        documents=[document],
        events=[event],
        figures=[figure],
        mentions=[official, body],
        published=["ko"],
    )


@pytest.mark.parametrize("num", [1, 3])
def test_lists_take_as_many_queries_for_three_records_as_for_one(client, num):
    for _ in range(num):
        publish_one_of_each()
    client.get("/api/v1/articles/")

    counted = {}
    for path in KINDS:
        with CaptureQueriesContext(connection) as queries:
            assert len(ask(client, f"{path}/")["data"]) >= num
        counted[path] = len(queries)
    assert counted == QUERIES
