"""The glossary at work: terms are known in any form, and a translation without the approved wording is told."""

import pytest

from newsroom.glossary.entries import entries
from newsroom.glossary.spotting import TermProblem, problems_of, spotted_terms
from people.curation import checking
from people.curation.words.phrases import Phrasebook
from tests.factories import ArticleFactory, TermFactory

pytestmark = pytest.mark.django_db


def term(slug, *, further="", avoid="", **wordings):
    names = {f"wording_{code}": wordings.pop(code, "") for code in ("ru", "kk", "ko", "en")}
    return TermFactory(slug=slug, further_en=further, avoid_en=avoid, **names | wordings)


@pytest.fixture
def partnership():
    return term(
        "partnership",
        ru="стратегическое партнёрство",
        kk="стратегиялық серіктестік",
        ko="전략적 동반자 관계",
        en="strategic partnership",
    )


def spotted(text, language, target):
    return [(one.words, one.wording) for one in spotted_terms(text, language, target, entries())]


def problems(source, target, language="en"):
    return problems_of(spotted_terms(source, "ru", language, entries()), target, language)


def missing(source, target, language="en"):
    return [(problem.entry.slug, problem.avoided) for problem in problems(source, target, language)]


@pytest.mark.usefixtures("partnership")
@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("О стратегическом партнёрстве двух стран", "ru", "стратегическом партнёрстве"),
        ("СТРАТЕГИЧЕСКОГО ПАРТНЕРСТВА", "ru", "СТРАТЕГИЧЕСКОГО ПАРТНЕРСТВА"),
        ("Екі елдің стратегиялық серіктестігіне арналды", "kk", "стратегиялық серіктестігіне"),
        ("양국의 전략적 동반자 관계를 심화한다", "ko", "전략적 동반자 관계"),
        ("양국의 전략적동반자관계가 깊어졌다", "ko", "전략적동반자관계"),
        ("Strategic partnerships in Asia", "en", "Strategic partnerships"),
    ],
)
def test_term_is_known_in_any_form(text, language, words):
    assert [one for one, _wording in spotted(text, language, "ru" if language != "ru" else "en")] == [words]


@pytest.mark.usefixtures("partnership")
@pytest.mark.parametrize(
    "text", ["Стратегическое и всестороннее партнёрство", "Стратегическое. Партнёрство двух", "партнёрство", ""]
)
def test_half_a_term_is_none(text):
    assert spotted(text, "ru", "en") == []


def test_longest_term_wins_and_terms_do_not_overlap():
    term("ambassador", ru="посол", en="ambassador")
    term("plenipotentiary", ru="Чрезвычайный и Полномочный Посол", en="Ambassador Extraordinary and Plenipotentiary")

    found = spotted("Чрезвычайным и Полномочным Послом назначен бывший посол", "ru", "en")

    assert found == [
        ("Чрезвычайным и Полномочным Послом", "Ambassador Extraordinary and Plenipotentiary"),
        ("посол", "ambassador"),
    ]


def test_preposition_that_looks_like_a_form_is_no_term():
    term("ambassador", ru="посол", en="ambassador")

    assert spotted("После встречи", "ru", "en") == []


def test_short_form_in_brackets_is_the_term_as_well():
    term("assembly", ru="Ассамблея народа Казахстана (АНК)", en="Assembly of People of Kazakhstan (APK)")

    assert [words for words, _wording in spotted("Секретариат АНК и Ассамблея народа Казахстана", "ru", "en")] == [
        "АНК",
        "Ассамблея народа Казахстана",
    ]
    assert missing("Секретариат АНК", "The secretariat of the APK") == []


def test_term_without_a_wording_in_the_other_language_is_passed_over():
    term("akim", ru="аким")

    assert spotted("Аким города", "ru", "en") == []


@pytest.mark.usefixtures("partnership")
@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("en", "Both strategic partnerships"),
        ("kk", "стратегиялық серіктестігінің"),
        ("ko", "전략적동반자관계의 심화"),
    ],
)
def test_approved_wording_counts_in_any_form(language, target):
    assert missing("Стратегическое партнёрство", target, language) == []


