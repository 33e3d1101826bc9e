import csv
import hashlib
import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from newsroom.api import dumping
from newsroom.api.kinds import KINDS

from ..factories import AppointmentFactory, ArticleFactory, OfficialFactory, TopicFactory, publish_again
from .scenes import MODELS, Scene, slug, words_in
from .test_leaks import SECRET

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)


def dump(folder, **options):
    out = StringIO()
    call_command("dump_public", folder, stdout=out, **options)
    return out.getvalue()


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def table(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(folder, kind):
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def test_dump_holds_all_kinds_and_a_manifest_that_proves_them(tmp_path, client):
    scene = Scene(published=True)

    said = dump(tmp_path / "dump")

    manifest = json.loads((tmp_path / "dump" / "manifest.json").read_text("utf-8"))
    files = contents(tmp_path / "dump")
    assert manifest["files"].keys() == files.keys() - {"manifest.json"} >= {f"{kind}.jsonl" for kind in KINDS}
    for name, told in manifest["files"].items():
        assert told["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert told["bytes"] == len(files[name])
    assert {manifest["files"][f"{kind}.jsonl"]["rows"] for kind in KINDS} == {1}
    assert manifest["files"]["editions.csv"]["rows"] == len(table(tmp_path / "dump", "editions.csv")) == 4 * len(KINDS)
    assert said.startswith(f"Wrote {4 * len(KINDS)} editions in {len(files) - 1} files to ")
    (told,) = lines(tmp_path / "dump", "articles")
    asked = client.get(f"/api/v1/articles/{scene['article'].slug}/").json()
    assert (told["id"], told["changed_at"], told["editions"].keys()) == (
        asked["id"],
        asked["changed_at"],
        asked["editions"].keys(),
    )
    assert told["editions"]["ko"]["body"] == asked["editions"]["ko"]["body"]


def test_tables_lay_facts_out_flat(tmp_path):
    topics = [TopicFactory(slug="a", published=True), TopicFactory(slug="b", published=["ru"])]
    article = ArticleFactory(title_ko="제목, “둘”", story_date="2024-06", topics=topics, published=["ko"])
    official = OfficialFactory(published=["ko"])
    AppointmentFactory(official, start="2020", title_ko="장관")
    publish_again(official, "ko")

    dump(tmp_path / "dump")

    (row,) = table(tmp_path / "dump", "articles.csv")
    assert (row["id"], row["languages"], row["title_ko"], row["title_ru"]) == (
        f"articles/{article.slug}",
        "ko",
        "제목, “둘”",
        "",
    )
    assert (row["story_date"], row["story_date_precision"], row["story_date_latest"]) == (
        "2024-06",
        "month",
        "2024-06-30",
    )
    assert row["topics"] == "topics/a topics/b"
    (post,) = table(tmp_path / "dump", "officials.appointments.csv")
    assert (post["id"], post["position"], post["titles_ko"], post["titles_en"], post["start"], post["end"]) == (
        f"officials/{official.slug}",
        "1",
        "장관",
        "",
        "2020",
        "",
    )


def test_same_moment_gives_the_same_files_in_groups_of_any_size(tmp_path, monkeypatch):
    for _ in range(3):
        ArticleFactory(published=True, published_at=MAY)

    dump(tmp_path / "one", as_of="2025-05-02")
    monkeypatch.setattr(dumping, "GROUP", 2)
    dump(tmp_path / "two", as_of="2025-05-02")

    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert [one["id"] for one in lines(tmp_path / "one", "articles")] == sorted(
        one["id"] for one in lines(tmp_path / "one", "articles")
    )


def test_past_day_is_written_as_it_stood(tmp_path):
    article = ArticleFactory(title_ko="먼저", published=["ko"], published_at=MAY)
    publish_again(article, "ko", title_ko="나중", at=MAY + timedelta(days=7))

    dump(tmp_path / "dump", as_of="2025-05-03")

    assert [row["title"] for row in table(tmp_path / "dump", "editions.csv")] == ["먼저"]


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_day_that_is_none_is_refused(tmp_path, day):
    with pytest.raises(CommandError):
        dump(tmp_path / "dump", as_of=day)

    assert list(tmp_path.iterdir()) == []


def test_only_an_earlier_dump_is_replaced(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear Sir")
    dump(tmp_path / "dump")
    ArticleFactory(published=True)

    with pytest.raises(CommandError):
        dump(tmp_path / "mine")
    dump(tmp_path / "dump")

    assert (tmp_path / "mine" / "letter.txt").read_text() == "Dear Sir"
    assert len(lines(tmp_path / "dump", "articles")) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "mine"]


def test_failure_leaves_the_earlier_dump_as_it_was(tmp_path, monkeypatch):
    ArticleFactory(published=True)
    dump(tmp_path / "dump")
    before = contents(tmp_path / "dump")
    monkeypatch.setattr(dumping, "TITLES", None)

    with pytest.raises(TypeError):
        dump(tmp_path / "dump")

    assert contents(tmp_path / "dump") == before
    assert [path.name for path in tmp_path.iterdir()] == ["dump"]


@pytest.mark.parametrize("kind", ["", "official", "indicator", "topic"])
def test_draft_is_in_none_of_the_files(tmp_path, kind):
    """Neither where everything is a draft, nor where one record of a public scene is."""
    Scene(apart={kind: {}}, published=["ko"]) if kind else Scene(approved=True)

    dump(tmp_path / "dump")

    others = [one for one in MODELS if one != kind] if kind else []
    allowed = words_in("ko", others) | {slug(one) for one in others} | ({"qzoriginal"} if kind else set())
    found = {word for content in contents(tmp_path / "dump").values() for word in SECRET.findall(content.decode())}
    assert found - allowed == set()
