"""No word leaves the desk before its edition is current, in another language than its own, or after it was withdrawn.

Every public address is asked: pages, lists narrowed by every filter, feeds, calendar, sitemap and search.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import note_edit, state_of
from people.curation.publishing import withdraw

from ..factories import LANGUAGES, publish_again
from .addresses import (
    BY_LINK,
    CHANGES,
    DATA,
    EDITIONS,
    FILES,
    LISTS,
    PLAIN,
    RECORDS,
    SIDE_BY_SIDE,
    TIMES,
    WITHOUT_WORDS,
    changes_in,
    data_in,
    pages_in,
    public_patterns,
)
from .reader import marked_texts
from .scenes import MODELS, Scene, slug, texts, titles_in, word, words_in

pytestmark = pytest.mark.django_db

SECRET = re.compile("q[zx][a-z]+")
MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
TOMORROW = timedelta(days=1)
NOTHING = {code: set() for code in LANGUAGES}
# Addresses name a record wherever it is public in any language.
SLUGS = {code: {slug(kind) for kind in MODELS} for code in LANGUAGES}
# Files and data name all languages, so that one of them is asked for these.
READS_DATA = "ko"
# What lists are asked to be narrowed by.
FILTERS = {
    "topic": "topic",
    "official": "official",
    "organisation": "organisation",
    "place": "place",
    "country": "place",
}
SECTIONS = ["news", "officials", "organisations", "visits", "documents", "events", "figures"]


def addresses(language, scene):
    """All pages of a language, its lists narrowed by every record, the chronicle by its year, and a search."""
    narrowed = "&".join(f"{name}={slug(kind)}" for name, kind in FILTERS.items())
    lists = [f"/{language}/{section}/?{narrowed}&year=2024" for section in SECTIONS]
    searches = [f"/{language}/search/?q={beginning}" for beginning in ("qz", "qx")]
    lists += changes_in(language, scene, 2)
    asked = [*pages_in(language, scene), *lists, f"/{language}/chronicle/?year=2024", *searches]
    if language == READS_DATA:
        return [*asked, *data_in(language, scene)]
    return [address for address in asked if not address.endswith((".csv", ".json"))]


def seen_at(client, address):
    """Marked words on the page, without those that the address has said itself."""
    response = client.get(address)
    assert response.status_code in (200, 301, 302, 400, 404, 410), address
    return set(SECRET.findall(response.content.decode())) - set(SECRET.findall(address))


def seen(client, scene, query="", *, languages=LANGUAGES):
    """All marked words that readers of these languages meet anywhere; a scene exists in all four, whoever reads it."""
    plain = set().union(*(seen_at(client, address) for address in PLAIN.values()))
    return {
        language: plain.union(
            *(
                seen_at(client, f"{address}{'&' if '?' in address else '?'}{query}")
                for address in addresses(language, scene)
            )
        )
        for language in languages
    }


def nothing(found):
    return {language: set() for language in found}


def without(found, allowed):
    return {language: words - allowed[language] for language, words in found.items()}


def editions(*languages):
    """What readers of each language may meet if the whole scene is public in these.

    A document states its title, and a person and a body their names, in every language in which they are public.
    """
    names = [("document", "title"), ("official", "name"), ("organisation", "name"), ("organisation", "short_name")]
    titles = {word(kind, field, code) for kind, field in names for code in languages} | {"qzoriginal"}
    return {code: SLUGS[code] | (words_in(code) | titles if code in languages else set()) for code in LANGUAGES}


def rewritten(kind, language):
    """Newer texts of a record."""
    return {name: text.replace("qz", "qx") for name, text in texts(kind).items() if name.endswith(f"_{language}")}


def test_every_public_address_is_asked():
    asked = LISTS | EDITIONS.keys() | {CHANGES} | RECORDS.keys() | TIMES.keys() | PLAIN.keys()
    asked |= DATA.keys() | FILES.keys() | WITHOUT_WORDS | BY_LINK | SIDE_BY_SIDE

    assert public_patterns() - asked == set(), "Add the new address to tests/newsroom/addresses.py."


@pytest.mark.parametrize(("states", "language"), [({}, "ko"), ({"submitted": True}, "ru"), ({"approved": True}, "ko")])
def test_unpublished_words_are_nowhere(client, states, language):
    assert seen(client, Scene(**states), languages=[language]) == {language: set()}


def test_published_words_are_found_in_their_language_alone(client):
    found = seen(client, Scene(published=True))

    assert without(found, editions(*LANGUAGES)) == NOTHING
    assert {code: titles_in(code) - words for code, words in found.items()} == {
        code: {word("source", "name", code)} for code in LANGUAGES
    }


def test_scheduled_words_appear_with_their_hour_and_not_before(client, clock):
    hour, read = timezone.now() + TOMORROW, ["kk", "ko"]
    scene = Scene(scheduled_at=hour)

    before = seen(client, scene, languages=read)
    ahead = seen(client, scene, f"as_of={(hour + TOMORROW).date()}", languages=["ko"])
    clock(hour)
    after = seen(client, scene, languages=read)

    assert (before, ahead) == (nothing(before), nothing(ahead))
    # The sitemap of the latest news names it in every language.
    fresh = {word("article", "title", code) for code in LANGUAGES}
    assert {code: words - fresh for code, words in without(after, editions(*LANGUAGES)).items()} == nothing(after)
    assert [code for code in read if word("article", "body", code) not in after[code]] == []


def test_words_published_in_russian_alone_are_met_by_readers_of_russian_alone(client):
    found = seen(client, Scene(published=["ru"]), languages=["ru", "ko"])

    assert without(found, editions("ru")) == nothing(found)
    assert titles_in("ru") - found["ru"] == {word("source", "name", "ru")}


def test_past_days_show_nothing_that_was_published_later(client):
    found = seen(client, Scene(published=True, published_at=MAY), "as_of=2025-04-30", languages=["ko", "en"])

    assert without(found, SLUGS) == nothing(found)


def test_withdrawn_words_are_gone_and_their_notices_stay(client):
    scene = Scene(published=True)
    for kind, record in scene.items():
        for code in LANGUAGES:
            withdraw(state_of(record, code), by=None, notice=f"qznotice{kind}{code}")

    found = seen(client, scene, languages=["ko", "en"])
    assert found == {code: {f"qznotice{kind}{code}" for kind in MODELS} for code in found}


def test_newer_drafts_of_published_words_are_nowhere(client):
    scene = Scene(published=True)
    for kind, record in scene.items():
        for code in LANGUAGES:
            for name, text in rewritten(kind, code).items():
                setattr(record, name, text)
        record.save()
        note_edit(record, LANGUAGES, by=None)

    found = seen(client, scene, languages=["kk", "ko"])
    assert without(found, editions(*LANGUAGES)) == nothing(found)


def test_corrections_and_their_notes_wait_for_their_hour(client, clock):
    hour = timezone.now() + TOMORROW
    scene = Scene(published=["ko"])
    for kind, record in scene.items():
        publish_again(record, "ko", at=hour, note=f"qxnote{kind}", **rewritten(kind, "ko"))

    before = seen(client, scene, languages=["ko"])
    clock(hour)
    after = seen(client, scene, languages=["ko", "ru"])

    assert without(before, editions("ko")) == nothing(before)
    notes = {f"qxnote{kind}" for kind in MODELS}
    story = seen_at(client, f"/ko/news/{slug('article')}/")
    assert (notes - after["ko"], word("article", "title", "ko") in story) == (set(), False)
    assert {code: words for code, words in without(after, SLUGS).items() if code != "ko" and words} == {}


@pytest.mark.parametrize("kind", MODELS)
def test_record_that_alone_is_a_draft_is_named_by_none_of_its_relations(client, kind):
    scene = Scene(apart={kind: {}}, published=["ko"])

    asked = [*pages_in("ko", scene), *data_in("", scene), *PLAIN.values()]
    found = set().union(*(seen_at(client, address) for address in asked))

    others = [one for one in MODELS if one != kind]
    allowed = words_in("ko", others) | {slug(one) for one in others} | {"qzoriginal"}
    assert found - allowed == set()


@pytest.mark.parametrize("kind", MODELS)
def test_names_from_another_language_are_marked_as_such(client, kind):
    scene = Scene(apart={kind: {"published": ["ko"]}}, published=["ru"])

    pages = [client.get(address) for address in pages_in("ko", scene)]
    marked = [one for page in pages if "html" in page["Content-Type"] for one in marked_texts(page)]

    unmarked = {one for lang, text in marked for one in SECRET.findall(text) if lang == "ko" or not lang}
    assert unmarked - words_in("ko", [kind]) - SLUGS["ko"] == set()
