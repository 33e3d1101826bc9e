"""The desk board: what waits for whom, how far every language has come, and numbers that lead to what they count."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from people.curation.drafting import note_edit, state_of, submit
from people.curation.models import Finding, LanguageState, PreviewLink, Remark
from people.curation.reviewing import approve, return_
from tests.factories import (
    ArticleFactory,
    BundleFactory,
    EventFactory,
    OfficialFactory,
    PlaceFactory,
    RemarkFactory,
    UserFactory,
    publish_again,
)

from .desk import board_of

NUMBER = re.compile(r'<a class="number" href="([^"]+)">([\d\s,.]+)')
NOON = datetime(2026, 11, 10, 7, tzinfo=UTC)


def titles(queue):
    return [row.headline.title for row in queue.rows]


def returned(record, language, *, to, remark="Look again."):
    note_edit(record, [language], by=to)
    submit(state_of(record, language), by=to)
    return return_(state_of(record, language), by=UserFactory("editor", first_name="Saule"), remark=remark)


def finding(record, language="ru", code="mixed-script", **fields):
    return Finding.objects.create(record=record, language=language, code=code, **fields)


def populate(num, *, user, at):
    """So many rows of everything that the board shows to this person."""
    for number in range(num):
        article = ArticleFactory(languages=["ru", "ko"], written_by=user)
        returned(ArticleFactory(), "ru", to=user)
        waiting = OfficialFactory(submitted=["ru", "ko"])
        public = PlaceFactory(published=["ru", "en"])
        publish_again(public, "ru", name_ru=f"Место {number}")
        ArticleFactory(approved=["kk"], published=["ko"], scheduled_at=at + timedelta(days=1, hours=number))
        BundleFactory((waiting, "ko"), planned_for=at + timedelta(days=2))
        EventFactory(status="proposed", date="2099-05")
        EventFactory(status="planned_as_of_text", date="2025")
        RemarkFactory(article, kind="conflict", severity="high")
        RemarkFactory(waiting, kind="typo", severity="low")
        asked = RemarkFactory(article, author=user)
        RemarkFactory(article, answer_to=asked, text="An answer")
        link = PreviewLink.objects.create(
            record=article, language="ru", made_for="Checker", expires_at=at + timedelta(days=9)
        )
        RemarkFactory(article, preview_link=link).mentioned.add(user)
        finding(article, is_blocking=True)
        finding(public, "en", code="doubled-phrase")


# Numbers


@pytest.mark.parametrize("num_rows", [1, 3])
def test_board_takes_a_constant_number_of_queries(client, chief, clock, django_assert_num_queries, num_rows):
    clock(NOON)
    populate(num_rows, user=chief, at=NOON)
    client.force_login(chief)
    client.get("/admin/")

    with django_assert_num_queries(34):
        client.get("/admin/")


def numbers_of(client, user):
    client.force_login(user)
    page = client.get("/admin/", {"month": "2026-11"}).content.decode()
    return [(unescape(url), int(re.sub(r"\D", "", digits))) for url, digits in NUMBER.findall(page)]


def lists_behind(client, numbers):
    return [(url, client.get(url).context["cl"].result_count) for url, _count in numbers]


def test_every_number_leads_to_a_list_of_so_many(client, chief, clock):
    clock(NOON)
    populate(2, user=chief, at=NOON)

    numbers = numbers_of(client, chief)

    assert len(numbers) > 40
    assert lists_behind(client, numbers) == numbers


@pytest.mark.parametrize("role", ["reporter", "translator-ko"])
@pytest.mark.django_db
def test_numbers_of_a_person_lead_to_the_lists_of_that_person(client, clock, role):
    clock(NOON)
    user = UserFactory(role)
    populate(2, user=user, at=NOON)

    numbers = [(url, count) for url, count in numbers_of(client, user) if "mine" in url or "answered" in url]

    assert [url for url, _count in numbers] == [
        "/admin/curation/languagestate/?mine=drafts",
        "/admin/curation/remark/?queue=answered",
        "/admin/curation/finding/?waived=no&mine=drafts",
        "/admin/curation/languagestate/?mine=returned",
        "/admin/curation/remark/?open=yes&queue=mine",
    ]
    assert lists_behind(client, numbers) == numbers


# My work, returned to me, waiting for my review


def test_my_drafts_stand_newest_first_without_those_of_others(client, reporter, clock):
    first, second = ArticleFactory(languages=["ru"]), ArticleFactory(languages=["ru"])
    ArticleFactory(written_by=UserFactory("reporter"))
    ArticleFactory(written_by=reporter, submitted=True)
    for hour, article in enumerate([first, second]):
        clock(NOON + timedelta(hours=hour))
        note_edit(article, ["ru"], by=reporter)

    work = board_of(client, reporter)["work"]

    assert titles(work) == [second.title_ru, first.title_ru]
    assert work.number.count == 2


def test_returned_text_comes_with_the_words_of_its_last_reviewer(client, reporter):
    article = ArticleFactory(languages=["ru"])
    returned(article, "ru", to=reporter, remark="Name the source.")
    returned(article, "ru", to=reporter, remark="Name the source of the figure.")
    returned(ArticleFactory(), "ru", to=UserFactory("reporter"))

    board = board_of(client, reporter)

    assert [(row.headline.title, row.by, row.words) for row in board["returned"].rows] == [
        (article.title_ru, "Saule", "Name the source of the figure.")
    ]
    assert titles(board["work"]) == []


def test_text_mended_after_its_return_is_a_draft_like_others(client, reporter):
    article = ArticleFactory(languages=["ru"])
    returned(article, "ru", to=reporter)
    note_edit(article, ["ru"], by=reporter)

    board = board_of(client, reporter)

    assert (titles(board["work"]), titles(board["returned"])) == ([article.title_ru], [])


def test_review_lists_the_work_of_others_longest_waiting_first(client, editor, clock):
    article, official = ArticleFactory(languages=["ru"]), OfficialFactory(languages=["ru"])
    ArticleFactory(written_by=editor, submitted=["ru"])
    for hour, record in enumerate([official, article]):
        clock(NOON + timedelta(hours=hour))
        submit(state_of(record, "ru"), by=None)
    clock(NOON + timedelta(hours=5))

    client.force_login(editor)
    response = client.get("/admin/")

    assert titles(response.context["board"]["review"]) == [official.name_ru, article.title_ru]
    assert "waiting for 5\xa0hours" in response.content.decode()


def test_approved_text_waits_for_review_no_more(client, editor):
    article = ArticleFactory(submitted=["ru"])
    approve(state_of(article, "ru"), by=UserFactory("chief"))

    assert titles(board_of(client, editor)["review"]) == []


@pytest.mark.parametrize("role", ["reporter", "translator-ko"])
@pytest.mark.django_db
def test_review_is_shown_to_nobody_who_may_not_approve(client, role):
    ArticleFactory(submitted=True)

    assert "review" not in board_of(client, UserFactory(role))


# Remarks, flags, findings


def test_remarks_that_mention_me_are_mine_until_they_are_settled(client, editor):
    mine, settled, others = (RemarkFactory(text=text) for text in ("Mine?", "Settled?", "Theirs?"))
    for remark in (mine, settled):
        remark.mentioned.add(editor)
    others.mentioned.add(UserFactory("editor"))
    Remark.objects.filter(pk=settled.pk).update(resolved_at=timezone.now())

    remarks = board_of(client, editor)["remarks"]

    assert [row.remark for row in remarks.rows] == [mine]
    assert (remarks.for_me.count, remarks.all_open.count) == (1, 2)


def test_answer_to_my_remark_brings_it_back_to_me(client, editor):
    asked = RemarkFactory(author=editor)
    RemarkFactory(asked.record, answer_to=asked, author=UserFactory("reporter"))
    RemarkFactory(author=editor)

    board = board_of(client, editor)

    assert [(row.remark, row.is_answered) for row in board["remarks"].rows] == [(asked, True)]
    assert board["work"].answers.count == 1


def test_flags_stand_by_severity_and_comments_are_none(client, editor):
    low = RemarkFactory(kind="typo", severity="low")
    high = RemarkFactory(kind="conflict", severity="high")
    RemarkFactory(kind="conflict", severity="high", resolved_at=timezone.now())
    RemarkFactory(severity="high")

    flags = board_of(client, editor)["flags"]

    assert [row.remark for row in flags.rows] == [high, low]
    assert [(severity, number.count) for severity, _name, number in flags.severities] == [("high", 1), ("low", 1)]


def test_findings_are_counted_by_code_and_waived_ones_are_not(client, editor):
    article = ArticleFactory()
    finding(article, "ru", code="missing-alt", is_blocking=True)
    finding(article, "ko"), finding(article, "kk")
    finding(article, "en", waived_at=timezone.now(), waived_because="A proper name")

    findings = board_of(client, editor)["findings"]

    assert [(one.name, one.is_blocking, one.number.count) for one in findings.codes] == [
        ("missing-alt", True, 1),
        ("mixed-script", False, 2),
    ]
    assert (findings.number.count, findings.blocking.count) == (3, 1)


# Translation gaps


def cell(board, kind, language):
    row = next(row for row in board["gaps"].rows if row.name == kind)
    found = next(cell for cell in row.cells if cell.column.language == language)
    return {str(mark.state): mark.number.count for mark in found.marks}


def test_gaps_count_each_kind_by_language_and_stage(client, reporter):
    ArticleFactory(languages=["ru"], approved=["ru"])
    ArticleFactory(languages=["ru", "ko"], submitted=["ko"])
    late = ArticleFactory(published=["ru", "ko"])
    publish_again(late, "ru", title_ru="Сумма 7")

    board = board_of(client, reporter)

    assert cell(board, "Articles", "ru") == {"draft": 1, "approved": 1, "published": 1}
    assert cell(board, "Articles", "ko") == {"missing": 1, "in_review": 1, "published": 1, "facts": 1}
    assert cell(board, "Articles", "en") == {"missing": 2, "draft": 1, "facts": 1}


def test_text_is_missing_with_an_empty_state_and_without_any(client, editor):
    without_state, with_state, written = (
        ArticleFactory(languages=["ru"]),
        ArticleFactory(languages=["ru"]),
        ArticleFactory(),
    )
    state_of(with_state, "ko")
    client.force_login(editor)

    in_korean, in_any = (
        client.get("/admin/newsroom/article/", question | {"translation": "missing"}).context["cl"].result_list
        for question in ({"language": "ko"}, {})
    )

    assert cell(board_of(client, editor), "Articles", "ko") == {"missing": 2, "draft": 1}
    assert set(in_korean) == set(in_any) == {without_state, with_state}
    assert written not in in_korean


def test_column_of_a_translator_stands_out(client, translator_ko, editor):
    def own_columns(user):
        return [column.language for column in board_of(client, user)["gaps"].columns if column.is_own]

    assert own_columns(translator_ko) == ["ko"]
    assert own_columns(editor) == []


def test_newest_articles_come_with_the_state_of_each_language(client, editor):
    ArticleFactory(languages=["ru"])
    newest = ArticleFactory(published=["ko"])

    first = board_of(client, editor)["articles"][0]

    assert first.headline.title == newest.title_en
    assert [str(chip.words) for chip in first.chips] == ["draft", "draft", "published", "draft"]


# Activity


def test_moves_of_one_go_are_told_together_under_their_day(client, editor, clock):
    for day in range(2):
        clock(NOON + timedelta(days=day))
        article = ArticleFactory()
        note_edit(article, ["ru", "ko"], by=editor)
    submit(state_of(article, "ko"), by=editor)

    days = board_of(client, editor)["activity"].days

    told = [(str(day), [(move.verb, move.languages) for move in moves]) for day, moves in days]
    both = [("ru", "RU"), ("ko", "한국어")]
    assert told == [
        ("2026-11-11", [("submit", [("ko", "한국어")]), ("edit", both)]),
        ("2026-11-10", [("edit", both)]),
    ]


# Who sees what


def test_staff_without_rights_over_texts_see_only_the_lists(client, db):
    ArticleFactory(published=["ru"])
    client.force_login(UserFactory())

    response = client.get("/admin/")

    assert response.context["board"] == {}
    assert 'class="board"' not in response.content.decode()


def test_board_leads_nobody_to_what_they_may_not_open(client, db):
    article = ArticleFactory(submitted=["ru"], languages=["ru"])
    RemarkFactory(article, kind="typo")
    watcher = UserFactory()
    watcher.user_permissions.set(Permission.objects.filter(codename__in=["view_transition", "view_remark"]))

    board = board_of(client, watcher)

    assert set(board) == {"remarks", "flags", "activity"}
    assert [row.url for row in board["flags"].rows] == [""]
    assert [move.headline.url for _day, moves in board["activity"].days for move in moves] == [""]


def test_anonymous_reader_is_asked_to_sign_in(reader, db):
    assert reader.get("/admin/", {"month": "2026-11"}).url == "/admin/login/?next=/admin/%3Fmonth%3D2026-11"


@pytest.mark.parametrize("language", ["ru", "kk", "ko", "en"])
def test_headlines_are_in_the_language_of_the_desk_or_else_marked(client, editor, language):
    own = ArticleFactory(submitted=["ru"])
    russian = OfficialFactory(languages=["ru"], submitted=["ru"])
    client.cookies["django_language"] = language

    board = board_of(client, editor)

    shown = {row.headline.title: row.headline.language for row in board["review"].rows}
    assert shown == {getattr(own, f"title_{language}"): language, russian.name_ru: "ru"}


def test_record_that_is_gone_leaves_a_line_without_a_way(client, editor):
    article = ArticleFactory(submitted=["ru"])
    LanguageState.objects.filter(object_id=article.pk).update(object_id=article.pk + 1000)
    client.force_login(editor)

    response = client.get("/admin/")

    assert "A record that is gone" in response.content.decode()
