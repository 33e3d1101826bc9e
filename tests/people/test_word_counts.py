"""What there is to do to each translation is counted in the transaction that changes it."""

import pytest
from django.core.management import call_command

from people.curation.drafting import note_edit, state_of
from people.curation.models import LanguageState
from people.curation.publishing import withdraw
from people.curation.translating.units import worksheet
from people.curation.translating.verbs import save_units

from ..factories import ArticleFactory, publish_again

pytestmark = pytest.mark.django_db

Urgency = LanguageState.Urgency
BODY = "<p>Первый абзац о встрече.</p><p>Второй абзац о переговорах.</p>"
TRANSLATION = "<p>First paragraph on the meeting.</p><p>Second paragraph on the talks.</p>"


def counts(record, language):
    state = state_of(record, language)
    return {
        "words": state.num_words_to_do,
        "missing": state.num_missing,
        "wording": state.num_wording,
        "facts": state.num_facts,
        "urgency": state.get_urgency_display(),
    }


def article(**fields):
    texts = {"title_ru": "Встреча", "lead_ru": "Коротко о встрече.", "body_ru": BODY}
    texts |= {"title_en": "Meeting", "lead_en": "The meeting in short.", "body_en": TRANSLATION}
    record = ArticleFactory(languages=["ru", "en"], **texts, **fields)
    call_command("count_coverage", verbosity=0)
    return record


def as_counted_by_worksheets(record):
    return {code: worksheet(record, code).words_to_do for code in ("ru", "kk", "ko", "en")}


def stored(record):
    return dict(record.states.values_list("language", "num_words_to_do"))


def test_figures_fall_to_nothing_when_a_change_is_translated(chief):
    record = article(published=["ru", "en"])
    assert counts(record, "en") == {"words": 0, "missing": 0, "wording": 0, "facts": 0, "urgency": "nothing to do"}

    publish_again(record, "ru", body_ru=BODY.replace("о переговорах", "о 7 переговорах"))
    assert counts(record, "en") == {
        "words": 5,
        "missing": 0,
        "wording": 0,
        "facts": 1,
        "urgency": "public, and behind on facts",
    }

    (unit,) = (one for one in worksheet(record, "en").units if one.is_to_do)
    save_units(record, "en", {}, tokens={unit.key: unit.token}, confirm=[unit.key], by=chief)
    assert counts(record, "en")["words"] == 0
    assert counts(record, "en")["urgency"] == "nothing to do"


def test_missing_text_counts_every_word_of_its_public_source():
    record = article(published=["ru"])

    assert counts(record, "ko") == {
        "words": 12,
        "missing": 4,
        "wording": 0,
        "facts": 0,
        "urgency": "missing, and its source is public",
    }


def test_stored_figures_are_those_of_the_worksheets():
    record = article(published=["ru", "en"])
    publish_again(record, "ru", title_ru="Встреча 9 мая")
    record.body_ru = f"{BODY}<p>Третий абзац.</p>"
    record.save()
    note_edit(record, ["ru"], by=None)

    assert stored(record) == as_counted_by_worksheets(record)


def test_translation_of_a_translation_waits_for_the_one_in_between():
    record = article(published=["ru", "en"])
    record.title_kk, record.lead_kk, record.body_kk = "Кездесу", "Кездесу туралы.", "<p>Бір.</p><p>Екі.</p>"
    record.save()
    note_edit(record, ["kk"], by=None)
    record.states.filter(language="kk").update(translated_from="en")

    publish_again(record, "ru", title_ru="Встреча 9 мая")

    assert dict(record.states.exclude(waits_for="").values_list("language", "waits_for")) == {"kk": "en"}


def test_withdrawn_source_makes_a_missing_text_less_urgent():
    record = article(published=["ru"])

    withdraw(state_of(record, "ru"), by=None, notice="Снято.")

    assert counts(record, "ko")["urgency"] == "unfinished"


def test_command_counts_what_was_not_counted_and_all_of_it_when_asked():
    record = article(published=["ru", "en"])
    LanguageState.objects.update(num_words_to_do=None)
    record.states.filter(language="en").delete()

    call_command("count_coverage", verbosity=0)

    assert stored(record) == as_counted_by_worksheets(record)
    LanguageState.objects.update(num_words_to_do=999)
    call_command("count_coverage", verbosity=0)
    assert set(stored(record).values()) == {999}
    call_command("count_coverage", "--again", verbosity=0)
    assert stored(record) == as_counted_by_worksheets(record)
