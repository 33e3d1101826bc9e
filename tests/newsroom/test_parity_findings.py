"""Parity before release: misses are findings of the house check; while one is open, nobody approves or publishes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article
from newsroom.parity import Kind, Miss
from newsroom.parity.worksheets import misses_of
from people.curation.addresses import translating_page
from people.curation.bundling import bundle
from people.curation.checking import recheck
from people.curation.drafting import note_edit, state_of, submit
from people.curation.ledger import Ledger
from people.curation.models import Edition, Finding, LanguageState
from people.curation.parity import open_problems_by_unit
from people.curation.publishing import publish, reasons_not_to_publish
from people.curation.reviewing import approve
from people.curation.translating.units import worksheet
from people.curation.waiving import waive
from tests.factories import ArticleFactory, BundleFactory, NameVariantFactory, OfficialFactory, UserFactory, carry
from tests.refusals import refused, unchanged

from .desk import page, refused_for, told, verb_page

pytestmark = pytest.mark.django_db

RIGHT = {"body_ru": "<p>Приехали 35 тысяч человек.</p>", "body_ko": "<p>3만 5천 명이 왔다.</p>"}
WRONG = RIGHT | {"body_ko": "<p>3천 5백 명이 왔다.</p>"}


def story(texts, **fields):
    """A story in Russian and Korean."""
    return ArticleFactory(languages=["ru", "ko"], **texts, **fields)


def change(record, language, **texts):
    """As a save of the page would."""
    for name, text in texts.items():
        setattr(record, name, text)
    record.save()
    note_edit(record, [language], by=None)
    recheck(record)


def waive_all(record):
    recheck(record)
    for finding in Finding.objects.about(record):
        waive(finding, by=None, because="Так просил министр.")


def found(record):
    return [(one.language, one.field, one.code) for one in Finding.objects.about(record).open()]


def waiting_in(status, record, language="ko"):
    return LanguageState.objects.about(record).filter(language=language, status=status).exists()


def test_a_miss_is_a_finding_in_the_language_of_the_translation():
    article = story(WRONG)

    recheck(article)

    assert found(article) == [("ko", "body", "parity-number")]


def test_a_right_translation_has_no_finding():
    article = story(RIGHT)

    recheck(article)

    assert found(article) == []


def test_each_kind_of_miss_has_its_code():
    official = OfficialFactory(name_ru="Данияр Оспанов", family_name_ru="Оспанов", name_ko="다니야르 오스파노프")
    article = story(
        {
            "body_ru": "<p>5 мая 2024 года Данияр Оспанов обещал «мост через реку» за 12 млн тенге.</p>",
            "body_ko": "<p>2024년 6월 5일 그는 강을 건너는 다리를 1천만 텡게에 약속했다.</p>",
        }
    )
    article.mentions.create(official=official, position=1)

    recheck(article)

    codes = ["parity-date", "parity-name", "parity-number", "parity-quotation"]
    assert sorted(found(article)) == [("ko", "body", code) for code in codes]


def test_the_finding_names_the_words_of_both_on_the_page_of_the_record(client, editor_of_all):
    article = story(WRONG)
    recheck(article)
    client.force_login(editor_of_all)

    [group] = client.get(page(article)).context["house"]["groups"]

    [shown] = group.findings
    assert (shown.finding.excerpt, shown.excerpt_language) == ("Приехали 35 тысяч человек.", "ru")
    assert shown.explanation.startswith("The source says “35 тысяч”, the translation “3천 5백”.")


@pytest.fixture
def editor_of_all(db):
    return UserFactory("chief")


def test_a_translation_with_a_miss_is_not_approved():
    article = carry(story(WRONG), submitted=["ko"])

    with unchanged(article), refused("parity-missed"):
        approve(state_of(article, "ko"), by=None)


def test_a_translation_with_a_miss_is_not_published():
    article = story(RIGHT)
    carry(article, approved=["ru", "ko"])
    Article.objects.update(body_ko=WRONG["body_ko"])  # past the desk's pages
    article.refresh_from_db()

    with unchanged(article), refused("parity-missed"):
        publish(state_of(article, "ko"), by=None)


def test_what_is_waived_with_a_note_stands_in_nobodys_way():
    article = carry(story(WRONG), submitted=["ko"])
    waive_all(article)

    approve(state_of(article, "ko"), by=None)
    publish(state_of(article, "ko"), by=None)

    assert Edition.objects.about(article).count() == 1


def test_a_waiver_ends_when_the_translation_says_something_else():
    article = carry(story(WRONG), submitted=["ko"])
    waive_all(article)

    change(article, "ko", body_ko="<p>3백 5십 명이 왔다.</p>")
    submit(state_of(article, "ko"), by=None)

    assert found(article) == [("ko", "body", "parity-number")]
    with refused("parity-missed"):
        approve(state_of(article, "ko"), by=None)


def test_a_mended_text_is_approved():
    article = carry(story(WRONG), submitted=["ko"])
    change(article, "ko", body_ko=RIGHT["body_ko"])
    submit(state_of(article, "ko"), by=None)

    approve(state_of(article, "ko"), by=None)

    assert waiting_in("approved", article)


def test_the_source_language_is_held_against_nothing():
    article = carry(story(WRONG), submitted=["ru"])

    approve(state_of(article, "ru"), by=None)

    assert waiting_in("approved", article, "ru")


def test_a_translation_that_says_what_it_was_checked_against_is_behind_rather_than_wrong():
    article = story(RIGHT)
    note_edit(article, ["ru", "ko"], by=None)
    submit(state_of(article, "ko"), by=None)

    change(article, "ru", body_ru="<p>Приехали 36 тысяч человек.</p>")

    assert found(article) == []
    approve(state_of(article, "ko"), by=None)


def test_a_bundle_with_a_miss_is_not_published():
    article = story(RIGHT)
    carry(article, approved=["ru", "ko"])
    Article.objects.update(body_ko=WRONG["body_ko"])
    parcel = BundleFactory((article, "ru"), (article, "ko"))

    with refused("parity-missed"):
        bundle(parcel, by=None)

    assert Edition.objects.count() == 0


def test_submitting_tells_what_will_be_refused_and_refuses_nothing(client, editor_of_all):
    article = story(WRONG)
    client.force_login(editor_of_all)

    [panel] = [one for one in client.get(page(article)).context["panels"] if one.chip.language == "ko"]

    [button] = [one for one in panel.open_buttons if one.verb.name == "submit"]
    assert [reason.code for reason in button.cautions] == ["parity-missed"]
    response = client.post(verb_page(article, "ko", "submit"), follow=True)
    assert waiting_in("in_review", article)
    assert "is in review now" in told(response)[0]


def test_the_refusal_names_the_words_and_leads_to_the_findings(client, editor_of_all):
    article = carry(story(WRONG), submitted=["ko"])
    client.force_login(editor_of_all)

    response = client.post(verb_page(article, "ko", "approve"))

    [sentence] = refused_for(response)
    assert "35 тысяч человек" in sentence
    assert f'href="{page(article)}#house-check"' in response.content.decode()


def test_a_bulk_action_refuses_only_the_translation_with_a_miss(client, editor_of_all):
    wrong, right = (carry(story(texts), submitted=["ko"]) for texts in (WRONG, RIGHT))
    client.force_login(editor_of_all)
    choice = {"action": "approve_selected", "language": "ko", "_selected_action": [wrong.pk, right.pk]}

    client.post(reverse("admin:newsroom_article_changelist"), choice | {"answered": "1"})

    assert waiting_in("in_review", wrong)
    assert waiting_in("approved", right)


def test_misses_are_told_by_unit_for_the_page_of_the_translation():
    article = story(RIGHT | {"body_ko": "<p>3만 6천 명이 왔다.</p>"})
    sheet = worksheet(article, "ko")
    [unit] = [unit for unit in sheet.units if unit.field == "body"]

    assert misses_of(sheet) == {unit.key: [Miss(Kind.NUMBER, "35 тысяч", "3만 6천", 9, 17)]}
    assert {key: [one.code.name for one in lost] for key, lost in open_problems_by_unit(sheet).items()} == {
        unit.key: ["parity-number"]
    }


def test_the_page_of_the_translation_tells_open_misses_beside_their_segment(client, editor_of_all):
    article = story(WRONG)
    client.force_login(editor_of_all)
    address = translating_page(article, "ko")

    rows = {row.unit.field: row for row in client.get(address).context["rows"]}
    assert [one.code.name for one in rows["body"].problems] == ["parity-number"]
    assert ("warned" in rows["body"].filters, rows["title"].problems) == (True, [])

    waive_all(article)
    assert [row.problems for row in client.get(address).context["rows"]] == [[]] * len(rows)


@pytest.mark.parametrize("num_articles", [1, 3])
def test_reasons_take_as_many_queries_for_three_records_as_for_one(num_articles, django_assert_num_queries):
    for _article in range(num_articles):
        official = OfficialFactory()
        NameVariantFactory(official)
        article = story(WRONG)
        article.mentions.create(official=official, position=1)
        carry(article, approved=["ru"])
    states = list(LanguageState.objects.filter(content_type__model="article", language="ko"))
    LanguageState.objects.filter(pk__in=[one.pk for one in states]).update(status="approved")
    states = list(LanguageState.objects.filter(pk__in=[one.pk for one in states]).prefetch_related("record"))
    ledger = Ledger(states)

    with django_assert_num_queries(8):
        codes = [[reason.code for reason in ledger.reasons_not_to_release(state)] for state in states]

    assert codes == [["parity-missed"]] * num_articles


def test_a_page_of_published_languages_asks_nothing_about_parity(django_assert_num_queries):
    article = carry(story(RIGHT), published=["ru", "ko"])
    states = list(LanguageState.objects.about(article).prefetch_related("record"))
    ledger = Ledger(states)

    with django_assert_num_queries(0):
        assert [ledger.reasons_not_to_release(state) for state in states] == [[]] * len(states)


def test_what_is_not_approved_yet_is_refused_for_that_alone():
    article = story(WRONG)

    reasons = reasons_not_to_publish(state_of(article, "ko"), at=timezone.now())

    assert [reason.code for reason in reasons] == ["not-approved"]
