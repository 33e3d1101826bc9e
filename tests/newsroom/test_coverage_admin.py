"""The page of coverage: figures that lead to what they count, the matrix by urgency, and the same as a file."""

import csv
import re
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command

from people.curation.drafting import note_edit, state_of
from people.curation.models import LanguageState

from ..factories import ArticleFactory, OfficialFactory, TopicFactory, UserFactory, publish_again
from .desk import board_of

pytestmark = pytest.mark.django_db

PAGE, FILE = "/admin/coverage/", "/admin/coverage.csv"
NUMBER = re.compile(r'<a class="number" href="(\?[^"]+)">([\d\s,.]+)')


def late(**fields):
    """Public in two languages, with a fact of the source that its translation lacks."""
    record = ArticleFactory(languages=["ru", "ko"], published=["ru", "ko"], **fields)
    call_command("count_coverage", verbosity=0)
    publish_again(record, "ru", title_ru=f"{record.title_ru}, сумма 7")
    return record


def counted(record):
    call_command("count_coverage", verbosity=0)
    return record


def titles(response):
    return [row.headline.title for row in response.context["matrix"].rows]


def lines(client, question=""):
    text = client.get(f"{FILE}{question}").getvalue().decode()
    assert text[0] == "\ufeff"
    return list(csv.DictReader(StringIO(text[1:])))


def test_most_urgent_records_come_first(client, editor):
    done = counted(ArticleFactory(languages=["ru"], published=["ru"]))
    LanguageState.objects.about(done).update(status="published", urgency=LanguageState.Urgency.NOTHING)
    missing = counted(OfficialFactory(languages=["ru"], published=["ru"]))
    facts = late()
    client.force_login(editor)

    response = client.get(PAGE)

    assert titles(response) == [facts.title_en or facts.title_ru, missing.name_ru, done.title_ru]
    assert [row.urgency for row in response.context["matrix"].rows] == [
        "public, and behind on facts",
        "missing, and its source is public",
        "nothing to do",
    ]


def test_cell_leads_to_the_translation_with_the_words_to_do(client, editor):
    record = late()
    client.force_login(editor)

    (row,) = client.get(PAGE, {"language": "ko"}).context["matrix"].rows

    cells = {cell.column.language: (cell.url, cell.state.num_words_to_do) for cell in row.cells}
    address = f"/admin/translate/newsroom/article/{record.pk}"
    words = dict(record.states.values_list("language", "num_words_to_do"))
    assert cells == {
        "ru": (f"/admin/newsroom/article/{record.pk}/change/", 0),
        **{code: (f"{address}/{code}/", words[code]) for code in ("kk", "ko", "en")},
    }
    assert client.get(cells["ko"][0]).status_code == 200


@pytest.mark.parametrize("question", [{}, {"language": "ko"}, {"kind": "newsroom.article"}])
def test_every_number_leads_to_so_many_texts_in_the_file(client, editor, question):
    late()
    counted(OfficialFactory(languages=["ru"], published=["ru"]))
    counted(ArticleFactory(languages=["ru", "en"], written_by=editor))
    client.force_login(editor)

    page = client.get(PAGE, question).content.decode()

    numbers = [(unescape(url), int(re.sub(r"\D", "", digits))) for url, digits in NUMBER.findall(page)]
    assert len(numbers) > 3
    assert [(url, len(lines(client, url))) for url, _num in numbers] == numbers


def test_figures_of_the_page_are_those_of_the_board(client, editor):
    late()
    counted(ArticleFactory(languages=["ru"], published=["ru"]))
    gaps = board_of(client, editor)["gaps"]
    told = {"published", "missing", "wording", "facts", "waiting"}

    def figures(rows):
        return {
            (row.name, cell.column.language, mark.state): mark.number.count
            for row in rows
            for cell in row.cells
            for mark in cell.marks
            if mark.state in told
        }

    assert figures(client.get(PAGE).context["totals"].rows) == figures(gaps.rows)


def test_page_and_file_are_narrowed_alike(client, editor, reporter):
    topic = TopicFactory(languages=["ru"])
    wanted = late(topics=[topic])
    late()
    draft = counted(ArticleFactory(languages=["ru", "ko"], written_by=reporter))
    client.force_login(editor)

    def found(**question):
        page = client.get(PAGE, question)
        listed = {line["Title"] for line in lines(client, f"?{page.wsgi_request.META['QUERY_STRING']}")}
        assert set(titles(page)) == listed
        return listed

    title = f"{LanguageState.objects.about(wanted).first().record.title_ru}"
    assert found(topic=topic.pk, kind="newsroom.article", translation="facts") == {title}
    assert found(translator=reporter.pk) == {draft.title_ru}


def test_file_tells_what_is_to_be_done_and_holds_no_formula(client, editor):
    record = late(title_ru="=HYPERLINK()")
    client.force_login(editor)

    (line,) = lines(client, "?language=ko&translation=facts")

    words = state_of(record, "ko").num_words_to_do
    assert line | {"Edited at": "", "Edited by": ""} == {
        "Kind of record": "Article",
        "Title": "'=HYPERLINK(), сумма 7",
        "Language": "Korean",
        "Status": "published",
        "Freshness": "behind: facts",
        "Translated from": "",
        "Waits for": "",
        "Urgency": "public, and behind on facts",
        "Words to do": str(words),
        "Segments missing": "0",
        "Segments behind: typography": "0",
        "Segments behind: wording": "0",
        "Segments behind: facts": "1",
        "Translator": "",
        "Edited by": "",
        "Edited at": "",
        "Address": f"http://testserver/admin/newsroom/article/{record.pk}/change/",
    }


