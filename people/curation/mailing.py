"""Mails about remarks, each in the language of the colleague whom it is for."""

import logging
from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from .addresses import absolute, thread_page
from .mentions import name_of
from .models import Colleague, Remark

logger = logging.getLogger(__name__)


def mail_after_commit(remark: Remark) -> None:
    """Nobody hears of a remark that was rolled back, and no remark is lost because a mail was."""
    transaction.on_commit(partial(mail_about, remark), robust=True)


def mail_about(remark: Remark) -> None:
    """Write to all whom the remark concerns; the names of those whom no mail reached are kept with it."""
    people = recipients_of(remark)
    if people and (failed := _send(remark, people)):
        remark.unreached = ", ".join(map(name_of, failed))
        Remark.objects.filter(pk=remark.pk).update(unreached=remark.unreached)


def recipients_of(remark: Remark) -> list[AbstractBaseUser]:
    """Those mentioned and, for an answer, those who spoke in the thread before; whoever wants mail and can get it."""
    concerned = Q(pk__in=remark.mentioned.order_by().values("pk"))
    if remark.answer_to_id:
        thread = Remark.objects.filter(Q(pk=remark.answer_to_id) | Q(answer_to=remark.answer_to_id))
        concerned |= Q(pk__in=thread.exclude(author=None).order_by().values("author"))
    people = get_user_model()._default_manager.filter(concerned, is_active=True, is_staff=True)
    wanted = people.exclude(pk=remark.author_id).exclude(email="").exclude(colleague__wants_mail=False)
    return list(wanted.select_related("colleague").order_by("pk"))


def letter_to(person: AbstractBaseUser, remark: Remark) -> EmailMultiAlternatives:
    language = language_of(person)
    with translation.override(language):
        context = {
            "language": language,
            "remark": remark,
            "record": remark.record,
            "kind": capfirst(remark.record._meta.verbose_name),
            "url": absolute(thread_page(remark)),
            "num_waiting": Remark.objects.waiting_for(person).count(),
        }
        text = render_to_string("mail/remark.txt", context)
        letter = EmailMultiAlternatives(_subject(remark), text, to=[person.email])
        letter.attach_alternative(render_to_string("mail/remark.html", context), "text/html")
    return letter


def language_of(person) -> str:
    return person.colleague.language if hasattr(person, "colleague") else Colleague._meta.get_field("language").default


def _subject(remark) -> str:
    named = {"author": remark.author_name or "–", "title": Truncator(remark.record).chars(80)}
    sentence = _("%(author)s answers: %(title)s") if remark.answer_to_id else _("%(author)s has a remark: %(title)s")
    return " ".join((sentence % named).split())


def _send(remark: Remark, people: list[AbstractBaseUser]) -> list[AbstractBaseUser]:
    """Send all letters over one connection; returns those whom none reached.

    A mail server fails in more ways than its library names, and the remark is stored already: no failure may pass.
    """
    try:
        connection = get_connection()
        connection.open()
    except Exception:
        logger.exception("The mail server could not be reached.")
        return people
    failed = [person for person in people if not _was_sent(connection, person, remark)]
    connection.close()
    return failed


def _was_sent(connection, person, remark) -> bool:
    try:
        connection.send_messages([letter_to(person, remark)])
    except Exception:
        logger.exception("The mail about a remark could not be sent to %s.", person.get_username())
        return False
    return True
