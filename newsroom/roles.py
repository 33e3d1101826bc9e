"""The roles of the desk: what each Django group may do. Migrations write them into the database."""

from django.contrib.auth.management import create_permissions

LANGUAGES = ("ru", "kk", "ko", "en")
RECORDS = {
    "newsroom": [
        "announceddate",
        "article",
        "attributionstep",
        "comparison",
        "documentfile",
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
CURATION = (
    "bundle",
    "bundleitem",
    "edition",
    "evidence",
    "finding",
    "languagestate",
    "memoryentry",
    "remark",
    "transition",
)


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
        "documentfile",
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
        "curation.waive_finding",
        "curation.share_preview",
        "curation.view_previewlink",
    }
)
CHIEF = (
    EDITOR
    | _permissions(TAXONOMY, "add", "change", "delete")
    | {"curation.withdraw_language", "curation.force_language", "curation.bundle_languages"}
    | {f"curation.{action}_{model}" for action in ("add", "change", "delete") for model in ("bundle", "bundleitem")}
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


def write_roles(apps, schema_editor=None) -> None:
    """Make the groups, or renew them; for migrations, some of which are older than some of the permissions."""
    for label in ("auth", "contenttypes", "curation", "people", "newsroom"):
        config = apps.get_app_config(label)
        has_models, config.models_module = getattr(config, "models_module", None), True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = has_models
    Group = apps.get_model("auth", "Group")
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in apps.get_model("auth", "Permission").objects.select_related("content_type")
    }
    for name, wanted in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(known[permission] for permission in wanted & known.keys())
