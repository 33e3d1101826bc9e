"""Two people act at the same moment: one wins, the other is told, and nothing is half-done."""

from datetime import timedelta
from threading import Event as Signal

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from django.test import Client
from django.utils import timezone

from newsroom.models import Article
from people.curation.bundling import bundle, unschedule_bundle
from people.curation.drafting import note_edit, state_of
from people.curation.models import Bundle, Edition, LanguageState
from people.curation.publishing import correct, publish, unschedule
from tests.factories import ArticleFactory, BundleFactory, PlaceFactory, UserFactory, VisitFactory, approve_again
from tests.newsroom.desk import page, refused_for, verb_page
from tests.people.at_once import TIMEOUT, at_once, elsewhere, needs_two_writers

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


def state_on_screen(record, language="ko"):
    """Read for itself, as each person's request does."""
    return LanguageState.objects.about(record).get(language=language)


def numbers(record):
    return list(record.editions.order_by("number").values_list("number", flat=True))


def sequences(record, language):
    return list(record.transitions.filter(language=language).order_by("sequence").values_list("sequence", flat=True))


def test_of_two_publications_at_once_one_wins():
    article = ArticleFactory(approved=["ko"])

    outcomes = at_once(*[lambda: publish(state_on_screen(article), by=None).number] * 2)

    assert sorted(outcomes, key=str) == [1, ["already-published"]]
    assert (numbers(article), article.transitions.filter(verb="publish").count()) == ([1], 1)


def test_of_two_editors_who_press_publish_one_is_told_by_whom_it_was_done():
    article = ArticleFactory(approved=["ko"])
    names = ["Айгуль", "Данияр"]
    desks = [Client(), Client()]
    for desk, name in zip(desks, names, strict=True):
        desk.force_login(UserFactory("editor", first_name=name))
    seen = desks[0].get(verb_page(article, "ko", "publish")).context["button"].form.initial["seen_page"]

    def press(desk):
        return lambda: desk.post(verb_page(article, "ko", "publish"), {"seen_page": seen})

    responses = at_once(*map(press, desks))

    assert sorted(response.status_code for response in responses) == [200, 302]
    loser = next(place for place, response in enumerate(responses) if response.status_code == 200)
    [sentence] = refused_for(responses[loser])
    assert f"{names[1 - loser]} – published" in sentence
    assert numbers(article) == [1]


def test_languages_of_one_record_do_not_stand_in_each_others_way():
    article = ArticleFactory(approved=True)

    def press(language):
        return lambda: publish(state_on_screen(article, language), by=None).number

    assert at_once(*map(press, ["ru", "kk", "ko", "en"])) == [1, 1, 1, 1]


def test_publication_and_correction_at_once_keep_numbers_gapless():
    article = ArticleFactory(published=["ko"])
    approve_again(article, "ko", title_ko="고친 제목")

    outcomes = at_once(
        lambda: publish(state_on_screen(article), by=None).number,
        lambda: correct(state_on_screen(article), by=None, note="제목을 고쳤습니다.").number,
    )

    assert sorted(outcomes, key=str) == [2, ["already-published"]]
    assert (numbers(article), sequences(article, "ko")) == ([1, 2], list(range(1, len(sequences(article, "ko")) + 1)))


def test_edit_that_is_being_saved_comes_before_a_publication():
    """The publication waits for the save, and then finds a draft: no edition holds the older text."""
    article, is_saved, outcomes = ArticleFactory(approved=["ko"]), Signal(), []

    def save_slowly():
        with transaction.atomic():
            row = Article.objects.select_for_update().get(pk=article.pk)
            row.title_ko = "새 제목"
            row.save()
            is_saved.set()
            outcomes.append(is_published.wait(timeout=1))
            note_edit(row, ["ko"], by=None)

    def press_publish():
        is_saved.wait(timeout=TIMEOUT)
        try:
            return publish(state_on_screen(article), by=None).title
        finally:
            is_published.set()

    is_published = Signal()
    _saved, published = at_once(save_slowly, press_publish)

    assert (published, outcomes, numbers(article)) == (["not-approved"], [False], [])


def test_publication_takes_the_text_as_it_was_saved_last():
    """A change that asks for no review, such as one of the import, still never leaves an edition behind the row."""
    article, is_saved = ArticleFactory(approved=["ko"]), Signal()
    new_title = f"새로 쓴 {article.title_ko}"

    def save_slowly():
        with transaction.atomic():
            row = Article.objects.select_for_update().get(pk=article.pk)
            row.title_ko = new_title
            row.save()
            is_saved.set()
            is_published.wait(timeout=1)

    def press_publish():
        state = state_on_screen(article)
        assert state.record.title_ko != new_title
        is_saved.wait(timeout=TIMEOUT)
        return publish(state, by=None).title

    is_published = Signal()

    assert at_once(save_slowly, press_publish)[1] == new_title


