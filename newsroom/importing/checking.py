"""From items of YAML to entries; every value is checked against the field that will hold it."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models

from people.curation.languages import Language

from .entries import Entry, Faults
from .kinds import Key, identity_of, keys_of
from .reading import Item

SHA256 = re.compile(r"[0-9a-f]{64}")
DATE_PARTS = {"date": "", "basis": "_basis", "reason": "_reason"}


def read_entry(model: type[models.Model], item: Item, faults: Faults) -> Entry | None:
    """One record or row; None where not even its keys can be told."""
    if not item.is_mapping:
        faults.add(item.spot, f"A {model._meta.verbose_name} is written as keys and values.")
        return None
    keys = keys_of(model)
    entry = Entry(model, item.spot)
    if "slug" in item.value and item.value["slug"].is_text:
        entry.slug = item.value["slug"].value
    for name, value in item.value.items():
        if name in keys:
            READERS[keys[name].kind](entry, keys[name], value, faults)
        else:
            faults.add(value.spot, f"{entry} has no key “{name}”. It may have: {', '.join(sorted(keys))}.")
    for key in keys.values():
        if key.is_required and key.name not in item.value:
            faults.add(entry.spot, f"{entry} lacks the key “{key.name}”.")
    return entry


def _read_plain(entry, key, item, faults):
    ((name, field),) = key.fields.items()
    if item.is_list:
        values = [one.value for one in item.value]
        _keep(entry, key.name, name, field, values, item, faults)
    elif not item.is_mapping and item.value is not None:
        _keep(entry, key.name, name, field, item.value, item, faults)
    else:
        faults.add(item.spot, f"{entry} {key.name}: there is no value. Write one or leave the key out.")


def _read_text(entry, key, item, faults):
    if not item.is_mapping:
        faults.add(item.spot, f"{entry} {key.name}: write a text for each language, as in “ru: …”.")
        return
    for code, value in item.value.items():
        name = f"{key.name}_{code}"
        if code not in Language.values:
            faults.add(value.spot, f"{entry} {key.name}: “{code}” is not a language of the desk: ru, kk, ko, en.")
        else:
            _keep(entry, f"{key.name} in {code}", name, key.fields[name], value.value, value, faults)


def _read_date(entry, key, item, faults):
    parts = item.value if item.is_mapping else {"date": item}
    for part, value in parts.items():
        if part not in DATE_PARTS:
            faults.add(value.spot, f"{entry} {key.name}: “{part}” is no part of a date: date, basis, reason.")
        else:
            name = key.name + DATE_PARTS[part]
            _keep(entry, f"{key.name}", name, key.fields[name], value.value, value, faults)


def _read_link(entry, key, item, faults):
    if item.is_text and item.value:
        entry.links[key.name], entry.spots[key.name] = item.value, item.spot
    else:
        faults.add(item.spot, f"{entry} {key.name}: write the slug of one record.")


def _read_set(entry, key, item, faults):
    if item.is_list and all(one.is_text for one in item.value):
        slugs = [one.value for one in item.value]
        entry.sets[key.name] = list(dict.fromkeys(slugs))
        entry.spots.update({f"{key.name}:{one.value}": one.spot for one in item.value})
        if len(entry.sets[key.name]) < len(slugs):
            faults.add(item.spot, f"{entry} {key.name}: a slug stands here twice.")
    else:
        faults.add(item.spot, f"{entry} {key.name}: write a list of slugs.")


def _read_about(entry, key, item, faults):
    _read_set(entry, key, item, faults)
    if not entry.sets.get(key.name):
        faults.add(item.spot, f"{entry} about: name at least one record, such as people.official:tokayev.")


def _read_languages(entry, key, item, faults):
    if not item.is_mapping:
        faults.add(item.spot, f"{entry} {key.name}: write a language for each translation, as in “kk: ru”.")
        return
    for code, value in item.value.items():
        if unknown := [one for one in (code, value.value) if one not in Language.values]:
            faults.add(value.spot, f"{entry} {key.name}: “{unknown[0]}” is not a language of the desk: ru, kk, ko, en.")
        else:
            entry.made_from[code], entry.spots[f"{key.name}:{code}"] = value.value, value.spot


def _read_rows(entry, key, item, faults):
    if not item.is_list:
        faults.add(item.spot, f"{entry} {key.name}: write a list, one row for each.")
        return
    rows = (read_entry(key.rows_of, one, faults) for one in item.value)
    entry.rows[key.name] = [row for row in rows if row]
    _check_identities(entry, key, faults)


def _check_identities(entry, key, faults):
    identity, seen = identity_of(key.rows_of), set()
    for row in entry.rows[key.name]:
        value = row.fields.get(identity)
        if value is not None and value in seen:
            faults.add(row.spot, f"{entry} {key.name}: “{value}” stands here twice.")
        seen.add(value)


READERS: dict[str, Callable[[Entry, Key, Item, Faults], None]] = {
    "plain": _read_plain,
    "text": _read_text,
    "date": _read_date,
    "link": _read_link,
    "set": _read_set,
    "rows": _read_rows,
    "about": _read_about,
    "languages": _read_languages,
}


def _keep(entry, label, name, field, value, item, faults):
    """Convert and check one value; what its field refuses becomes a fault."""
    entry.spots[name] = item.spot
    if (refusal := _refusal(field, value)) is None:
        try:
            entry.fields[name] = field.clean(_as_written(field, value), None)
        except ValidationError as error:
            refusal = " ".join(error.messages)
    if refusal is not None:
        faults.add(item.spot, f"{entry} {label}: {refusal}")


def _refusal(field, value):
    if isinstance(field, models.BooleanField) != isinstance(value, bool):
        if isinstance(value, bool):
            return "this reads as yes or no; put it into quotes."
        return "write true or false."
    if value is None or (isinstance(value, list) and None in value):
        return "there is no value. Write one or leave the key out."
    if field.choices and value not in dict(field.flatchoices):
        return f"“{value}” is not one of {', '.join(filter(None, dict(field.flatchoices)))}."
    if field.name == "checksum" and not SHA256.fullmatch(str(value)):
        return "a checksum is 64 hexadecimal digits, the SHA-256 of the file."
    if isinstance(field, models.CharField | models.TextField) and not isinstance(value, str):
        return "write a text."
    return None


def _as_written(field, value):
    return value.strip() if isinstance(value, str) and isinstance(field, models.CharField) else value
