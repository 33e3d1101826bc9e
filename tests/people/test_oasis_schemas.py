"""The schemas of OASIS are asked where they are, and what is missing of them is said."""

import pytest
from xmlschema import XMLSchemaValidationError

from . import oasis_schemas
from .test_exchange_formats import sent
from .xliff_schemas import check_xliff1, check_xliff2

NOTHING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:oasis:names:tc:xliff:%s">
<xs:element name="xliff"><xs:complexType/></xs:element></xs:schema>"""
ANYTHING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="%s">
<xs:element name="%s" type="xs:anyType"/></xs:schema>"""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XLIFF_SCHEMAS", str(tmp_path))
    (tmp_path / "xml.xsd").write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>')
    return tmp_path


@pytest.mark.parametrize("name", ["xliff_core_2.0.xsd", "xliff-core-2.0.xsd"])
def test_schema_of_xliff_2_is_asked_by_either_name(folder, name):
    (folder / name).write_text(NOTHING % "document:2.0")
    with pytest.raises(XMLSchemaValidationError):
        check_xliff2(sent("xliff2"))


def test_schema_of_xliff_1_is_asked(folder):
    (folder / "xliff-core-1.2-strict.xsd").write_text(NOTHING % "document:1.2")
    with pytest.raises(XMLSchemaValidationError):
        check_xliff1(sent("xliff1"))


def test_folder_without_schemas_is_told_in_a_sentence(folder):
    with pytest.raises(FileNotFoundError, match="which must hold"):
        check_xliff2(sent("xliff2"))


def test_modules_without_a_schema_are_told(folder):
    (folder / "xliff-core-2.0.xsd").write_text(NOTHING % "document:2.0")
    (folder / "metadata.xsd").write_text(ANYTHING % (METADATA, "metadata"))
    assert oasis_schemas.told() == (
        "XLIFF: checked by rules of our own and by the schemas of OASIS: xliff-core-2.0.xsd, metadata.xsd. "
        "There is no glossary.xsd: rules of our own alone know those elements."
    )


def test_want_of_schemas_is_told(monkeypatch):
    monkeypatch.delenv("XLIFF_SCHEMAS", raising=False)
    assert oasis_schemas.told().endswith("XLIFF_SCHEMAS names no folder with the schemas of OASIS.")
    check_xliff2(sent("xliff2"))
