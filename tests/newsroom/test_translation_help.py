"""Help beside each segment: approved terms, names from the register, and what was translated before."""

import pytest
from django.db import connection

from people.curation.translating.helping import Help, help_for, help_for_unit
from people.curation.translating.units import worksheet
from tests.factories import (
    ArticleFactory,
    MemoryEntryFactory,
    NameVariantFactory,
    OfficialFactory,
    PlaceFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def story(body="<p>Визит посла Ким Чжуна.</p>", **fields):
    return ArticleFactory(**{"body_ru": body, "body_en": "", "title_en": "", "lead_en": ""} | fields)


def ambassador(**fields):
    names = {"name_ru": "Ким Чжун", "name_en": "Kim Jung", "family_name_ru": "Ким", "family_name_en": "Kim"}
    return OfficialFactory(**names | fields)


def mention(article, official):
    article.mentions.create(position=article.mentions.count() + 1, official=official)


def body_help(article, language="en"):
    sheet = worksheet(article, language)
    key = next(unit.key for unit in sheet.units if unit.field == "body")
    return help_for(sheet)[key]


def names(found):
    return [(one.words, one.name, one.is_reviewed, one.is_uncertain) for one in found.names]


def test_term_of_the_source_is_offered_with_its_approved_wording():
    TermFactory(wording_ru="посол", wording_en="ambassador", note="Never “envoy”.")

    (offer,) = body_help(story()).terms

    assert (offer.words, offer.wording, offer.note) == ("посла", "ambassador", "Never “envoy”.")
    assert (offer.is_missing, offer.avoided) == (False, "")


def test_term_that_the_translation_lacks_is_marked():
    TermFactory(wording_ru="посол", wording_en="ambassador", avoid_en="envoy")

    missing = body_help(story(body_en="<p>A visit of a diplomat.</p>")).terms[0]
    avoided = body_help(story(body_en="<p>A visit of the envoy.</p>")).terms[0]

    assert [(one.is_missing, one.avoided) for one in (missing, avoided)] == [(True, ""), (False, "envoy")]


def test_linked_person_is_offered_in_the_other_language():
    article = story()
    mention(article, ambassador())

    assert names(body_help(article)) == [("Ким Чжуна", "Kim Jung", False, False)]


def test_name_of_a_reviewed_edition_comes_before_the_working_copy():
    article, official = story(), ambassador(published=["en"])
    official.name_en = "Kim Joon"
    official.save()
    mention(article, official)

    assert names(body_help(article)) == [("Ким Чжуна", "Kim Jung", True, False)]


def test_reconstructed_name_is_flagged_and_its_variants_are_named():
    article, official = story(), ambassador(uncertain_in=["en"])
    NameVariantFactory(official, spelling="Kim Joong", script="Latn", language="en")
    mention(article, official)

    (offer,) = body_help(article).names

    assert (offer.is_uncertain, offer.variants) == (True, ("Kim Joong",))


def test_body_that_no_link_leads_to_is_found_by_its_spelling():
    place = PlaceFactory(name_ru="Каннын", name_en="Gangneung")
    NameVariantFactory(place, spelling="Каннын", script="Cyrl", language="ru")

    assert names(body_help(story("<p>Гости из Каннына.</p>"))) == [("Каннына", "Gangneung", False, False)]


def test_name_without_a_translation_is_not_offered():
    article = story()
    mention(article, ambassador(name_en=""))

    assert names(body_help(article)) == []


def test_memory_is_offered_unless_it_is_the_unit_itself():
    article, text = story(), "Визит посла Ким Чжуна."
    other = MemoryEntryFactory(ArticleFactory(), language="en", source_text=text, target_text="A visit.")
    sheet = worksheet(article, "en")
    unit = next(unit for unit in sheet.units if unit.field == "body")
    MemoryEntryFactory(article, language="en", unit=unit.key, source_text=text, target_text="Mine.")

    assert [match.entry for match in help_for_unit(sheet, unit.key).matches] == [other]


def test_help_for_one_unit_is_that_of_the_whole_page():
    TermFactory(wording_ru="посол", wording_en="ambassador")
    sheet = worksheet(story(), "en")

    assert {key: help_for_unit(sheet, key) for key in sheet.by_key} == help_for(sheet)
    assert help_for_unit(sheet, "body.99") == Help()


def test_whole_page_takes_no_more_queries_than_a_short_one(django_assert_num_queries):
    TermFactory(wording_ru="посол", wording_en="ambassador")
    ambassador()  # whom no record is linked to
    counts = []
    for num_paragraphs in (1, 12):
        article = story("<p>Визит посла Ким Чжуна в Каннын.</p>" * num_paragraphs)
        for _one in range(num_paragraphs):
            mention(article, ambassador())
        sheet = worksheet(article, "en")
        help_for(sheet)
        sheet = worksheet(type(article).objects.get(pk=article.pk), "en")
        with django_assert_num_queries({"sqlite": 14, "postgresql": 15}[connection.vendor]):
            counts.append(len(help_for(sheet)))
    assert counts[1] > counts[0]


def test_piece_of_the_page_shows_all_three(client):
    TermFactory(wording_ru="посол", wording_en="ambassador")
    article = story(body_en="<p>A visit.</p>")
    mention(article, ambassador())
    MemoryEntryFactory(
        ArticleFactory(), language="en", source_text="Визит посла Ли Суна.", target_text="The visit of Li."
    )
    unit = next(unit for unit in worksheet(article, "en").units if unit.field == "body")
    client.force_login(UserFactory("translator-en"))

    response = client.get(f"/admin/translate/newsroom/article/{article.pk}/en/help/{unit.key}/")

    assert 'data-offer="ambassador"' in response.text
    assert "missing in the translation" in response.text
    assert 'data-offer="Kim Jung"' in response.text
    assert "The visit of Li." in response.text


def test_pair_that_was_translated_the_other_way_says_so(client):
    article = story()
    back = {"source_language": "en", "language": "ru", "source_text": "A visit of the envoy."}
    MemoryEntryFactory(ArticleFactory(), target_text="Визит посла Ким Чжуна.", **back)
    unit = next(unit for unit in worksheet(article, "en").units if unit.field == "body")
    client.force_login(UserFactory("translator-en"))

    response = client.get(f"/admin/translate/newsroom/article/{article.pk}/en/help/{unit.key}/")

    assert "translated the other way" in response.text
    assert 'data-offer="A visit of the envoy."' in response.text


@pytest.mark.parametrize("place", ["xx/help/body.1", "en/help/body.99"])
def test_help_for_what_is_not_there_leads_nowhere(client, place):
    client.force_login(UserFactory("translator-en"))

    assert client.get(f"/admin/translate/newsroom/article/{story().pk}/{place}/").status_code == 404
