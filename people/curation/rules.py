"""May this person do that? Predicates over Django's permissions; none asks for a group's name."""

from collections.abc import Collection
from enum import Enum, auto

from django.conf import settings

from .languages import Language

# Whoever holds one of these makes texts public, takes them away, or opens accounts that can.
DECISIVE = (
    "curation.approve_language",
    "curation.publish_language",
    "curation.withdraw_language",
    "curation.bundle_languages",
    "auth.add_user",
    "auth.change_user",
)


class Step(Enum):
    """What the desk can ask for between the password and its pages."""

    CODE = auto()
    PASSWORD = auto()
    ENROLMENT = auto()


def may_edit(user, language: str, *, is_public: bool = False) -> bool:
    """Write texts of that language; where the record is public in it, that takes more than a reporter."""
    if is_public and not user.has_perm("curation.edit_published_texts"):
        return False
    return user.has_perm(f"curation.edit_{language}")


def editable_languages(user, public: Collection[str] = ()) -> list[str]:
    """`public` are the languages in which the record is public."""
    return [language for language in Language.values if may_edit(user, language, is_public=language in public)]


def is_translator(user) -> bool:
    """Whether the languages of this person are some, and not all."""
    return 0 < len(editable_languages(user)) < len(Language)


def may_change_facts(user, *, is_public: bool) -> bool:
    """Change what is shared by all languages; once a record is public, that takes an editor."""
    if is_public:
        return user.has_perm("curation.change_published_facts")
    return user.has_perm("curation.add_evidence")


def may_submit(user, language: str) -> bool:
    return may_edit(user, language) and user.has_perm("curation.submit_language")


def may_approve(user, language: str) -> bool:
    return may_edit(user, language) and user.has_perm("curation.approve_language")


def may_publish(user, language: str) -> bool:
    return may_edit(user, language) and user.has_perm("curation.publish_language")


def may_withdraw(user, language: str) -> bool:
    return may_edit(user, language) and user.has_perm("curation.withdraw_language")


def may_confirm(user, language: str) -> bool:
    """Certify a translation, which leaves its public text as it is."""
    return may_edit(user, language, is_public=True)


def may_force(user) -> bool:
    """Override a refusal that only asks for a second person; it is recorded."""
    return user.has_perm("curation.force_language")


def may_bundle(user) -> bool:
    """Publish several records and languages at one moment."""
    return user.has_perm("curation.bundle_languages")


def may_remark(user) -> bool:
    """Make remarks and answer those of others."""
    return user.has_perm("curation.add_remark")


def may_settle(user) -> bool:
    """Declare a remark settled, or open it again."""
    return user.has_perm("curation.change_remark")


def may_waive(user, language: str) -> bool:
    """Let a finding of the house check stand; `language` is empty for what all languages share."""
    if language and not may_edit(user, language, is_public=True):
        return False
    return user.has_perm("curation.waive_finding")


def may_read_memory(user) -> bool:
    """Look up how the desk translated before, in any language."""
    return user.has_perm("curation.view_memoryentry")


def may_share(user) -> bool:
    """Show an unpublished text to somebody outside the desk."""
    return user.has_perm("curation.share_preview")


def may_manage(user, account) -> bool:
    """Change somebody's account: only of people who may do nothing that the person may not do."""
    return user.has_perms(account.get_all_permissions())


def must_verify(user) -> bool:
    """Have a second factor, in installations that ask for one."""
    return settings.SECOND_FACTOR and any(user.has_perm(right) for right in DECISIVE)


def step_before_entry(user) -> Step | None:
    """What the session of this person still owes; `user` is that of a request, as the desk's own backend loads it."""
    if user.has_second_factor and not user.is_verified():
        return Step.CODE
    colleague = getattr(user, "colleague", None)
    if colleague and colleague.must_renew_password:
        return Step.PASSWORD
    if not user.has_second_factor and must_verify(user):
        return Step.ENROLMENT
    return None


def may_enter(user) -> bool:
    """Work at the desk; `user` is that of a request."""
    return user.is_active and user.is_staff and step_before_entry(user) is None
