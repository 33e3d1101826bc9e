"""Records without the words of their working copies: no public page reads those, and they weigh more than the facts."""

from functools import cache, reduce

from django.db.models import Model, QuerySet
from modeltranslation.translator import NotRegistered, translator

FOR_THE_DESK = ("desk_note", "search_text", "folded")


def facts(queryset: QuerySet, *relations: str) -> QuerySet:
    """The rows and those at the end of `relations`, as `select_related` names them, with whatever is not a text."""
    deferred = words_of(queryset.model)
    for path in relations:
        deferred += [f"{path}__{name}" for name in words_of(model_at(queryset.model, path))]
    return queryset.select_related(*relations).defer(*deferred) if relations else queryset.defer(*deferred)


@cache
def _translated(model: type[Model]) -> tuple[str, ...]:
    try:
        return tuple(translator.get_options_for_model(model).fields)
    except NotRegistered:
        return ()


def words_of(model: type[Model]) -> list[str]:
    """Texts in four languages and what is kept to search and to remember."""
    columns = {field.name for field in model._meta.fields}
    return [*_translated(model), *(name for name in FOR_THE_DESK if name in columns)]


def model_at(model: type[Model], path: str) -> type[Model]:
    return reduce(lambda here, name: here._meta.get_field(name).related_model, path.split("__"), model)
