"""A translation comes back as a file: looked at segment by segment, then taken over as drafts."""

import pytest

from people.curation.drafting import note_edit, state_of
from people.curation.exchange import formats
from people.curation.models import Edition, Transition
from people.curation.translating.units import worksheet
from tests.factories import AppointmentFactory, ArticleFactory, OfficialFactory, UserFactory

from .translations import (
    BODY_KO,
    FORMATS,
    apply,
    lines_of,
    parcel_of,
    planned,
    statuses_of,
    texts_of,
    translatable_article,
    translated,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return translatable_article()


@pytest.fixture
def translator(client):
    user = UserFactory("translator-ko")
    client.force_login(user)
    return user


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("name", FORMATS)
def test_file_that_nobody_touched_changes_nothing(client, article, name):
    response = planned(client, formats.FORMATS[name].write(parcel_of(article)))

    assert response.context["counts"] == {"new": 0, "changed": 0, "unchanged": 4, "refused": 0}
    before = texts_of(article)
    apply(client, response)
    assert (texts_of(article), Transition.objects.about(article).filter(by__isnull=False).count()) == (before, 0)


@pytest.mark.parametrize("name", FORMATS)
def test_translation_is_looked_at_and_taken_over(client, translator, article, name):
    content = translated(
        parcel_of(article), name, lead_2="사흘간 & <그 이상>.", body_3="<em>수도</em> <strong>서울</strong> 방문."
    )

    response = planned(client, content)

    assert lines_of(response) == [
        ("new", "사흘간 & <그 이상>.", [], []),
        ("changed", "수도 서울 방문.", [], []),
    ]
    assert texts_of(article) == ("방문", None, BODY_KO)
    done = apply(client, response)
    assert done.context["counts"] == {"new": 1, "changed": 1, "unchanged": 2, "refused": 0}
    assert texts_of(article) == (
        "방문",
        "사흘간 & <그 이상>.",
        BODY_KO.replace("<strong>서울</strong> 방문.", "<em>수도</em> <strong>서울</strong> 방문."),
    )
    moves = Transition.objects.about(article).filter(by=translator).values_list("verb", "language")
    assert list(moves) == [("edit", "ko")]


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("name", FORMATS)
def test_text_that_stands_in_a_row_of_the_record_is_taken_over(client, name):
    official = OfficialFactory(name_ru="Иванов", name_ko="이바노프")
    post = AppointmentFactory(official, slug="minister", title_ru="министр", title_ko="")
    [key] = [unit.key for unit in worksheet(official, "ko").units if unit.field == "posts/minister"]

    apply(client, planned(client, translated(parcel_of(official), name, **{key.replace(".", "_"): "장관"})))

    post.refresh_from_db()
    assert post.title_ko == "장관"


@pytest.mark.usefixtures("translator")
def test_change_is_shown_word_by_word(client, article):
    response = planned(client, translated(parcel_of(article), title_1="국빈 방문"))

    [line] = response.context["groups"][0].lines
    assert [(piece.kind, piece.text) for piece in line.compared[0]] == [("added", "국빈 "), ("same", "방문")]


@pytest.mark.usefixtures("translator")
def test_empty_translation_takes_nothing_away(client, article):
    response = planned(client, translated(parcel_of(article), title_1="", body_3=""))

    apply(client, response)

    assert texts_of(article) == ("방문", None, BODY_KO)


def test_nothing_is_published(client, article):
    client.force_login(UserFactory("chief"))
    content = translated(parcel_of(article), lead_2="사흘간.")
    apply(client, planned(client, content), confirm="1")
    assert (Edition.objects.about(article).count(), state_of(article, "ko").status) == (0, "draft")


# Confirmations


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("name", FORMATS)
def test_confirmations_of_a_file_are_taken_over_where_one_asks_for_it(client, article, name):
    content = translated(parcel_of(article), name, state="confirmed", lead_2="사흘간.")

    response = planned(client, content)
    assert response.context["num_confirmable"] == 4

    apply(client, response, confirm="1")
    assert statuses_of(article) == {"confirmed"}


@pytest.mark.usefixtures("translator")
def test_confirmations_of_a_file_are_left_out_otherwise(client, article):
    content = translated(parcel_of(article), state="confirmed", lead_2="사흘간.")
    apply(client, planned(client, content))
    assert statuses_of(article) == {"draft"}


@pytest.mark.usefixtures("translator")
def test_translation_that_the_file_does_not_call_reviewed_is_no_confirmation(client, article):
    content = translated(parcel_of(article), lead_2="사흘간.")
    apply(client, planned(client, content), confirm="1")
    assert statuses_of(article) == {"draft"}


@pytest.mark.usefixtures("translator")
def test_confirmation_of_what_moved_on_is_not_offered(client, article):
    parcel = parcel_of(article)
    article.title_ru = "Государственный визит"
    article.save()
    response = planned(client, translated(parcel, state="confirmed"))
    assert response.context["num_confirmable"] == 2


@pytest.mark.usefixtures("translator")
def test_change_of_formatting_alone_is_said(client, article):
    response = planned(client, translated(parcel_of(article), body_3="<strong>서울</strong> <em>방문</em>."))
    [line] = response.context["groups"][0].lines
    assert (line.fate, line.is_markup_alone, line.warnings) == ("changed", True, [])


# Refusals, one by one


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("name", FORMATS)
def test_segment_whose_source_moved_on_is_refused_alone(client, article, name):
    parcel = parcel_of(article)
    article.body_ru = article.body_ru.replace("4,3", "4,8")
    article.save()
    changed = BODY_KO.partition("</p><p>")[2].removesuffix("</p>").replace("43억", "43억 달러")

    response = planned(client, translated(parcel, name, lead_2="사흘간.", body_4=changed))

    assert lines_of(response) == [
        ("new", "사흘간.", [], []),
        ("refused", "결과: 43억 달러.", ["source-moved-on"], []),
    ]
    apply(client, response)
    assert texts_of(article) == ("방문", "사흘간.", BODY_KO)


@pytest.mark.usefixtures("translator")
def test_segment_that_a_colleague_translated_meanwhile_is_refused(client, article):
    parcel = parcel_of(article)
    article.title_ko = "국빈 방문"
    article.save()
    note_edit(article, ["ko"], by=UserFactory("editor"))

    response = planned(client, translated(parcel, title_1="공식 방문"))

    assert lines_of(response) == [("refused", "공식 방문", ["target-moved-on"], [])]


@pytest.mark.usefixtures("translator")
def test_what_the_file_left_alone_is_no_quarrel_with_a_colleague(client, article):
    parcel = parcel_of(article)
    article.title_ko = "국빈 방문"
    article.save()

    response = planned(client, translated(parcel, lead_2="사흘간."))

    assert lines_of(response) == [("new", "사흘간.", [], [])]


@pytest.mark.usefixtures("translator")
def test_change_between_the_look_and_the_button_is_refused(client, article):
    response = planned(client, translated(parcel_of(article), title_1="국빈 방문", lead_2="사흘간."))
    article.title_ru = "Государственный визит"
    article.save()

    done = apply(client, response)

    assert lines_of(done) == [("refused", "국빈 방문", ["source-moved-on"], []), ("new", "사흘간.", [], [])]
    assert texts_of(article) == ("방문", "사흘간.", BODY_KO)


@pytest.mark.usefixtures("translator")
def test_file_of_another_desk_is_foreign(client, article, settings):
    own, settings.SECRET_KEY = settings.SECRET_KEY, "that of another desk"
    content = translated(parcel_of(article), title_1="국빈 방문")
    settings.SECRET_KEY = own

    response = planned(client, content)

    assert {tuple(codes) for _fate, _words, codes, _warnings in lines_of(response)} == {("foreign",)}
    assert response.context["counts"]["refused"] == 4


@pytest.mark.usefixtures("translator")
def test_deleted_record_is_unknown(client, article):
    content = translated(parcel_of(article), title_1="국빈 방문")
    article.delete()
    assert lines_of(planned(client, content))[0] == ("refused", "국빈 방문", ["unknown-record"], [])


@pytest.mark.usefixtures("translator")
def test_segment_that_is_gone_is_unknown(client, article):
    parcel = parcel_of(article)
    article.lead_ru = ""
    article.save()
    response = planned(client, translated(parcel, lead_2="사흘간."))
    assert lines_of(response) == [("refused", "사흘간.", ["unknown-unit"], [])]


@pytest.mark.usefixtures("translator")
def test_language_of_somebody_else_is_refused(client, article):
    response = planned(client, translated(parcel_of(article, language="kk"), title_1="Сапар"))

    assert lines_of(response)[0] == ("refused", "Сапар", ["other-language"], [])
    apply(client, response)
    article.refresh_from_db()
    assert article.title_kk is None


def test_public_text_is_closed_to_a_reporter(client):
    article = ArticleFactory(published=["ru", "ko"])
    client.force_login(UserFactory("reporter"))
    content = translated(parcel_of(article), title_1="다른 제목")
    assert lines_of(planned(client, content))[0][2] == ["other-language"]


@pytest.mark.usefixtures("translator")
def test_record_that_is_translated_from_another_language_by_now_is_refused(client, article):
    content = translated(parcel_of(article), title_1="국빈 방문")
    article.title_en, article.source_language = "Visit", "en"
    article.save()
    assert lines_of(planned(client, content))[0] == ("refused", "국빈 방문", ["other-source"], [])


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<a href="https://evil.example/">서울</a>', "foreign-code"),
        ("<script>alert(1)</script>서울", "foreign-code"),
        ("<strong>서울", "open-code"),
        ("서울</em>", "open-code"),
    ],
)
def test_codes_that_the_source_does_not_have_are_refused(client, article, name, text, code):
    response = planned(client, translated(parcel_of(article), name, body_3=text, lead_2="사흘간."))

    assert [(fate, codes) for fate, _words, codes, _warnings in lines_of(response)] == [
        ("new", []),
        ("refused", [code]),
    ]


