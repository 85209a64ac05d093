"""Each page shows what it is for, and leads on to the words."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient


def test_the_start_shows_what_is_new_and_where_to_search(room: TestClient) -> None:
    page = room.get("/").text
    assert 'role="search"' in page
    assert "Larkmoor governor backs acting commissioner" in page
    assert "22 reports" in page


def test_an_entry_leads_to_its_exact_words(room: TestClient) -> None:
    entry = room.get("/api/entries", params={"matter": "Order 41", "kind": "change"}).json()["items"][0]
    page = room.get(f"/entries/{entry['id']}").text
    address = re.search(r'href="(/reports/[0-9a-f]{12}\?at=\d+-\d+)#w-asked"', page)
    assert address
    report = room.get(address[1]).text
    quote_start = entry["evidence"][0]["quote"].split()[0]
    pointed = re.findall(r'class="[^"]*\basked\b[^"]*"[^>]*>([^<]*)<', report)
    assert pointed
    assert pointed[0].strip().startswith(quote_start)


def test_a_reports_lines_and_words_lead_to_each_other(room: TestClient) -> None:
    report = room.get("/api/reports?limit=1").json()["items"][0]["id"]
    page = room.get(f"/reports/{report}?item=s1").text
    assert 'id="s1" class="lit"' in page
    assert 'id="w-s1"' in page
    assert re.search(r'<a href="#s1" class="[^"]*i-s1[^"]* lit"', page)


def test_layers_are_on_demand(room: TestClient) -> None:
    report = room.get("/api/reports?limit=1").json()["items"][0]["id"]
    quiet, loud = room.get(f"/reports/{report}").text, room.get(f"/reports/{report}?layer=time").text
    assert 'class="show-time">' in quiet
    assert 'class="show-time" checked>' in loud


def test_a_matter_stands_as_told_on_a_day(room: TestClient) -> None:
    def stood(**query: str) -> str:
        page = room.get(f"/matters/{quote('Order 41')}", params=query).text
        found = re.search(r'class="status-line"><strong>([^<]*)</strong>', page)
        assert found
        return found[1]

    assert stood(on="2026-01-20") == "signed"
    assert stood(on="2026-02-01") == "blocked"
    assert stood(on="2020") == "unknown"
    assert stood(on="2026-02-01", as_of="2026-01-16") == "signed"
    # It was to be in force from February on: that had not happened.
    assert stood(as_of="2026-01-14") == "signed"


def test_an_actors_statements_are_counted_by_medium_and_year(room: TestClient) -> None:
    page = room.get("/actors/Miriam Castell").text
    counted = re.findall(
        r'href="(/chronology\?actor=Miriam\+Castell&amp;outlet=[^"]+&amp;kind=statement)">([^<]+) <small>(\d+)', page
    )
    assert counted
    for address, outlet, number in counted:
        found = room.get("/api/entries" + address.partition("/chronology")[2].replace("&amp;", "&") + "&limit=200")
        entries = found.json()["items"]
        # Those that tell the same are joined, but for one report's own.
        assert 0 < len(entries) <= int(number)
        assert all(any(item["outlet"] == outlet for item in entry["evidence"]) for entry in entries)


def test_a_matter_offers_the_days_on_which_it_was_told(room: TestClient) -> None:
    page = room.get(f"/matters/{quote('Order 41')}").text
    found = re.search(r'data-days="([^"]+)"', page)
    assert found
    days = found[1].split()
    assert days == sorted(set(days))
    assert f'max="{len(days)}"' in page


def test_a_chronology_comes_a_page_at_a_time(room: TestClient) -> None:
    seen: list[str] = []
    address = "/chronology"
    while address:
        page = room.get(address).text
        seen += re.findall(r'<li id="([esc]_[0-9a-f]{16})"', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) > 100
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("ending", "begins"), [("csv", "id,"), ("jsonl", '{"schema"'), ("html", "<!doctype html>"), ("text", "")]
)
def test_a_chronology_is_had_as_a_file(room: TestClient, ending: str, begins: str) -> None:
    answer = room.get(f"/chronology.{ending}", params={"matter": "Order 41"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith(begins)
    assert "attachment" in answer.headers["content-disposition"]


def test_search_finds_people_matters_and_words(room: TestClient) -> None:
    page = room.get("/search", params={"q": "marchetti"}).text
    assert "/actors/Helene%20Marchetti" in page
    found = room.get("/search", params={"q": "order 41"}).text
    assert "/matters/Order%2041" in found
    assert "Said about it" in found
    nothing = room.get("/search", params={"q": "zebra quagga"}).text
    assert "No line of the record" in nothing
    assert "Said about it" not in nothing


def test_what_is_not_there_says_what_is(room: TestClient) -> None:
    answer = room.get("/actors/Miriam Kastell")
    assert answer.status_code == 404
    assert "Miriam Castell" in answer.text
    assert room.get("/chronology", params={"from": "2026-13"}).status_code == 422


def test_a_pasted_report_is_read_and_not_kept(room: TestClient, form: dict[str, str]) -> None:
    before = room.get("/api/reports?limit=200").json()["items"]
    text = "ORVANE (MNA) - Mayor Ana Voss said Monday she would sign the order."
    page = room.post("/read", data={**form, "text": text, "published": "2026-03-04"})
    assert page.status_code == 200
    assert "Ana Voss said" in page.text
    assert "is not kept" in page.text
    assert room.get("/api/reports?limit=200").json()["items"] == before


def test_a_file_that_is_no_report_is_refused_clearly(room: TestClient, form: dict[str, str]) -> None:
    answer = room.post("/read", data=form, files={"file": ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00")})
    assert answer.status_code == 422
    assert "picture.png" in answer.text
    large = room.post("/read", data=form, files={"file": ("long.txt", b"word " * 1_200_000)})
    assert large.status_code == 413
    assert room.post("/read", data=form).status_code == 422
