from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import note_edit, state_of
from people.curation.models import Edition
from people.curation.publishing import correct, publish, withdraw
from tests.factories import (
    ArticleFactory,
    OfficialFactory,
    SourceTextFactory,
    approve_again,
    let_stand,
    publish_again,
)
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def article():
    """Public in Korean since noon."""
    return ArticleFactory(published=["ko"], published_at=NOON)


def last_transition(record):
    return record.transitions.latest("sequence")


def test_publishing_takes_the_text_of_one_language(editor):
    article = ArticleFactory(approved=["ru", "ko"], byline_ko="기자", byline_ru="Корреспондент")

    publish(state_of(article, "ko"), by=editor, at=NOON)

    edition = article.editions.get()
    assert [edition.language, edition.title, edition.summary, edition.body, edition.data, edition.published_by] == [
        "ko",
        article.title_ko,
        article.lead_ko,
        article.body_ko,
        {"byline": "기자"},
        editor,
    ]


def test_publishing_a_translation_reads_the_texts_of_its_record_once(editor, django_assert_num_queries):
    article = ArticleFactory(published=["ru"], approved=["ko"])
    let_stand(article, "ko")
    state = state_of(article, "ko")

    with django_assert_num_queries(32) as asked:
        publish(state, by=editor)

    texts = [query["sql"] for query in asked if query["sql"].startswith("SELECT") and "segmentedtext" in query["sql"]]
    assert len(texts) == 1


def test_publishing_takes_the_titles_of_posts_along():
    official = OfficialFactory(
        appointments=[{"title_ko": "장관", "title_ru": "Министр"}, {"title_ru": "Посол"}], published=["ko"]
    )

    minister = official.appointments.get(title_ko="장관")
    assert official.editions.get().data == {"posts": {minister.slug: "장관"}}


def test_publishing_moves_the_state_and_writes_history(editor):
    article = ArticleFactory(approved=["ko"])

    publish(state_of(article, "ko"), by=editor, at=NOON)

    move = last_transition(article)
    assert state_of(article, "ko").status == "published"
    assert [move.verb, move.from_status, move.to_status, move.by, move.at] == [
        "publish",
        "approved",
        "published",
        editor,
        NOON,
    ]


def test_history_keeps_the_name_of_an_account_that_is_gone(editor):
    editor.first_name, editor.last_name = "Айгуль", "Садыкова"
    article = ArticleFactory(approved=["ko"], published=["ko"], published_by=editor)

    editor.delete()

    move = last_transition(article)
    assert [move.by, move.by_name] == [None, "Айгуль Садыкова"]


@pytest.mark.parametrize("traits", [{}, {"submitted": ["ko"]}, {"withdrawn": ["ko"]}])
def test_only_an_approved_language_is_published(traits):
    article = ArticleFactory(**traits)

    with unchanged(article), refused("not-approved"):
        publish(state_of(article, "ko"), by=None)


def test_approval_of_one_language_publishes_no_other():
    article = ArticleFactory(approved=["ru"])

    with unchanged(article), refused("not-approved"):
        publish(state_of(article, "ko"), by=None)


def test_text_emptied_after_approval_is_not_published():
    article = ArticleFactory(approved=["ko"])
    article.lead_ko = article.body_ko = ""
    article.save()

    with unchanged(article), refused("incomplete", "incomplete"):
        publish(state_of(article, "ko"), by=None)


@pytest.mark.parametrize("moment", [NOON, NOON - DAY])
def test_nothing_is_published_before_what_is_already_public(article, moment):
    approve_again(article, "ko")

    with unchanged(article), refused("edition-in-the-way"):
        publish(state_of(article, "ko"), by=None, at=moment)


def test_nothing_is_published_before_what_was_public_once(article):
    withdraw(state_of(article, "ko"), by=None, notice="철회", at=NOON + DAY)
    approve_again(article, "ko")

    with unchanged(article), refused("edition-in-the-way"):
        publish(state_of(article, "ko"), by=None, at=NOON - DAY)


def test_verb_decides_on_the_state_as_others_left_it():
    article = ArticleFactory(approved=["ko"])
    on_screen = state_of(article, "ko")
    note_edit(article, ["ko"], by=None)

    with unchanged(article), refused("not-approved"):
        publish(on_screen, by=None)


