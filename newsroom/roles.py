"""The roles of the desk: what each Django group may do. A migration writes them into the database."""

LANGUAGES = ("ru", "kk", "ko", "en")
RECORDS = {
    "newsroom": [
        "announceddate",
        "article",
        "attributionstep",
        "comparison",
        "event",
        "figure",
        "image",
        "indicator",
        "lifeevent",
        "mention",
        "party",
        "programmeitem",
        "signeddocument",
        "sourcetext",
        "visit",
        "visitparticipant",
    ],
    "people": ["appointment", "namevariant", "official", "organisation", "place"],
}
TAXONOMY = {"newsroom": ["topic", "term"]}
CURATION = ("edition", "evidence", "languagestate", "remark", "transition")


def _permissions(models: dict, *actions: str) -> set[str]:
    return {f"{app}.{action}_{model}" for app, names in models.items() for model in names for action in actions}


def _languages(*codes: str) -> set[str]:
    return {f"curation.edit_{code}" for code in codes} | {"curation.submit_language"}


VIEW = (
    _permissions(RECORDS, "view")
    | _permissions(TAXONOMY, "view")
    | {f"curation.view_{model}" for model in CURATION}
    | {"curation.add_remark", "curation.change_remark"}
)
WRITE = _permissions(RECORDS, "add", "change") | {
    f"curation.{action}_evidence" for action in ("add", "change", "delete")
}
CHILDREN = {
    "newsroom": [
        "announceddate",
        "attributionstep",
        "lifeevent",
        "mention",
        "party",
        "programmeitem",
        "visitparticipant",
    ],
    "people": ["appointment", "namevariant"],
}
REPORTER = VIEW | WRITE | _permissions(CHILDREN, "delete") | _languages(*LANGUAGES)
EDITOR = (
    REPORTER
    | _permissions(RECORDS, "delete")
    | {
        "curation.approve_language",
        "curation.publish_language",
        "curation.change_published_facts",
        "curation.edit_published_texts",
    }
)
CHIEF = (
    EDITOR
    | _permissions(TAXONOMY, "add", "change", "delete")
    | {"curation.withdraw_language", "curation.force_language", "curation.bundle_languages"}
    | {f"auth.{action}_user" for action in ("view", "add", "change")}
    | {"auth.view_group"}
)


def translator(language: str) -> set[str]:
    """May open every record and write its texts in one language; facts stay closed in the form."""
    records = _permissions(RECORDS, "change") | _permissions(TAXONOMY, "change")
    return VIEW | records | _languages(language) | {"curation.edit_published_texts"}


ROLES = {
    "reporter": REPORTER,
    **{f"translator-{language}": translator(language) for language in LANGUAGES},
    "editor": EDITOR,
    "chief": CHIEF,
}
