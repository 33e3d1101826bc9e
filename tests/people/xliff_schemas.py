"""Whether a file keeps to the standard of its format, told by rules of our own for the elements that we write.

The schemas of OASIS are asked as well, where they are there.
"""

import re
from xml.etree import ElementTree

from .oasis_schemas import CORE_1, CORE_2, ask

TOKEN = r"[\w.:-]+"
ANY = r"(?s).*"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
X2, MDA, GLS = (f"urn:oasis:names:tc:xliff:{name}:2.0" for name in ("document", "metadata", "glossary"))
X1 = "urn:oasis:names:tc:xliff:document:1.2"

# By namespace and name: the children in their order as an expression over `name `, whether words may stand there,
# and the attributes with their values; those whose names begin with ! must be there.
RULES_2 = {
    (X2, "xliff"): (
        "(file )+",
        False,
        {"!version": r"2\.1", "!srcLang": "ru|kk|ko|en", "trgLang": "ru|kk|ko|en"},
    ),
    (X2, "file"): ("(notes )?((unit|group) )+", False, {"!id": TOKEN, "original": ANY}),
    (X2, "unit"): (
        r"((metadata|glossary) )*(notes )?(originalData )?((segment|ignorable) )+",
        False,
        {"!id": TOKEN, "name": ANY, SPACE: "preserve|default"},
    ),
    (X2, "notes"): ("(note )+", False, {}),
    (X2, "note"): ("", True, {"category": ANY, "appliesTo": "source|target"}),
    (X2, "originalData"): ("(data )+", False, {}),
    (X2, "data"): ("(cp )*", True, {"!id": TOKEN}),
    (X2, "segment"): (
        "source (target )?",
        False,
        {"id": TOKEN, "state": "initial|translated|reviewed|final", "subState": r"[^\s:]+:[^\s:]+"},
    ),
    **dict.fromkeys([(X2, "source"), (X2, "target")], ("((pc|ph|cp) )*", True, {})),
    (X2, "pc"): (
        "((pc|ph|cp) )*",
        True,
        {
            "!id": TOKEN,
            "dataRefStart": TOKEN,
            "dataRefEnd": TOKEN,
            "type": "fmt|ui|quote|link|image|other",
            "subType": r"[^\s:]+:[^\s:]+",
        },
    ),
    (X2, "ph"): (
        "",
        False,
        {"!id": TOKEN, "dataRef": TOKEN, "type": "fmt|ui|quote|link|image|other", "subType": r"[^\s:]+:[^\s:]+"},
    ),
    (X2, "cp"): ("", False, {"!hex": "[0-9A-F]{4,}"}),
    (MDA, "metadata"): ("(metaGroup )+", False, {}),
    (MDA, "metaGroup"): ("((metaGroup|meta) )+", False, {"category": ANY}),
    (MDA, "meta"): ("", True, {"!type": ANY}),
    (GLS, "glossary"): ("(glossEntry )+", False, {}),
    (GLS, "glossEntry"): ("term (translation )*(definition )?", False, {}),
    **dict.fromkeys([(GLS, "term"), (GLS, "translation"), (GLS, "definition")], ("", True, {})),
}

KINDS = r"bold|italic|lb|link|image|x-[^\s]+"
RULES_1 = {
    (X1, "xliff"): ("(file )+", False, {"!version": r"1\.2"}),
    (X1, "file"): (
        "(header )?body ",
        False,
        {
            "!original": ANY,
            "!source-language": "ru|kk|ko|en",
            "target-language": "ru|kk|ko|en",
            "!datatype": "html",
        },
    ),
    (X1, "header"): ("(note )*", False, {}),
    (X1, "note"): ("", True, {"from": ANY}),
    (X1, "body"): ("(trans-unit )*", False, {}),
    (X1, "trans-unit"): (
        "source (target )?((context-group|note) )*",
        False,
        {"!id": TOKEN, "resname": ANY, "approved": "yes|no", SPACE: "preserve|default"},
    ),
    (X1, "source"): ("((g|x) )*", True, {}),
    (X1, "target"): (
        "((g|x) )*",
        True,
        {
            "state": "needs-translation|needs-review-translation|translated|signed-off",
            "state-qualifier": r"x-[^\s]+",
        },
    ),
    (X1, "g"): ("((g|x) )*", True, {"!id": TOKEN, "ctype": KINDS, "equiv-text": ANY}),
    (X1, "x"): ("", False, {"!id": TOKEN, "ctype": KINDS, "equiv-text": ANY}),
    (X1, "context-group"): ("(context )+", False, {"!purpose": "information", "name": ANY}),
    (X1, "context"): ("", True, {"!context-type": r"x-[^\s]+"}),
}


def check_xliff2(content):
    root = ElementTree.fromstring(content)
    assert list(_faults(root, RULES_2)) == []
    for file in root.iter(f"{{{X2}}}file"):
        assert _repeated(unit.get("id") for unit in file.iter(f"{{{X2}}}unit")) == []
    for unit in root.iter(f"{{{X2}}}unit"):
        data = [one.get("id") for one in unit.iter(f"{{{X2}}}data")]
        referred = {one.get(name) for one in unit.iter() for name in ("dataRef", "dataRefStart", "dataRefEnd")}
        assert (_repeated(data), referred - {None}) == ([], set(data))
        for text in [*unit.iter(f"{{{X2}}}source"), *unit.iter(f"{{{X2}}}target")]:
            assert _repeated(code.get("id") for code in text.iter() if code.get("id")) == []
    ask(content, CORE_2)


def check_xliff1(content):
    root = ElementTree.fromstring(content)
    assert list(_faults(root, RULES_1)) == []
    for file in root.iter(f"{{{X1}}}file"):
        assert _repeated(unit.get("id") for unit in file.iter(f"{{{X1}}}trans-unit")) == []
        assert _repeated(one.get("name") for one in file.iter(f"{{{X1}}}context-group") if one.get("name")) == []
    ask(content, CORE_1)


def _faults(root, rules):
    for element in root.iter():
        namespace, _brace, name = element.tag.removeprefix("{").rpartition("}")
        if (namespace, name) not in rules:
            yield f"unknown element {element.tag}"
            continue
        children, has_words, attributes = rules[namespace, name]
        found = "".join(f"{child.tag.rpartition('}')[2]} " for child in element)
        if not re.fullmatch(children, found):
            yield f"{name} holds {found}"
        words = [element.text, *(child.tail for child in element)]
        if not has_words and any(one and one.strip() for one in words):
            yield f"{name} holds words"
        yield from _faults_of_attributes(element, name, attributes)


def _faults_of_attributes(element, name, rules):
    known = {rule.removeprefix("!"): pattern for rule, pattern in rules.items()}
    for attribute, value in element.attrib.items():
        if attribute not in known or not re.fullmatch(known[attribute], value):
            yield f"{name} has {attribute}={value}"
    for rule in rules:
        if rule.startswith("!") and element.get(rule[1:]) is None:
            yield f"{name} lacks {rule[1:]}"


def _repeated(values):
    values = list(values)
    return sorted({one for one in values if values.count(one) > 1})
