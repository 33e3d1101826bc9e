from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name",)


@register(models.Term)
class TermTranslation(TranslationOptions):
    fields = ("wording", "further", "avoid")


@register(models.Image)
class ImageTranslation(TranslationOptions):
    fields = ("alt", "caption", "credit")


@register(models.SourceText)
class SourceTextTranslation(TranslationOptions):
    fields = ("name", "photo_credit")


@register(models.Article)
class ArticleTranslation(TranslationOptions):
    fields = ("title", "lead", "body", "byline")


@register(models.Visit)
class VisitTranslation(TranslationOptions):
    fields = ("title", "purpose", "outcome", "delegation_note")


@register(models.VisitParticipant)
class VisitParticipantTranslation(TranslationOptions):
    fields = ("post_title",)


@register(models.ProgrammeItem)
class ProgrammeItemTranslation(TranslationOptions):
    fields = ("title",)


@register(models.SignedDocument)
class SignedDocumentTranslation(TranslationOptions):
    fields = ("title",)


@register(models.Party)
class PartyTranslation(TranslationOptions):
    fields = ("signatory_title",)


@register(models.Event)
class EventTranslation(TranslationOptions):
    fields = ("name",)


@register(models.Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "definition")


@register(models.Figure)
class FigureTranslation(TranslationOptions):
    fields = ("name",)


@register(models.Comparison)
class ComparisonTranslation(TranslationOptions):
    fields = ("name", "explanation")
