from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=1)


class ReturnedFileQuerySet(models.QuerySet):
    def kept(self, at):
        return self.filter(uploaded_at__gt=at - KEPT_FOR)

    def expired(self, at):
        return self.filter(uploaded_at__lte=at - KEPT_FOR)


class ReturnedFile(models.Model):
    """A translation that was uploaded and looked at, and that waits for whoever uploaded it to take it over."""

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    name = models.CharField(_("name of the file"), max_length=255)
    content = models.BinaryField(_("content"))

    objects = ReturnedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("returned file")
        verbose_name_plural = _("returned files")
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["uploaded_at"], name="returned_files_by_age")]

    def __str__(self):
        return self.name
