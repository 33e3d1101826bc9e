from modeltranslation.translator import TranslationOptions, register

from .models import Appointment, Official, Organisation, Place


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name", "short_name", "official_name")


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "short_name")


@register(Official)
class OfficialTranslation(TranslationOptions):
    fields = ("name", "family_name", "portrait_credit")


@register(Appointment)
class AppointmentTranslation(TranslationOptions):
    fields = ("title",)