@pytest.mark.usefixtures("translator")
def test_letter_that_no_text_may_hold_is_refused(client, article):
    content = translated(parcel_of(article), "po", lead_2="사흘\0간")
    assert lines_of(planned(client, content))[0][2] == ["unprintable"]


@pytest.mark.usefixtures("translator")
def test_left_out_formatting_is_pointed_out(client, article):
    response = planned(client, translated(parcel_of(article), body_3="서울 방문"))
    assert lines_of(response) == [("changed", "서울 방문", [], ["missing-codes"])]


@pytest.mark.usefixtures("translator")
def test_too_long_a_translation_is_refused_alone(client, article):
    response = planned(client, translated(parcel_of(article), title_1="가" * 5000, lead_2="사흘간."))
    assert [(fate, codes) for fate, _words, codes, _warnings in lines_of(response)] == [
        ("refused", ["max_length"]),
        ("new", []),
    ]


@pytest.mark.usefixtures("translator")
def test_texts_that_ran_together_are_refused(client, article):
    response = planned(client, translated(parcel_of(article), body_3="가나 " * 10_000, lead_2="사흘간."))
    assert [(fate, codes) for fate, _words, codes, _warnings in lines_of(response)] == [
        ("new", []),
        ("refused", ["too-long"]),
    ]


@pytest.mark.usefixtures("translator")
def test_second_translation_of_one_segment_is_refused(client, article):
    parcel = parcel_of(article)
    content = translated(parcel, "po", lead_2="사흘간.").decode()
    again = translated(parcel, "po", lead_2="나흘간.").decode().partition("\n\n")[2]

    response = planned(client, f"{content}\n{again}".encode())

    assert [(fate, codes) for fate, _words, codes, _warnings in lines_of(response) if codes != ["twice"]] == [
        ("new", [])
    ]
    assert response.context["counts"]["refused"] == 4


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize("num", [1, 3])
def test_plan_takes_as_many_queries_for_one_record_as_for_many(client, django_assert_num_queries, num):
    articles = [ArticleFactory(published=["ru", "ko"]) for _ in range(num)]
    response = upload(client, translated(parcel_of(*articles), title_1="제목"))
    client.get(response["Location"])
    with django_assert_num_queries(QUERIES):
        response = client.get(response["Location"])
    assert len(response.context["groups"]) == num


QUERIES = 11
