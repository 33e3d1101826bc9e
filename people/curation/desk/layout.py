"""How the fields of a record stand on a page."""

from modeltranslation.translator import NotRegistered, translator

from ..languages import Language


def text_names(model) -> tuple[str, ...]:
    """The fields that the model has once per language, in the order of the model."""
    try:
        translated = translator.get_options_for_model(model).all_fields
    except NotRegistered:
        return ()
    return tuple(field.name for field in model._meta.fields if field.name in translated)


def dates(*names: str) -> list[tuple[str, str, str]]:
    """One row for each honest date: the date, its basis and the reason."""
    return [(name, f"{name}_basis", f"{name}_reason") for name in names]


def in_all_languages(*names: str) -> list[tuple[str, ...]]:
    """One row for each text, with its four languages side by side."""
    return [tuple(f"{name}_{language}" for language in Language.values) for name in names]
