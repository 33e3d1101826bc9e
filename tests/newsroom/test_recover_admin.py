"""Bringing back what was deleted: whole or not at all, as drafts, and only by who may add and delete."""

import pytest
from django.urls import reverse
from reversion.models import Version

from newsroom.models import Article, Figure, Visit
from people.curation.drafting import note_edit
from people.curation.models import LanguageState, Remark, SegmentedText, Transition
from people.curation.recording import versions_of
from people.curation.translating.units import worksheet
from people.models import Official
from tests.factories import (
    ArticleFactory,
    EvidenceFactory,
    FigureFactory,
    ImageFactory,
    NameVariantFactory,
    OfficialFactory,
    RemarkFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
)

from .desk import page, told


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def deleted(client, record):
    """Delete the record at the desk; the address of the page that brings it back."""
    model, pk = type(record), record.pk
    client.post(page(record, "delete"), {"post": "yes"})
    version = Version.objects.get_deleted(model).get(object_id=str(pk))
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_recover", args=[version.pk])


def list_of_deleted(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_deleted")


def recover(client, url, **answers):
    form = client.get(url).context["form"]
    return client.post(url, {"slug": form["slug"].value()} | answers)


def codes(response):
    return [error.code for error in response.context["form"].non_field_errors().as_data()]


def segments_of(article):
    kept = SegmentedText.objects.about(article).order_by("language")
    return list(kept.values_list("language", "segments", "checks"))


# What comes back


def test_record_comes_back_with_its_rows_and_links(desk):
    topic, official = TopicFactory(), OfficialFactory()
    article = ArticleFactory(title_ru="Визит", topics=[topic], mentions=[official], desk_note="Проверить")
    EvidenceFactory(article, note="Протокол")
    url = deleted(desk, article)

    response = recover(desk, url)

    back = Article.objects.get()
    assert response.url == page(back)
    assert (back.pk, back.slug, back.title_ru, back.desk_note) == (article.pk, article.slug, "Визит", "Проверить")
    assert list(back.topics.all()) == [topic]
    assert list(back.mentions.values_list("official", "position")) == [(official.pk, 1)]
    assert list(back.sources.values_list("note", flat=True)) == ["Протокол"]


def test_rows_with_links_and_slugs_of_their_own_come_back(desk):
    official = OfficialFactory()
    visit = VisitFactory(programme=[{"title_ko": "회담", "slug": "talks"}], participants=[OfficialFactory()])
    visit.programme.get().officials.add(official)
    url = deleted(desk, visit)
    VisitFactory(programme=[{"title_ru": "Другие", "slug": "talks"}])

    recover(desk, url)

    item = Visit.objects.get(slug=visit.slug).programme.get()
    assert (item.title_ko, item.slug, list(item.officials.all())) == ("회담", "talks-2", [official])


def test_translation_comes_back_beside_its_source(desk):
    article = ArticleFactory(title_ru="Визит на 3 дня", title_ko="3일간 방문", title_kk="", title_en="")
    note_edit(article, ["ru", "ko"], by=None)
    kept = segments_of(article)
    url = deleted(desk, article)
    assert not SegmentedText.objects.exists()

    recover(desk, url)

    back = Article.objects.get()
    assert [language for language, *_segments in kept] == ["en", "kk", "ko", "ru"]
    assert segments_of(back) == kept
    assert worksheet(back, "ko").by_key["title.1"].target_markup == "3일간 방문"
    korean = back.states.get(language="ko")
    assert (korean.num_missing, korean.num_words_to_do) == (0, 0)


def test_recovered_translation_falls_behind_like_any_other(desk):
    article = ArticleFactory(title_ru="Визит на 3 дня", title_ko="3일간 방문")
    note_edit(article, ["ru", "ko"], by=None)
    recover(desk, deleted(desk, article))
    back = Article.objects.get()
    publish_again(back, "ru")

    publish_again(back, "ru", title_ru="Визит на 4 дня")

    assert back.states.get(language="ko").freshness == "facts"


def test_spellings_and_pictures_come_back(desk):
    official, image = OfficialFactory(), ImageFactory()
    NameVariantFactory(official, spelling="Токаев")
    urls = [deleted(desk, official), deleted(desk, image)]

    for url in urls:
        recover(desk, url)

    assert list(Official.objects.get().name_variants.values_list("spelling", "folded")) == [("Токаев", "токаев")]
    assert type(image).objects.get().file.name == image.file.name


def test_every_language_with_a_text_begins_as_a_draft(desk, editor):
    article = ArticleFactory(languages=["ru", "ko"], approved=["ru"], submitted=["ko"])
    url = deleted(desk, article)

    recover(desk, url)

    states = LanguageState.objects.about(article).values_list("language", "status")
    assert sorted(states) == [("en", "empty"), ("kk", "empty"), ("ko", "draft"), ("ru", "draft")]
    moves = Transition.objects.about(article).filter(verb="recover").values_list("language", "to_status", "by")
    assert sorted(moves) == [("ko", "draft", editor.pk), ("ru", "draft", editor.pk)]


def test_what_was_said_and_done_comes_back_too(desk):
    article = ArticleFactory(submitted=["ru"])
    remark = RemarkFactory(article, text="Уточнить дату")
    RemarkFactory(article, text="Уточнено", answer_to=remark)
    url = deleted(desk, article)
    assert not Remark.objects.exists()

    recover(desk, url)

    assert sorted(article.remarks.values_list("text", "answer_to")) == [
        ("Уточнено", remark.pk),
        ("Уточнить дату", None),
    ]
    ru = Transition.objects.about(article).filter(language="ru").order_by("sequence")
    assert list(ru.values_list("verb", flat=True)) == ["submit", "recover"]


def test_history_goes_on_where_it_ended(desk, editor):
    article = ArticleFactory()
    url = deleted(desk, article)

    recover(desk, url)

    kept = [version.revision.comment for version in versions_of(article)]
    assert kept == ["delete"]
    newest = desk.get(page(article, "history")).context["told"][0]
    assert {line.words for line in newest.lines} == {"recovered after deletion: empty → draft"}
    assert newest.who == editor.username


def test_recovered_record_leaves_the_list(desk):
    article = ArticleFactory(title_ru="Визит", title_en="A visit")
    url = deleted(desk, article)
    assert [one["title"] for one in desk.get(list_of_deleted(Article)).context["deleted"]] == ["A visit"]

    recover(desk, url)

    assert desk.get(list_of_deleted(Article)).context["deleted"] == []
    assert desk.get(url).status_code == 404


# What stands in the way


def test_slug_that_was_given_away_is_refused_and_a_free_one_offered(desk):
    article = ArticleFactory(slug="visit")
    url = deleted(desk, article)
    ArticleFactory(slug="visit")

    refused = recover(desk, url, slug="visit")
    recover(desk, url)

    assert codes(refused) == ["slug-taken"]
    assert Article.objects.get(pk=article.pk).slug == "visit-2"


def test_row_that_leads_to_a_deleted_record_is_told_and_nothing_is_half_written(desk):
    official, other = OfficialFactory(name_en="Ban"), OfficialFactory()
    article = ArticleFactory(mentions=[official, other])
    url = deleted(desk, article)
    gone = deleted(desk, official)

    refused = recover(desk, url)

    assert codes(refused) == ["link-gone"]
    assert refused.context["gone"] == [("official", "Ban", True)]
    assert not Article.objects.exists()
    recover(desk, gone)
    recover(desk, url)
    assert Article.objects.get().mentions.count() == 2


def test_such_a_row_can_be_left_out(desk):
    official, other = OfficialFactory(), OfficialFactory()
    article = ArticleFactory(mentions=[official, other])
    url = deleted(desk, article)
    official.delete()

    recover(desk, url, leave_out="on")

    assert [mention.official for mention in Article.objects.get().mentions.all()] == [other]


def test_link_that_deletion_empties_is_told_and_stays_empty(desk):
    cover, topic = ImageFactory(), TopicFactory()
    article = ArticleFactory(cover=cover, topics=[topic])
    url = deleted(desk, article)
    cover.delete()
    topic.delete()

    recover(desk, url)

    back = Article.objects.get()
    assert (back.cover, list(back.topics.all())) == (None, [])


def test_record_that_cannot_stand_without_a_deleted_one_waits_for_it(desk):
    figure = FigureFactory()
    url = deleted(desk, figure)
    deleted(desk, figure.indicator)

    refused = recover(desk, url, leave_out="on")

    assert codes(refused) == ["link-gone"]
    assert not Figure.objects.exists()


def test_picture_without_its_file_is_refused(desk):
    image = ImageFactory()
    url = deleted(desk, image)
    image.file.storage.delete(image.file.name)

    assert codes(recover(desk, url)) == ["file-gone"]
    assert not type(image).objects.exists()


# Who may


@pytest.mark.parametrize("role", ["reporter", "translator_ko"])
def test_recovering_takes_the_right_to_add_and_to_delete(client, editor, request, role):
    client.force_login(editor)
    article = ArticleFactory()
    url = deleted(client, article)
    client.force_login(request.getfixturevalue(role))

    assert client.get(list_of_deleted(Article)).status_code == 403
    assert client.post(url, {"slug": article.slug}).status_code == 403
    assert "deleted_url" not in client.get(page(article, "changelist")).context
    assert not Article.objects.exists()


def test_list_leads_to_the_deleted_ones(desk):
    response = desk.get(page(ArticleFactory(), "changelist"))

    assert response.context["deleted_url"] == list_of_deleted(Article)
    assert list_of_deleted(Article) in response.content.decode()


def test_anonymous_is_asked_to_log_in(client, db):
    assert client.get(list_of_deleted(Article)).url.startswith(reverse("admin:login"))


def test_version_of_a_living_record_cannot_be_recovered(desk):
    article = ArticleFactory()
    desk.post(page(article), {})
    url = deleted(desk, ArticleFactory())
    recover(desk, url)

    response = desk.post(url, {"slug": "again"})

    assert response.status_code == 404
    assert not Article.objects.filter(slug="again").exists()


def test_last_state_is_shown_before_it_comes_back(desk):
    article = ArticleFactory(languages=["ko"], title_ko="서울 방문", mentions=[OfficialFactory(name_en="Ban")])

    context = desk.get(deleted(desk, article)).context

    assert [(code, texts[0]) for code, _name, texts in context["languages"]] == [("ko", ("headline", ["서울 방문"]))]
    assert ("mentions", ["Ban"]) in context["rows"]


@pytest.mark.parametrize("num_records", [1, 3])
def test_list_takes_the_same_queries_for_any_number(desk, django_assert_num_queries, num_records):
    for _ in range(num_records):
        deleted(desk, ArticleFactory())
    list_url = list_of_deleted(Article)
    desk.get(list_url)

    with django_assert_num_queries(7):
        desk.get(list_url)
    assert told(desk.get(list_url)) == []
