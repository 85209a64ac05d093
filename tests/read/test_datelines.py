"""Datelines: what is one, what it says, where the report's own words begin."""

import pytest

from attribune.read.datelines import dateline


@pytest.mark.parametrize(
    ("text", "place", "wire", "rest"),
    [
        ("HARTSMERE, Velland (AP) — The harbour closed.", "HARTSMERE, Velland", "AP", "The harbour closed."),
        ("HARTSMERE — The harbour closed.", "HARTSMERE", None, "The harbour closed."),
        ("HARTSMERE (Reuters) - The harbour closed.", "HARTSMERE", "Reuters", "The harbour closed."),
        ("HARTSMERE, March 3 (Reuters) - The harbour closed.", "HARTSMERE", "Reuters", "The harbour closed."),
        ("HARTSMERE, V.L., Sept. 26 (UPI) — The harbour", "HARTSMERE, V.L.", "UPI", "The harbour"),
        ("Hartsmere (AFP) – The harbour closed.", "Hartsmere", "AFP", "The harbour closed."),
        ("Port Selden, Velland - The harbour closed.", "Port Selden, Velland", None, "The harbour closed."),
        ("BREN – Ships wait.", "BREN", None, "Ships wait."),
        ("PORT OF SELDEN (AP) _ The harbour closed.", "PORT OF SELDEN", "AP", "The harbour closed."),
        ("HARTSMERE (AP)_ The harbour closed.", "HARTSMERE", "AP", "The harbour closed."),
        ("HARTSMERE -- The harbour closed.", "HARTSMERE", None, "The harbour closed."),
        ("HARTSMERE (AP) --", "HARTSMERE", "AP", ""),
        ("HARTSMERE/BREN, Aug 30 (Reuters) - Ships", "HARTSMERE/BREN", "Reuters", "Ships"),
        ("HARTSMERE (Meridian) - The harbour closed.", "HARTSMERE", "Meridian", "The harbour closed."),
        ("(Reuters) - The harbour closed.", "", "Reuters", "The harbour closed."),
        ("(CNN) The harbour closed.", "", None, "The harbour closed."),
        ("Hartsmere (CNN) The harbour closed.", "Hartsmere", None, "The harbour closed."),
        ('HARTSMERE (AP) — "We sail," he said.', "HARTSMERE", "AP", '"We sail," he said.'),
    ],
)
def test_dateline(text: str, place: str, wire: str | None, rest: str) -> None:
    found = dateline(text)

    assert found is not None
    assert (found.place, found.wire, text[found.end :]) == (place, wire, rest)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor — a former pilot — said no.",
        "Hallam's rivals - there are two - said no.",
        "FILE - In this March 3 photo, ships wait.",
        "UPDATE: 5/12 — The harbour is open again.",
        "DRIVERS DO NOT WANT TOLLS, THE NEW POLL SAYS - The harbour",
        "However, Ms. Hallam - who took office in June - said no.",
        "Hartsmere - The harbour closed.",
        "A well-known harbour closed.",
        "REYL: No — never.",
        "",
        "—",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_a_single_place_is_a_dateline_where_one_is_expected() -> None:
    found = dateline("Hartsmere - The harbour closed.", expected=True)

    assert found is not None
    assert found.place == "Hartsmere"


def test_the_date_in_a_dateline_has_a_year_only_if_it_says_so() -> None:
    bare = dateline("HARTSMERE, March 3 (Reuters) - Ships")
    full = dateline("HARTSMERE, March 3, 2025 (Reuters) - Ships")

    assert bare is not None
    assert full is not None
    assert (bare.month_day, bare.year) == ("03-03", None)
    assert (full.month_day, full.year) == ("03-03", "2025")
