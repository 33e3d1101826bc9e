"""What is said about a record: remarks, answers, and threads that are settled and taken up again."""

from datetime import UTC, datetime

import pytest

from people.curation.drafting import state_of
from people.curation.models import PreviewLink, Remark
from people.curation.remarking import answer, remark, reopen, settle
from people.curation.reviewing import return_
from tests.factories import ArticleFactory, RemarkFactory, UserFactory
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db

NOON = datetime(2099, 1, 1, 7, tzinfo=UTC)


def link_to(article, *, made_by):
    guest = {"language": "ko", "made_for": "박 교수", "expires_at": NOON}
    return PreviewLink.objects.create(record=article, made_by=made_by, **guest)


def waiting(user):
    return list(Remark.objects.waiting_for(user))


def test_remark_stands_where_it_was_made(editor, reporter):
    article = ArticleFactory()

    made = remark(
        article, by=editor, text=" 확인하세요. ", language="ko", paragraph=2, quote="인용", mentioning=[reporter]
    )

    stored = article.remarks.get()
    assert stored == made
    assert [stored.text, stored.language, stored.paragraph, stored.quote] == ["확인하세요.", "ko", 2, "인용"]
    assert [stored.author, stored.author_name] == [editor, editor.username]
    assert list(stored.mentioned.all()) == [reporter]


@pytest.mark.parametrize("text", ["", " \n "])
def test_remark_that_says_nothing_is_refused(text, editor):
    article = ArticleFactory()
    thread = RemarkFactory(article)

    with unchanged(article), refused("no-text"):
        remark(article, by=editor, text=text)
    with unchanged(article), refused("no-text"):
        answer(thread, by=editor, text=text)


def test_name_of_the_author_outlives_the_account():
    article = ArticleFactory()
    author = UserFactory(first_name="Айгүл", last_name="Серікқызы")
    made = remark(article, by=author, text="Проверьте дату.")
    settle(made, by=author)

    author.delete()

    made.refresh_from_db()
    assert [made.author, made.author_name, made.resolved_by_name] == [None, "Айгүл Серікқызы", "Айгүл Серікқызы"]


# Threads


def test_answer_stands_under_its_remark(editor, reporter):
    thread = RemarkFactory(language="kk", author=reporter)

    said = answer(thread, by=editor, text="Түзетілді.")

    assert [said.answer_to, said.record, said.language, said.author] == [thread, thread.record, "kk", editor]
    assert list(Remark.objects.open()) == [thread]


def test_answer_has_no_answers_of_its_own(editor):
    thread = RemarkFactory()
    said = answer(thread, by=editor, text="Да.")

    for act in (answer, settle):
        with unchanged(thread.record), refused("not-a-thread"):
            act(said, by=editor, text="Нет.")


def test_thread_is_settled_with_a_closing_answer(editor):
    thread = RemarkFactory()

    closing = settle(thread, by=editor, text="Исправлено.")

    thread.refresh_from_db()
    assert [closing.text, closing.answer_to] == ["Исправлено.", thread]
    assert [thread.is_settled, thread.resolved_by, thread.resolved_by_name] == [True, editor, editor.username]


def test_thread_is_settled_without_a_word(editor):
    thread = RemarkFactory()

    assert settle(thread, by=editor) is None
    assert [list(Remark.objects.open()), thread.answers.count()] == [[], 0]


def test_settled_thread_takes_neither_an_answer_nor_a_second_settlement(editor, chief):
    thread = RemarkFactory()
    on_screen = Remark.objects.get(pk=thread.pk)
    settle(thread, by=editor)

    with unchanged(thread.record), refused("already-settled"):
        answer(on_screen, by=chief, text="Ещё одно.")
    with unchanged(thread.record), refused("already-settled"):
        settle(on_screen, by=chief, text="Готово.")


def test_reopened_thread_is_answered_again(editor):
    thread = RemarkFactory()
    settle(thread, by=editor)

    reopen(thread, by=editor)
    answer(thread, by=editor, text="Опять.")

    thread.refresh_from_db()
    assert [thread.is_settled, thread.resolved_by, thread.resolved_by_name] == [False, None, ""]


def test_open_thread_is_not_reopened(editor):
    thread = RemarkFactory()

    with unchanged(thread.record), refused("already-open"):
        reopen(thread, by=editor)


# Names behind an “@”


