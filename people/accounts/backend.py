from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import BigIntegerField, Exists, OuterRef
from django_otp.plugins.otp_totp.models import TOTPDevice

from people.curation.prepared import Parameter, Prepared


def _people():
    confirmed = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    people = get_user_model()._default_manager.annotate(has_second_factor=Exists(confirmed))
    return people.select_related("colleague").filter(pk=Parameter("pk", BigIntegerField()))


PERSON = Prepared(_people)


class DeskBackend(ModelBackend):
    """Loads, in one query, a person and what `rules.step_before_entry` asks about at every request."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        person = super().authenticate(request, username=username, password=password, **kwargs)
        return person and self.get_user(person.pk)

    def get_user(self, user_id):
        person = next(iter(PERSON.rows(pk=user_id)), None)
        return person if person and self.user_can_authenticate(person) else None
