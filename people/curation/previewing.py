"""Verbs of previews for somebody outside the desk: share, revoke, comment."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .languages import Language
from .models import Bundle, Curated, PreviewLink, Remark
from .remarking import remark

MAX_DAYS = 30
MAX_COMMENTS_A_DAY = 20


def _signer():
    """A stop between key and signature survives what people do with links; a colon may be escaped on the way."""
    return signing.Signer(sep=".", salt="curation.preview-link")


def token_of(link: PreviewLink) -> str:
    """What the address of the link holds: its key under our signature, so that no secret is stored."""
    return _signer().sign(link.pk)


def link_behind(token: str) -> PreviewLink | None:
    """The link with that token, whether it is still open or not; None for what this site never signed."""
    try:
        pk = _signer().unsign(token)
    except signing.BadSignature:
        return None
    return PreviewLink.objects.select_related("bundle").filter(pk=pk).first()


def reasons_not_to_share(
    about: Curated | Bundle, *, language: str, made_for: str, days: int
) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    named = {"title": about, "language": Language(language).label}
    if isinstance(about, Bundle) and not about.items.filter(language=language).exists():
        yield ValidationError(
            _("“%(title)s” has no part in %(language)s. Choose another language."), code="nothing-to-show", params=named
        )
    if isinstance(about, Curated) and not any(about.texts_in(language).values()):
        yield ValidationError(
            _("“%(title)s” has no text in %(language)s yet. Write it first, or choose another language."),
            code="nothing-to-show",
            params=named,
        )
    if not made_for.strip():
        yield ValidationError(_("Say for whom the link is; comments arrive under that name."), code="no-name")
    if not 1 <= days <= MAX_DAYS:
        yield ValidationError(
            _("A link lasts from 1 to %(limit)s days. Choose a shorter time; you can make another link later."),
            code="too-long",
            params={"limit": MAX_DAYS},
        )


@transaction.atomic
def share(
    about: Curated | Bundle, *, language: str, made_for: str, days: int, by: AbstractBaseUser | None
) -> PreviewLink:
    """Let somebody outside the desk read the working copy, or a bundle, in one language for some days."""
    if reasons := list(reasons_not_to_share(about, language=language, made_for=made_for, days=days)):
        raise ValidationError(reasons)
    subject = {"bundle": about} if isinstance(about, Bundle) else {"record": about}
    expires_at = timezone.now() + timedelta(days=days)
    return PreviewLink.objects.create(
        language=language, made_for=made_for.strip(), made_by=by, expires_at=expires_at, **subject
    )


def reasons_not_to_revoke(link: PreviewLink) -> Iterator[ValidationError]:
    named = {"name": link.made_for}
    if link.revoked_at:
        yield ValidationError(
            _("The link for %(name)s was revoked before. It opens nothing."), code="revoked", params=named
        )
    elif link.expires_at <= timezone.now():
        yield ValidationError(_("The link for %(name)s has expired. It opens nothing."), code="expired", params=named)


@transaction.atomic
def revoke(link: PreviewLink, *, by: AbstractBaseUser | None) -> None:
    """Close a link before its time."""
    link.refresh_from_db(from_queryset=PreviewLink.objects.select_for_update())
    if reasons := list(reasons_not_to_revoke(link)):
        raise ValidationError(reasons)
    link.revoked_at, link.revoked_by = timezone.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])


def note_opening(link: PreviewLink) -> None:
    """Count that somebody opened the link; two at once are both counted."""
    PreviewLink.objects.filter(pk=link.pk).update(opened_at=timezone.now(), num_opened=F("num_opened") + 1)


def reasons_not_to_comment(link: PreviewLink) -> Iterator[ValidationError]:
    now = timezone.now()
    if not link.is_open(now):
        yield ValidationError(
            _("This link is no longer open. Copy what you wrote and send it to the desk."), code="closed"
        )
    elif link.remarks.filter(made_at__gt=now - timedelta(days=1)).count() >= MAX_COMMENTS_A_DAY:
        yield ValidationError(
            _("%(count)s comments arrived through this link within a day, and it takes no more. Go on tomorrow."),
            code="too-many",
            params={"count": MAX_COMMENTS_A_DAY},
        )


@transaction.atomic
def comment(
    link: PreviewLink, record: Curated, *, author_name: str, text: str, quote: str = "", paragraph: int | None = None
) -> Remark:
    """What the reader of a preview has to say arrives as a remark on the record, in the language of the link."""
    link.refresh_from_db(from_queryset=PreviewLink.objects.select_for_update())
    if reasons := list(reasons_not_to_comment(link)):
        raise ValidationError(reasons)
    return remark(
        record,
        by=None,
        author_name=author_name,
        preview_link=link,
        language=link.language,
        paragraph=paragraph,
        quote=quote,
        text=text,
    )
