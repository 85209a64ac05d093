"""The API: documented shapes, problem details, cursors, and answers that need not be sent again."""

from starlette.testclient import TestClient

from tests.cli.helpers import documented


def test_entries_have_their_documented_form(room: TestClient) -> None:
    schema = documented("entry")
    items = room.get("/api/entries", params={"limit": 20}).json()["items"]
    assert len(items) == 20
    for item in items:
        assert set(schema["required"]) <= set(item)
        assert item["schema"] == "attribune/entry/1"


def test_next_leads_through_the_whole_list(room: TestClient) -> None:
    names: list[str] = []
    address = "/api/actors?limit=15"
    while address:
        answer = room.get(address).json()
        names += [line["name"] for line in answer["items"]]
        address = answer["next"]
    assert len(names) > 30
    assert "Helene Marchetti" in names


def test_a_record_comes_with_its_text(room: TestClient) -> None:
    report = room.get("/api/reports?limit=1").json()["items"][0]["id"]
    record = room.get(f"/api/reports/{report}").json()
    text = record["report"]["text"]
    span = record["statements"][0]["content"][0]
    assert text[span["start"] : span["end"]].strip()


def test_errors_are_problem_details(room: TestClient) -> None:
    for path, status in (("/api/entries/e_none", 404), ("/api/entries?limit=0", 422), ("/api/entries?to=2026-13", 422)):
        answer = room.get(path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail", "instance"}
        assert answer.json()["status"] == status


def test_what_a_browser_has_is_not_sent_again(room: TestClient) -> None:
    first = room.get("/api/sources")
    again = room.get("/api/sources", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_reading_takes_json_only_from_programs(room: TestClient) -> None:
    text = "ORVANE (MNA) - Mayor Ana Voss said Monday she would sign the order."
    record = room.post("/api/read", json={"text": text, "published": "2026-03-04"}).json()
    assert record["statements"][0]["when"] == "2026-03-02"
    assert room.post("/api/read", data={"text": text}).status_code == 403