def test_scheduled_publication_needs_no_worker():
    tomorrow = timezone.now() + DAY
    article = ArticleFactory(published=["ko"], scheduled_at=tomorrow)

    assert list(Edition.objects.current(timezone.now())) == []
    assert [edition.record for edition in Edition.objects.current(tomorrow)] == [article]


def test_publication_that_fails_halfway_leaves_the_older_edition_standing(article, editor):
    approve_again(article, "ko")
    editor.delete()

    with unchanged(article), pytest.raises(ValueError, match="unsaved"):
        publish(state_of(article, "ko"), by=editor)

    assert [edition.superseded_at for edition in article.editions.all()] == [None]


def test_withdrawn_text_is_published_again_under_the_next_number(article):
    withdraw(state_of(article, "ko"), by=None, notice="철회", at=NOON + DAY)

    edition = publish_again(article, "ko", at=NOON + 2 * DAY)

    assert [edition.number, edition.first_public_at, state_of(article, "ko").status] == [2, NOON, "published"]


def test_translation_remembers_the_source_edition():
    article = ArticleFactory(published=["ru"])

    translation = publish_again(article, "ko")

    assert translation.source_edition == article.editions.get(language="ru")
    assert translation.source_edition.source_edition is None


def test_correction_supersedes_with_a_public_note(article, editor):
    approve_again(article, "ko", title_ko="고친 제목")

    correction = correct(state_of(article, "ko"), by=editor, note="이름을 고쳤습니다.", at=NOON + DAY)

    assert [correction.number, correction.note, correction.is_correction] == [2, "이름을 고쳤습니다.", True]
    assert article.editions.get(number=1).superseded_at == NOON + DAY
    assert [last_transition(article).verb, last_transition(article).reason] == ["correct", "이름을 고쳤습니다."]


@pytest.mark.parametrize("note", ["", "  \n"])
def test_correction_needs_a_note(article, note):
    approve_again(article, "ko")

    with unchanged(article), refused("no-note"):
        correct(state_of(article, "ko"), by=None, note=note)


def test_correction_needs_a_public_text():
    article = ArticleFactory(approved=["ko"], published=["ru"])

    with unchanged(article), refused("not-public"):
        correct(state_of(article, "ko"), by=None, note="정정")


def test_correction_needs_approval_too(article):
    with unchanged(article), refused("already-published"):
        correct(state_of(article, "ko"), by=None, note="정정")


def test_withdrawal_puts_a_notice_in_place_of_the_text(article, chief):
    withdrawn = withdraw(state_of(article, "ko"), by=chief, notice="철회합니다.", at=NOON + DAY)

    assert [withdrawn.withdrawn_at, withdrawn.withdrawal_notice] == [NOON + DAY, "철회합니다."]
    assert [last_transition(article).verb, last_transition(article).reason] == ["withdraw", "철회합니다."]
    assert state_of(article, "ko").status == "withdrawn"


def test_withdrawal_touches_no_other_language():
    article = ArticleFactory(published=["ru", "ko"])

    withdraw(state_of(article, "ko"), by=None, notice="철회")

    assert [edition.language for edition in Edition.objects.current(timezone.now())] == ["ru"]
    assert state_of(article, "ru").status == "published"


def test_withdrawal_needs_a_notice(article):
    with unchanged(article), refused("no-notice"):
        withdraw(state_of(article, "ko"), by=None, notice=" ")


@pytest.mark.parametrize("traits", [{}, {"approved": ["ko"]}, {"withdrawn": ["ko"]}, {"published": ["ru"]}])
def test_withdrawal_needs_an_edition_in_the_language(traits):
    article = ArticleFactory(**traits)

    with unchanged(article), refused("not-public"):
        withdraw(state_of(article, "ko"), by=None, notice="철회")


def test_draft_over_a_public_text_leaves_it_public(article):
    article.title_ko = "초안"
    article.save()
    note_edit(article, ["ko"], by=None)

    assert state_of(article, "ko").status == "draft"
    assert [edition.title != "초안" for edition in Edition.objects.current(timezone.now())] == [True]


def test_record_without_a_body_needs_its_name_alone():
    source = SourceTextFactory(languages=["kk"], published=["kk"])

    assert [source.editions.get().summary, source.editions.get().body] == ["", ""]
