"""Which numbers of a story lead to the figures of the register: in words, by their place in a row, as years."""

import pytest

from ..factories import ArticleFactory, FigureFactory, IndicatorFactory
from .reader import find

pytestmark = pytest.mark.django_db

MONTHS = {
    "ru": "Время с объявления инициативы",
    "kk": "Бастама жарияланғаннан бергі уақыт",
    "ko": "구상 발표 이후 경과",
    "en": "Time since the initiative was announced",
}
CONTAINERS = {
    "ru": "Контейнеры на терминале",
    "kk": "Терминалдағы контейнерлер",
    "ko": "터미널 컨테이너 물량",
    "en": "Containers at the terminal",
}
FIRST = {
    "ru": "Первый магазин в Алматы",
    "kk": "Алматыдағы алғашқы дүкен",
    "ko": "알마티 1호점",
    "en": "First store in Almaty",
}
STORES = {
    "ru": "Магазины в Алматы",
    "kk": "Алматыдағы дүкендер",
    "ko": "알마티 매장 수",
    "en": "Number of stores in Almaty",
}
PLAN = {
    "ru": "Срок плана действий",
    "kk": "Іс-қимыл жоспарының мерзімі",
    "ko": "행동계획 기간",
    "en": "Term of the action plan",
}
RELATIONS = {
    "ru": "Годовщина отношений",
    "kk": "Қатынастар мерейтойы",
    "ko": "수교 기념",
    "en": "Anniversary of relations",
}
VISA = {"ru": "Срок без визы", "kk": "Визасыз болу мерзімі", "ko": "무비자 체류 기간", "en": "Stay without a visa"}
PLAN_YEARS = {"period": "2025/2027", "is_derived": True}


def marked_after(client, language, body, names, value, unit, **fields):
    """The words of the story up to the mark of its one figure; None if there is no mark."""
    texts = {f"name_{code}": name for code, name in names.items()}
    indicator = IndicatorFactory(unit=unit, published=True)
    figure = FigureFactory(indicator=indicator, value=value, published=True, **texts, **fields)
    story = {f"lead_{language}": "…", f"body_{language}": f"<p>{body}</p>"}
    article = ArticleFactory(**story, figures=[figure], published=[language])
    response = client.get(f"/{language}/news/{article.slug}/")
    before, mark, _after = response.content.decode().partition('<sup class="note-ref"')
    assert bool(mark) == bool(find(response, "a", class_="backlink"))
    return before.rpartition("<p>")[2] if mark else None


@pytest.mark.parametrize(
    ("language", "body", "words", "names", "value", "unit", "fields"),
    [
        ("ru", "С объявления инициативы прошло около пяти месяцев.", "пяти месяцев", MONTHS, 5, "months", {}),
        ("kk", "Бастама жарияланғаннан бері бес ай өтті.", "бес ай", MONTHS, 5, "months", {}),
        ("ko", "구상이 발표된 지 다섯 달이 지났다.", "다섯 달이", MONTHS, 5, "months", {}),
        ("en", "Five months ago the initiative was announced.", "Five months", MONTHS, 5, "months", {}),
        (
            "ru",
            "На терминале миллион контейнеров.",
            "миллион контейнеров",
            CONTAINERS,
            1,
            "containers",
            {"scale": 10**6},
        ),
        ("kk", "Терминалда миллионға жуық контейнер бар.", "контейнер", CONTAINERS, 1, "containers", {"scale": 10**6}),
        (
            "en",
            "A million containers are at the terminal.",
            "containers",
            CONTAINERS,
            1,
            "containers",
            {"scale": 10**6},
        ),
        ("ru", "В Алматы открылся первый магазин сети.", "первый магазин", FIRST, 1, "stores", {}),
        ("kk", "Алматыда алғашқы CU дүкені ашылды.", "алғашқы CU дүкені", FIRST, 1, "stores", {}),
        ("ko", "CU는 알마티에 1호점을 열었다. 1호점은 크다.", "1호점을", FIRST, 1, "stores", {}),
        ("en", "The first CU store opened in Almaty.", "first CU store", FIRST, 1, "stores", {}),
        ("ru", "Подписан план действий на 2025–2027 годы.", "2025–2027 годы", PLAN, 3, "years", PLAN_YEARS),
        ("kk", "2025–2027 жылдарға арналған жоспар бекітілді.", "2025–2027 жылдарға", PLAN, 3, "years", PLAN_YEARS),
        ("ko", "2025-2027년 협력 행동계획에 서명했다.", "2025-2027년", PLAN, 3, "years", PLAN_YEARS),
        ("en", "They signed an action plan for 2025–2027.", "2025–2027", PLAN, 3, "years", PLAN_YEARS),
        ("ru", "Близится 25-я годовщина отношений.", "25-я годовщина", RELATIONS, 25, "years", {}),
        ("en", "The 25th anniversary of relations is near.", "25th anniversary", RELATIONS, 25, "years", {}),
    ],
)
def test_number_that_is_not_written_in_digits_leads_to_its_note(
    client, language, body, words, names, value, unit, fields
):
    before = marked_after(client, language, body, names, value, unit, **fields)

    assert before == body[: body.index(words) + len(words)]


