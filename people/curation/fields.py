"""Fields that curated records share."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .languages import Language


def validate_languages(codes):
    """Raises ValidationError with code `unknown-language` for anything but codes of the four languages."""
    unknown = [code for code in codes if code not in Language.values]
    if unknown:
        raise ValidationError(
            _("“%(code)s” is not a language of the desk. Choose among ru, kk, ko and en."),
            code="unknown-language",
            params={"code": unknown[0]},
        )


class LanguagesField(models.JSONField):
    """A set of the four languages, such as those in which a name is the desk's reconstruction."""

    default_validators = [validate_languages]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=Language.choices,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
