"""What a reviewer decides is kept under a name, shown, and can be undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from attribune.serve import Settings, create_app
from attribune.serve.settings import READER, REVIEWER, User, digest
from tests.cli.helpers import documented


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A room over a database of its own, to change."""
    copy = tmp_path / "record.db"
    shutil.copy(database, copy)
    with TestClient(
        create_app(Settings(copy, local=User("Ines Falk", REVIEWER))), base_url="http://localhost"
    ) as client:
        yield client


def csrf(client: TestClient) -> str:
    return client.get("/you").text.split('name="csrf" value="')[1].split('"')[0]


def an_event(client: TestClient) -> dict[str, str]:
    found: dict[str, str] = client.get("/api/entries", params={"actor": "Castell", "kind": "event"}).json()["items"][0]
    return found


def test_the_queue_says_why_each_entry_stands_there(own: TestClient) -> None:
    waiting = own.get("/api/review").json()
    assert len(waiting) > 5
    assert all(entry["chosen"] for entry in waiting)
    page = own.get("/review").text
    assert waiting[0]["id"] in page
    assert waiting[0]["chosen"][0] in page.replace("&#39;", "'")


def test_a_corrected_date_stands_beside_what_was_told(own: TestClient) -> None:
    event = an_event(own)
    sent = {"csrf": csrf(own), "subject": event["id"], "action": "date", "value": "2026-01-29", "note": "court record"}
    answer = own.post("/judgements", data={**sent, "next": f"/entries/{event['id']}"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/entries/{event['id']}"
    page = own.get(f"/entries/{event['id']}").text
    assert "Corrected by a reviewer" in page
    assert event["when"] in page
    assert "2026-01-29" in page
    assert "Ines Falk" in page
    assert "court record" in page
    assert own.get(f"/api/entries/{event['id']}").json()["when"] == "2026-01-29"


def test_a_rejected_entry_leaves_the_chronology_until_that_is_undone(own: TestClient) -> None:
    event = an_event(own)
    made = own.post("/api/judgements", json={"subject": event["id"], "action": "reject"})
    assert made.status_code == 201
    assert made.json()["by"] == "Ines Falk"
    assert set(documented("judgement")["required"]) <= set(made.json())
    assert event["id"] not in own.get("/chronology", params={"actor": "Castell"}).text
    undone = own.post("/api/judgements", json={"subject": made.json()["id"], "action": "undo"})
    assert undone.status_code == 201
    assert event["id"] in own.get("/chronology", params={"actor": "Castell"}).text
    assert [one["action"] for one in own.get("/api/judgements").json()["items"]] == ["reject", "undo"]


def test_a_rejected_change_counts_no_more_in_the_list_of_matters(own: TestClient) -> None:
    def stands() -> str:
        lines = own.get("/api/matters").json()["items"]
        return str(next(line["status"] for line in lines if line["name"] == "Order 41"))

    before = stands()
    for change in own.get("/api/matters/Order 41").json()["standing"]:
        assert change["type"] == before
        rejected = own.post("/api/judgements", json={"subject": change["id"], "action": "reject"})
        assert rejected.status_code == 201
    assert stands() == own.get("/api/matters/Order 41").json()["standing"][0]["type"]
    assert "Order 41" in own.get("/matters").text


def test_a_judgement_that_does_not_fit_is_refused_with_what_would(own: TestClient) -> None:
    event = an_event(own)
    for wrong in ({"action": "date", "value": "soon"}, {"action": "status", "value": "maybe"}, {"action": "type"}):
        answer = own.post("/api/judgements", json={"subject": event["id"], **wrong})
        assert answer.status_code == 422
        assert answer.json()["detail"]
    assert own.post("/api/judgements", json={"subject": "e_nothing", "action": "accept"}).status_code == 404
    assert own.get("/api/judgements").json()["items"] == []


def test_readers_may_not_judge(database: Path) -> None:
    users = {digest("r"): User("Ada Reed", READER)}
    client = TestClient(create_app(Settings(database, host="0.0.0.0", users=users)), base_url="http://desk.example")
    entry = {"subject": "e_0", "action": "accept"}
    assert client.post("/api/judgements", json=entry, headers={"Authorization": "Bearer r"}).status_code == 403
    assert client.post("/api/judgements", json=entry).status_code == 401
