"""Mails about remarks: to whom, in which language, and what happens when the mail server fails."""

import pytest
from django.db import transaction

from people.curation.models import Colleague, PreviewLink, Remark
from people.curation.remarking import answer, remark, settle
from tests.factories import ArticleFactory, UserFactory

from .test_remarking import NOON

pytestmark = pytest.mark.django_db

SUBJECTS = {
    "ru": "Айгүл Серікқызы, замечание: Русский заголовок",
    "kk": "Айгүл Серікқызы, ескертпе: Қазақша тақырып",
    "ko": "Айгүл Серікқызы 님의 의견: 한국어 제목",
    "en": "Айгүл Серікқызы has a remark: English title",
}
BODIES = {
    "ru": "Статья: Русский заголовок\nкорейский, абзац 2\n1 января 2099 г., 12:00, время Астаны",
    "kk": "Мақала: Қазақша тақырып\nкорейше, 2-азатжол\n2099 жылғы 1 қаңтар, 12:00, Астана уақыты",
    "ko": "기사: 한국어 제목\n한국어, 2번째 단락\n2099년 1월 1일 12:00, 아스타나 시각",
    "en": "Article: English title\nKorean, paragraph 2\n1 January 2099, 12:00, Astana time",
}
WAITING = {
    "ru": ["1 обсуждение ждёт", "2 обсуждения ждут", "5 обсуждений ждут"],
    "kk": ["1 талқылау", "2 талқылау", "5 талқылау"],
    "ko": ["논의 1건", "논의 2건", "논의 5건"],
    "en": ["1 thread waits", "2 threads wait", "5 threads wait"],
}


@pytest.fixture
def author():
    return UserFactory(first_name="Айгүл", last_name="Серікқызы", email="aigul@desk.example")


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    """Does something and lets its transaction be committed."""

    def do(verb, *about, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*about, **given)

    return do


def colleague(language="ru", *, wants_mail=True, **fields):
    user = UserFactory(**{"email": f"{language}@desk.example"} | fields)
    Colleague.objects.create(user=user, language=language, wants_mail=wants_mail)
    return user


def article():
    titles = {"ru": "Русский заголовок", "kk": "Қазақша тақырып", "ko": "한국어 제목", "en": "English title"}
    return ArticleFactory(**{f"title_{code}": title for code, title in titles.items()})


def addresses(mailoutbox):
    return sorted(address for letter in mailoutbox for address in letter.to)


@pytest.mark.parametrize("language", SUBJECTS)
def test_letter_is_in_the_language_of_its_reader(language, author, send, mailoutbox, settings, monkeypatch):
    settings.SITE_URL = "https://news.example"
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    about, place = article(), {"language": "ko", "paragraph": 2, "quote": "<b>인용</b>"}

    made = send(remark, about, by=author, text="5 < 7 & 8", mentioning=[colleague(language)], **place)

    letter = mailoutbox.pop()
    page = f"https://news.example/admin/newsroom/article/{about.pk}/change/#remark-{made.pk}"
    html, kind = letter.alternatives[0]
    assert (letter.subject, letter.to, mailoutbox) == (SUBJECTS[language], [f"{language}@desk.example"], [])
    assert all(words in letter.body for words in (BODIES[language], "<b>인용</b>", "5 < 7 & 8", page))
    assert kind == "text/html"
    assert all(words in html for words in (f'<html lang="{language}">', "&lt;b&gt;인용", "5 &lt; 7 &amp; 8", page))


@pytest.mark.parametrize("language", WAITING)
def test_letter_counts_what_waits_in_the_forms_of_its_language(language, author, send, mailoutbox):
    person = colleague(language)

    for _ in range(5):
        send(remark, article(), by=author, text="Дата?", mentioning=[person])

    assert [WAITING[language][number] in mailoutbox[index].body for number, index in enumerate((0, 1, 4))] == [True] * 3


def test_whoever_was_never_asked_for_a_language_is_written_to_in_russian(author, send, mailoutbox):
    send(remark, article(), by=author, text="Дата?", mentioning=[UserFactory(email="new@desk.example")])

    assert mailoutbox[0].subject == SUBJECTS["ru"]


