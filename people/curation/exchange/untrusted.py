"""Files from elsewhere: bounded, and without the tricks that XML and archives allow."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

LARGEST = 5 * 2**20
LARGEST_UNPACKED = 40 * 2**20
MOST_ENTRIES = 500
# Files of translation tools nest a dozen elements; a file that nests hundreds wants to break its reader.
DEEPEST = 100


def reasons_of_size(size: int) -> Iterator[ValidationError]:
    if size > LARGEST:
        yield ValidationError(
            _("This file has %(size)s; at most %(largest)s can be taken. Send fewer records at a time."),
            code="file-too-large",
            params={"size": filesizeformat(size), "largest": filesizeformat(LARGEST)},
        )


def parse_xml(content: bytes) -> Element:
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ValidationError(
            _(
                "This file declares a document type or entities of its own, which a translation never needs. "
                "Save it again with your translation tool, without them."
            ),
            code="xml-with-entities",
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise ValidationError(
            _("This file cannot be read as XML: %(fault)s. Save it again with your translation tool."),
            code="broken-xml",
            params={"fault": error},
        ) from error
    _refuse_depth(root)
    return root


def _refuse_depth(root):
    level, depth = [root], 0
    while level:
        level, depth = [child for one in level for child in one], depth + 1
        if depth > DEEPEST:
            raise ValidationError(
                _("This file nests its elements too deeply to be a translation. Save it again with your tool."),
                code="xml-too-deep",
            )


def check_archive(content: bytes) -> None:
    """An archive says how large it will be unpacked, and none of it is unpacked beyond that."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except BadZipFile as error:
        raise ValidationError(
            _("This workbook is damaged. Save it again as .xlsx and upload it once more."), code="broken-workbook"
        ) from error
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ValidationError(
            _("This workbook becomes too large when it is unpacked. Copy the table into a new one and upload that."),
            code="workbook-too-large",
        )