@pytest.fixture
def people(db):
    names = {
        "aigul": ("Айгүл", "Серікқызы"),
        "aigul.k": ("Айгүл", "Қайратқызы"),
        "minsu": ("민수", "김"),
        "anna": ("Анна", "Ким"),
    }
    return {
        account: UserFactory(username=account, first_name=first, last_name=last)
        for account, (first, last) in names.items()
    }


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@aigul проверьте", "aigul"),
        ("Дата, @AIGUL.K: не та", "aigul.k"),
        ("@Айгүл Серікқызы, қараңыз", "aigul"),
        ("(@Ким Анна)", "anna"),
        ("@김민수님 확인 부탁드립니다", "minsu"),
        ("@민수에게", "minsu"),
        ("@anna.", "anna"),
        ("пишите на desk@anna.example", None),
        ("3 @ 5", None),
    ],
)
def test_colleague_is_called_by_name(text, called, people, editor):
    made = remark(ArticleFactory(), by=editor, text=text)

    assert [one.username for one in made.mentioned.all()] == ([called] if called else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@nobody смотрите", "unknown-mention"),
        ("@Айгүл, қараңыз", "ambiguous-mention"),
        ("@annas", "unknown-mention"),
    ],
)
def test_name_that_is_not_one_persons_is_refused(text, code, people, editor):
    thread = RemarkFactory()

    with unchanged(thread.record), refused(code):
        remark(thread.record, by=editor, text=text)
    with unchanged(thread.record), refused(code):
        answer(thread, by=editor, text=text)
    with unchanged(thread.record), refused(code):
        settle(thread, by=editor, text=text)


def test_refusal_names_the_accounts_of_the_namesakes(people, editor):
    with refused("ambiguous-mention") as refusal:
        remark(ArticleFactory(), by=editor, text="@Айгүл")

    assert refusal.value.messages == [
        "Several colleagues are called “@Айгүл”: Айгүл Серікқызы (@aigul), Айгүл Қайратқызы (@aigul.k). "
        "Write the name of the account after “@”."
    ]


@pytest.mark.parametrize("left", [{"is_active": False}, {"is_staff": False}])
def test_nobody_calls_whoever_has_left(left, editor):
    UserFactory(username="gone", **left)

    with refused("unknown-mention"):
        remark(ArticleFactory(), by=editor, text="@gone")


def test_person_outside_the_desk_calls_nobody_but_the_maker_of_the_link(people, editor):
    article = ArticleFactory()
    link = PreviewLink.objects.create(
        record=article, language="ko", made_for="박 교수", made_by=editor, expires_at=NOON
    )

    made = remark(article, by=None, author_name=link.made_for, text="@aigul @nobody", preview_link=link)

    assert [made.author, made.author_name, list(made.mentioned.all())] == [None, "박 교수", [editor]]


# What waits for whom


def test_remark_waits_for_whoever_it_mentions(editor, reporter, chief):
    thread = remark(ArticleFactory(), by=editor, text="Дата?", mentioning=[reporter])
    remark(ArticleFactory(), by=editor, text="Ни для кого.")

    assert [waiting(reporter), waiting(editor), waiting(chief)] == [[thread], [], []]


def test_answer_of_anybody_takes_a_mention_off_the_list(editor, reporter, chief):
    thread = remark(ArticleFactory(), by=editor, text="Дата?", mentioning=[reporter])

    answer(thread, by=chief, text="12 июня.")

    assert [waiting(reporter), waiting(editor)] == [[], [thread]]


def test_second_thought_of_the_same_author_does_not(editor, reporter):
    thread = remark(ArticleFactory(), by=editor, text="Дата?", mentioning=[reporter])

    answer(thread, by=editor, text="И место тоже.")

    assert waiting(reporter) == [thread]


def test_answers_wait_until_the_author_speaks_again(editor, reporter):
    thread = remark(ArticleFactory(), by=editor, text="Дата?")
    answer(thread, by=reporter, text="12 июня.")
    answer(thread, by=reporter, text="Или 13.")
    assert waiting(editor) == [thread]

    answer(thread, by=editor, text="Так какое?")

    assert [waiting(editor), waiting(reporter)] == [[], [thread]]


def test_person_mentioned_in_an_answer_finds_the_thread(editor, chief):
    thread = RemarkFactory()

    answer(thread, by=editor, text=f"@{chief.username}, решите вы.")

    assert waiting(chief) == [thread]


def test_settled_thread_waits_for_nobody_until_it_is_reopened(editor, reporter):
    thread = remark(ArticleFactory(), by=editor, text="Дата?", mentioning=[reporter])
    settle(thread, by=reporter, text="12 июня.")
    assert [waiting(editor), waiting(reporter)] == [[], []]

    reopen(thread, by=editor)

    assert waiting(editor) == [thread]


def test_remark_from_outside_waits_for_the_maker_of_the_link(editor):
    article = ArticleFactory()
    link = PreviewLink.objects.create(
        record=article, language="ko", made_for="박 교수", made_by=editor, expires_at=NOON
    )

    thread = remark(article, by=None, author_name="박 교수", text="2쪽 오류", preview_link=link)

    assert waiting(editor) == [thread]


def test_returned_language_waits_for_whoever_edited_it_last(editor, reporter):
    article = ArticleFactory(submitted=["ko"], written_by=reporter)

    thread = return_(state_of(article, "ko"), by=editor, remark="이름을 확인하세요.")

    assert waiting(reporter) == [thread]


def test_many_rows_are_found_in_one_query(editor, reporter, django_assert_num_queries):
    threads = [remark(ArticleFactory(), by=editor, text="Дата?", mentioning=[reporter]) for _ in range(3)]

    with django_assert_num_queries(1):
        assert set(waiting(reporter)) == set(threads)
