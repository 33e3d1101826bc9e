"""The matrix as a file: one line for each text, in the order of the page, sent while it is read."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...languages import Language
from ...mentions import name_of
from ...models import LanguageState
from ...spreadsheets import safe
from ..board.headlines import Headlines
from .matrix import cursor_of, leading_states, states_of, urgency_words
from .question import Question

BATCH = 500
FIELDS = (
    *("status", "freshness", "translated_from", "waits_for", "urgency"),
    *("num_words_to_do", "num_missing", "num_typography", "num_wording", "num_facts"),
)


def answer(question: Question, links) -> StreamingHttpResponse:
    content = lines(question, links, translation.get_language())
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="coverage.csv"'
    return response


def lines(question: Question, links, language: str) -> Iterator[str]:
    """In that language, whatever the process has turned to in the meantime; a mark tells that it is UTF-8."""
    batches = batches_of(question, links)
    with translation.override(language):
        yield "\ufeff" + as_table([headings()])
    while True:
        with translation.override(language):
            text = next(batches, None)
        if text is None:
            return
        yield text


def batches_of(question, links):
    after = ""
    while True:
        leaders = list(leading_states(question.states(), after=after)[:BATCH])
        if not leaders:
            return
        states = states_of(question.states().select_related("translator", "edited_by"), leaders)
        headlines = Headlines(links)
        rows = [(headlines.of(leader), states[leader.content_type_id, leader.object_id]) for leader in leaders]
        headlines.fill()
        yield as_table(
            row(headline, by_language[code], links)
            for headline, by_language in rows
            for code in Language.values
            if code in by_language
        )
        after = cursor_of(leaders[-1])


def headings() -> list[str]:
    named = [LanguageState._meta.get_field(name).verbose_name for name in ("language", *FIELDS, "translator")]
    others = [_("edited by"), _("edited at"), _("Address")]
    return [capfirst(str(one)) for one in (_("kind of record"), pgettext("column", "Title"), *named, *others)]


def row(headline, state: LanguageState, links) -> list:
    return [
        capfirst(headline.kind),
        safe(headline.title),
        state.get_language_display(),
        *(_shown(state, name) for name in FIELDS),
        safe(name_of(state.translator)),
        safe(name_of(state.edited_by)),
        timezone.localtime(state.edited_at).date().isoformat() if state.edited_at else "",
        links.request.build_absolute_uri(headline.url),
    ]


def _shown(state, name):
    if name == "urgency":
        return urgency_words(state)
    if state._meta.get_field(name).choices:
        return getattr(state, f"get_{name}_display")()
    value = getattr(state, name)
    return "" if value is None else value


def as_table(rows) -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()
