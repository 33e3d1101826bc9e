"""Finds the project's own words in Python, templates and scripts, and keeps its catalogues in step with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.catalog import Message
from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCES = ("config", "people", "newsroom", "templates")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
DOMAINS = ("django", "djangojs")
COMMENT_TAG = "Translators:"

PLAIN, PLURAL, CONTEXT, CONTEXT_PLURAL = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": PLAIN,
    **dict.fromkeys(["gettext", "gettext_lazy", "gettext_noop"], PLAIN),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], PLURAL),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], CONTEXT),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], CONTEXT_PLURAL),
}

# Django's own rules, so that its catalogues and ours merge into one.
PLURAL_FORMS = {
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
    "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
    "kk": "nplurals=2; plural=(n!=1);",
    "ko": "nplurals=1; plural=0;",
}
NUM_FORMS = {language: int(rule[len("nplurals=")]) for language, rule in PLURAL_FORMS.items()}

Key = tuple[str, str]


@dataclass
class Words:
    """One message as the sources use it; a plural met anywhere makes it a plural everywhere, as in gettext."""

    plural: str = ""
    files: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


def collect(root: Path, domain: str) -> dict[Key, Words]:
    """Every message under `root`, by context and msgid."""
    found: dict[Key, Words] = {}
    for path in _source_files(root, domain):
        for _line, message, comments, context in _messages(path):
            singular, *plural = (message,) if isinstance(message, str) else message
            words = found.setdefault((context or "", singular), Words())
            words.plural = words.plural or "".join(plural)
            words.files.add(path.relative_to(root).as_posix())
            words.comments.update(comments)
    return found


def catalogue_file(root: Path, language: str, domain: str) -> Path:
    return root / "config" / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def update_catalogue(file: Path, found: dict[Key, Words], language: str) -> None:
    """Translations stay, new messages come in empty, vanished ones go."""
    known = _entries(file)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "chancery",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    catalogue.extend(_entry(key, found[key], known.get(key), NUM_FORMS[language]) for key in sorted(found))
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file), newline="\n")


def differences(file: Path, found: dict[Key, Words]) -> Iterator[str]:
    """One sentence for each message that is missing from the catalogue or superfluous in it."""
    known = {key: entry.msgid_plural for key, entry in _entries(file).items()}
    wanted = {key: words.plural for key, words in found.items()}
    for key, plural in sorted(wanted.items()):
        if known.get(key) != plural:
            yield f"{file}: missing: {_label(key)}"
    for key in sorted(known.keys() - wanted.keys()):
        yield f"{file}: superfluous: {_label(key)}"


def _source_files(root: Path, domain: str) -> Iterator[Path]:
    for path in sorted(path for source in SOURCES for path in (root / source).rglob("*.*")):
        is_script = path.suffix == ".js" and "static" in path.relative_to(root).parts
        is_python_or_template = path.suffix == ".py" or path.suffix in TEMPLATE_SUFFIXES
        if is_script if domain == "djangojs" else is_python_or_template:
            yield path


def _messages(path: Path) -> Iterable[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATE_SUFFIXES:
        text = _as_python(templatize(text, origin=str(path)))
    method = "javascript" if path.suffix == ".js" else "python"
    return extract(method, BytesIO(text.encode()), KEYWORDS, [COMMENT_TAG], strip_comment_tags=True)


def _as_python(text: str) -> str:
    """Indentation means nothing in a template, but Python's tokenizer stumbles over it."""
    return "\n".join(line.strip() for line in text.splitlines())


def _label(key: Key) -> str:
    context, msgid = key
    return f"{msgid} ({context})" if context else msgid


def _entries(file: Path) -> dict[Key, polib.POEntry]:
    if not file.exists():
        return {}
    catalogue = polib.pofile(str(file), encoding="utf-8")
    return {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}


def _entry(key: Key, words: Words, known: polib.POEntry | None, num_forms: int) -> polib.POEntry:
    context, msgid = key
    entry = polib.POEntry(
        msgctxt=context or None,
        msgid=msgid,
        msgid_plural=words.plural,
        comment="\n".join(sorted(words.comments)),
        occurrences=[(name, "") for name in sorted(words.files)],
        flags=["python-format"] if Message((msgid, words.plural)).python_format else [],
    )
    if words.plural:
        entry.msgstr_plural = dict.fromkeys(range(num_forms), "")
    if known and known.msgid_plural == words.plural:
        _keep_translation(entry, known)
    return entry


def _keep_translation(entry: polib.POEntry, known: polib.POEntry) -> None:
    entry.msgstr, entry.tcomment = known.msgstr, known.tcomment
    entry.msgstr_plural.update(known.msgstr_plural)
    if known.fuzzy:
        entry.flags.append("fuzzy")
