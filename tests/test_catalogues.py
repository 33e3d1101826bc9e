import os
import re
from datetime import date
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.utils.formats import date_format, number_format
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation

from people.curation.catalogues import TRANSLATED_LANGUAGES, compile_catalogues

PLACEHOLDER = re.compile(r"%%|%(?:\(\w+\))?\d*(?:\.\d+)?[a-zA-Z]|\{\w*\}")
MISSING = "missing"

each_language = pytest.mark.parametrize("language", TRANSLATED_LANGUAGES)
each_domain = pytest.mark.parametrize("domain", ["django", "djangojs"])


class Missing(NullTranslations):
    """The end of the chain: whoever gets here was not translated."""

    def gettext(self, message):
        return MISSING

    def ngettext(self, singular, plural, n):
        return MISSING

    def pgettext(self, context, message):
        return MISSING

    def npgettext(self, context, singular, plural, n):
        return MISSING


@pytest.fixture(autouse=True)
def _compiled():
    compile_catalogues(project.LOCALE_PATHS)


@pytest.fixture
def shelf(settings, tmp_path):
    """A locale folder with one Kazakh catalogue of three entries, of which one is translated."""
    settings.LOCALE_PATHS = [tmp_path]
    catalogue = tmp_path / "kk" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "visit"\nmsgstr "сапар"\n\n'
        '#, fuzzy\nmsgid "treaty"\nmsgstr "шарт"\n\n'
        'msgid "summit"\nmsgstr ""\n\n'
        '#~ msgid "vanished"\n#~ msgstr "жоқ"\n',
        encoding="utf-8",
    )
    return catalogue


def package_messages(domain):
    folders = [Path(django.__file__).parent / "conf" / "locale"]
    folders += [Path(app.path) / "locale" for app in apps.get_app_configs()]
    for folder in folders:
        english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
        files = [english] if english.exists() else folder.glob(f"*/LC_MESSAGES/{domain}.po")
        for file in files:
            yield from (entry for entry in polib.pofile(str(file)) if not entry.obsolete)


def translate(translations, entry):
    if entry.msgctxt and entry.msgid_plural:
        return translations.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, 5)
    if entry.msgctxt:
        return translations.pgettext(entry.msgctxt, entry.msgid)
    if entry.msgid_plural:
        return translations.ngettext(entry.msgid, entry.msgid_plural, 5)
    return translations.gettext(entry.msgid)


def own_entries(language):
    for path in project.LOCALE_PATHS:
        for file in sorted(path.glob(f"{language}/LC_MESSAGES/*.po")):
            yield from polib.pofile(str(file))


def wrong_placeholders(entry):
    wanted = [sorted(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural)]
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return [form for form in forms if form and sorted(PLACEHOLDER.findall(form)) not in wanted]


@each_domain
@each_language
def test_words_of_django_and_the_packages_are_translated(settings, language, domain):
    settings.LANGUAGE_CODE = language  # or else Django itself puts English behind the language
    translations = DjangoTranslation(language, domain=domain)
    translations.add_fallback(Missing())

    untranslated = {entry.msgid for entry in package_messages(domain) if translate(translations, entry) == MISSING}

    assert untranslated == set()


def test_no_entry_of_our_catalogues_is_empty_or_fuzzy():
    call_command("compile_catalogues", "--check")


def test_every_message_of_the_sources_is_in_the_catalogues():
    call_command("collect_messages", "--check")


@each_language
def test_translations_keep_the_placeholders(language):
    wrong = {entry.msgid: faults for entry in own_entries(language) if (faults := wrong_placeholders(entry))}

    assert wrong == {}


@pytest.mark.parametrize(("language", "forms"), [("ru", 4), ("kk", 2), ("ko", 1)])
def test_counted_words_have_as_many_forms_as_the_language(language, forms):
    incomplete = [entry.msgid for entry in own_entries(language) if len(entry.msgstr_plural) not in (0, forms)]

    assert incomplete == []


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", "11 ноября 2024 г."),
        ("kk", "2024 жылғы 11 қараша"),
        ("ko", "2024년 11월 11일"),
        ("en", "11 November 2024"),
    ],
)
def test_a_date_is_printed_as_the_language_writes_it(language, printed):
    with override(language):
        assert date_format(date(2024, 11, 11)) == printed


@pytest.mark.parametrize(
    ("language", "printed"), [("ru", "12\xa0345,6"), ("kk", "12\xa0345,6"), ("ko", "12,345.6"), ("en", "12,345.6")]
)
def test_a_number_is_grouped_as_the_language_writes_it(language, printed):
    with override(language):
        assert number_format(12345.6, force_grouping=True) == printed


def test_compiling_skips_what_is_fresh(shelf, capsys):
    call_command("compile_catalogues")
    call_command("compile_catalogues")
    later = shelf.with_suffix(".mo").stat().st_mtime + 5
    os.utime(shelf, (later, later))
    call_command("compile_catalogues")

    assert capsys.readouterr().out.splitlines() == [f"Catalogues compiled: {count}." for count in (1, 0, 1)]


def test_compiling_leaves_out_fuzzy_and_vanished_entries(shelf):
    call_command("compile_catalogues")

    with shelf.with_suffix(".mo").open("rb") as compiled:
        translations = GNUTranslations(compiled)
    words = ["visit", "treaty", "summit", "vanished"]
    assert [translations.gettext(word) for word in words] == ["сапар", "treaty", "summit", "vanished"]


def test_the_check_names_what_is_fuzzy_or_empty(shelf):
    with pytest.raises(CommandError) as refusal:
        call_command("compile_catalogues", "--check")

    assert str(refusal.value).splitlines()[1:] == [f"{shelf}: fuzzy: treaty", f"{shelf}: empty: summit"]
