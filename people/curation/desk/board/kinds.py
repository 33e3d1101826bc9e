"""The kinds of record that there are, and the numbers under which the curation tables know them."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from ...models import Curated


def numbers() -> dict[type[Curated], int]:
    """Every kind of record with the number of its content type."""
    curated = [model for model in apps.get_models() if issubclass(model, Curated)]
    return {model: kind.pk for model, kind in ContentType.objects.get_for_models(*curated).items()}
