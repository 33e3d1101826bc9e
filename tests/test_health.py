import pytest


@pytest.mark.django_db
def test_a_healthy_process_says_ok_and_no_cache_keeps_it(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_dead_cache_is_named_without_details(client, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "file" / "x",
        }
    }

    response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"failing: cache\n")


def test_a_dead_database_is_named_without_details(client):
    """Without the mark, a test reaches no database."""
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"failing: database\n")