def test_file_names_the_translator_of_each_text(client, editor):
    kim = UserFactory("translator-ko", first_name="Min", last_name="=Kim")
    article = counted(ArticleFactory(languages=["ru", "ko", "en"], written_by=kim))
    note_edit(article, ["ko", "en"], by=editor)
    client.force_login(editor)

    told = {line["Language"]: (line["Translator"], line["Edited by"]) for line in lines(client)}

    assert told == {
        "Russian": ("", "Min =Kim"),
        "Kazakh": ("", ""),
        "Korean": ("Min =Kim", editor.username),
        "English": ("Min =Kim", editor.username),
    }
    client.post("/i18n/setlang/", {"language": "ko"})
    assert {"번역자"} <= lines(client)[0].keys()


@pytest.mark.parametrize("num", [1, 3])
def test_file_takes_a_constant_number_of_queries(client, editor, django_assert_num_queries, num):
    for one in range(num):
        note_edit(
            ArticleFactory(languages=["ru", "ko"]), ["ko"], by=UserFactory("translator-ko", last_name=f"Kim {one}")
        )
    call_command("count_coverage", verbosity=0)
    client.force_login(editor)
    lines(client)

    with django_assert_num_queries(9):
        lines(client)


def test_pages_of_the_matrix_hold_every_record_once(client, editor, monkeypatch):
    monkeypatch.setattr("people.curation.desk.coverage.matrix.SIZE", 2)
    records = [ArticleFactory(languages=["ru"], published=["ru"]) for _ in range(5)]
    call_command("count_coverage", verbosity=0)
    client.force_login(editor)

    seen, url = [], PAGE
    while url:
        response = client.get(url)
        seen += titles(response)
        url = PAGE + response.context["next_url"] if response.context["next_url"] else ""

    assert seen == [record.title_ru for record in records]


def test_own_languages_of_a_translator_come_first(client, translator_ko):
    client.force_login(translator_ko)

    columns = client.get(PAGE).context["matrix"].columns

    assert [(column.language, column.is_own) for column in columns] == [
        ("ko", True),
        ("ru", False),
        ("kk", False),
        ("en", False),
    ]


def test_topics_with_most_to_do_come_first(client, editor):
    small, large, done = (TopicFactory(languages=["ru"], published=["ru"]) for _ in range(3))
    ArticleFactory(languages=["ru"], topics=[large], published=["ru"], body_ru=f"<p>{'слово ' * 90}</p>")
    ArticleFactory(languages=["ru"], topics=[small], published=["ru"], body_ru="<p>слово</p>")
    call_command("count_coverage", verbosity=0)
    client.force_login(editor)

    told = [(one.headline.title, one.num_texts) for one in client.get(PAGE).context["topics"]]

    assert told == [(large.name_ru, 3), (small.name_ru, 3)]
    assert done.name_ru not in dict(told)


def test_page_says_what_was_not_counted(client, editor):
    counted(ArticleFactory(languages=["ru"]))
    ArticleFactory(languages=["ru", "en"])
    client.force_login(editor)

    page = client.get(PAGE)

    num = LanguageState.objects.filter(num_words_to_do=None).count()
    assert [row.urgency for row in page.context["matrix"].rows] == ["unfinished", "not counted yet"]
    assert {line["Urgency"] for line in lines(client, "?translation=uncounted")} == {"not counted yet"}
    assert page.context["totals"].uncounted.count == num > 0
    assert "count_coverage" in page.content.decode()
    call_command("count_coverage", verbosity=0)
    assert "count_coverage" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("num", [3, 300])
def test_page_takes_a_constant_number_of_queries(client, editor, django_assert_num_queries, num):
    topic = TopicFactory(languages=["ru"], published=["ru"])
    for _ in range(num // 3):
        ArticleFactory(languages=["ru"], published=["ru"], topics=[topic], written_by=editor)
        ArticleFactory(languages=["ru", "ko"], topics=[topic])
        OfficialFactory(languages=["ru"])
    call_command("count_coverage", verbosity=0)
    client.force_login(editor)
    client.get(PAGE)

    with django_assert_num_queries(14):
        client.get(PAGE)


@pytest.mark.parametrize("gap", ["missing", "behind", "typography", "wording", "facts", "waiting"])
def test_list_of_a_kind_is_filtered_by_the_same_meaning(client, editor, gap):
    record = late()
    record.states.filter(language="kk").update(translated_from="ko", status="draft", waits_for="ko")
    record.states.filter(language="en").update(freshness="typography")
    second = ArticleFactory(languages=["ru", "ko"], published=["ru", "ko"])
    second.states.filter(language="ko").update(freshness="wording")
    call_command("count_coverage", verbosity=0)
    client.force_login(editor)

    def about(url):
        return {one.pk for one in client.get(url, {"translation": gap}).context["cl"].result_list}

    states = LanguageState.objects.filter(pk__in=about("/admin/curation/languagestate/"))
    assert states
    assert about("/admin/newsroom/article/") == {state.object_id for state in states}
