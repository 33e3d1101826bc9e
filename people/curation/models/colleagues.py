from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import Language


class Colleague(models.Model):
    """What the desk knows of a member of staff beside the account: how to write to this person."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="colleague", verbose_name=_("account")
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=Language,
        default=Language.RU,
        help_text=_("Of the interface after signing in, and of the mails that the desk sends to you."),
    )
    wants_mail = models.BooleanField(
        _("mail about remarks"), default=True, help_text=_("When a colleague mentions you or answers you.")
    )
    must_renew_password = models.BooleanField(
        _("new password at the next login"),
        default=False,
        help_text=_("Set by itself when somebody else chooses the password of an account."),
    )

    class Meta:
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")
        ordering = ["user", "pk"]

    def __str__(self):
        return self.user.get_full_name() or self.user.get_username()