@pytest.mark.usefixtures("partnership")
def test_missing_wording_is_told_once():
    source = "Стратегическое партнёрство, стратегическому партнёрству"

    assert missing(source, "A special relationship") == [("partnership", "")]


def test_wording_to_avoid_is_told_in_place_of_a_missing_one():
    term("sister-city", ru="город-побратим", en="sister city", avoid="twin city; twinned town")

    assert missing("Города-побратимы встретились", "The twin cities met") == [("sister-city", "twin cities")]


def test_further_wordings_and_explanations_in_brackets_are_right_too():
    term("rector", ru="ректор", en="rector (head of a university)", further="president; chancellor")

    assert missing("Ректор прибыл", "The president came") == []
    assert missing("Ректор прибыл", "The head of a university came") == []
    assert missing("Ректор прибыл", "The dean came") == [("rector", "")]


def test_word_with_several_senses_can_be_left_unwatched():
    term("region", ru="область", en="region (oblast)", is_watched=False)

    assert missing("В области энергетики", "In energy") == []
    assert spotted("В области энергетики", "ru", "en") == [("области", "region (oblast)")]


def test_problem_names_what_was_said_and_what_is_approved(partnership):
    (problem,) = problems("О стратегическом партнёрстве", "On friendship")

    assert problem == TermProblem(entries()[0], "стратегическом партнёрстве", "strategic partnership")
    assert problem.entry.pk == partnership.pk


def test_phrases_are_found_in_time_linear_in_the_text():
    looks = []

    class Counted(Phrasebook):
        def _stands_at(self, *args):
            looks.append(args)
            return super()._stands_at(*args)

    book = Counted([("совместное предприятие", 1), ("совместная декларация", 2)], "ru")
    for size in (100, 1000):
        looks.clear()
        assert len(book.find("совместное предприятие и " * size)) == size
        assert len(looks) <= 4 * size


# The house check


def story(en, **options):
    return ArticleFactory(
        title_ru="Визит",
        title_en="A visit",
        lead_ru="Лид",
        lead_en="A lead",
        body_ru="<p>О стратегическом партнёрстве сказал президент.</p>",
        body_en=f"<p>{en}</p>",
        **options,
    )


def findings(article):
    return [
        (problem.language, problem.field, problem.code.name, problem.excerpt, problem.is_blocking)
        for problem in checking.problems_of(article)
        if problem.code.name.startswith("term-") and problem.language == "en"
    ]


@pytest.mark.usefixtures("partnership")
def test_house_check_tells_of_a_term_that_a_translation_never_has():
    assert findings(story("The president spoke of friendship.")) == [
        ("en", "body", "term-missing", "стратегическое партнёрство", False)
    ]
    assert findings(story("The president spoke of the strategic partnership.")) == []


@pytest.mark.usefixtures("partnership")
def test_house_check_lets_a_term_pass_that_most_segments_have():
    article = story("The president spoke of the strategic partnership.")
    article.body_ru += "<p>Стратегическое партнёрство крепнет.</p>"
    article.body_en += "<p>It is growing stronger.</p>"

    assert findings(article) == []


def test_wording_to_avoid_may_be_quoted():
    term("sister-city", ru="город-побратим", en="sister city", avoid="twin city")

    assert missing("Город-побратим встречает гостей.", "The sister city, once a “twin city”, has guests.") == []
    assert missing("Город-побратим встречает гостей.", "The “sister city” is a twin city.") == [
        ("sister-city", "twin city")
    ]


def test_house_check_tells_of_each_wording_to_avoid():
    term("partnership", ru="стратегическое партнёрство", en="strategic partnership", avoid="strategical partnership")

    assert findings(story("The president spoke of strategical partnership.")) == [
        ("en", "body", "term-avoided", "strategical partnership", False)
    ]
