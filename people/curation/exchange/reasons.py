"""Why a segment of a returned file is refused, or what should be looked at before it is taken."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..languages import Language


def foreign() -> ValidationError:
    return ValidationError(
        _("This segment was not sent out by this desk. Translate a file that was exported here."), code="foreign"
    )


def unknown_record() -> ValidationError:
    return ValidationError(
        _("The record of this segment no longer exists, or you may not see it. Look for it in its list."),
        code="unknown-record",
    )


def other_language(language: str) -> ValidationError:
    return ValidationError(
        _("You have no right to write these texts in %(language)s. Ask somebody who may to upload the file."),
        code="other-language",
        params={"language": Language(language).label},
    )


def other_source(language: str) -> ValidationError:
    return ValidationError(
        _("This was translated from %(language)s, but the record is translated from another language by now."),
        code="other-source",
        params={"language": Language(language).label},
    )


def source_moved_on() -> ValidationError:
    return ValidationError(
        _("The source has changed since the file was sent out. Send this segment again, or translate it here."),
        code="source-moved-on",
    )


def target_moved_on() -> ValidationError:
    return ValidationError(
        _("Somebody has changed this translation since the file was sent out. Compare both and keep the better one."),
        code="target-moved-on",
    )


def unknown_unit() -> ValidationError:
    return ValidationError(
        _("This segment is no longer there. Look where its words stand now and send them again."), code="unknown-unit"
    )


OF_FILES = {"source-moved-on": source_moved_on, "target-moved-on": target_moved_on, "unknown-unit": unknown_unit}


def as_of_a_file(error: ValidationError) -> ValidationError:
    """What was refused speaks of a page that was opened; whoever brings a file has opened none."""
    return OF_FILES[error.code]() if error.code in OF_FILES else error


def twice(key: str) -> ValidationError:
    return ValidationError(
        _("The file holds the segment “%(key)s” more than once; only its first translation is taken."),
        code="twice",
        params={"key": key},
    )


def too_long(longest: int) -> ValidationError:
    return ValidationError(
        _(
            "This translation has more than %(longest)s characters, which no segment has. "
            "Look whether texts ran together."
        ),
        code="too-long",
        params={"longest": longest},
    )


def unprintable() -> ValidationError:
    return ValidationError(
        _("This translation holds a letter that no text may hold. Write the segment again in your translation tool."),
        code="unprintable",
    )


def no_codes_here(code: str) -> ValidationError:
    return ValidationError(
        _("This text holds words alone, without formatting. Remove %(code)s from its translation."),
        code="no-codes-here",
        params={"code": code},
    )


def foreign_code(code: str) -> ValidationError:
    return ValidationError(
        _("The source of this segment has no %(code)s. Take links and formatting from the source as they are there."),
        code="foreign-code",
        params={"code": code},
    )


def open_code(code: str) -> ValidationError:
    return ValidationError(
        _("The formatting %(code)s has only one of its two ends. Put the other one into the translation too."),
        code="open-code",
        params={"code": code},
    )


def sanitised() -> ValidationError:
    return ValidationError(
        _("Some markup of this translation is not allowed here and is left out; below stands what would be saved."),
        code="sanitised",
    )


def missing_codes(codes: list[str]) -> ValidationError:
    return ValidationError(
        _("The source has formatting or links that the translation lacks: %(codes)s."),
        code="missing-codes",
        params={"codes": " ".join(codes)},
    )
