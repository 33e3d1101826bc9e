"""A bundle is seen as it will stand at its moment, by the desk and by whoever has a link."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from people.curation.models import Remark
from people.curation.previewing import share

from ..factories import ArticleFactory, BundleFactory, PreviewLinkFactory, UserFactory, VisitFactory
from ..refusals import refused
from .desk import page
from .previews import address, bundle_page, everything, send
from .reader import find, texts_on, title_in, words_of

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture
def bundle():
    """An article about a visit, both still drafts, that become public together tomorrow."""
    visit = VisitFactory()
    article = ArticleFactory(visits=[visit])
    return BundleFactory((article, "ko"), (visit, "ko"), (visit, "ru"), planned_for=timezone.now() + TOMORROW)


def test_bundle_leads_to_all_its_pages(desk, bundle):
    response = desk.get(bundle_page(bundle))

    links = [a.attrs["href"] for a in find(response, "a") if "preview" in a.attrs.get("href", "")]
    parts = [bundle_page(bundle, "part", item.pk) for item in bundle.items.all()]
    assert links == [*parts, bundle_page(bundle, "front", "ru"), bundle_page(bundle, "front", "ko")]


def test_parts_of_a_bundle_are_seen_beside_each_other_at_its_moment(desk, bundle):
    [of_article, of_visit, _russian] = bundle.items.order_by("pk")

    response = desk.get(bundle_page(bundle, "part", of_article.pk))

    assert words_of(response, "h1") == [title_in(of_article.record, "ko")]
    assert title_in(of_visit.record, "ko") in texts_on(response)
    moment = timezone.localtime(bundle.planned_for)
    assert moment.strftime("%H:%M") in words_of(response, "aside", class_="preview-banner")[0]
    assert escape(bundle.name) in words_of(response, "aside", class_="preview-banner")[0]


def test_front_page_is_seen_as_it_will_stand(desk, bundle):
    [of_article, *_others] = bundle.items.order_by("pk")

    response = desk.get(bundle_page(bundle, "front", "ko"))

    assert title_in(of_article.record, "ko") in texts_on(response)
    assert title_in(of_article.record, "ko") not in texts_on(desk.get("/ko/"))


def test_preview_of_a_bundle_leaves_no_row_behind(desk, bundle):
    before = everything()

    desk.get(bundle_page(bundle))
    desk.get(bundle_page(bundle, "front", "ko"))
    for item in bundle.items.all():
        desk.get(bundle_page(bundle, "part", item.pk))

    assert everything() == before


def test_bundle_is_closed_to_strangers(client, bundle):
    addresses = [bundle_page(bundle), bundle_page(bundle, "front", "ko"), bundle_page(bundle, "part", 1)]
    assert {client.get(address).status_code for address in addresses} == {302}

    client.force_login(UserFactory())
    assert {client.get(address).status_code for address in addresses} == {403}


def test_link_to_a_bundle_opens_its_parts_of_one_language(reader, bundle):
    link = PreviewLinkFactory(bundle, "ko")
    [of_article, of_visit, russian] = bundle.items.order_by("pk")

    response = reader.get(address(link))

    found = [a.attrs["href"] for a in find(response, "a") if "preview" in a.attrs.get("href", "")]
    parts = {address(link, "parts", of_article.pk), address(link, "parts", of_visit.pk)}
    assert set(found) == parts | {address(link, "front")}
    page = reader.get(address(link, "parts", of_article.pk))
    assert {title_in(of_article.record, "ko"), title_in(of_visit.record, "ko")} <= texts_on(page)
    assert title_in(of_article.record, "ko") in texts_on(reader.get(address(link, "front")))
    assert reader.get(address(link, "parts", russian.pk)).status_code == 404


def test_link_to_a_bundle_opens_nothing_of_another(reader, bundle):
    other = BundleFactory((ArticleFactory(), "ko"))
    link = PreviewLinkFactory(bundle, "ko")

    assert reader.get(address(link, "parts", other.items.get().pk)).status_code == 404
    of_record = PreviewLinkFactory(ArticleFactory())
    assert reader.get(address(of_record, "parts", other.items.get().pk)).status_code == 404
    assert reader.get(address(of_record, "front")).status_code == 404


def test_comment_on_a_part_of_a_bundle_arrives_at_its_record(reader, bundle):
    link = PreviewLinkFactory(bundle, "ko")
    [_of_article, item, _russian] = bundle.items.order_by("pk")

    send(reader, link, "parts", item.pk)

    assert Remark.objects.get().record == item.record


def test_bundle_is_shared_in_a_language_that_it_has(bundle):
    asked = {"made_for": "Kim", "days": 1, "by": None}

    with refused("nothing-to-show"):
        share(bundle, language="en", **asked)

    assert share(bundle, language="ru", **asked).bundle == bundle


def test_page_of_a_bundle_leads_to_its_previews_and_links(client, chief, bundle):
    client.force_login(chief)

    response = client.get(page(bundle))

    links = {a.attrs["href"] for a in find(response, "a") if "href" in a.attrs}
    parts = {bundle_page(bundle, "part", item.pk) for item in bundle.items.all()}
    assert parts | {bundle_page(bundle), page(bundle, "links")} <= links
    [banner] = find(client.get(bundle_page(bundle, "front", "ko")), "aside", class_="preview-banner")
    assert "Back to editing" in banner.words


def test_desk_shares_a_bundle_and_takes_the_link_back(client, chief, bundle):
    client.force_login(chief)

    client.post(page(bundle, "links"), {"made_for": "Kim", "language": "ko", "days": "1"})
    link = bundle.preview_links.get()
    assert str(bundle) in texts_on(client.get(reverse("admin:curation_previewlink_changelist")))
    assert client.get(address(link)).status_code == 200

    client.post(reverse("admin:curation_bundle_revoke", args=[bundle.pk, link.pk]))
    assert client.get(address(link)).status_code == 410
