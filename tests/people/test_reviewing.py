import pytest

from people.curation.drafting import note_edit, open_languages, state_of, submit
from people.curation.models import LanguageState
from people.curation.reviewing import approve, reasons_not_to_approve, return_
from tests.factories import ArticleFactory
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db


def status(record, language="ko"):
    return state_of(record, language).status


def moves(record, language="ko"):
    """The history of a language, oldest first."""
    rows = record.transitions.filter(language=language).order_by("sequence")
    return list(rows.values_list("verb", "from_status", "to_status"))


def test_language_walks_from_draft_to_approval(reporter, editor):
    article = ArticleFactory()

    submit(state_of(article, "ko"), by=reporter)
    approve(state_of(article, "ko"), by=editor)

    assert moves(article) == [("submit", "draft", "in_review"), ("approve", "in_review", "approved")]
    assert [move.by for move in article.transitions.order_by("sequence")] == [reporter, editor]


def test_languages_walk_alone():
    article = ArticleFactory(approved=["ko"], submitted=["kk"])

    assert [status(article, code) for code in ("ru", "kk", "ko", "en")] == ["draft", "in_review", "approved", "draft"]


def test_new_record_opens_its_four_languages_empty():
    article = ArticleFactory(languages=[])

    open_languages(article)
    open_languages(article)

    assert list(article.states.values_list("language", "status")) == [
        ("en", "empty"),
        ("kk", "empty"),
        ("ko", "empty"),
        ("ru", "empty"),
    ]


@pytest.mark.parametrize("traits", [{"submitted": ["ko"]}, {"approved": ["ko"]}, {"published": ["ko"]}])
def test_only_a_draft_is_submitted(traits):
    article = ArticleFactory(**traits)

    with unchanged(article), refused("not-a-draft"):
        submit(state_of(article, "ko"), by=None)


@pytest.mark.parametrize("field", ["title", "lead", "body"])
def test_incomplete_text_is_not_submitted(field):
    article = ArticleFactory(**{f"{field}_ko": ""})
    korean = state_of(article, "ko")

    with unchanged(article), refused("incomplete"):
        submit(korean, by=None)


def test_missing_text_is_not_replaced_by_another_language():
    article = ArticleFactory(languages=["ru", "en"])
    korean = state_of(article, "ko")

    with unchanged(article), refused("incomplete", "incomplete", "incomplete"):
        submit(korean, by=None)


@pytest.mark.parametrize("traits", [{}, {"approved": ["ko"]}, {"published": ["ko"]}, {"withdrawn": ["ko"]}])
def test_only_what_is_in_review_is_approved(traits):
    article = ArticleFactory(**traits)

    with unchanged(article), refused("not-in-review"):
        approve(state_of(article, "ko"), by=None)


def test_nobody_approves_what_they_edited_last(editor):
    article = ArticleFactory(submitted=["ko"], written_by=editor)

    with unchanged(article), refused("four-eyes"):
        approve(state_of(article, "ko"), by=editor)


def test_a_colleague_approves_it(editor, chief):
    article = ArticleFactory(submitted=["ko"], written_by=editor)

    approve(state_of(article, "ko"), by=chief)

    assert status(article) == "approved"


def test_whoever_edits_last_is_the_one_who_may_not_approve(editor, reporter):
    article = ArticleFactory(written_by=reporter)
    note_edit(article, ["ko"], by=editor)
    submit(state_of(article, "ko"), by=reporter)

    assert [reason.code for reason in reasons_not_to_approve(state_of(article, "ko"), by=editor)] == ["four-eyes"]
    assert list(reasons_not_to_approve(state_of(article, "ko"), by=reporter)) == []


def test_editing_one_language_leaves_the_reviewer_of_another_free(editor):
    article = ArticleFactory(submitted=["kk"])
    note_edit(article, ["ko"], by=editor)

    assert list(reasons_not_to_approve(state_of(article, "kk"), by=editor)) == []


def test_chief_may_force_it_and_that_is_recorded(chief):
    article = ArticleFactory(submitted=["ko"], written_by=chief)

    approve(state_of(article, "ko"), by=chief, forced_because="밤에는 아무도 없습니다.")

    move = article.transitions.latest("sequence")
    assert [status(article), move.is_forced, move.reason] == ["approved", True, "밤에는 아무도 없습니다."]


@pytest.mark.parametrize("reason", ["", "   "])
def test_forcing_needs_a_reason(chief, reason):
    article = ArticleFactory(submitted=["ko"], written_by=chief)

    with unchanged(article), refused("four-eyes"):
        approve(state_of(article, "ko"), by=chief, forced_because=reason)


def test_forcing_overrides_nothing_but_the_second_pair_of_eyes(chief):
    article = ArticleFactory(written_by=chief)

    with unchanged(article), refused("not-in-review", "four-eyes"):
        approve(state_of(article, "ko"), by=chief, forced_because="급합니다.")


def test_ordinary_approval_is_not_marked_as_forced(editor):
    article = ArticleFactory(submitted=["ko"])

    approve(state_of(article, "ko"), by=editor, forced_because="필요 없는 이유")

    assert not article.transitions.latest("sequence").is_forced


@pytest.mark.parametrize("traits", [{"submitted": ["ko"]}, {"approved": ["ko"]}])
def test_returned_language_is_a_draft_with_a_remark(traits, editor):
    article = ArticleFactory(**traits)

    remark = return_(state_of(article, "ko"), by=editor, remark="이름을 확인하세요.")

    assert status(article) == "draft"
    assert [remark.record, remark.language, remark.text, remark.author, remark.author_name] == [
        article,
        "ko",
        "이름을 확인하세요.",
        editor,
        editor.username,
    ]
    assert article.remarks.open().get() == remark
    assert article.transitions.latest("sequence").reason == "이름을 확인하세요."


@pytest.mark.parametrize("remark", ["", " \n "])
def test_nothing_is_returned_without_a_remark(remark):
    article = ArticleFactory(submitted=["ko"])

    with unchanged(article), refused("no-remark"):
        return_(state_of(article, "ko"), by=None, remark=remark)


@pytest.mark.parametrize("traits", [{}, {"published": ["ko"]}])
def test_only_what_is_in_review_or_approved_is_returned(traits):
    article = ArticleFactory(**traits)

    with unchanged(article), refused("not-in-review"):
        return_(state_of(article, "ko"), by=None, remark="다시 쓰세요.")


def test_edit_makes_an_approved_language_a_draft_again(reporter):
    article = ArticleFactory(approved=["ko"])

    note_edit(article, ["ko"], by=reporter)

    state = state_of(article, "ko")
    assert [state.status, state.edited_by] == ["draft", reporter]
    assert moves(article)[-1] == ("edit", "approved", "draft")


def test_language_is_empty_again_when_its_last_text_went():
    article = ArticleFactory()
    article.title_ko = article.lead_ko = article.body_ko = ""
    article.save()

    note_edit(article, ["ko"], by=None)

    assert status(article) == "empty"


def test_refusal_names_the_record_and_the_language():
    article = ArticleFactory(title_en="Visit")

    reason = next(reasons_not_to_approve(state_of(article, "ko"), by=None))

    assert reason.message % reason.params == "“Visit” is not in review in Korean. Submit it first."


def test_reviewer_decides_on_the_state_as_others_left_it(editor):
    article = ArticleFactory(submitted=["ko"])
    on_screen = LanguageState.objects.about(article).get(language="ko")
    note_edit(article, ["ko"], by=editor)

    with unchanged(article), refused("not-in-review", "four-eyes"):
        approve(on_screen, by=editor)
