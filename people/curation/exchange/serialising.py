"""XML as bytes."""

from xml.etree.ElementTree import Element, tostring


def serialise(root: Element) -> bytes:
    """Whoever reads XML takes a carriage return for the end of a line, unless it is written as a reference."""
    return tostring(root, encoding="utf-8", xml_declaration=True).replace(b"\r", b"&#13;")
