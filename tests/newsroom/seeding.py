"""A tiny folder of seeds: two places, a person, a visit, one dossier, one flag."""

from io import StringIO
from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command

FILES = {
    "records/places.yaml": """\
        - slug: kz
          name: {ru: Казахстан, en: Kazakhstan}
          kind: country
          capital: astana
        - slug: astana
          name: {ru: Астана, kk: Астана, ko: 아스타나, en: Astana}
          kind: city
          parent: kz
          country: kz
          latitude: '51.1694'
          longitude: '71.4491'
        """,
    "records/officials.yaml": """\
        - slug: abdirov
          name: {ru: Нурлан Абдиров, en: Nurlan Abdirov}
          country: kz
          appointments:
            - slug: abdirov-chair
              title: {ru: Председатель комиссии, en: Chair of the commission}
              start: '2022-03'
              confirmed: {date: '2024-04', basis: inferred, reason: The review covers 2024.}
          name_variants:
            - {spelling: Абдирова, script: Cyrl, language: ru, is_as_printed: true, met_in: t1}
          sources:
            - {text: t1, paragraph: 2, words: прибыл Нурлан Абдиров, aspect: abdirov-chair}
        """,
    "records/visits.yaml": """\
        - slug: abdirov-in-astana
          title: {ru: Приезд в Астану, en: Arrival in Astana}
          level: working
          direction: domestic
          destination: astana
          participants:
            - {role: visitor, official: abdirov}
          sources:
            - {note: Known to the desk., basis: general}
        """,
    "records/flags.yaml": """\
        - slug: which-day
          kind: dating
          severity: low
          quote: На днях
          text: The text names no day.
          recommendation: Ask the outlet.
          about: [people.official:abdirov, newsroom.article:guest-in-astana]
        """,
    "dossiers/t1/dossier.yaml": """\
        source_text:
          slug: t1
          identifier: TXT-1
          name: {ru: Газета, en: Newspaper}
        article:
          slug: guest-in-astana
          source_text: t1
          story_date: '2024-04'
          places: [astana]
          visits: [abdirov-in-astana]
          mentions:
            - {official: abdirov, role: visitor, words: Нурлан Абдиров}
        publish:
          ru: '2026-10-05T09:00+05:00'
        correction:
          at: '2026-10-20T10:00+05:00'
          changes:
            ru: {was: был долгим, now: был недолгим, note: Визит был недолгим.}
        """,
    "dossiers/t1/ru.md": """\
        # Гость в Астане

        Короткий визит в столицу.

        ## Прибытие

        На днях прибыл
        Нурлан Абдиров.

        - Визит был недолгим.
        """,
    "dossiers/t1/en.md": """\
        # A guest in Astana

        A short visit to the capital.

        ## Arrival

        Nurlan Abdirov came the other day.

        - The visit was short.
        """,
}


def write_seeds(folder):
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")


def rewrite(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def import_dossiers(*paths, **options):
    """What the command prints, line by line."""
    out = StringIO()
    call_command("import_dossiers", *map(str, paths), stdout=out, **options)
    return out.getvalue().splitlines()


def faults_of(*paths):
    """What the command refuses, as `file:line: sentence`, without the folder."""
    with pytest.raises(CommandError) as refusal:
        import_dossiers(*paths)
    *faults, count = str(refusal.value).splitlines()
    assert count == f"Faults: {len(faults)}. Nothing was imported."
    return [fault.replace(f"{paths[0]}/", "") for fault in faults]
