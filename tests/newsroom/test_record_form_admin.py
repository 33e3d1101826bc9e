"""What is saved from the page of a record, and what is refused."""

from newsroom.models import Article, Visit
from people.curation.models import Edition, LanguageState, Transition
from tests.factories import ArticleFactory, OfficialFactory, PlaceFactory, VisitFactory, publish_again

from .desk import error_codes, page, save, told

Status = LanguageState.Status


def statuses(record):
    return {state.language: state.status for state in record.states.all()}


def test_only_the_language_whose_text_changed_becomes_a_draft(client, editor):
    article = ArticleFactory(approved=["ru", "ko"])
    client.force_login(editor)

    save(client, page(article), title_ru="Новый заголовок")

    assert statuses(article) == {"ru": "draft", "kk": "draft", "ko": "approved", "en": "draft"}
    assert article.states.get(language="ru").edited_by == editor
    assert Transition.objects.about(article).filter(verb="edit").count() == 1


def test_saving_without_a_change_moves_nothing(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    save(client, page(article))

    assert not Transition.objects.about(article).filter(verb="edit").exists()


def test_browser_line_ends_are_no_edit(client, editor):
    article = ArticleFactory(lead_ru="Первая строка\nвторая", approved=["ru"])
    client.force_login(editor)

    save(client, page(article), lead_ru="Первая строка\r\nвторая")

    assert statuses(article)["ru"] == Status.APPROVED


def test_title_of_a_post_is_a_text_of_the_official(client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}], approved=["ru", "ko"])
    client.force_login(editor)

    save(client, page(official), **{"appointments-0-title_ko": "장관"})

    assert statuses(official) == {"ru": "approved", "kk": "draft", "ko": "draft", "en": "draft"}


def test_new_record_opens_all_languages_and_takes_its_slug_from_the_title(client, reporter):
    client.force_login(reporter)

    response = save(client, "/admin/newsroom/article/add/", title_ko="한국 방문", source_language="ko")

    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.slug, article.search_text) == ("hangug-bangmun", "hangug bangmun 한국 방문")
    assert statuses(article) == {"ru": "empty", "kk": "empty", "ko": "draft", "en": "empty"}


def test_equal_titles_get_different_slugs(client, reporter):
    ArticleFactory(slug="vizit-v-seul")
    client.force_login(reporter)

    save(client, "/admin/newsroom/article/add/", title_ru="Визит в Сеул")

    assert Article.objects.filter(slug="vizit-v-seul-2").exists()


def test_record_without_any_title_is_refused(client, reporter):
    client.force_login(reporter)

    response = save(client, "/admin/newsroom/article/add/")

    assert error_codes(response) == ["no-language"]
    assert not Article.objects.exists()


def test_rich_text_is_sanitised_in_every_language(client, editor):
    article = ArticleFactory()
    client.force_login(editor)

    save(client, page(article), body_kk='<p onclick="x()">Мәтін</p><script>x()</script>')

    article.refresh_from_db()
    assert article.body_kk == "<p>Мәтін</p>"


def test_editor_widget_stands_on_each_language_of_a_rich_text(client, editor):
    client.force_login(editor)

    form = client.get("/admin/newsroom/article/add/").context["adminform"].form

    presets = {name: form.fields[name].widget.preset for name in ("body_ru", "body_kk", "body_ko", "body_en")}
    assert presets == dict.fromkeys(presets, "configurable")


# Rows of a record


def test_rows_without_a_position_are_numbered_on_the_server(client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}])
    client.force_login(editor)
    rows = {"programme-TOTAL_FORMS": 3, "programme-1-title_ru": "Переговоры", "programme-2-title_ru": "Переговоры"}
    basis = {"kind": "talks", "date_basis": "text"}
    rows |= {f"programme-{number}-{name}": value for number in (1, 2) for name, value in basis.items()}

    save(client, page(visit), **rows)

    stored = list(visit.programme.order_by("position").values_list("position", "slug"))
    assert stored[1:] == [(2, "peregovory"), (3, "peregovory-2")]