def test_only_colleagues_who_can_and_want_to_be_written_to_get_a_mail(author, send, mailoutbox):
    people = [
        colleague(email="wants@desk.example"),
        colleague(email="", username="no-address"),
        colleague(email="quiet@desk.example", wants_mail=False),
        colleague(email="left@desk.example", is_active=False),
        colleague(email="reader@desk.example", is_staff=False),
        author,
    ]

    send(remark, article(), by=author, text="Дата?", mentioning=people)

    assert addresses(mailoutbox) == ["wants@desk.example"]


def test_answer_goes_to_all_who_spoke_in_the_thread_and_to_whom_it_mentions(author, send, mailoutbox):
    second, third = colleague(email="second@desk.example"), colleague(email="third@desk.example", username="third")
    thread = send(remark, article(), by=author, text="Дата?", quote="12 июня")
    send(answer, thread, by=second, text="Двенадцатое.")
    mailoutbox.clear()

    send(answer, thread, by=UserFactory(email="last@desk.example"), text="Нет! @third?")

    assert addresses(mailoutbox) == ["aigul@desk.example", "second@desk.example", "third@desk.example"]
    assert all(words in mailoutbox[0].body for words in ("12 июня", "Дата?", "Нет! @third?"))
    assert third in Remark.objects.latest("pk").mentioned.all()


def test_closing_answer_goes_to_the_author_and_a_silent_settlement_to_nobody(author, send, mailoutbox):
    for text in ("", "Готово."):
        send(settle, send(remark, article(), by=author, text="Дата?"), by=colleague(), text=text)

    assert addresses(mailoutbox) == ["aigul@desk.example"]


def test_remark_from_outside_is_written_to_the_maker_of_the_link(send, mailoutbox):
    about, maker = article(), colleague()
    link = PreviewLink.objects.create(record=about, language="ko", made_for="박 교수", made_by=maker, expires_at=NOON)

    send(remark, about, by=None, author_name="박 교수", text="오류\nBcc: x@x.example", preview_link=link)

    assert (addresses(mailoutbox), mailoutbox[0].subject) == (
        ["ru@desk.example"],
        "박 교수, замечание: Русский заголовок",
    )


def test_line_break_in_a_title_does_not_break_the_letter(author, send, mailoutbox):
    about = ArticleFactory(title_ru="Визит\r\nBcc: x@x.example")

    send(remark, about, by=author, text="Дата?", mentioning=[colleague()])

    assert mailoutbox[0].subject == "Айгүл Серікқызы, замечание: Визит Bcc: x@x.example"


def test_nobody_hears_of_what_was_rolled_back(author, send, mailoutbox):
    def fail():
        with transaction.atomic():
            remark(article(), by=author, text="Дата?", mentioning=[colleague()])
            raise InterruptedError

    with pytest.raises(InterruptedError):
        send(fail)

    assert (mailoutbox, Remark.objects.count()) == ([], 0)


@pytest.mark.parametrize("backend", ["tests.mail_servers.Unreachable", "tests.mail_servers.Refusing"])
def test_failing_mail_server_loses_no_remark_and_is_told(backend, author, send, settings):
    settings.EMAIL_BACKEND = backend
    people = [colleague(first_name="Игорь", last_name="Ли"), colleague(email="b@desk.example", username="b")]

    made = send(remark, article(), by=author, text="Дата?", mentioning=people)

    made.refresh_from_db()
    assert made.unreached == "Игорь Ли, b"


def test_one_refused_address_keeps_no_letter_from_the_others(author, send, settings, mailoutbox):
    settings.EMAIL_BACKEND = "tests.mail_servers.Choosy"
    people = [colleague(email="refused@desk.example", username="r"), colleague(email="taken@desk.example")]

    made = send(remark, article(), by=author, text="Дата?", mentioning=people)

    assert (made.unreached, addresses(mailoutbox)) == ("r", ["taken@desk.example"])
