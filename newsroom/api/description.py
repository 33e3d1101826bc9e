"""The interface described for programs in OpenAPI 3.1, out of the same parts that answer."""

from newsroom.api.answers import PROBLEM
from newsroom.api.asking import LARGEST, ORDERS, SIZE
from newsroom.api.kinds import KINDS, Kind
from newsroom.api.library import PATHS
from newsroom.api.notices import NOTICED
from newsroom.api.parts import BASIS_CODES, DATE, PRECISION_CODES, TEXTS, object_schema, or_null
from people.curation.addresses import absolute
from people.curation.languages import Language

VERSION = "1.0.0"
ABOUT = (
    "Everything that is public on this site, in four languages. Texts come from the editions that are current at the "
    "moment of the request, or on the day given as `as_of`; facts are those on record now. A name appears only "
    "while its record is public. Every answer carries an ETag: send it back as `If-None-Match`, and an answer "
    "that has not changed is a 304. Identifiers are stable and are the addresses of records below this one."
)
MOMENT = {"type": "string", "format": "date-time"}
DAY = {"type": "string", "format": "date"}
ADDRESS = {"type": "string", "format": "uri"}
LANGUAGE = {"enum": Language.values}
COUNT = {"type": "integer", "minimum": 1}
TEXT = {"type": "string"}


def describe() -> dict:
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Chancery: public record of relations between Kazakhstan and Korea",
            "version": VERSION,
            "description": ABOUT,
        },
        "servers": [{"url": absolute("/api/v1")}],
        "paths": {
            "/": _path("index", "All lists.", {"type": "object", "additionalProperties": ADDRESS}, []),
            "/openapi.json": _path("description", "This description.", {"type": "object"}, []),
            "/corrections/": _notices("corrections", "Corrections, newest first."),
            "/withdrawals/": _notices("withdrawals", "Withdrawals with their notices, newest first."),
            **{address: path for kind in KINDS.values() for address, path in _paths_of(kind).items()},
        },
        "components": {"schemas": _schemas(), "parameters": _parameters(), "responses": {"Problem": _problem()}},
    }


def _paths_of(kind: Kind) -> dict:
    own = f"/{kind.path}/{{slug}}/"
    one, past = _ref(kind.name), {"type": "array", "items": _ref("PastEdition")}
    narrowing = [
        *(_query(name, {"enum": choices.values}) for name, choices in kind.codes.items()),
        *(
            _query(name, TEXT, f"The slug of one of the {PATHS[model]}.")
            for name, (model, _through) in kind.about.items()
        ),
        *(_query(name, DAY, f"Bounds of `{kind.dated}`.") for name in ("from", "until") if kind.dated),
    ]
    return {
        f"/{kind.path}/": _path(f"list-{kind.path}", kind.says, _list(one), [*OF_LISTS, *narrowing]),
        own: _path(f"read-{kind.path}", "One record with its whole texts.", one, [SLUG, *OF_RECORDS], absent=True),
        f"{own}editions/": _path(
            f"editions-of-{kind.path}",
            "All its editions in the languages in which it is public now.",
            _closed(data=past),
            [SLUG, *OF_RECORDS],
            absent=True,
        ),
    }


def _notices(name, says):
    return _path(name, says, _list(_ref("Notice")), OF_LISTS)


def _path(name, says, schema, parameters, *, absent=False):
    answers = {
        "200": {"description": "The answer.", "headers": {"ETag": {"schema": TEXT}}, "content": _json(schema)},
        "304": {"description": "Nothing has changed since the answer with that ETag."},
        "400": {"$ref": "#/components/responses/Problem"},
        **({"404": {"$ref": "#/components/responses/Problem"}} if absent else {}),
    }
    return {"get": {"operationId": name, "summary": says, "parameters": parameters, "responses": answers}}


def _list(schema):
    return _closed(data={"type": "array", "items": schema}, next=or_null(ADDRESS))


