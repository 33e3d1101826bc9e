"""As much of JSON Schema as the description of the interface uses."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
FORMATS = {
    "date": date.fromisoformat,
    "date-time": lambda text: datetime.fromisoformat(text).astimezone(),
    "uri": lambda text: urlsplit(text).scheme.index("http"),
}
KNOWN = {
    *("type", "enum", "anyOf", "$ref", "description", "default", "format", "pattern", "minimum", "maximum"),
    *("properties", "required", "additionalProperties", "propertyNames", "items"),
}


def faults(value, schema, document, where="$"):
    """Where the value does not fit, one line each; a keyword that is not known here is a fault too."""
    if unknown := schema.keys() - KNOWN:
        return [f"{where}: keywords {sorted(unknown)}"]
    if "$ref" in schema:
        return faults(value, resolve(schema["$ref"], document), document, where)
    if "anyOf" in schema:
        tried = [faults(value, one, document, where) for one in schema["anyOf"]]
        return [] if [] in tried else [f"{where}: none of anyOf", *min(tried, key=len)]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r} is no code"]
    return _own_faults(value, schema, where) or list(_inner_faults(value, schema, document, where))


def resolve(reference, document):
    node = document
    for step in reference.removeprefix("#/").split("/"):
        node = node[step]
    return node


def _own_faults(value, schema, where):
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(
        isinstance(value, TYPES[one]) and (one == "boolean") == isinstance(value, bool) for one in types
    ):
        return [f"{where}: {value!r} is not {types}"]
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return [f"{where}: {value!r} does not match"]
    if "minimum" in schema and isinstance(value, int) and value < schema["minimum"]:
        return [f"{where}: {value!r} is too small"]
    try:
        FORMATS.get(schema.get("format"), str)(value)
    except ValueError as error:
        return [f"{where}: {error}"]
    return []


def _inner_faults(value, schema, document, where):
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from faults(one, schema.get("items", {}), document, f"{where}[{number}]")
    if isinstance(value, dict):
        yield from (f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value)
        for name, one in value.items():
            yield from faults(name, schema.get("propertyNames", {}), document, f"{where} name")
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            if inner is False:
                yield f"{where}: {name} is not described"
            elif inner is not True:
                yield from faults(one, inner, document, f"{where}.{name}")
