"""In which other languages the records of a list can be read."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.curation.languages import Language
from people.curation.models import Edition

from .facets import Choice, Facet, Known, Offer

ONLY = "only"
ALSO_IN = {
    Language.RU: gettext_lazy("also in Russian"),
    Language.KK: gettext_lazy("also in Kazakh"),
    Language.KO: gettext_lazy("also in Korean"),
    Language.EN: gettext_lazy("also in English"),
}


class LanguageFilter(Facet):
    """Records that are current in another language too, or in no other."""

    def __init__(self, **kwargs):
        super().__init__(Edition, record="object_id", value="language", **kwargs)

    def tied(self, reading):
        editions = Edition.objects.current(reading.at).about_model(self.model).order_by()
        return editions.filter(language__in=[code for code in Language.values if code != reading.language])

    def known(self, values, reading):
        words = dict(_choices(reading))
        return [Known(value, str(words[value]), (value,)) for value in values if value in words]

    def narrow(self, rows, chosen, reading, *, is_selective):
        """With “only” a record may also be tied to nothing."""
        codes = [one for one in chosen if one.value != ONLY]
        if len(codes) == len(chosen):
            return super().narrow(rows, codes, reading, is_selective=is_selective)
        column = "object_id" if rows.model is Edition else "pk"
        elsewhere = Exists(self.tied(reading).filter(object_id=OuterRef(column)))
        wanted = Exists(self.tied(reading).filter(self.condition(codes), object_id=OuterRef(column)))
        return rows.filter(wanted | ~elsewhere) if codes else rows.filter(~elsewhere)

    def offer(self, rest, chosen, reading):
        nums = self.counts(rest, reading)
        elsewhere = Exists(self.tied(reading).filter(object_id=OuterRef("object_id")))
        nums[ONLY] = rest.rows.filter(~elsewhere).count()
        kept = {one.value for one in chosen}
        choices = [Choice(value, str(words), nums.get(value, 0)) for value, words in _choices(reading)]
        return Offer(tuple(choice for choice in choices if choice.num or choice.value in kept))


def _choices(reading):
    others = [(code, words) for code, words in ALSO_IN.items() if code != reading.language]
    return [*others, (ONLY, _("in this language only"))]
