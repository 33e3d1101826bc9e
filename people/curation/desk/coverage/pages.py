"""The page of coverage and its file, for whoever may read the states of languages."""

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from ...languages import Language
from ...models import LanguageState
from ..board.gaps import Column, own_languages
from ..board.headlines import Headlines
from ..board.kinds import numbers
from ..board.links import Links
from . import files
from .figures import count_states
from .gaps import Gap
from .matrix import matrix
from .question import TO_DO, UNCOUNTED, Question
from .topics import topics
from .totals import totals
from .translators import translators
from .writers import writers


def coverage_urls(admin_view, kinds):
    """For the admin site, which guards them; `kinds` are all kinds of record in the order of the desk."""
    return [
        path("coverage/", admin_view(coverage), {"kinds": kinds}, name="coverage"),
        path("coverage.csv", admin_view(coverage_file), {"kinds": kinds}, name="coverage_file"),
    ]


@require_safe
def coverage(request, kinds):
    links, question = opened(request, kinds)
    headlines = Headlines(links)
    figures, columns = count_states(question.states()), columns_of(request.user)
    topic_choices = topics_to_choose(question, headlines)
    page = matrix(question, columns, headlines, after=request.GET.get("after", ""))
    context = {
        "title": _("Coverage of translations"),
        "question": question,
        "totals": totals(question, figures, columns),
        "matrix": page,
        "next_url": question.url(after=page.next_cursor) if page.next_cursor else "",
        "is_later": "after" in request.GET,
        "translators": translators(question),
        "own_url": question.url(translator=request.user.pk, translation=TO_DO) if own_languages(request.user) else "",
        "topics": topics(question, figures, headlines),
    }
    headlines.fill()
    context["filters"] = filters(question, topic_choices)
    return TemplateResponse(request, "admin/curation/coverage.html", {**site.each_context(request), **context})


@require_safe
def coverage_file(request, kinds):
    links, question = opened(request, kinds)
    return files.answer(question, links)


def opened(request, kinds):
    """Raises PermissionDenied for whoever may read no states, or no record."""
    links = Links(request, site)
    known = numbers()
    readable = {model: known[model] for model in kinds if links.may_open(model)}
    if not readable or not links.may_open(LanguageState):
        raise PermissionDenied
    return links, Question.of(request, readable, writers())


def columns_of(user) -> list[Column]:
    """A translator's own languages come first."""
    own = own_languages(user)
    return [Column(code, code in own) for code in sorted(Language.values, key=lambda code: code not in own)]


def topics_to_choose(question, headlines):
    if question.topic_model not in question.kinds:
        return []
    pks = QuerySet(question.topic_model).order_by("slug").values_list("pk", flat=True)
    return [(str(pk), headlines.at(question.number_of_topics, pk)) for pk in pks]


def filters(question, topic_choices):
    """Name, label, choices and what is chosen, in the order of the form."""
    offered = {
        "kind": (_("kind of record"), [(m._meta.label_lower, m._meta.verbose_name_plural) for m in question.kinds]),
        "language": (_("language"), Language.choices),
        "translation": (
            _("translation"),
            [(TO_DO, _("words to do")), *Gap.choices, (UNCOUNTED, pgettext("translation", "not counted yet"))],
        ),
        "topic": (_("topic"), [(pk, headline.title) for pk, headline in topic_choices]),
        "translator": (pgettext("person", "translator"), [(str(pk), one.name) for pk, one in question.writers.items()]),
    }
    return [
        (name, capfirst(label), [(value, capfirst(words)) for value, words in choices], question.asked.get(name, ""))
        for name, (label, choices) in offered.items()
    ]
