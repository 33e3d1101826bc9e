"""The history of a record at the desk: what is kept, how it is told, and what anybody else gets."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from reversion.models import Revision, Version

from newsroom.models import Article, Visit
from people.curation.models import Transition
from people.curation.recording import snapshot_in, versions_of
from people.models import Appointment
from tests.factories import (
    ArticleFactory,
    EvidenceFactory,
    OfficialFactory,
    PlaceFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
)

from .desk import page, save


def saves(record):
    """Why and by whom each version was kept, oldest first."""
    versions = versions_of(record).select_related("revision__user")
    return [(version.revision.comment, version.revision.user) for version in versions][::-1]


def told(client, record):
    """The entries of the history, newest first: who, and each line in words."""
    entries = client.get(page(record, "history")).context["told"]
    return [(one.who, [(line.language, line.words) for line in one.lines]) for one in entries]


# What is kept


def test_first_save_keeps_the_state_before_it_too(client, editor):
    article = ArticleFactory()
    client.force_login(editor)

    save(client, page(article), title_ru="Новый заголовок")

    assert saves(article) == [("found", None), ("", editor)]
    older, newer = (snapshot_in(version) for version in reversed(versions_of(article)))
    assert (older.fields["title_ru"], newer.fields["title_ru"]) == (article.title_ru, "Новый заголовок")


def test_each_later_save_keeps_one_version(client, editor, chief):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Второй")
    client.force_login(chief)

    save(client, page(article), title_ru="Третий")

    assert saves(article) == [("found", None), ("", editor), ("", chief)]


def test_save_that_changes_nothing_keeps_nothing(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Второй")

    save(client, page(article))

    assert len(saves(article)) == 2


def test_new_record_is_kept_from_its_first_save(client, reporter):
    client.force_login(reporter)

    save(client, "/admin/newsroom/article/add/", title_ko="한국 방문", source_language="ko")

    assert saves(Article.objects.get()) == [("", reporter)]


def test_change_past_the_desk_is_kept_as_found_at_the_next_save(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Второй")
    topic = TopicFactory()
    article.topics.add(topic)

    save(client, page(article), title_ru="Третий")

    assert [comment for comment, _user in saves(article)] == ["found", "", "found", ""]


def test_rows_are_kept_with_their_record(client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}], participants=[OfficialFactory()])
    EvidenceFactory(visit, note="Протокол")
    client.force_login(editor)

    save(client, page(visit), **{"programme-0-title_ko": "도착"})

    kept = snapshot_in(versions_of(visit).first())
    assert [row["title_ko"] for row in kept.rows["programme"]] == ["도착"]
    assert [row["official"] for row in kept.rows["participants"]] == [visit.participants.get().official_id]
    assert [row["note"] for row in kept.rows["sources"]] == ["Протокол"]


def test_row_with_a_page_of_its_own_is_kept_with_its_record(client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}])
    client.force_login(editor)

    save(client, page(official.appointments.get()), title_ko="장관")

    assert saves(official) == [("found", None), ("", editor)]
    assert snapshot_in(versions_of(official).first()).rows["appointments"][0]["title_ko"] == "장관"


def test_deleting_such_a_row_is_an_edit_of_its_record(client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}], approved=["ru", "ko"])
    client.force_login(editor)

    client.post(page(official.appointments.get(), "delete"), {"post": "yes"})

    assert not Appointment.objects.exists()
    assert saves(official) == [("found", None), ("", editor)]
    assert {state.language: state.status for state in official.states.all()}["ru"] == "draft"
    assert {state.language: state.status for state in official.states.all()}["ko"] == "approved"


def test_row_of_a_public_record_is_deleted_by_an_editor_alone(client, reporter):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}], published=["ru"])
    client.force_login(reporter)

    response = client.post(page(official.appointments.get(), "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert official.appointments.exists()


def test_last_state_before_a_deletion_stays(client, editor):
    article = ArticleFactory()
    client.force_login(editor)

    client.post(page(article, "delete"), {"post": "yes"})

    kept = Version.objects.get_deleted(Article).get()
    assert (kept.revision.comment, kept.revision.user) == ("delete", editor)
    assert snapshot_in(kept).fields["title_ru"] == article.title_ru


def test_records_deleted_from_the_list_stay_in_one_revision(client, editor):
    articles = [ArticleFactory(), ArticleFactory()]
    client.force_login(editor)
    chosen = {"action": "delete_selected", "_selected_action": [one.pk for one in articles], "post": "yes"}

    client.post(page(articles[0], "changelist"), chosen)

    assert Version.objects.get_deleted(Article).count() == 2
    assert Revision.objects.get().user == editor


def test_save_and_the_moves_of_its_languages_have_one_moment(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    save(client, page(article), title_ru="Новый заголовок")

    moves = Transition.objects.about(article).filter(verb="edit").values_list("at", flat=True)
    assert list(moves) == [versions_of(article).first().revision.date_created]


def test_log_of_the_framework_stays_empty(client, editor):
    article = ArticleFactory()
    client.force_login(editor)

    save(client, page(article), title_ru="Новый заголовок")
    client.post(page(article, "delete"), {"post": "yes"})

    assert not LogEntry.objects.exists()


# How it is told


def test_history_names_languages_and_facts_in_words(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    save(client, page(article), title_ru="Новый", lead_ko="새 리드", genre="opinion")

    newest = told(client, article)[0]
    assert newest == (
        editor.username,
        [("ru", "headline"), ("ko", "lead"), ("", "facts: genre"), ("ru", "approved → draft")],
    )


def test_history_counts_rows_that_came_and_went(client, editor):
    visit = VisitFactory(participants=[OfficialFactory(), OfficialFactory()])
    client.force_login(editor)

    save(client, page(visit), **{"participants-0-DELETE": "on", "participants-1-role": "host"})

    assert told(client, visit)[0][1] == [("", "participants (removed: 1, changed: 1)")]


def test_verbs_stand_on_the_same_time_line(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Новый")
    publish_again(article, "ru", note="Исправлено имя")
    publish_again(article, "ru", title_ru="Ещё новее")

    lines = [line for _who, lines in told(client, article) for line in lines]

    assert ("ru", "corrected edition 1: approved → published") in lines
    assert ("ru", "published edition 2: approved → published") in lines
    assert ("ru", "submitted: draft → in review") in lines


def test_history_of_a_row_is_that_of_its_record(client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}])
    client.force_login(editor)

    response = client.get(page(official.appointments.get(), "history"))

    assert response.url == page(official, "history")


def test_history_is_cut_into_pages(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    for number in range(21):
        save(client, page(article), title_ru=f"Заголовок {number}")

    first = client.get(page(article, "history"))
    second = client.get(page(article, "history"), {"before": first.context["next_before"].isoformat()})

    assert (len(first.context["told"]), len(second.context["told"])) == (20, 2)
    assert second.context["next_before"] is None


def test_version_with_fields_of_an_older_schema_is_still_told(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Новый")
    oldest = versions_of(article).last()
    oldest.serialized_data = (
        '{"fields": {"title_ru": "Старый", "rubric": 7, "story_date": 5}, "rows": {"tags": [{"pk": 1}]}}'
    )
    oldest.save()

    assert told(client, article)[0][1] == [("ru", "headline"), ("", "facts: date of the story")]


@pytest.mark.parametrize("num_saves", [1, 3])
def test_history_takes_the_same_queries_for_any_number_of_versions(
    client, editor, django_assert_num_queries, num_saves
):
    article = ArticleFactory(mentions=[OfficialFactory()], approved=["ru"])
    client.force_login(editor)
    for number in range(num_saves):
        save(client, page(article), title_ru=f"Заголовок {number}", genre=["opinion", "news", "analysis"][number])

    with django_assert_num_queries(11):
        client.get(page(article, "history"))


def test_publication_leads_to_a_comparison_of_its_edition(client, editor):
    article = ArticleFactory(published=["ko"])
    client.force_login(editor)

    links = [url for one in client.get(page(article, "history")).context["told"] for _words, url in one.links]

    assert links == [f"{page(article, 'compare')}?older=e{article.editions.get().pk}&newer=now"]


# Who may look


@pytest.mark.parametrize("act", ["history", "compare"])
def test_anonymous_is_asked_to_log_in(client, db, act):
    article = ArticleFactory()

    response = client.get(page(article, act))

    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


def test_translator_sees_the_history_of_all_languages(client, editor, translator_ko):
    article = ArticleFactory()
    client.force_login(editor)
    save(client, page(article), title_ru="Новый")
    client.force_login(translator_ko)

    assert told(client, article)[0][1] == [("ru", "headline")]


def test_staff_without_the_right_to_look_is_refused(client, django_user_model):
    place = PlaceFactory()
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    assert client.get(page(place, "history")).status_code == 403
    assert client.get(page(place, "compare")).status_code == 403


def test_history_of_nothing_is_not_found(client, editor):
    client.force_login(editor)

    assert client.get("/admin/newsroom/article/77/history/").status_code == 404
    assert Visit.objects.count() == 0