def test_rows_can_change_places(client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    client.force_login(editor)

    save(client, page(visit), **{"programme-0-position": 2, "programme-1-position": 1})

    assert list(visit.programme.order_by("position").values_list("title_ru", flat=True)) == ["Переговоры", "Прибытие"]


def test_same_position_twice_is_refused(client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    client.force_login(editor)

    response = save(client, page(visit), **{"programme-1-position": 1})

    assert error_codes(response) == ["position-twice"]


def test_evidence_can_be_added_to_any_record(client, editor):
    place = PlaceFactory()
    client.force_login(editor)
    prefix = "curation-evidence-content_type-object_id"

    save(client, page(place), **{f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-basis": "lookup", f"{prefix}-0-note": "Map"})

    assert list(place.sources.values_list("position", "basis", "note")) == [(1, "lookup", "Map")]


def test_second_piece_of_evidence_is_put_last_without_being_asked(client, editor):
    place = PlaceFactory()
    client.force_login(editor)
    prefix = "curation-evidence-content_type-object_id"
    for number, note in enumerate(["Map", "Atlas"]):
        row = {f"{prefix}-{number}-{name}": value for name, value in {"basis": "lookup", "note": note}.items()}
        save(client, page(place), **row, **{f"{prefix}-TOTAL_FORMS": number + 1, f"{prefix}-{number}-position": ""})

    assert list(place.sources.values_list("position", "note")) == [(1, "Map"), (2, "Atlas")]


def test_visit_that_ends_before_it_starts_is_refused(client, editor):
    visit = VisitFactory()
    client.force_login(editor)

    response = save(client, page(visit), start="2024-05", end="2024-04-30")

    assert error_codes(response) == ["ends-before-it-starts"]
    assert str(Visit.objects.get().start) == ""


def test_bad_date_stays_in_the_form(client, editor):
    visit = VisitFactory()
    client.force_login(editor)

    response = save(client, page(visit), start="next spring")

    assert error_codes(response) == ["bad-date"]
    assert response.context["adminform"].form["start"].value() == "next spring"


# Deletion


def test_published_record_cannot_be_deleted(client, chief):
    article = ArticleFactory(published=["ru"])
    client.force_login(chief)

    response = client.post(page(article, "delete"), {"post": "yes"}, follow=True)

    assert told(response) == [
        f"“{article}” has been published, so it cannot be deleted. Withdraw its editions instead."
    ]
    assert Edition.objects.about(article).count() == 1


def test_published_record_is_not_deleted_with_others_from_the_list(client, editor):
    published, draft = ArticleFactory(published=["ru"]), ArticleFactory()
    client.force_login(editor)
    chosen = {"action": "delete_selected", "_selected_action": [published.pk, draft.pk], "post": "yes"}

    response = client.post(page(published, "changelist"), chosen)

    assert "has been published" in response.content.decode()
    assert Article.objects.count() == 2


def test_record_that_was_never_published_can_be_deleted(client, editor):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(editor)

    client.post(page(article, "delete"), {"post": "yes"})

    assert not Article.objects.exists()
    assert not LanguageState.objects.exists()


def test_text_of_an_older_edition_stays_as_it_was(client, chief):
    article = ArticleFactory(published=["ru"])
    publish_again(article, "ru", title_ru="Второе издание")
    client.force_login(chief)

    response = client.get(page(article.editions.get(number=2)))

    assert "Второе издание" in response.content.decode()
    assert client.post(page(article.editions.get(number=2)), {"title": "x"}).status_code == 403


def test_page_of_a_record_brings_the_looks_of_all_its_parts(client, editor):
    client.force_login(editor)

    media = str(client.get(page(ArticleFactory())).context["media"])

    parts = ("conflicts", "findings", "presence", "records", "remarks")
    assert [part for part in parts if f"curation/{part}.css" not in media] == []