def _schemas():
    return {
        "Date": _closed(
            value=TEXT | {"description": "2016-11-10, 2024-06, 2019-H2, 2024, or two of them with a slash between."},
            precision={"enum": PRECISION_CODES},
            basis={"enum": BASIS_CODES},
            earliest=DAY,
            latest=DAY,
        ),
        "Texts": _texts() | {"description": "By language; none where no edition has the text."},
        "Reference": _closed(id=TEXT, url=ADDRESS, titles=TEXTS),
        "Picture": _picture(),
        "Source": _source(),
        "Edition": _edition(),
        "PastEdition": _edition(body=TEXT, language=LANGUAGE, superseded_at=or_null(MOMENT)),
        "Notice": _closed(
            kind={"enum": [*NOTICED.values()]},
            record=or_null(_ref("Reference")),
            language=LANGUAGE,
            number=COUNT,
            at=MOMENT,
            words=TEXT,
        ),
        "Problem": {
            "type": "object",
            "properties": {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT},
            "required": ["type", "title", "status", "detail"],
        },
        **{kind.name: _record(kind) for kind in KINDS.values()},
        **{f"{kind.name}Facts": object_schema(kind.facts) | {"description": kind.says} for kind in KINDS.values()},
    }


def _record(kind):
    by_language = {"type": "object", "propertyNames": LANGUAGE, "additionalProperties": _ref("Edition")}
    return _closed(
        id=TEXT | {"pattern": f"^{kind.path}/[-a-zA-Z0-9_]+$"},
        url=ADDRESS,
        source_language=LANGUAGE,
        languages={"type": "array", "items": LANGUAGE},
        changed_at=MOMENT,
        editions=by_language,
        facts=_ref(f"{kind.name}Facts"),
    )


def _edition(**more):
    properties = {
        "number": COUNT,
        "title": TEXT,
        "summary": TEXT,
        "texts": {"type": "object", "additionalProperties": TEXT},
        "page": or_null(ADDRESS),
        "current_from": MOMENT,
        "first_public_at": MOMENT,
        "correction": or_null(TEXT),
        "translated_from": {"enum": [*Language.values, None]},
    }
    schema = _closed(**properties, **more)
    schema["properties"]["body"] = TEXT | {"description": "HTML; lists leave it out."}
    return schema


def _picture():
    size = {"type": ["integer", "null"]}
    schema = _closed(src=ADDRESS, width=size, height=size, credit=TEXTS)
    schema["properties"] |= {"alt": TEXTS, "caption": TEXTS}
    return schema


def _source():
    parties = {name: or_null(_ref("Reference")) for name in ("outlet", "author", "translator", "photographer")}
    return _closed(
        language=LANGUAGE,
        translated_from={"enum": [*Language.values, None]},
        original_title=or_null(TEXT),
        published=or_null(DATE),
        **parties,
    )


def _parameters():
    return {
        "slug": {"name": "slug", "in": "path", "required": True, "schema": TEXT},
        "language": _query("language", LANGUAGE, "Only texts in this language; without it, all four."),
        "as_of": _query("as_of", DAY, "Texts as they stood at the end of that day in Astana."),
        "after": _query("after", TEXT, "Where the last page ended; `next` holds it."),
        "limit": _query("limit", COUNT | {"maximum": LARGEST, "default": SIZE}),
        "order": _query("order", {"enum": [*ORDERS], "default": "-changed"}, "By the moment of the last change."),
        "changed_since": _query("changed_since", MOMENT, "Only what changed at that moment or later."),
    }


def _query(name, schema, says=""):
    return {"name": name, "in": "query", "schema": schema} | ({"description": says} if says else {})


def _problem():
    return {"description": "What was wrong, in a sentence.", "content": {PROBLEM: {"schema": _ref("Problem")}}}


def _json(schema):
    return {"application/json": {"schema": schema}}


def _texts():
    return {"type": "object", "propertyNames": LANGUAGE, "additionalProperties": TEXT}


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _closed(**properties):
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _shared(*names):
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


(SLUG,) = _shared("slug")
OF_RECORDS = _shared("language", "as_of")
OF_LISTS = [*OF_RECORDS, *_shared("after", "limit", "order", "changed_since")]
