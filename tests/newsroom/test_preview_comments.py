"""What the reader of a preview has to say arrives at the desk."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.curation.models import Remark
from people.curation.previewing import revoke

from ..factories import ArticleFactory, PreviewLinkFactory, UserFactory, VisitFactory
from .previews import address, send
from .reader import find, said, words_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


# Commenting


def test_comment_arrives_as_a_remark_on_the_record_and_language(reader):
    article = ArticleFactory(body_ko="<h2>제목</h2><p>하나</p><p>둘</p>")
    link = PreviewLinkFactory(article, "ko")

    response = send(reader, link, paragraph="3", quote="둘")

    assert (response.status_code, response["Location"]) == (302, address(link, "thanks"))
    [remark] = Remark.objects.about(article)
    assert (remark.language, remark.paragraph, remark.quote, remark.text) == ("ko", 3, "둘", "Это не та дата.")
    assert (remark.author, remark.author_name, remark.preview_link) == (None, "Kim", link)


def test_thanks_come_on_a_page_without_the_text(reader):
    link = PreviewLinkFactory(ArticleFactory(), "ko")

    response = reader.get(send(reader, link)["Location"])

    assert words_of(response, "h1") == [said("Thank you", "ko")]
    assert address(link) in [a.attrs["href"] for a in find(response, "a")]


def test_whoever_made_the_link_hears_of_the_comment(reader, django_capture_on_commit_callbacks):
    editor = UserFactory("editor", email="editor@desk.example")
    link = PreviewLinkFactory(ArticleFactory(), by=editor)

    with django_capture_on_commit_callbacks(execute=True):
        send(reader, link)

    assert list(Remark.objects.get().mentioned.all()) == [editor]
    assert [letter.to for letter in mail.outbox] == [["editor@desk.example"]]


def test_form_knows_the_name_and_the_paragraphs(reader):
    article = ArticleFactory(lead_ko="리드", body_ko="<h2>제목</h2><p>하나</p><ul><li>둘</li></ul>")
    link = PreviewLinkFactory(article, made_for="Ли Ын Джу")

    response = reader.get(address(link))

    [name] = find(response, "input", name="name")
    assert name.attrs["value"] == "Ли Ын Джу"
    options = words_of(response, "option")
    assert options == [said("The text as a whole", "ko"), "1. 리드", "2. 하나", "3. 둘"]


def test_record_without_a_body_is_not_asked_about_paragraphs(reader):
    response = reader.get(address(PreviewLinkFactory(VisitFactory())))

    assert find(response, "select", name="paragraph") == []


@pytest.mark.parametrize(
    "answers", [{"text": ""}, {"text": "x" * 4001}, {"name": ""}, {"paragraph": "99"}, {"quote": "q" * 501}]
)
def test_what_was_typed_stays_when_something_is_wrong(reader, answers):
    link = PreviewLinkFactory(ArticleFactory())
    typed = {"quote": "두 나라", "text": "고쳐 주세요"} | answers

    response = send(reader, link, **typed)

    assert response.status_code == 200
    assert words_of(response, "textarea", name="text") == [typed["text"]]
    assert words_of(response, "textarea", name="quote") == [typed["quote"]]
    assert find(response, "ul", class_="errorlist")
    assert Remark.objects.count() == 0


def test_comment_through_a_closed_link_is_refused_and_handed_back(reader):
    link = PreviewLinkFactory(ArticleFactory())
    revoke(link, by=None)

    response = send(reader, link, text="Длинное <b>замечание</b>")

    assert response.status_code == 410
    assert words_of(response, "textarea") == ["Длинное <b>замечание</b>"]
    assert Remark.objects.count() == 0


def test_no_more_than_twenty_comments_a_day_come_through_one_link(reader, clock):
    article = ArticleFactory()
    link = PreviewLinkFactory(article)
    for _ in range(20):
        assert send(reader, link).status_code == 302

    refused = send(reader, link, text="스물한째")
    others = send(reader, PreviewLinkFactory(article))
    clock(timezone.now() + DAY + timedelta(minutes=1))
    later = send(reader, link)

    assert (refused.status_code, words_of(refused, "textarea", name="text")) == (200, ["스물한째"])
    assert [others.status_code, later.status_code, Remark.objects.count()] == [302, 302, 22]


def test_robot_is_thanked_and_not_heard(reader):
    link = PreviewLinkFactory(ArticleFactory())

    response = send(reader, link, website="https://spam.example")

    assert (response.status_code, Remark.objects.count()) == (302, 0)


def test_comment_needs_no_cookie_and_no_token_of_a_session():
    strict = Client(enforce_csrf_checks=True)
    link = PreviewLinkFactory(ArticleFactory())

    assert send(strict, link).status_code == 302
    assert strict.cookies == {}


def test_staff_who_comment_through_a_link_do_so_as_its_reader(client, chief):
    client.force_login(chief)
    send(client, PreviewLinkFactory(ArticleFactory()))

    assert Remark.objects.get().author is None


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_links_know_no_other_method(reader, method):
    assert getattr(reader, method)(address(PreviewLinkFactory(ArticleFactory()))).status_code == 405