@pytest.mark.parametrize(
    ("language", "body", "names", "value", "unit", "fields"),
    [
        # Of something else.
        ("ru", "Завод строили пять месяцев.", MONTHS, 5, "months", {}),
        ("en", "Five months later the factory was closed.", MONTHS, 5, "months", {}),
        ("en", "Five days after the initiative was announced they met.", MONTHS, 5, "months", {}),
        ("ko", "구상이 발표되기까지 다섯 번 만났다.", MONTHS, 5, "months", {}),
        # A day of the calendar.
        ("ko", "무비자 체류 협정은 5월 30일 체결됐다.", VISA, 30, "days", {}),
        ("kk", "Визасыз болу туралы келісім 30 мамыр күні жасалды.", VISA, 30, "days", {}),
        # How many, but not exactly.
        ("ru", "На терминале миллионы контейнеров.", CONTAINERS, 1, "containers", {"scale": 10**6}),
        ("en", "Millions of containers are at the terminal.", CONTAINERS, 1, "containers", {"scale": 10**6}),
        ("en", "Half a million containers are at the terminal.", CONTAINERS, 1, "containers", {"scale": 10**6}),
        # Which one, and not how many.
        ("ru", "В Алматы открылся первый магазин сети.", STORES, 1, "stores", {}),
        ("ru", "В Алматы открылся пятый магазин сети.", STORES, 5, "stores", {}),
        ("ru", "В Алматы открылся 10-й магазин сети.", STORES, 10, "stores", {}),
        ("kk", "Алматыда 10-шы дүкен ашылды.", STORES, 10, "stores", {}),
        ("ko", "CU는 알마티에 10호점을 열었다.", STORES, 10, "stores", {}),
        ("en", "The 10th store opened in Almaty.", STORES, 10, "stores", {}),
        ("en", "The second store opened in Almaty.", FIRST, 2, "stores", {}),
        # Other years, years that nobody counted, years of something else.
        ("en", "They signed an action plan for 2025–2028.", PLAN, 3, "years", PLAN_YEARS),
        ("en", "They signed an action plan for 2025–2027.", PLAN, 2, "years", PLAN_YEARS),
        ("en", "They signed an action plan for 2025–2027.", PLAN, 3, "years", {"period": "2025/2027"}),
        ("en", "They signed an action plan for 2025 and 2027.", PLAN, 3, "years", PLAN_YEARS),
        ("ru", "Бюджет принят на 2025–2027 годы.", PLAN, 3, "years", PLAN_YEARS),
    ],
)
def test_number_of_something_else_is_left_alone(client, language, body, names, value, unit, fields):
    assert marked_after(client, language, body, names, value, unit, **fields) is None
