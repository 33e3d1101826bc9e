"""How many threads wait for somebody: asked for the head of every page of the desk, so in prepared words."""

from django.db.models import BigIntegerField

from ...models import Remark
from ...prepared import Parameter, Prepared, counts


def _waiting():
    return Remark.objects.waiting_for(Parameter("person", BigIntegerField())).order_by().values("pk")


WAITING = {"waiting": Prepared(_waiting)}


def num_waiting_for(person) -> int:
    return counts(WAITING, person=person.pk)["waiting"]
