"""Whose a translation is, and what the page of coverage tells each translator to do."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

from people.curation.drafting import note_edit, state_of, submit
from people.curation.models import LanguageState
from people.curation.recording import versions_of
from people.curation.reviewing import return_
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.units import worksheet
from people.curation.translating.verbs import save_units
from tests.factories import ArticleFactory, TopicFactory, UserFactory, publish_again

pytestmark = pytest.mark.django_db

PAGE = "/admin/coverage/"


@pytest.fixture
def kim():
    return UserFactory("translator-ko", first_name="Min", last_name="Kim")


@pytest.fixture
def lee():
    return UserFactory("translator-ko", first_name="Ji", last_name="Lee")


def holder(record, language="ko"):
    return LanguageState.objects.about(record).get(language=language).translator


def unfinished(*, by=None, **fields):
    """A translation that somebody has begun and that lacks its body."""
    record = ArticleFactory(languages=["ru", "ko"], **{"body_ko": ""} | fields)
    if by:
        note_edit(record, ["ko"], by=by)
    return record


def words(*records):
    states = (LanguageState.objects.about(record).get(language="ko") for record in records)
    return sum(state.num_words_to_do for state in states)


def told(client, user, **question):
    call_command("count_coverage", verbosity=0)
    client.force_login(user)
    return {one.name: one for one in client.get(PAGE, question).context["translators"]}


def titles(client, **question):
    return {row.headline.title for row in client.get(PAGE, question).context["matrix"].rows}


# In whose hands


def test_whoever_writes_submits_or_confirms_a_translation_has_it_in_hand(kim, lee):
    article = ArticleFactory(languages=["ru", "ko"])
    assert holder(article) is None

    note_edit(article, ["ko"], by=kim)
    assert holder(article) == kim
    submit(state_of(article, "ko"), by=lee)
    assert holder(article) == lee


def test_whoever_confirms_a_translation_takes_it_over(kim, lee):
    article = ArticleFactory(languages=["ru", "ko"], published=["ru", "ko"])
    note_edit(article, ["ko"], by=kim)
    publish_again(article, "ru", title_ru="Сумма 7")

    confirm_translation(state_of(article, "ko"), seen=article.editions.filter(language="ru").first(), by=lee)

    assert holder(article) == lee


def test_whoever_confirms_a_segment_takes_its_text_over(kim, lee):
    article = ArticleFactory(languages=["ru", "ko"], written_by=kim)
    unit = worksheet(article, "ko").units[0]

    save_units(article, "ko", {}, tokens={unit.key: unit.token}, confirm=[unit.key], by=lee)

    assert holder(article) == lee
    assert not versions_of(article)


def test_editor_has_in_hand_only_what_no_translator_had(kim, editor):
    theirs, nobodys = ArticleFactory(languages=["ru", "ko"], written_by=kim), ArticleFactory(languages=["ru", "ko"])

    for article in (theirs, nobodys):
        note_edit(article, ["ko"], by=editor)

    assert (holder(theirs), holder(nobodys)) == (kim, editor)


def test_source_is_in_no_translators_hands(kim):
    article = ArticleFactory(languages=["ru", "ko"], source_language="ko", written_by=kim)

    assert holder(article) is None


# What there is to do


def test_translators_are_told_with_drafts_returns_and_words(client, editor, kim, lee):
    mine, back, free = unfinished(by=kim), unfinished(by=kim), unfinished()
    state = state_of(back, "ko")
    LanguageState.objects.filter(pk=state.pk).update(status="in_review")
    return_(state_of(back, "ko"), by=editor, remark="Look again.")

    found = told(client, editor)

    assert {name: (one.labels, one.num_drafts, one.num_returned) for name, one in found.items()} == {
        "Min Kim": (["한국어"], 1, 1),
        "Ji Lee": (["한국어"], 0, 0),
    }
    assert (found["Min Kim"].num_words, found["Ji Lee"].num_words) == (words(mine, back), 0)
    assert found["Min Kim"].num_free_words == found["Ji Lee"].num_free_words == words(free) > 0


def test_who_writes_all_languages_is_told_for_what_is_in_hand_alone(client, editor):
    article = unfinished(by=editor)

    (one,) = told(client, editor).values()

    assert (one.labels, one.num_words, one.num_free_words) == ([], words(article), 0)


def test_person_whose_languages_come_from_no_group_is_told_too(client, editor):
    person = UserFactory(first_name="Own", last_name="Right", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="edit_kk"))

    assert told(client, editor)["Own Right"].labels == ["ҚАЗ"]


def test_row_of_a_translator_leads_to_what_is_in_hand_and_what_nobody_has(client, editor, kim, lee):
    mine, _other, free = unfinished(by=kim), unfinished(by=lee), unfinished()
    done = ArticleFactory(languages=["ru", "ko"], written_by=kim)
    url = told(client, editor)["Min Kim"].url

    rows = client.get(f"{PAGE}{url}").context["matrix"].rows

    assert {row.headline.title for row in rows} == {mine.title_ru, free.title_ru}
    assert titles(client, translator=kim.pk) == {mine.title_ru, free.title_ru, done.title_ru}


def test_page_leads_a_translator_to_the_own_words(client, kim, lee, editor):
    mine, _other = unfinished(by=kim), unfinished(by=lee)
    call_command("count_coverage", verbosity=0)
    client.force_login(kim)

    url = client.get(PAGE).context["own_url"]

    assert [row.headline.title for row in client.get(f"{PAGE}{url}").context["matrix"].rows] == [mine.title_ru]
    client.force_login(editor)
    assert client.get(PAGE).context["own_url"] == ""


def test_words_of_a_translator_are_narrowed_by_topic(client, editor, kim):
    topic = TopicFactory(languages=["ru"])
    on_topic, _off = unfinished(by=kim, topics=[topic]), unfinished(by=kim)

    found = told(client, editor, topic=topic.pk)

    assert found["Min Kim"].num_words == words(on_topic)
    assert titles(client, topic=topic.pk, translator=kim.pk, translation="to-do") == {on_topic.title_ru}


@pytest.mark.parametrize("value", ["999999", "kim", "-1"])
def test_unknown_translator_is_passed_over(client, editor, value):
    article = unfinished()
    told(client, editor)

    assert titles(client, translator=value) == {article.title_ru}