def test_schedule_is_taken_back_once():
    article = ArticleFactory(scheduled_at=timezone.now() + timedelta(days=1), published=["ko"])

    outcomes = at_once(*[lambda: unschedule(state_on_screen(article), by=None).number] * 2)

    assert sorted(outcomes, key=str) == [1, ["nothing-scheduled"]]


# Bundles


def read_by_somebody(*records):
    """How many of these pages a reader with another connection finds."""

    def read():
        return sum(
            Client().get(record.get_absolute_url().replace("/en/", "/ko/")).status_code == 200 for record in records
        )

    return elsewhere(read)


@pytest.fixture
def watched():
    """Calls an act after each edition that is written, in the middle of the publication."""
    receivers = []

    def watch(act):
        def receive(sender, **kwargs):
            act()

        receivers.append(receive)
        post_save.connect(receive, sender=Edition)

    yield watch
    for receive in receivers:
        post_save.disconnect(receive, sender=Edition)


def test_readers_never_see_half_a_bundle(watched):
    visits = [VisitFactory(approved=["ko"]) for _ in range(3)]
    together, seen = BundleFactory(*((visit, "ko") for visit in visits)), []
    watched(lambda: seen.append(read_by_somebody(*visits)))

    bundle(together, by=None)

    assert (seen, read_by_somebody(*visits)) == ([0, 0, 0], 3)


def test_bundle_that_breaks_in_the_middle_leaves_nothing(watched):
    visits = [VisitFactory(approved=["ko"]) for _ in range(3)]
    together, seen = BundleFactory(*((visit, "ko") for visit in visits)), []

    def break_at_the_second():
        seen.append(read_by_somebody(*visits))
        if len(seen) == 2:
            raise ConnectionError("The power fails")

    watched(break_at_the_second)
    with pytest.raises(ConnectionError):
        bundle(together, by=None)

    assert (seen, read_by_somebody(*visits), Edition.objects.count()) == ([0, 0], 0, 0)
    assert {state_of(visit, "ko").status for visit in visits} == {"approved"}
    assert Bundle.objects.get().published_at is None


def test_one_refused_part_shows_readers_nothing(watched):
    ready, draft = VisitFactory(approved=["ko"]), VisitFactory()
    together = BundleFactory((ready, "ko"), (draft, "ko"))

    assert elsewhere(lambda: bundle(together, by=None)) == ["not-approved"]
    assert read_by_somebody(ready, draft) == 0


def test_of_two_bundles_over_the_same_parts_one_wins():
    places = [PlaceFactory(approved=["ru", "ko"]) for _ in range(4)]
    parts = [(place, language) for place in places for language in ("ru", "ko")]
    first, second = BundleFactory(*parts), BundleFactory(*reversed(parts))

    def press(one):
        return lambda: len(bundle(Bundle.objects.get(pk=one.pk), by=None))

    outcomes = at_once(press(first), press(second))

    assert sorted(outcomes, key=str) == [8, ["already-published"] * 8]
    assert [numbers(place) for place in places] == [[1, 1]] * 4
    assert Bundle.objects.open().count() == 1


def test_bundle_and_publication_of_one_part_at_once():
    places = [PlaceFactory(approved=["ko"]) for _ in range(3)]
    together = BundleFactory(*((place, "ko") for place in places))

    outcomes = at_once(
        lambda: len(bundle(Bundle.objects.get(pk=together.pk), by=None)),
        lambda: publish(state_on_screen(places[1]), by=None).number,
    )

    assert outcomes in ([3, ["already-published"]], [["already-published"], 1])
    assert Edition.objects.count() == (3 if outcomes[0] == 3 else 1)


def test_bundle_is_taken_back_once():
    together = BundleFactory((PlaceFactory(approved=["ko"]), "ko"), planned_for=timezone.now() + timedelta(days=1))
    bundle(together, by=None)

    outcomes = at_once(*[lambda: len(unschedule_bundle(Bundle.objects.get(pk=together.pk), by=None))] * 2)

    assert sorted(outcomes, key=str) == [1, ["nothing-scheduled"]]


def test_list_and_page_publish_at_once(chief):
    article = ArticleFactory(approved=["ko"])
    desks = [Client(), Client()]
    for desk in desks:
        desk.force_login(chief)
    chosen = {"action": "publish_selected", "language": "ko", "_selected_action": [article.pk], "answered": "1"}

    at_once(
        lambda: desks[0].post(page(article, "changelist"), chosen),
        lambda: desks[1].post(verb_page(article, "ko", "publish"), {}),
    )

    assert numbers(article) == [1]
