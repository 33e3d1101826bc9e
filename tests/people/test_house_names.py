"""Two spellings of one name, and posts that were not held on the day of the story."""

import pytest

from people.curation.house import Text
from people.dates import HonestDate
from people.house.posts import Person, Post, posts_outside_dates
from people.house.spellings import Spellings, two_spellings

NAMES = {
    "ru": [
        Spellings("Юн Сок Ёль", ("Юн Сук Ёль", "Юн Сук Ёля", "Юн Согёль"), is_person=True),
        Spellings("Касым-Жомарт Токаев", ("Касым-Жомарт Кемелевич Токаев", "К. Токаев", "Токаев"), is_person=True),
        Spellings("Мадина Абылкасымова", ("Мадина Абылкассымова", "Мадины Абылкасымовой"), is_person=True),
        Spellings("Алихан Байменов", ("Алихан Баймен",), is_person=True),
        Spellings("Провинция Канвондо", ("провинции Канвондо", "Провинция Кангвондо")),
        Spellings(
            "Ассамблея народа Казахстана", ("Ассамблеи народа Казахстана", "Ассамблея народов Казахстана", "АНК")
        ),
    ],
    "kk": [
        Spellings("Мұрат Нұртілеу", ("Мұрат Нуртілеу",), is_person=True),
        Spellings("Қасым-Жомарт Тоқаев", ("Қасым-Жомарт Токаев",), is_person=True),
    ],
    "ko": [
        Spellings("누르갈리 아르스타노프", ("누르갈리 아리스타노프", "아르스타노프 대사"), is_person=True),
        Spellings("윤석열", ("윤석렬",), is_person=True),
        Spellings("대한민국", ("한국",)),
    ],
    "en": [
        Spellings("Yoon Suk Yeol", ("Yoon Suk-yeol", "Yun Seok-yeol"), is_person=True),
        Spellings("Kassym-Jomart Tokayev", ("Kassym-Zhomart Tokayev",), is_person=True),
        Spellings("Republic of Korea", ("South Korea", "Korea")),
    ],
}
SPELLINGS = [
    ("ru", "Президент Юн Сок Ёль приехал. Визит Юн Сук Ёля был долгим.", ["Юн Сук Ёля"]),
    ("ru", "Юн Сок Ёль приехал, а Юн Согёль уехал.", ["Юн Согёль"]),
    ("ru", "Мадина Абылкасымова сказала. Слова Абылкассымовой записали.", ["Абылкассымовой"]),
    ("ru", "Алихан Байменов открыл встречу, потом говорили с Алиханом Байменом.", ["Алиханом Байменом"]),
    ("ru", "Провинция Канвондо и провинция Кангвондо", ["провинция Кангвондо"]),
    ("ru", "Касым-Жомарт Токаев встретил гостя. С Касым-Жомартом Токаевым беседовал посол, Токаеву вручили план.", []),
    ("ru", "Мадина Абылкасымова приехала. Визит Мадины Абылкасымовой и слова Абылкасымовой", []),
    ("ru", "Слова Абылкассымовой записали, и только так.", []),
    ("ru", "В провинции Канвондо и в провинцию Канвондо, провинция Канвондо", []),
    ("ru", "Ассамблея народа Казахстана (АНК) и президиум Ассамблеи народа Казахстана", []),
    ("kk", "Мұрат Нұртілеу келді. Нуртілеудің сапары аяқталды.", ["Нуртілеудің"]),
    ("kk", "Мұрат Нұртілеудің сапары, Мұрат Нұртілеуге, Нұртілеумен", []),
    ("kk", "Қасым-Жомарт Тоқаевпен кездесті, Қасым-Жомарт Тоқаев айтты", []),
    ("ko", "누르갈리 아르스타노프 대사가 말했다. 아리스타노프는 떠났다.", ["아리스타노프는"]),
    ("ko", "윤석열 대통령과 윤석렬의 방문", ["윤석렬의"]),
    ("ko", "누르갈리 아르스타노프는 왔다. 아르스타노프 대사의 글, 아르스타노프에게", []),
    ("ko", "대한민국 대통령이 한국에서 말했다.", []),
    ("en", "Yoon Suk Yeol came. Yoon Suk-yeol’s visit was long.", ["Yoon Suk-yeol’s"]),
    ("en", "Kassym-Jomart Tokayev came. Kassym-Zhomart Tokayev left.", ["Kassym-Zhomart Tokayev"]),
    ("en", "Kassym-Jomart Tokayev’s visit; Tokayev met Yoon Suk Yeol.", []),
    ("en", "The Republic of Korea and South Korea are one; Korea is a peninsula.", []),
]


@pytest.mark.parametrize(("language", "paragraph", "expected"), SPELLINGS)
def test_second_spelling_of_a_name_is_found(language, paragraph, expected):
    text = Text("body", language, (paragraph,))

    found = two_spellings([text], language, NAMES[language])

    assert list(dict.fromkeys(problem.excerpt for problem in found)) == expected


def post(title, start="", end="", day="2024-10"):
    on = HonestDate.parse(day)
    begins, ends = HonestDate.parse(start), HonestDate.parse(end)
    is_outside = bool(begins and begins.earliest > on.latest) or bool(ends and ends.latest < on.earliest)
    return Post(title, is_outside, start, end)


