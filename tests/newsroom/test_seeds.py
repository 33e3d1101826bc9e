"""The real seeds: every pointer of evidence is followed to the words that it quotes, by other means than the import."""

import re
from functools import cache

import pytest
import yaml
from django.conf import settings

SEEDS = settings.BASE_DIR / "seeds"
FILES = sorted([*SEEDS.glob("records/*.yaml"), *SEEDS.glob("dossiers/*/dossier.yaml")])
DOSSIERS = sorted(SEEDS.glob("dossiers/*"))
MARKUP = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)|^> ?|^- |^\d+\. ", re.MULTILINE)

each_dossier = pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda folder: folder.name)


@cache
def paragraphs(text):
    """Blocks of the article in its source language but headings; the lead is number 1."""
    folder = SEEDS / "dossiers" / text
    language = read(folder / "dossier.yaml")["article"].get("source_language", "ru")
    article = (folder / f"{language}.md").read_text(encoding="utf-8")
    blocks = [block.strip() for block in re.split(r"\n\s*\n", article)]
    return [" ".join(MARKUP.sub("", block).split("\n")) for block in blocks if block and not block.startswith("#")]


def evidence_in(value):
    if isinstance(value, dict):
        yield from value.get("sources", [])
        for part in value.values():
            yield from evidence_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from evidence_in(part)


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def stands_there(evidence):
    number = evidence["paragraph"]
    known = paragraphs(evidence["text"])
    return 1 <= number <= len(known) and evidence.get("words", "") in known[number - 1]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SEEDS)))
def test_words_of_evidence_stand_in_their_paragraph(file):
    pointers = [one for one in evidence_in(read(file)) if "paragraph" in one]

    assert [one for one in pointers if not stands_there(one)] == []


def test_every_text_is_quoted_as_evidence():
    quoted = {one.get("text") for file in FILES for one in evidence_in(read(file)) if one.get("words")}

    assert quoted - {None} == {folder.name for folder in DOSSIERS}


@pytest.mark.parametrize("file", [file for file in FILES if file.stem not in ("terms", "flags", "topics", "images")])
def test_every_record_says_how_it_is_known(file):
    records = read(file)
    records = records if isinstance(records, list) else [records["source_text"], records["article"]]

    assert [record["slug"] for record in records if not record.get("sources")] == []


@each_dossier
def test_a_dossier_tells_its_story_in_four_languages(dossier):
    assert {file.stem for file in dossier.glob("*.md")} == {"ru", "kk", "ko", "en"}


def test_the_review_that_came_from_english_is_told_from_english():
    article = read(SEEDS / "dossiers/t000-ambassador-review-2024/dossier.yaml")["article"]

    assert (article["source_language"], article["translated_from"]) == ("en", {"ru": "en", "kk": "ru", "ko": "en"})


@each_dossier
def test_a_dossier_is_named_after_its_source_text(dossier):
    parts = read(dossier / "dossier.yaml")

    assert parts["source_text"]["slug"] == parts["article"]["source_text"] == dossier.name
