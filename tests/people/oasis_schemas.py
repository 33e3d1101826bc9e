"""The schemas of OASIS, asked where XLIFF_SCHEMAS names a folder with them.

XLIFF 2.1 has kept the namespaces of 2.0. Its core schema differs from that of 2.0 in one thing, that srcLang and
trgLang must be tags of languages, so that either may be there. Elements of a module whose schema is not there pass the
core schema unseen; rules of our own know them.
"""

import os
from functools import cache
from io import BytesIO
from pathlib import Path

import xmlschema

XML = "http://www.w3.org/XML/1998/namespace"
# As OASIS names them, then as Debian does.
CORE_2 = ("xliff_core_2.0.xsd", "xliff-core-2.0.xsd")
CORE_1 = ("xliff-core-1.2-strict.xsd",)
MODULES = {
    "urn:oasis:names:tc:xliff:metadata:2.0": "metadata.xsd",
    "urn:oasis:names:tc:xliff:glossary:2.0": "glossary.xsd",
}


def folder() -> Path | None:
    named = os.environ.get("XLIFF_SCHEMAS")
    return Path(named) if named else None


def ask(content: bytes, cores: tuple[str, ...]) -> None:
    """Raises XMLSchemaValidationError for a file that does not keep to its standard."""
    if found := folder():
        _schema(found, cores).validate(BytesIO(content))


@cache
def _schema(where, cores):
    core = next((where / name for name in cores if (where / name).exists()), None)
    if core is None or not (where / "xml.xsd").exists():
        raise FileNotFoundError(f"XLIFF_SCHEMAS names {where}, which must hold xml.xsd and {' or '.join(cores)}.")
    schema = xmlschema.XMLSchema(str(core), locations={XML: str(where / "xml.xsd")}, allow="local", build=False)
    for namespace, name in _modules(where).items() if cores == CORE_2 else ():
        schema.import_schema(namespace, str(where / name))
    schema.build()
    return schema


def _modules(where):
    return {namespace: name for namespace, name in MODULES.items() if (where / name).exists()}


def told() -> str:
    """What is asked and what is not, in a line for the end of a run."""
    where = folder()
    if where is None:
        return "XLIFF: checked by rules of our own alone; XLIFF_SCHEMAS names no folder with the schemas of OASIS."
    asked = [name for name in (*CORE_2, *CORE_1, *MODULES.values()) if (where / name).exists()]
    missing = sorted(set(MODULES.values()) - set(asked))
    without = f" There is no {' or '.join(missing)}: rules of our own alone know those elements." if missing else ""
    return f"XLIFF: checked by rules of our own and by the schemas of OASIS: {', '.join(asked)}.{without}"