PEOPLE = {
    "ru": [
        Person(("Пак Кын Хе",), (post("Президент Республики Корея", "2013-02-25", "2017-03-10"),)),
        Person(
            ("Касым-Жомарт Токаев", "Токаев"),
            (
                post("Премьер-министр Республики Казахстан", "1999-10", "2002-01"),
                post("Президент Республики Казахстан", "2019-03-20"),
            ),
        ),
        Person(
            ("Мурат Нуртлеу", "Нуртлеу"),
            (
                post("Министр транспорта Республики Казахстан", "2020", "2022"),
                post("Министр иностранных дел Республики Казахстан", "2023-04", "2025-09-26"),
            ),
        ),
        Person(("Серик Женисов", "Женисов"), (post("Заместитель акима города Усть-Каменогорска"),)),
        Person(("Сергей Петров", "Петров"), (post("Посол Казахстана в Корее", "2025", ""),)),
    ],
    "kk": [
        Person(("Пак Кын Хе",), (post("Корея Республикасының Президенті", "2013-02-25", "2017-03-10"),)),
        Person(("Марат Қарабаев", "Қарабаев"), (post("Қазақстан Республикасының Көлік министрі", "2025-11"),)),
    ],
    "ko": [
        Person(("박근혜",), (post("대한민국 대통령", "2013-02-25", "2017-03-10"),)),
        Person(("윤석열",), (post("대한민국 대통령", "2022-05-10", "2025-04-04"),)),
        Person(("무라트 누르틀레우", "누르틀레우"), (post("카자흐스탄 외교장관", "2025-09"),)),
    ],
    "en": [
        Person(("Park Geun-hye",), (post("President of the Republic of Korea", "2013-02-25", "2017-03-10"),)),
        Person(
            ("Kassym-Jomart Tokayev", "Tokayev"),
            (
                post("Prime Minister of the Republic of Kazakhstan", "1999-10", "2002-01"),
                post("President of the Republic of Kazakhstan", "2019-03-20"),
            ),
        ),
    ],
}
POSTS = [
    ("ru", "В Астану прилетела президент Республики Корея Пак Кын Хе.", ["президент Республики Корея Пак Кын Хе"]),
    ("ru", "Гостью, президента Пак Кын Хе, встретили.", ["президента Пак Кын Хе"]),
    ("ru", "Пак Кын Хе, президент Кореи, прилетела в Астану.", ["Пак Кын Хе, президент Кореи"]),
    ("ru", "Слово взял премьер-министр Казахстана Токаев.", ["премьер-министр Казахстана Токаев"]),
    ("ru", "Выступил министр транспорта Мурат Нуртлеу.", ["министр транспорта Мурат Нуртлеу"]),
    ("ru", "Послу Петрову вручили ноту.", ["Послу Петрову"]),
    ("ru", "Президента Касым-Жомарта Токаева приветствовал посол.", []),
    ("ru", "Выступил министр иностранных дел Казахстана Мурат Нуртлеу.", []),
    ("ru", "Выступил министр Нуртлеу.", []),
    ("ru", "Бывший президент Республики Корея Пак Кын Хе прислала письмо.", []),
    ("ru", "Экс-президент Пак Кын Хе прислала письмо.", []),
    ("ru", "В 2016 году президент Пак Кын Хе принимала гостей в Сеуле.", []),
    ("ru", "Пак Кын Хе прислала письмо, которое президент прочёл.", []),
    ("ru", "Заместитель акима Усть-Каменогорска Серик Женисов поблагодарил всех.", []),
    (
        "kk",
        "Астанаға Корея Республикасының Президенті Пак Кын Хе келді.",
        ["Корея Республикасының Президенті Пак Кын Хе"],
    ),
    ("kk", "Көлік министрі Марат Қарабаев сөйледі.", ["Көлік министрі Марат Қарабаев"]),
    ("kk", "Корея Республикасының бұрынғы Президенті Пак Кын Хе хат жазды.", []),
    ("kk", "Марат Қарабаев сөйледі.", []),
    ("ko", "박근혜 대통령이 아스타나를 찾았다.", ["박근혜 대통령이"]),
    ("ko", "무라트 누르틀레우 카자흐스탄 외교장관이 방한했다.", ["무라트 누르틀레우 카자흐스탄 외교장관이"]),
    ("ko", "윤석열 대한민국 대통령이 방문했다.", []),
    ("ko", "박근혜 전 대통령이 편지를 보냈다.", []),
    ("en", "President Park Geun-hye flew to Astana.", ["President Park Geun-hye"]),
    (
        "en",
        "Park Geun-hye, President of the Republic of Korea, flew.",
        ["Park Geun-hye, President of the Republic of Korea"],
    ),
    ("en", "Prime Minister Tokayev took the floor.", ["Prime Minister Tokayev"]),
    ("en", "President Kassym-Jomart Tokayev took the floor.", []),
    ("en", "Former President Park Geun-hye sent a letter.", []),
    ("en", "Park Geun-hye sent a letter.", []),
]


@pytest.mark.parametrize(("language", "paragraph", "expected"), POSTS)
def test_post_is_held_against_the_day_of_the_story(language, paragraph, expected):
    found = posts_outside_dates([Text("body", language, (paragraph,))], PEOPLE[language], HonestDate.parse("2024-10"))

    assert [problem.excerpt for problem in found] == expected


def test_story_without_a_date_proves_nothing():
    text = Text("body", "ru", ("Президент Пак Кын Хе прилетела.",))

    assert list(posts_outside_dates([text], PEOPLE["ru"], HonestDate())) == []
