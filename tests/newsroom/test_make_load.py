import pytest
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags

from newsroom.models import Article
from people.curation.models import Edition

from ..factories import ArticleFactory

pytestmark = pytest.mark.django_db


def titles():
    return list(Article.objects.order_by("slug").values_list("title_ru", "title_kk", "title_ko", "title_en"))


def test_made_up_stories_can_be_read_in_the_languages_in_which_they_are_public(client):
    call_command("make_load", "4", "--seed", "7", verbosity=0)

    editions = Edition.objects.about_model(Article).filter(superseded_at=None, withdrawn_at=None, number=1)
    answers = {
        (edition.title in page.content.decode(), page.status_code)
        for edition in editions
        for page in [client.get(f"/{edition.language}/news/{edition.record.slug}/")]
    }

    assert answers == {(True, 200)}
    assert {len(strip_tags(article.body_ko).split()) // 100 for article in Article.objects.all()} <= {6, 7}
    article = Article.objects.order_by("pk").first()
    found = client.get("/kk/search/", {"q": article.title_kk.split()[-1]}).content.decode()
    assert (f"/kk/news/{article.slug}/" in found) == article.editions.filter(language="kk", number=1).exists()
    for page in ("", "officials/", "organisations/", "visits/", "documents/", "events/", "figures/", "chronicle/"):
        assert client.get(f"/kk/{page}").status_code == 200


def test_real_records_and_a_seed_of_before_are_refused_in_a_sentence():
    real = ArticleFactory()
    with pytest.raises(CommandError, match="holds real records"):
        call_command("make_load", "1")
    assert list(Article.objects.all()) == [real]

    call_command("make_load", "1", "--beside-real-records")
    before = titles()
    with pytest.raises(CommandError, match="choose another --seed"):
        call_command("make_load", "1", "--beside-real-records")
    assert titles() == before


def test_same_seed_makes_the_same_stories():
    call_command("make_load", "2", "--seed", "3")
    first = titles()
    call_command("make_load", "2", "--seed", "4")

    made = titles()
    assert made[:2] == first
    assert made[2:] != first


def test_made_up_topics_are_found_and_narrow_what_is_found(client):
    call_command("make_load", "4", "--seed", "7", verbosity=0)
    article = Article.objects.filter(topics__isnull=False, editions__language="ru").first()
    topic = article.topics.order_by("pk").first()

    by_name = client.get("/ru/search/", {"q": topic.name_ru, "kind": "topics"}).context["groups"]
    narrowed = client.get("/ru/search/", {"q": article.title_ru, "kind": "news", "topic": topic.slug}).context["groups"]

    assert topic in [result.record for result in by_name[0]["results"]]
    assert [result.record for result in narrowed[0]["results"]] == [article]
