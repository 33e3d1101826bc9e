"""Finds the files under the given paths and reads each into entries."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.utils.dateparse import parse_datetime

from newsroom.models import Article, SourceText
from people.curation.languages import Language
from people.curation.models import Remark

from .checking import read_entry
from .entries import Batch, Correction, Entry, Faults, Schedule, Spot
from .kinds import FILES
from .reading import Item, read_yaml
from .texts import Text, read_markdown

DOSSIER = "dossier.yaml"
PARTS = ("source_text", "article", "publish", "correction")


def read_batch(paths: Iterable[str | Path], faults: Faults) -> Batch:
    """Everything under the paths: a folder of seeds, a file of records, or the folder of one dossier."""
    batch, done = Batch(), set()
    for path in map(Path, paths):
        for file in _files(path, faults):
            if file.resolve() not in done:
                done.add(file.resolve())
                read = _read_dossier if file.name == DOSSIER else _read_records
                read(file, batch, faults)
    return batch


def _files(path: Path, faults: Faults) -> Iterator[Path]:
    dossiers = sorted(path.glob(f"dossiers/*/{DOSSIER}"))
    records = sorted(path.glob("records/*.yaml"))
    if path.is_dir() and (path / DOSSIER).is_file():
        yield path / DOSSIER
    elif path.is_file() and path.suffix == ".yaml":
        yield path
    elif dossiers or records:
        yield from [*records, *dossiers]
    else:
        faults.add(Spot(str(path), 1), "Here is neither a folder of seeds, nor a file of records, nor a dossier.")


def _read_records(file: Path, batch: Batch, faults: Faults) -> None:
    model = FILES.get(file.stem)
    if model is None:
        faults.add(Spot(str(file), 1), f"No kind of record has this name. Choose among {', '.join(FILES)}.")
        return
    listing = read_yaml(file, faults)
    if listing and not listing.is_list:
        faults.add(listing.spot, "Write a list here, one record for each “-”.")
    elif listing:
        entries = (read_entry(model, item, faults) for item in listing.value)
        (batch.flags if model is Remark else batch.entries).extend(filter(None, entries))


def _read_dossier(file: Path, batch: Batch, faults: Faults) -> None:
    dossier = read_yaml(file, faults)
    if dossier is None:
        return
    if not dossier.is_mapping:
        faults.add(dossier.spot, f"A dossier has the keys {', '.join(PARTS)}.")
        return
    for name, item in dossier.value.items():
        if name not in PARTS:
            faults.add(item.spot, f"A dossier has no key “{name}”. It may have: {', '.join(PARTS)}.")
    for name, model in {"source_text": SourceText, "article": Article}.items():
        if name not in dossier.value:
            faults.add(dossier.spot, f"This dossier lacks the key “{name}”.")
        elif entry := read_entry(model, dossier.value[name], faults):
            batch.entries.append(entry)
            if model is Article:
                _add_texts(entry, file.parent, faults)
                batch.schedules.append(_read_schedule(entry, dossier, faults))


def _add_texts(article: Entry, folder: Path, faults: Faults) -> None:
    """The four Markdown files beside the dossier; all must be built like the one in the source language."""
    texts: dict[str, Text] = {}
    for file in sorted(folder.glob("*.md")):
        if file.stem not in Language.values:
            faults.add(Spot(str(file), 1), f"“{file.stem}” is not a language of the desk: ru, kk, ko, en.")
        elif text := read_markdown(file, faults):
            texts[file.stem] = text
            _fill(article, file.stem, text, faults)
    source = article.source_language
    if not (folder / f"{source}.md").exists():
        faults.add(article.spot, f"{article} has no text in its source language. Write it into {source}.md.")
    elif source in texts:
        for text in texts.values():
            _compare_blocks(text, texts[source], faults)


def _fill(article, language, text, faults):
    for part in ("title", "lead", "body"):
        name, value = f"{part}_{language}", getattr(text, part)
        longest = Article._meta.get_field(name).max_length
        article.fields[name], article.spots[name] = value, text.spot_of(part)
        if not value:
            faults.add(text.spot_of(part), f"{article} {part} in {language}: it is empty.")
        if longest and len(value) > longest:
            faults.add(text.spot_of(part), f"{article} {part} in {language}: it is longer than {longest} characters.")


def _compare_blocks(text: Text, source: Text, faults: Faults) -> None:
    for number, ((kind, line), (wanted, _line)) in enumerate(zip(text.blocks, source.blocks, strict=False), 1):
        if kind != wanted:
            sentence = f"Block {number} after the lead is a {kind}; in {source.path} it is a {wanted}."
            faults.add(Spot(text.path, line), sentence)
            return
    if len(text.blocks) != len(source.blocks):
        spot = Spot(text.path, text.blocks[-1][1])
        faults.add(spot, f"There are {len(text.blocks)} blocks after the lead; in {source.path} {len(source.blocks)}.")


def _read_schedule(article: Entry, dossier: Item, faults: Faults) -> Schedule:
    schedule = Schedule(article)
    for language, item in _mapping(dossier.value.get("publish"), faults):
        if f"title_{language}" not in article.fields:
            faults.add(item.spot, f"{article} has no text in “{language}” that could be published.")
        elif moment := _moment(item, faults):
            schedule.moments[language] = moment
            article.spots[f"publish:{language}"] = item.spot
    correction = dict(_mapping(dossier.value.get("correction"), faults))
    if correction:
        _read_correction(schedule, correction, dossier.value["correction"].spot, faults)
    return schedule


def _read_correction(schedule, correction, spot, faults):
    if set(correction) != {"at", "changes"}:
        faults.add(spot, "A correction has the keys “at” and “changes”.")
        return
    schedule.corrected_at = _moment(correction["at"], faults)
    for language, change in _mapping(correction["changes"], faults):
        words = {name: item.value for name, item in _mapping(change, faults)}
        if set(words) != {"was", "now", "note"} or not all(isinstance(one, str) and one for one in words.values()):
            faults.add(change.spot, "A change has the keys “was”, “now” and “note”, each with a text.")
            continue
        schedule.corrections[language] = Correction(**words)
        _check_correction(schedule, language, change.spot, faults)


def _check_correction(schedule, language, spot, faults):
    change = schedule.corrections[language]
    texts = [schedule.article.fields.get(f"{part}_{language}", "") for part in ("title", "lead", "body")]
    if sum(text.count(change.now) for text in texts) != 1:
        faults.add(spot, f"The words “{change.now}” do not stand exactly once in {language}.md.")
    if any(change.was in text for text in texts):
        faults.add(spot, f"The words “{change.was}” still stand in {language}.md.")
    if language not in schedule.moments:
        faults.add(spot, f"“{language}” is not published, so there is nothing to correct.")
    elif schedule.corrected_at and schedule.corrected_at <= schedule.moments[language]:
        faults.add(spot, f"“{language}” is corrected before it is published.")


def _mapping(item: Item | None, faults: Faults) -> Iterator[tuple[str, Item]]:
    if item is not None and not item.is_mapping:
        faults.add(item.spot, "Write keys and values here.")
    elif item is not None:
        yield from item.value.items()


def _moment(item: Item, faults: Faults) -> datetime | None:
    try:
        moment = parse_datetime(item.value) if item.is_text else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        faults.add(item.spot, f"“{item.value}” is not a moment. Write it like 2026-10-05T09:00+05:00.")
        return None
    return moment
