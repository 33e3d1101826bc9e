"""Words in four languages: forms of one word share a key, and different words do not."""

import pytest

from people.curation.words import Recogniser, index_keys, query_keys
from people.curation.words.typos import one_letter_off

RUSSIAN = """
визит визита визиту визитом визите визиты визитов визитами
саммит саммита саммиту саммитом саммите саммиты саммитов
посол посла послу послом после послы послов послам
лавров лаврова лаврову лавровым лаврове
токаев токаева токаеву токаевым токаеве
нуртлеу
мурат мурата мурату муратом мурате
сарыбай сарыбая сарыбаю сарыбаем сарыбае
абылкасымова абылкасымовой абылкасымову
астана астаны астане астану астаной
корея кореи корее корею кореей
сотрудничество сотрудничества сотрудничеству сотрудничеством сотрудничестве
человек люди людей людям человека
подписать подписал подписали подпишут подписав подписанный
"""
KAZAKH = """
қазақстан қазақстанның қазақстанға қазақстанда қазақстаннан қазақстанмен қазақстандағы қазақстанды
корея кореяның кореяға кореяда кореядан кореямен кореяны
сеул сеулдің сеулге сеулде сеулден сеулмен сеулдегі
елші елшінің елшіге елшісі елшісінің елшілер елшілердің елшілеріне
министр министрі министрдің министрге министрлер министрлердің
министрлік министрлігі министрлігінің министрлікке министрліктер
президент президенті президентінің президентке президентпен
серіктестік серіктестікті серіктестігі серіктестігін серіктестіктің
ынтымақтастық ынтымақтастығы ынтымақтастығын ынтымақтастықты ынтымақтастыққа
халық халқы халқының халыққа халықтың
құжат құжаттар құжаттарды құжаттың құжатқа құжатына
келісім келісімнің келісімдер келісімі келісіміне келісімге
сапар сапары сапарының сапармен сапарлар сапарында
форум форумы форумында форумның форумға форумдар
банк банкі банкінің банктер банкке
тоқаев тоқаевтың тоқаевқа тоқаевпен тоқаевтан
әбдіров әбдіровтің әбдіровке
байланыс байланысы байланысын байланыстар байланысты
"""
KOREAN = """
서울 서울은 서울이 서울을 서울의 서울에 서울에서 서울로 서울과 서울에서는 서울까지
윤석열 윤석열은 윤석열이 윤석열을 윤석열의 윤석열에게
정상회담 정상회담은 정상회담에서 정상회담의 정상회담을 정상회담으로
방문 방문은 방문했다 방문하는 방문한
"""
ENGLISH = """
visit visits visited visiting
minister ministers
agreement agreements
cooperate cooperated cooperates cooperating
"""


def forms(language, table):
    return [(language, line.split()) for line in table.strip().splitlines()]


def finds(asked, text, language):
    return all(keys & index_keys(text, language) for keys in query_keys(asked, language))


@pytest.mark.parametrize(
    ("language", "words"),
    [*forms("ru", RUSSIAN), *forms("kk", KAZAKH), *forms("ko", KOREAN), *forms("en", ENGLISH)],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_every_form_of_a_word_finds_every_other(language, words):
    missed = [(asked, text) for asked in words for text in words if not finds(asked, text, language)]

    assert missed == []


@pytest.mark.parametrize(
    ("language", "asked", "text"),
    [
        ("ru", "визит", "виза"),
        ("ru", "посол", "посольство"),
        ("ru", "корея", "корень"),
        ("kk", "қазақстан", "қазақ"),
        ("kk", "сеул", "сен"),
        ("ko", "서울", "서산"),
        ("en", "minister", "minute"),
    ],
)
def test_different_words_do_not_find_each_other(language, asked, text):
    assert not finds(asked, text, language)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("самит", "саммит"), ("regoin", "region"), ("казакстан", "казахстан"), ("윤석렬", "윤석열"), ("форумм", "форум")],
)
def test_one_letter_off_knows_the_word_that_was_meant(word, meant):
    assert meant in one_letter_off(word)


@pytest.mark.parametrize("word", ["ток", "2016", "북"])
def test_short_words_and_numbers_mean_themselves(word):
    assert one_letter_off(word) == []


def test_a_word_within_a_longer_one_is_not_taken_for_it():
    text = "мирный " + "слово " * 60 + "мир, мира, " + "слово " * 60 + "мир"
    recognise = Recogniser(["мир"], "ru")

    assert [text[start:end] for start, end in recognise.spans_in(text, most=100)] == ["мир", "мира"]
    assert [text[start:end] for start, end in recognise.spans_in(text)] == ["мир", "мира", "мир"]
