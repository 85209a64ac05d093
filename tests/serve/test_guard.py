"""Nobody enters who should not, no other site acts through a visitor, and no report becomes part of the page."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from attribune.errors import ServeError
from attribune.serve import Settings, create_app
from attribune.serve.settings import READER, REVIEWER, User, checked, digest, read_users

PAGES = (
    "/",
    "/actors",
    "/matters",
    "/stories",
    "/sources",
    "/chronology",
    "/search?q=order",
    "/api",
    "/you",
    "/nowhere",
)


def guarded(database: Path, **settings: object) -> TestClient:
    given = Settings(database, host="0.0.0.0", **settings)  # type: ignore[arg-type]
    return TestClient(create_app(given), base_url="http://desk.example")


def sign_in(client: TestClient, token: str, name: str = "") -> int:
    page = client.get("/sign-in").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    sent = client.post("/sign-in", data={"csrf": csrf, "token": token, "name": name}, follow_redirects=False)
    return sent.status_code


def test_a_public_address_without_sign_in_is_refused() -> None:
    with pytest.raises(ServeError, match="--token"):
        checked(Settings(Path("record.db"), host="0.0.0.0"))
    assert checked(Settings(Path("record.db"), host="::1")).is_open
    assert not checked(Settings(Path("record.db"), host="0.0.0.0", token="t")).is_open


def test_nobody_enters_without_a_token(database: Path) -> None:
    client = guarded(database, token="sesame")
    assert client.get("/actors").status_code == 401
    assert "/sign-in?next=%2Factors" in client.get("/actors").text
    assert client.get("/api/actors").json()["status"] == 401
    assert sign_in(client, "wrong") == 401
    assert client.get("/actors").status_code == 401
    assert sign_in(client, "sesame", "Ines Falk") == 303
    assert "Ines Falk" in client.get("/actors").text


def test_programs_enter_with_their_token(database: Path) -> None:
    client = guarded(database, users={digest("read-me"): User("Archive", READER)})
    assert client.get("/api/sources", headers={"Authorization": "Bearer read-me"}).status_code == 200
    assert client.get("/api/sources", headers={"Authorization": "Bearer write-me"}).status_code == 401


def test_a_reader_changes_nothing(database: Path) -> None:
    client = guarded(database, users={digest("r"): User("Ada Reed", READER), digest("w"): User("Bo Wren", REVIEWER)})
    assert sign_in(client, "r") == 303
    csrf = client.get("/").text.split('name="csrf" value="')[1].split('"')[0]
    kept = client.post("/read", data={"csrf": csrf, "text": "Ana Voss resigned.", "keep": "yes"})
    assert kept.status_code == 403
    assert "Keep it" not in client.get("/").text


def test_cookies_are_for_our_pages_only(database: Path) -> None:
    cookie = guarded(database, token="t").get("/sign-in").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("path", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
def test_signing_in_leads_to_no_other_host(database: Path, path: str) -> None:
    client = guarded(database, token="t")
    csrf = client.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    sent = client.post("/sign-in", data={"csrf": csrf, "token": "t", "next": path}, follow_redirects=False)
    assert sent.headers["location"] == "/"


def test_a_form_from_elsewhere_is_refused(room: TestClient) -> None:
    assert room.post("/read", data={"text": "Ana Voss resigned."}).status_code == 403
    assert room.post("/you", data={"name": "x", "csrf": "guessed"}).status_code == 403


def test_another_name_for_this_machine_is_refused(database: Path) -> None:
    client = TestClient(create_app(Settings(database)), base_url="http://rebound.example")
    assert client.get("/").status_code == 400


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_is_not_ours(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES[:7])
def test_no_page_asks_another_host(room: TestClient, path: str) -> None:
    page = room.get(path).text
    sources = [
        part.split('"')[0] for mark in ('src="', '<link rel="stylesheet" href="') for part in page.split(mark)[1:]
    ]
    assert sources
    assert all(one.startswith("/") and not one.startswith("//") for one in sources)


def test_a_reports_words_stay_words(room: TestClient) -> None:
    found = room.get("/api/reports?limit=200").json()["items"]
    hostile = next(one["id"] for one in found if one["path"] and one["path"].endswith("hostile.txt"))
    for path in (f"/reports/{hostile}", "/actors", "/chronology?from=2026-05", "/search?q=wait"):
        page = room.get(path)
        assert page.status_code == 200
        assert "<script>document" not in page.text
        assert "<svg onload" not in page.text
        assert "<img" not in page.text
    assert "&lt;script&gt;" in room.get(f"/reports/{hostile}").text


@pytest.mark.parametrize("path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static/settings.py"])
def test_no_other_file_is_served(room: TestClient, path: str) -> None:
    assert room.get(path).status_code == 404


def test_users_are_read_from_a_table(tmp_path: Path) -> None:
    table = tmp_path / "desk.tsv"
    table.write_text(f"# the desk\nAda Reed\treader\t{digest('a')}\nBo Wren\treviewer\t{digest('b').upper()}\n")
    users = read_users(table)
    assert users[digest("a")] == User("Ada Reed", READER)
    assert users[digest("b")] == User("Bo Wren", REVIEWER)
    table.write_text("Ada Reed\towner\tx\n")
    with pytest.raises(ServeError, match="entry 1"):
        read_users(table)
