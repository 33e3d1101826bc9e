"""Plays the fifty edits: a translation that was checked against every segment, and what an edit leaves behind."""

import json
from pathlib import Path

from django.conf import settings

from people.curation.translating.identity import lay_over
from people.curation.translating.kept import Check, Kept
from people.curation.translating.segments import compose, split
from people.curation.translating.staleness import stale_pairs
from people.curation.translating.texts import worded


def original_bodies() -> dict[str, tuple[str, str]]:
    """The source language of each article of the fixtures and its text in it, by its slug."""
    rows = json.loads((Path(settings.BASE_DIR) / "fixtures" / "newsroom.json").read_text("utf-8"))
    articles = [row["fields"] for row in rows if row["model"] == "newsroom.article"]
    languages = {one["slug"]: one.get("source_language", "ru") for one in articles}
    return {one["slug"]: (languages[one["slug"]], one[f"body_{languages[one['slug']]}"]) for one in articles}


def left_behind(language: str, body: str, edit: tuple) -> dict[int | str, str]:
    """The severity of each segment that is stale after the edit, by its number before it."""
    kept, last = lay_over([], split(body, "body", is_rich=True), last=0)
    before = worded(kept)
    translation = checked(before, language)
    laid, _last = lay_over(before, split(edited(kept, edit), "body", is_rich=True), last=last)
    source = Kept(language, edition_number=2, edition_segments=worded(laid))
    found = {}
    for pair, severity in stale_pairs(source, translation):
        for number in [one.number for one in pair.targets] or ["new"]:
            found[number] = str(severity)
    return found


def checked(source: list, language: str = "ru") -> Kept:
    """A translation with a segment of the same number for each of the source."""
    checks = {one.number: Check({one.number: one.markup}, edition=1) for one in source}
    return Kept("ko", segments=source, source_language=language, checks=checks)


def edited(segments: list, edit: tuple) -> str:
    body = compose(segments)
    act, *numbers = edit
    parts = {one.number: compose([one]) for one in segments}
    if act == "move":
        one, after = parts[numbers[0]], parts[numbers[1]]
        return body.replace(one, "").replace(after, after + one)
    if act == "split":
        return body.replace(numbers[1], f"</p><p>{numbers[1]}", 1)
    if act == "merge":
        one, another = parts[numbers[0]], parts[numbers[1]]
        return body.replace(one + another, one.removesuffix("</p>") + " " + another.removeprefix("<p>"))
    if act == "add":
        return body.replace(parts[numbers[0]], f"{parts[numbers[0]]}<p>{numbers[1]}</p>")
    if act == "remove":
        return body.replace(parts[numbers[0]], "")
    return body.replace(act, numbers[0])
