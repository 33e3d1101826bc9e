"""Somebody outside the desk reads one working copy through a signed link, and can comment on it."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone

from people.curation.models import PreviewLink
from people.curation.previewing import note_opening, revoke, share, token_of

from ..factories import (
    ArticleFactory,
    ImageFactory,
    OfficialFactory,
    PreviewLinkFactory,
    SignedDocumentFactory,
    picture,
)
from ..refusals import refused
from .previews import address, everything
from .reader import LANGUAGES, find, said, title_in, words_of
from .scenes import MODELS, Scene, slug, word, words_in
from .test_leaks import SECRET
from .test_media import get

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


# Reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_opens_the_working_copy_to_anybody(reader, language):
    article = ArticleFactory()
    link = PreviewLinkFactory(article, language)

    response = reader.get(address(link))

    assert words_of(response, "h1") == [title_in(article, language)]
    [banner] = find(response, "aside", class_="preview-banner")
    assert said("Preview of the working copy, not public.", language) in banner.words
    assert response["Content-Language"] == language


def test_no_cache_keeps_it_and_no_site_learns_the_address(reader):
    response = reader.get(address(PreviewLinkFactory(ArticleFactory())))

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert ("ETag" in response, response.cookies) == (False, {})


def test_page_does_not_hold_its_own_address(reader):
    link = PreviewLinkFactory(ArticleFactory())

    assert token_of(link) not in reader.get(address(link)).content.decode()


@pytest.mark.parametrize("kind", MODELS)
def test_link_shows_no_draft_but_its_own(reader, kind):
    scene = Scene()
    link = PreviewLinkFactory(scene[kind])

    found = set(SECRET.findall(reader.get(address(link)).content.decode()))

    assert found - words_in("ko", [kind]) - {slug(one) for one in MODELS} - {"qzoriginal"} == set()
    assert word(kind, MODELS[kind].edition_title, "ko") in found


def test_link_is_of_one_language(reader):
    link = PreviewLinkFactory(ArticleFactory(), "ko")

    answers = {code: reader.get(address(link, language=code)).status_code for code in LANGUAGES}

    assert answers == {"ru": 404, "kk": 404, "ko": 200, "en": 404}


@pytest.mark.parametrize("forge", [lambda t: t[:-1], lambda t: f"9{t}", lambda t: "1", lambda t: "x.y", str.swapcase])
@pytest.mark.parametrize("language", LANGUAGES)
def test_forged_token_is_not_found(reader, forge, language):
    token = token_of(PreviewLinkFactory(ArticleFactory(), language))

    assert reader.get(f"/{language}/preview/{forge(token)}/").status_code == 404


def test_what_the_site_signed_for_another_purpose_is_not_found(reader):
    token = signing.Signer(sep=".", salt="another").sign(PreviewLinkFactory(ArticleFactory()).pk)

    assert reader.get(f"/ko/preview/{token}/").status_code == 404


def close(link, how, clock):
    if how == "revoked":
        revoke(link, by=None)
    elif how == "expired":
        clock(link.expires_at)
    else:
        link.record.delete()


@pytest.mark.parametrize("how", ["revoked", "expired", "deleted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_link_says_so_and_shows_nothing(reader, clock, how, language):
    article = ArticleFactory()
    link = PreviewLinkFactory(article, language)
    close(link, how, clock)

    response = reader.get(address(link))

    assert response.status_code == 410
    assert words_of(response, "h1") == [said("This preview is closed", language)]
    assert title_in(article, language) not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert [reader.get(address(link, place)).status_code for place in ("thanks", "front", "parts/1")] == [410] * 3


def test_reading_changes_nothing_but_the_count_of_openings(reader):
    link = PreviewLinkFactory(ArticleFactory(published=["ru"]))
    before = everything()

    reader.get(address(link))
    reader.head(address(link))

    after = everything()
    [row] = after.pop("curation.PreviewLink")
    assert (row["num_opened"], row["opened_at"] is None) == (1, False)
    before.pop("curation.PreviewLink")
    assert after == before


def test_two_openings_at_once_are_both_counted():
    link = PreviewLinkFactory(ArticleFactory())

    note_opening(PreviewLink.objects.get(pk=link.pk))
    note_opening(link)

    link.refresh_from_db()
    assert link.num_opened == 2


def test_links_stand_in_no_list_of_the_site(reader):
    link = PreviewLinkFactory(ArticleFactory())

    listed = [reader.get(page).content.decode() for page in ("/sitemap.xml", "/ko/feed.atom", "/ko/", "/robots.txt")]

    assert [token_of(link) in page for page in listed] == [False] * 4


@pytest.mark.parametrize("num", [1, 3])
def test_preview_by_link_takes_as_many_queries_whatever_it_shows(reader, django_assert_num_queries, num):
    person = OfficialFactory(published=["ko"])
    for _ in range(num):
        ArticleFactory(mentions=[person], published=["ko"])
    link = PreviewLinkFactory(person)
    reader.get(address(link))

    with django_assert_num_queries(22):
        reader.get(address(link))


# Pictures


def pictures_on(response):
    return [img.attrs["src"] for img in find(response, "img")]


def test_pictures_of_the_draft_come_through_the_link_alone(reader):
    image = ImageFactory(published=["ko"])
    link = PreviewLinkFactory(ArticleFactory(cover=image))

    response = reader.get(address(link))

    [src] = pictures_on(response)
    assert src == image.file.wide.replace("/media/", address(link, "media"))
    through = get(reader, src)
    assert (through.status_code, through["Cache-Control"]) == (200, "private, no-store")
    assert get(reader, image.file.wide).status_code == 404
    assert [one for one in (b'"/media/', b" /media/") if one in response.content] == []


def test_picture_that_is_previewed_itself_is_seen(reader):
    link = PreviewLinkFactory(ImageFactory())

    [src] = pictures_on(reader.get(address(link)))

    assert get(reader, src).status_code == 200


def test_link_opens_no_other_picture_that_is_not_public(reader, clock):
    draft = ImageFactory(file=picture(11))
    other = OfficialFactory(portrait=picture(12))
    link = PreviewLinkFactory(ArticleFactory(cover=draft))
    paths = [draft.file.name, other.portrait.name, "pictures/none.png", "../manage.py"]

    assert [get(reader, address(link, "media") + path).status_code for path in paths] == [404] * 4


def test_closed_link_opens_no_picture(reader):
    person = OfficialFactory(portrait=picture())
    link = PreviewLinkFactory(person)
    assert get(reader, address(link, "media") + person.portrait.name).status_code == 200
    revoke(link, by=None)

    assert get(reader, address(link, "media") + person.portrait.name).status_code == 410


# Files


def document_with_file():
    content = ContentFile(b"Text of the treaty.", "treaty.txt")
    return SignedDocumentFactory(files=[{"file": content, "language": "ko"}])


def links_to_files(response):
    return [a.attrs["href"] for a in find(response, "a") if "download" in a.attrs]


def test_files_of_the_draft_come_through_the_link_alone(reader):
    document = document_with_file()
    link = PreviewLinkFactory(document)

    [href] = links_to_files(reader.get(address(link)))

    file = document.files.get()
    assert href == file.file.url.replace("/media/", address(link, "media"))
    through = reader.get(href)
    assert (through.getvalue(), through["Cache-Control"]) == (b"Text of the treaty.", "private, no-store")
    assert through["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert get(reader, file.file.url).status_code == 404


def test_link_opens_no_file_of_another_draft(reader):
    others, link = document_with_file(), PreviewLinkFactory(document_with_file())
    paths = [others.files.get().file.name, "documents/none.txt"]

    assert [get(reader, address(link, "media") + path).status_code for path in paths] == [404] * 2


def test_closed_link_opens_no_file(reader, clock):
    document = document_with_file()
    revoked, expired = PreviewLinkFactory(document), PreviewLinkFactory(document, days=1)
    paths = [address(link, "media") + document.files.get().file.name for link in (revoked, expired)]
    assert [get(reader, path).status_code for path in paths] == [200] * 2
    revoke(revoked, by=None)
    clock(expired.expires_at)

    assert [get(reader, path).status_code for path in paths] == [410] * 2


# The verbs


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"days": 0}, "too-long"),
        ({"days": 31}, "too-long"),
        ({"made_for": "  "}, "no-name"),
        ({"language": "kk"}, "nothing-to-show"),
    ],
)
def test_refusals_to_share(changes, code):
    article = ArticleFactory(languages=["ko"])
    asked = {"language": "ko", "made_for": "Kim", "days": 30} | changes

    with refused(code):
        share(article, by=None, **asked)

    assert PreviewLink.objects.count() == 0


def test_link_lasts_as_long_as_was_asked_for(editor, clock):
    now = timezone.now()
    clock(now)

    link = share(ArticleFactory(), language="ko", made_for=" Kim ", days=7, by=editor)

    assert (link.expires_at, link.made_for, link.made_by) == (now + 7 * DAY, "Kim", editor)


def test_link_is_revoked_once(editor, clock):
    link = PreviewLinkFactory(ArticleFactory())
    late = PreviewLinkFactory(ArticleFactory(), days=1)

    revoke(link, by=editor)

    assert (link.revoked_at is None, link.revoked_by) == (False, editor)
    with refused("revoked"):
        revoke(link, by=editor)
    clock(late.expires_at)
    with refused("expired"):
        revoke(late, by=editor)
