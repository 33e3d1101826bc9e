"""The formats that a translation travels in, and which of them an uploaded file is."""

from types import ModuleType

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import po, sheets, xliff1, xliff2
from .codes import namespace_of
from .parcel import Reply
from .untrusted import parse_xml, reasons_of_size

FORMATS: dict[str, ModuleType] = {"xliff2": xliff2, "xliff1": xliff1, "po": po, "xlsx": sheets}
XLIFF = {xliff2.NAMESPACE: xliff2, xliff1.NAMESPACE: xliff1}


def read(content: bytes) -> tuple[str, list[Reply]]:
    """Name of the format and what the file brings; raises ValidationError for what is none of the four."""
    if reasons := list(reasons_of_size(len(content))):
        raise ValidationError(reasons)
    if content.startswith(b"PK\x03\x04"):
        return sheets.NAME, sheets.read(content)
    text = _text_of(content)
    if text.lstrip().startswith("<"):
        root = parse_xml(content)
        if found := XLIFF.get(namespace_of(root)):
            return found.NAME, found.read(root)
    elif "msgid" in text:
        return po.NAME, po.read(text)
    raise ValidationError(
        _("This is no XLIFF 2.x or 1.2, PO or XLSX file. Upload the file as your translation tool saved it."),
        code="unknown-format",
    )


def _text_of(content):
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content.decode(encoding, errors="replace")
