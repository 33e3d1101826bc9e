"""The text of a story as readers see it: its people linked and placed, its numbers footnoted."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import PositiveIntegerField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsroom.house.stories import SCRIPTS
from newsroom.models.figures import Figure, Unit
from newsroom.persons import Person
from newsroom.reading import Shown
from newsroom.series import Line
from people.curation.models import Edition
from people.curation.prepared import Keys, Parameter, Prepared
from people.models import NameVariant, Official

from .amounts import Amount
from .blocks import insert
from .marking import Marks, marks_in, whole_text
from .names import Name

SHORTEST_VARIANT = 3
WHOLE_YEARS = re.compile(r"(\d{4})/(\d{4})")
SPELLINGS = Prepared(
    lambda num: (
        NameVariant.objects.filter(content_type_id=Parameter("kind", PositiveIntegerField()), object_id__in=Keys(num))
        .only("object_id", "spelling", "script", "language")
        .order_by("spelling", "pk")
    )
)


@dataclass(frozen=True)
class Footnote:
    """A figure of the story under its number; `is_marked` says whether the text leads to it."""

    number: int
    line: Line
    comparisons: list[Shown]
    is_marked: bool


@dataclass(frozen=True)
class StoryText:
    """The lead and the body of an edition with all that stands in their margin."""

    markup: SafeString
    footnotes: list[Footnote]


def story_text(edition: Edition, persons: Iterable[Person], lines: Iterable[Line], comparisons) -> StoryText:
    """`comparisons` leads from the key of a figure to the comparisons that take it in.

    The edition itself stays as it is: the marks are put into a copy, in the places that `marks_in` keeps.
    """
    persons = {person.shown.record.pk: person for person in persons}
    lines = list(lines)
    markup = whole_text(edition.summary, edition.body)
    language = edition.language
    names = names_of(persons.values(), language)
    amounts = [amount_of(line) for line in lines if line.figure.amount is not None]
    marks = marks_in(markup, language, names, amounts)
    footnotes = numbered(lines, comparisons, marks)
    pieces = [*_pieces_of_languages(marks), *_pieces_of_names(persons, marks), *_pieces_of_figures(footnotes, marks)]
    return StoryText(mark_safe(insert(markup, pieces)), footnotes)


def names_of(persons: Iterable[Person], language: str) -> list[Name]:
    """How the text may name them: one query."""
    people = [person.shown for person in persons]
    spellings = spellings_of([shown.record for shown in people], [language])
    return [name_in(language, one.record, None if one.lang else one.edition, spellings) for one in people]


def spellings_of(officials: Iterable[Official], languages: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """What their names were seen to be in print, by language and key, in a script that the language is written in.

    Initials are left out, for the family name stands for them.
    """
    kind = ContentType.objects.get_for_model(Official).pk
    found = defaultdict(list)
    for one in SPELLINGS.among({official.pk for official in officials}, kind=kind):
        for language in languages:
            is_of_it = SCRIPTS[language] == one.script and one.language in (language, "")
            if is_of_it and "." not in one.spelling and len(one.spelling) >= SHORTEST_VARIANT:
                found[language, one.object_id].append(one.spelling)
    return found


def name_in(language: str, official: Official, edition: Edition | None, spellings: dict) -> Name:
    """`edition` is that of the official in the language, as far as there is one; `spellings` those of all."""
    own = [edition.title] if edition else []
    family_name = edition.data.get("family_name", "") if edition else ""
    return Name(official.pk, tuple(dict.fromkeys([*own, *spellings.get((language, official.pk), ())])), family_name)


def amount_of(line: Line) -> Amount:
    figure, series = line.figure, line.series
    words = f"{line.shown.title} {series.title if series else ''}"
    return Amount(figure.pk, figure.amount.normalize(), figure.indicator.unit, words, years_of(figure))


def years_of(figure: Figure) -> tuple[int, int] | None:
    """The years that the desk counted to get the value: 2025 and 2027 for three."""
    whole = WHOLE_YEARS.fullmatch(str(figure.period))
    if not (whole and figure.is_derived and figure.indicator.unit == Unit.YEARS):
        return None
    first, last = map(int, whole.groups())
    return (first, last) if last - first + 1 == figure.amount else None


def numbered(lines: Iterable[Line], comparisons: dict[int, list[Shown]], marks: Marks) -> list[Footnote]:
    """In the order of the text; those that it does not give with certainty follow."""
    ordered = sorted(lines, key=lambda line: marks.figures.get(line.figure.pk, float("inf")))
    return [
        Footnote(number, line, comparisons.get(line.figure.pk, []), line.figure.pk in marks.figures)
        for number, line in enumerate(ordered, start=1)
    ]


def _pieces_of_languages(marks):
    for start, end, spoken in marks.foreign:
        yield start, format_html('<span lang="{}">', spoken)
        yield end, "</span>"


def _pieces_of_names(persons, marks):
    for key, place in marks.names.items():
        person = persons[key]
        has_note = (person.then or person.now) and place.sentence_end >= 0
        yield place.start, _opening(person.shown)
        yield place.end, "</a>"
        if has_note:
            yield place.word_end, _mark(person)
            yield place.sentence_end, _note(person)


def _opening(shown):
    language = format_html(' hreflang="{}"', shown.lang) if shown.lang else ""
    return format_html('<a class="named" href="{}"{}>', shown.url, language)


def _mark(person):
    """For narrow screens, where the note opens at the foot."""
    label = _("Post then and now: %(name)s") % {"name": person.shown.title}
    mark = '<a class="note-mark" id="name-{0}" href="#post-{0}" role="doc-noteref" aria-label="{1}">*</a>'
    return format_html(mark, person.shown.record.slug, label)


def _note(person):
    return render_to_string("newsroom/_article_note.html", {"person": person}).strip()


def _pieces_of_figures(footnotes, marks):
    for note in footnotes:
        if note.is_marked:
            yield marks.figures[note.line.figure.pk], _reference(note.number)


def _reference(number):
    label = _("Note %(number)s") % {"number": number}
    return format_html(
        '<sup class="note-ref" id="ref-{0}"><a href="#note-{0}" role="doc-noteref" aria-label="{1}">{0}</a></sup>',
        number,
        label,
    )
