"""The desk makes links to previews and takes them back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.curation.models import PreviewLink
from people.curation.previewing import revoke

from ..factories import ArticleFactory, PreviewLinkFactory, UserFactory
from .desk import page, told
from .previews import address
from .reader import LANGUAGES, find, said, texts_on, words_of

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def revoking(link):
    return reverse("admin:newsroom_article_revoke", args=[link.object_id, link.pk])


@pytest.fixture
def editing(client, editor):
    """A browser in which an editor is logged in."""
    client.force_login(editor)
    return client


def ask(client, about, **answers):
    return client.post(page(about, "links"), {"made_for": "Kim", "language": "ko", "days": "3"} | answers, follow=True)


def test_link_is_made_and_shown_whole(editing, editor, clock):
    now = timezone.now()
    clock(now)
    article = ArticleFactory()

    response = ask(editing, article)

    [link] = PreviewLink.objects.all()
    assert (link.record, link.language, link.made_by) == (article, "ko", editor)
    assert link.expires_at == now + timedelta(days=3)
    [shown] = find(response, "input", class_="link-address")
    assert shown.attrs["value"] == SITE + address(link)
    assert [sentence for sentence in told(response) if "Kim" in sentence]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_links_speaks_the_language_of_the_desk(editing, language):
    editing.cookies["django_language"] = language
    link = PreviewLinkFactory(ArticleFactory(), made_for="Ли Ын Джу")

    response = editing.get(page(link.record, "links"), {"language": "kk"})

    assert said("Nobody outside the desk has been given a link.", language) not in texts_on(response)
    assert words_of(response, "h3") == [f"Ли Ын Джу · {said('Korean', language)}"]
    assert response.context["form"]["language"].value() == "kk"


@pytest.mark.parametrize("answers", [{"made_for": ""}, {"days": "30"}, {"days": "0"}, {"language": "xx"}])
def test_what_was_typed_stays_when_no_link_is_made(editing, answers):
    typed = {"made_for": "Kim", "days": "7"} | answers

    response = ask(editing, ArticleFactory(), **typed)

    assert PreviewLink.objects.count() == 0
    assert find(response, "ul", class_="errorlist")
    assert find(response, "input", name="made_for")[0].attrs.get("value", "") == typed["made_for"]


def test_language_without_a_text_is_refused(editing):
    response = ask(editing, ArticleFactory(languages=["ru"]), language="ko")

    assert PreviewLink.objects.count() == 0
    assert "has no text in Korean yet" in words_of(response, "ul", class_="errorlist")[0]


def test_link_is_revoked_with_one_button(editing, editor):
    link = PreviewLinkFactory(ArticleFactory())

    response = editing.post(revoking(link), follow=True)

    link.refresh_from_db()
    assert (link.revoked_by, link.revoked_at is None) == (editor, False)
    assert find(response, "input", class_="link-address") == []
    assert told(editing.post(revoking(link), follow=True)) == [
        "The link for Checker was revoked before. It opens nothing."
    ]


def test_page_tells_how_often_a_link_was_opened(editing, client):
    link = PreviewLinkFactory(ArticleFactory())
    assert "Not opened yet" in texts_on(editing.get(page(link.record, "links")))

    client.get(address(link))

    [line] = [text for text in texts_on(editing.get(page(link.record, "links"))) if text.startswith("Opened")]
    assert line.startswith("Opened 1×")


def test_link_is_revoked_on_the_page_of_its_own_record_only(editing):
    link, other = PreviewLinkFactory(ArticleFactory()), PreviewLinkFactory(ArticleFactory())

    address = reverse("admin:newsroom_article_revoke", args=[other.object_id, link.pk])

    assert editing.post(address).status_code == 404
    assert editing.get(revoking(link)).status_code == 405


@pytest.mark.parametrize(
    ("role", "status"), [("", 403), ("reporter", 403), ("translator-ko", 403), ("editor", 200), ("chief", 200)]
)
def test_only_those_who_may_share_make_links_and_take_them_back(client, role, status):
    link = PreviewLinkFactory(ArticleFactory())
    client.force_login(UserFactory(role))

    answers = {
        client.get(page(link.record, "links")).status_code,
        ask(client, link.record).status_code,
        client.post(revoking(link), follow=True).status_code,
    }

    assert answers == {status}
    assert PreviewLink.objects.filter(revoked_at=None).count() == 1


def test_nobody_sees_links_without_logging_in(client):
    link = PreviewLinkFactory(ArticleFactory())

    assert client.get(page(link.record, "links")).status_code == 302
    assert client.post(revoking(link)).status_code == 302
    assert PreviewLink.objects.filter(revoked_at=None).count() == 1


def test_all_links_of_the_desk_stand_in_one_list_and_many_are_revoked_there(editing):
    links = [PreviewLinkFactory(ArticleFactory()) for _ in range(3)]
    revoke(links[0], by=None)
    changelist = reverse("admin:curation_previewlink_changelist")

    opened = editing.get(changelist, {"open": "yes"})
    response = editing.post(
        changelist, {"action": "revoke_selected", "_selected_action": [link.pk for link in links]}, follow=True
    )

    assert {row.pk for row in opened.context["cl"].result_list} == {links[1].pk, links[2].pk}
    assert PreviewLink.objects.filter(revoked_at=None).count() == 0
    assert len(told(response)) == 3


@pytest.mark.parametrize("num", [1, 3])
def test_page_of_links_takes_as_many_queries_for_three_as_for_one(editing, django_assert_num_queries, num):
    article = ArticleFactory()
    for _ in range(num):
        PreviewLinkFactory(article, by=UserFactory("editor"))
    editing.get(page(article, "links"))

    with django_assert_num_queries(7):
        editing.get(page(article, "links"))
