import polib
import pytest
from django.core.management import CommandError, call_command

PYTHON = """
from django.utils.translation import gettext_lazy as _
def card(num):
    # Translators: shown on a card
    title = _("Visit to "
              "%(place)s")
    return title, pgettext_lazy("role", "Host"), ngettext("%(num)d day", "%(num)d days", num), f"{num}"
"""
TEMPLATE = """{% load i18n %}
<div>
        {% translate "Host" context "animal" %} {{ name|default:_("nobody") }}
    {% blocktranslate trimmed %}
      100% of {{ name }}’s
      "visits"
    {% endblocktranslate %}
  {% blocktranslate context "state" count num=num %}{{ num }} visit{% plural %}{{ num }} visits{% endblocktranslate %}
</div>
"""
SCRIPT = 'const label = gettext("Add row"); ngettext("%s row", "%s rows", rows);'


@pytest.fixture
def checkout(settings, tmp_path):
    """A small project with one Python file, one template and one script."""
    settings.BASE_DIR = tmp_path
    sources = {"people/cards.py": PYTHON, "templates/card.html": TEMPLATE, "newsroom/static/desk.js": SCRIPT}
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def catalogue(checkout, language="kk", domain="django"):
    return polib.pofile(str(checkout / "config" / "locale" / language / "LC_MESSAGES" / f"{domain}.po"))


def keys(entries):
    return [(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries]


def test_collecting_finds_python_and_templates(checkout):
    call_command("collect_messages")

    assert keys(catalogue(checkout)) == [
        (None, "%(num)d day", "%(num)d days"),
        (None, '100%% of %(name)s’s "visits"', ""),
        (None, "Visit to %(place)s", ""),
        (None, "nobody", ""),
        ("animal", "Host", ""),
        ("role", "Host", ""),
        ("state", "%(num)s visit", "%(num)s visits"),
    ]


def test_collecting_finds_scripts(checkout):
    call_command("collect_messages")

    assert keys(catalogue(checkout, domain="djangojs")) == [(None, "%s row", "%s rows"), (None, "Add row", "")]


def test_an_entry_tells_where_it_is_used_and_what_is_meant(checkout):
    call_command("collect_messages")

    entry = catalogue(checkout).find("Visit to %(place)s")
    assert (entry.occurrences, entry.comment) == ([("people/cards.py", "")], "shown on a card")


@pytest.mark.parametrize(("language", "num_forms"), [("ru", 4), ("kk", 2), ("ko", 1)])
def test_a_new_counted_word_has_the_forms_of_its_language(checkout, language, num_forms):
    call_command("collect_messages")

    entry = catalogue(checkout, language).find("%(num)d day")
    assert entry.msgstr_plural == dict.fromkeys(range(num_forms), "")


def test_collecting_again_keeps_translations_and_drops_vanished_messages(checkout):
    call_command("collect_messages")
    translated = catalogue(checkout)
    translated.find("Host", msgctxt="role").msgstr = "қабылдаушы тарап"
    translated.save()
    (checkout / "templates" / "card.html").write_text("", encoding="utf-8")

    call_command("collect_messages")

    assert {entry.msgid: entry.msgstr for entry in catalogue(checkout)} == {
        "%(num)d day": "",
        "Visit to %(place)s": "",
        "Host": "қабылдаушы тарап",
    }


def test_collecting_twice_changes_nothing(checkout):
    call_command("collect_messages")
    before = str(catalogue(checkout))

    call_command("collect_messages")

    assert str(catalogue(checkout)) == before


def test_the_check_names_missing_and_superfluous_messages(checkout):
    call_command("collect_messages")
    (checkout / "people" / "cards.py").write_text('_("Signed")', encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("collect_messages", "--check")

    file = checkout / "config" / "locale" / "kk" / "LC_MESSAGES" / "django.po"
    assert [line for line in str(refusal.value).splitlines() if line.startswith(str(file))] == [
        f"{file}: missing: Signed",
        f"{file}: superfluous: %(num)d day",
        f"{file}: superfluous: Visit to %(place)s",
        f"{file}: superfluous: Host (role)",
    ]
