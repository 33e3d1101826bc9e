"""Whoever of the register is named in a source is offered in the language of the translation, linked or not."""

import pytest
from django.db import connection

from people.curation.translating.helping import help_for
from people.curation.translating.units import worksheet
from tests.factories import ArticleFactory, NameVariantFactory, OfficialFactory, OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db

NAMES = {"ru": "Ерлан Қарин", "kk": "Ерлан Қарин", "ko": "예를란 카린", "en": "Yerlan Karin"}
INSTITUTE = {
    "ru": "Институт стратегических исследований",
    "kk": "Стратегиялық зерттеулер орталық",
    "ko": "전략연구소",
    "en": "Institute for Strategic Studies",
}
PLACE = {"ru": "Каннын", "kk": "Каннын", "ko": "강릉", "en": "Gangneung"}


def by_language(name, words):
    return {f"{name}_{language}": one for language, one in words.items()}


@pytest.fixture
def register():
    return [
        OfficialFactory(**by_language("name", NAMES)),
        OrganisationFactory(**by_language("name", INSTITUTE)),
        PlaceFactory(**by_language("name", PLACE)),
    ]


def offered(text, source="ru", language="en"):
    """Words of the source and what is offered for them."""
    article = ArticleFactory(languages=[], source_language=source, **{f"title_{source}": "…", f"lead_{source}": text})
    found = help_for(worksheet(article, language))
    return [(one.words, one.name) for one in found["lead.2"].names]


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        (
            "ru",
            "Ерлана Қарина встретили в Институте стратегических исследований, а затем в Канныне.",
            ["Ерлана Қарина", "Институте стратегических исследований", "Канныне"],
        ),
        (
            "kk",
            "Ерлан Қаринді Стратегиялық зерттеулер орталығының басшысы Каннында қарсы алды.",
            ["Ерлан Қаринді", "Стратегиялық зерттеулер орталығының", "Каннында"],
        ),
        ("ko", "예를란 카린은 전략연구소에서 강릉으로 갔다.", ["예를란 카린은", "전략연구소에서", "강릉으로"]),
        (
            "en",
            "Yerlan Karin’s talk at the Institute for Strategic Studies in Gangneung.",
            ["Yerlan Karin’s", "Institute for Strategic Studies", "Gangneung"],
        ),
    ],
)
def test_own_names_are_found_in_any_form_and_offered_in_every_language(register, source, text, words):
    for language, number in (("ru", 0), ("kk", 1), ("ko", 2), ("en", 3)):
        if language != source:
            names = [one[language] for one in (NAMES, INSTITUTE, PLACE)]
            assert offered(text, source, language) == list(zip(words, names, strict=True)), number


@pytest.mark.parametrize(
    ("source", "script", "spelling", "text", "words"),
    [
        ("ru", "Cyrl", "Е. Карин", "Встреча с Е. Кариным.", "Е. Кариным"),
        ("kk", "Cyrl", "Ерлан Тынымбайұлы", "Ерлан Тынымбайұлына хат.", "Ерлан Тынымбайұлына"),
        ("ko", "Hang", "옐란 카린", "옐란 카린과 만났다.", "옐란 카린과"),
        ("en", "Latn", "Erlan Qarin", "Erlan Qarin’s visit.", "Erlan Qarin’s"),
    ],
)
def test_every_spelling_met_in_print_is_found(register, source, script, spelling, text, words):
    NameVariantFactory(register[0], spelling=spelling, script=script, language=source)
    language = "ru" if source != "ru" else "en"
    assert offered(text, source, language) == [(words, NAMES[language])]


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("ru", "Доклад прочёл Yerlan Karin (예를란 카린).", "Yerlan Karin"),
        ("ko", "발표자는 Yerlan Karin이다. Yerlan Karin 소장", "Yerlan Karin"),
        ("en", "The city of 강릉 is old.", "강릉"),
        ("kk", "Сөз сөйлеген 예를란 카린.", "예를란 카린"),
    ],
)
def test_name_in_another_script_is_found(register, source, text, words):
    assert [one for one, _name in offered(text, source, "ru" if source != "ru" else "en")] == [words]


def test_family_name_tells_who_is_meant_while_nobody_shares_it(register):
    nurtleu = {"name_ru": "Мурат Нуртлеу", "name_en": "Murat Nurtleu", "family_name_ru": "Нуртлеу"}
    OfficialFactory(**nurtleu)
    assert offered("Министр Нуртлеу прибыл.") == [("Нуртлеу", "Murat Nurtleu")]

    OfficialFactory(**nurtleu | {"name_ru": "Айша Нуртлеу", "name_en": "Aisha Nurtleu"})
    assert offered("Министр Нуртлеу прибыл.") == []


def test_short_family_name_of_somebody_who_is_not_linked_is_nobody(register):
    OfficialFactory(name_en="Park Jin", family_name_en="Park", name_ru="Пак Чин")
    assert offered("They met in Hyde Park.", "en", "ru") == []


def test_namesakes_are_all_offered(register):
    OrganisationFactory(name_ru="Каннын", name_en="City of Gangneung")
    assert offered("Гости из Каннына.") == [("Каннына", "City of Gangneung"), ("Каннына", "Gangneung")]


def test_what_is_called_alike_in_both_languages_is_offered_once(register):
    OrganisationFactory(name_ru="Каннын", name_en="Gangneung")
    assert offered("Гости из Каннына.") == [("Каннына", "Gangneung")]


def test_longer_name_hides_the_shorter_one_within_it(register):
    OrganisationFactory(name_ru="Университет Каннын", name_en="Gangneung University")
    assert offered("Университет Каннын открыт.") == [("Университет Каннын", "Gangneung University")]


def test_common_words_that_are_written_alike_name_nobody(register):
    PlaceFactory(name_ru="Восток", name_en="Vostok")
    assert offered("Ветер дует на восток.") == []


@pytest.mark.parametrize("num", [1, 30])
def test_register_is_asked_as_often_however_large_it_is(register, django_assert_num_queries, num):
    for number in range(num):
        OfficialFactory(name_ru=f"Асан Кайратов-{number}", name_en=f"Asan {number}")
    article = ArticleFactory(languages=[], title_ru="Ерлан Қарин", lead_ru="Гости из Каннына.")
    sheet = worksheet(article, "en")
    help_for(sheet)
    sheet = worksheet(type(article).objects.get(pk=article.pk), "en")
    with django_assert_num_queries({"sqlite": 14, "postgresql": 15}[connection.vendor]):
        help_for(sheet)
