"""Which record a stored picture belongs to, and whether readers may see it."""

import hashlib
import re
from datetime import datetime

from django.db.models import Exists, OuterRef

from newsroom.models import Article, Image
from people.curation.models import Edition
from people.models import Official
from people.pictures import CONTENT_TYPES

OWNERS = ((Image, "file"), (Official, "portrait"))
# As imagefield names them: a folder from the hash of the original's name, then its name and the hash of the recipe.
RENDITION = re.compile(r"__processed__/(?P<bins>[0-9a-f]{3}(?:/[0-9a-f]{3})*)/(?P<stem>[^/]+)-[0-9a-f]{12}\.\w+")


def owner_of(path: str) -> Image | Official | None:
    """The record whose picture this file is, or is a rendition of."""
    for model, field in OWNERS:
        names = originals_of(path, model._meta.get_field(field).upload_to)
        if names and (owner := model.objects.filter(**{f"{field}__in": names}).first()):
            return owner
    return None


def originals_of(path: str, folder: str) -> list[str]:
    """Names under which the original of that file may stand in the folder; a file that is no rendition is its own."""
    match = RENDITION.fullmatch(path)
    if not match:
        return [path]
    bins = match["bins"].replace("/", "")
    names = [f"{folder}/{match['stem']}{extension}" for extension in CONTENT_TYPES]
    return [name for name in names if hashlib.sha1(name.encode()).hexdigest().startswith(bins)]


def is_public(owner: Image | Official, at: datetime) -> bool:
    """A picture is public with its own edition and that of an article which shows it; a portrait, with the person's."""
    if not Edition.objects.about(owner).current(at).exists():
        return False
    if isinstance(owner, Official):
        return True
    editions = Edition.objects.current(at).about_model(Article).order_by()
    return Article.objects.filter(Exists(editions.filter(object_id=OuterRef("pk"))), cover=owner).exists()
