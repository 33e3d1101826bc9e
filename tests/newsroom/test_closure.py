"""An article shows no name that is not public in its language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article
from people.curation.drafting import state_of
from people.curation.publishing import publish, reasons_not_to_publish, unschedule
from tests.factories import (
    ArticleFactory,
    FigureFactory,
    ImageFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    publish_again,
)
from tests.refusals import refused, unchanged

from .desk import codes_of, page
from .test_verbs_admin import panel, press

pytestmark = pytest.mark.django_db

LANGUAGES = ["ru", "kk", "ko", "en"]
SHOWN = {
    "official": lambda **traits: {"mentions": [OfficialFactory(**traits)]},
    "organisation": lambda **traits: {"mentions": [OrganisationFactory(**traits)]},
    "document": lambda **traits: {"documents": [SignedDocumentFactory(**traits)]},
    "cover": lambda **traits: {"cover": ImageFactory(**traits)},
    "figure": lambda **traits: {"figures": [FigureFactory(indicator=IndicatorFactory(published=True), **traits)]},
    "indicator": lambda **traits: {"figures": [FigureFactory(indicator=IndicatorFactory(**traits), published=True)]},
    "source": lambda **traits: {"source_text": SourceTextFactory(**traits)},
    "author": lambda **traits: {
        "source_text": SourceTextFactory(published=True, author=OfficialFactory(**traits)),
    },
    "outlet": lambda **traits: {
        "source_text": SourceTextFactory(published=True, outlet=OrganisationFactory(**traits)),
    },
}
each_kind = pytest.mark.parametrize("kind", SHOWN)


def in_the_way(article, language="ko", at=None):
    return list(reasons_not_to_publish(state_of(article, language), at=at or timezone.now()))


@pytest.mark.parametrize("language", LANGUAGES)
@each_kind
def test_name_without_an_edition_in_the_language_stops_the_article(kind, language):
    others = [code for code in LANGUAGES if code != language]
    article = ArticleFactory(approved=[language], **SHOWN[kind](published=others))

    with unchanged(article), refused("not-reviewed-name"):
        publish(state_of(article, language), by=None)


@each_kind
def test_name_that_is_public_in_the_language_stops_nothing(kind):
    article = ArticleFactory(approved=["ko"], **SHOWN[kind](published=["ko"]))

    assert publish(state_of(article, "ko"), by=None).number == 1


@pytest.mark.parametrize("traits", [{"approved": ["ko"]}, {"withdrawn": ["ko"]}, {"submitted": ["ko"]}])
def test_name_that_is_not_public_yet_or_no_longer_is_not_reviewed(traits):
    article = ArticleFactory(approved=["ko"], mentions=[OfficialFactory(**traits)])

    assert codes_of(in_the_way(article)) == ["not-reviewed-name"]


def test_reason_names_the_record_and_says_what_to_do():
    official = OfficialFactory()
    article = ArticleFactory(approved=["ko"], mentions=[official])

    [reason] = in_the_way(article)

    assert reason.params["record"] == official
    assert reason.messages == [
        f"“{article}” shows “{official}”, which is not public in Korean at that moment. "
        "Publish it first, or take it out."
    ]


def test_embargoed_article_may_show_what_becomes_public_with_it():
    tomorrow = timezone.now() + timedelta(days=1)
    official = OfficialFactory(scheduled_at=tomorrow, published=["ko"])
    article = ArticleFactory(approved=["ko"], mentions=[official])

    assert codes_of(in_the_way(article)) == ["not-reviewed-name"]
    assert codes_of(in_the_way(article, at=tomorrow)) == []


def test_name_that_is_withdrawn_by_the_moment_is_missing_then():
    tomorrow = timezone.now() + timedelta(days=1)
    official = OfficialFactory(published=["ko"])
    publish_again(official, "ko", at=tomorrow)
    unschedule(state_of(official, "ko"), by=None)
    official.editions.filter(number=1).update(withdrawn_at=tomorrow)
    article = ArticleFactory(approved=["ko"], mentions=[official])

    assert codes_of(in_the_way(article, at=tomorrow)) == ["not-reviewed-name"]


def test_caption_that_other_languages_have_must_be_public_too():
    cover = ImageFactory(published=["ko"], caption_ru="Встреча")
    article = ArticleFactory(approved=["ko"], cover=cover)

    [reason] = in_the_way(article)

    assert (reason.code, reason.params["record"], str(reason.params["field"])) == (
        "not-reviewed-name",
        cover,
        "caption",
    )


def test_picture_without_any_caption_needs_none():
    article = ArticleFactory(approved=["ko"], cover=ImageFactory(published=["ko"]))

    assert in_the_way(article) == []


def test_one_record_shown_twice_is_named_once():
    official = OfficialFactory()
    source = SourceTextFactory(published=True, author=official, translator=official)
    article = ArticleFactory(approved=["ko"], mentions=[official], source_text=source)

    assert codes_of(in_the_way(article)) == ["not-reviewed-name"]


def test_reference_records_are_closed_over_nothing():
    """Officials and organisations name each other: each must be able to go first."""
    body = OrganisationFactory()
    official = OfficialFactory(approved=["ko"], appointments=[{"organisation": body, "title_ko": "장관"}])

    assert publish(state_of(official, "ko"), by=None).number == 1


@pytest.mark.parametrize("num", [1, 5])
def test_reasons_take_as_many_queries_for_five_names_as_for_one(django_assert_num_queries, num):
    article = ArticleFactory(
        approved=["ko"],
        mentions=[OfficialFactory() for _ in range(num)],
        documents=[SignedDocumentFactory() for _ in range(num)],
        figures=[FigureFactory() for _ in range(num)],
    )
    state = state_of(Article.objects.get(pk=article.pk), "ko")
    assert len(in_the_way(article)) == 4 * num

    with django_assert_num_queries(13):
        list(reasons_not_to_publish(state, at=timezone.now()))


# At the desk


def test_closed_button_links_to_the_record_to_mend(client, editor):
    official = OfficialFactory()
    article = ArticleFactory(approved=["ko"], mentions=[official])
    client.force_login(editor)

    [reason] = panel(client, article, "ko").refused_buttons[2].reasons

    assert f'<a href="{page(official)}#languages">{official}</a>' in str(reason)


def test_editor_cannot_force_it(client, editor):
    article = ArticleFactory(approved=["ko"], mentions=[OfficialFactory()])
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ko", "publish", forced_because="Срочно")

    assert codes_of(response.context["refused"]) == ["not-reviewed-name"]


def test_chief_forces_it_with_a_reason_that_is_kept(client, chief):
    article = ArticleFactory(approved=["ko"], mentions=[OfficialFactory()])
    client.force_login(chief)

    press(client, article, "ko", "publish", forced_because="Срочно")

    move = article.transitions.latest("sequence")
    assert (move.verb, move.is_forced, move.reason, move.by) == ("publish", True, "Срочно", chief)


def test_chief_is_warned_and_must_give_a_reason(client, chief):
    article = ArticleFactory(approved=["ko"], mentions=[OfficialFactory()])
    client.force_login(chief)
    button = next(one for one in panel(client, article, "ko").open_buttons if one.verb.name == "publish")

    with unchanged(article):
        response = press(client, article, "ko", "publish", forced_because=" ")

    assert (codes_of(button.warnings), "forced_because" in button.form.fields) == (["not-reviewed-name"], True)
    assert codes_of(response.context["refused"]) == ["not-reviewed-name"]


def test_force_does_not_help_a_text_that_nobody_approved(client, chief):
    article = ArticleFactory(mentions=[OfficialFactory()])
    client.force_login(chief)

    with unchanged(article):
        response = press(client, article, "ko", "publish", forced_because="Срочно")

    assert codes_of(response.context["refused"]) == ["not-approved", "not-reviewed-name"]


def test_publication_without_obstacles_is_not_forced(client, chief):
    article = ArticleFactory(approved=["ko"])
    client.force_login(chief)

    press(client, article, "ko", "publish", forced_because="На всякий случай")

    move = article.transitions.latest("sequence")
    assert (move.is_forced, move.reason) == (False, "")
