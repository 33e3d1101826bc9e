"""Verbs of the talk about a record: remark, answer, settle, reopen. What was said is never changed."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .mailing import mail_after_commit
from .mentions import mentioned_in, name_of
from .models import Curated, PreviewLink, Remark


def reasons_not_to_remark(*, text: str, by: AbstractBaseUser | None) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    if not text.strip():
        yield ValidationError(_("This remark says nothing yet. Write what you have noticed."), code="no-text")
    yield from _called(text, by)[1]


@transaction.atomic
def remark(
    record: Curated,
    *,
    by: AbstractBaseUser | None,
    text: str,
    language: str = "",
    paragraph: int | None = None,
    quote: str = "",
    mentioning: Iterable[AbstractBaseUser] = (),
    author_name: str = "",
    preview_link: PreviewLink | None = None,
) -> Remark:
    """Begin a thread about a record, one of its languages, or a paragraph counted as evidence counts them.

    Somebody outside the desk has no account: such a remark comes with a name and the preview link that was used, and
    is for whoever made that link.
    """
    if reasons := list(reasons_not_to_remark(text=text, by=by)):
        raise ValidationError(reasons)
    about = {"record": record, "language": language, "paragraph": paragraph, "quote": quote.strip()}
    link_maker = preview_link.made_by if preview_link else None
    return _say(
        Remark(**about, preview_link=preview_link),
        text,
        by=by,
        author_name=author_name,
        people=[*mentioning, *filter(None, [link_maker])],
    )


def reasons_not_to_answer(thread: Remark, *, text: str, by: AbstractBaseUser | None) -> Iterator[ValidationError]:
    yield from _not_open(thread)
    if not text.strip():
        yield ValidationError(_("This answer says nothing yet. Write it, then send it."), code="no-text")
    yield from _called(text, by)[1]


@transaction.atomic
def answer(
    thread: Remark, *, by: AbstractBaseUser | None, text: str, mentioning: Iterable[AbstractBaseUser] = ()
) -> Remark:
    """Say something in an open thread; all who spoke in it before get a mail."""
    thread.lock()
    if reasons := list(reasons_not_to_answer(thread, text=text, by=by)):
        raise ValidationError(reasons)
    about = {"record": thread.record, "language": thread.language, "paragraph": thread.paragraph}
    return _say(Remark(**about, answer_to=thread), text, by=by, people=mentioning)


def reasons_not_to_settle(thread: Remark, *, text: str, by: AbstractBaseUser | None) -> Iterator[ValidationError]:
    """`text` is the closing answer, which may be empty."""
    yield from _not_open(thread)
    yield from _called(text, by)[1]


@transaction.atomic
def settle(thread: Remark, *, by: AbstractBaseUser | None, text: str = "") -> Remark | None:
    """Declare a thread done, with a closing answer if there is something left to say."""
    thread.lock()
    if reasons := list(reasons_not_to_settle(thread, text=text, by=by)):
        raise ValidationError(reasons)
    closing = answer(thread, by=by, text=text) if text.strip() else None
    _mark(thread, at=timezone.now(), by=by)
    return closing


def reasons_not_to_reopen(thread: Remark, *, text: str, by: AbstractBaseUser | None) -> Iterator[ValidationError]:
    """`text` says why, and may be empty."""
    if not thread.is_settled:
        yield ValidationError(
            _("“%(remark)s” is open already. Answer it."), code="already-open", params={"remark": thread}
        )
    yield from _called(text, by)[1]


@transaction.atomic
def reopen(thread: Remark, *, by: AbstractBaseUser | None, text: str = "") -> Remark | None:
    """Take a thread up again, and say why if that is not plain; it waits for the same people as before."""
    thread.lock()
    if reasons := list(reasons_not_to_reopen(thread, text=text, by=by)):
        raise ValidationError(reasons)
    _mark(thread, at=None, by=None)
    return answer(thread, by=by, text=text) if text.strip() else None


def _not_open(thread):
    if thread.answer_to_id:
        yield ValidationError(
            _("“%(remark)s” is an answer itself. Answer the remark that it belongs to."),
            code="not-a-thread",
            params={"remark": thread},
        )
    if thread.is_settled:
        yield ValidationError(
            _("“%(remark)s” was settled by %(person)s. Reopen it before you go on."),
            code="already-settled",
            params={"remark": thread, "person": thread.resolved_by_name or "–"},
        )


def _called(text, by):
    """A person outside the desk calls nobody: names of colleagues are not told there."""
    return mentioned_in(text) if by else ([], [])


def _say(said, text, *, by, people, author_name=""):
    said.text, said.author, said.made_at = text.strip().replace("\r\n", "\n"), by, timezone.now()
    said.author_name = author_name or name_of(by)
    said.save()
    said.mentioned.set({person for person in [*people, *_called(text, by)[0]] if person != by})
    mail_after_commit(said)
    return said


def _mark(thread, *, at, by):
    thread.resolved_at, thread.resolved_by, thread.resolved_by_name = at, by, name_of(by)
    thread.save(update_fields=["resolved_at", "resolved_by", "resolved_by_name"])
