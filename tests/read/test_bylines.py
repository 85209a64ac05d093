"""Bylines: authors, their agencies, and prose that only begins like one."""

import pytest

from attribune.read.bylines import byline, closing_byline, split_names


@pytest.mark.parametrize(
    ("line", "names", "wire"),
    [
        ("By JANE DOE and JOHN ROE", ("JANE DOE", "JOHN ROE"), None),
        ("By Jane Doe, Associated Press", ("Jane Doe",), "AP"),
        ("By JANE DOE, Associated Press Writer", ("JANE DOE",), None),
        ("By The Associated Press", ("The Associated Press",), "AP"),
        ("BY ANNA VAN DER BERG", ("ANNA VAN DER BERG",), None),
        ("By Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe"), None),
        ("By Jane Doe in Hartsmere", ("Jane Doe",), None),
        ("Written by Jane Doe", ("Jane Doe",), None),
        ("By Jane Doe, Staff Writer", ("Jane Doe",), None),
        ("From Jane Doe in Hartsmere", ("Jane Doe",), None),
        ("Xinhua", ("Xinhua",), "Xinhua"),
        ("Reuters", ("Reuters",), "Reuters"),
    ],
)
def test_byline(line: str, names: tuple[str, ...], wire: str | None) -> None:
    found = byline(line)

    assert found is not None
    assert (found.names, found.wire) == (names, wire)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday morning the ships had left the harbour.",
        "By a large margin",
        "By 2015, the market was in a slide",
        "Jane Doe",
        "From the harbour the ships could be seen in Hartsmere.",
        "By " + "very " * 60 + "Long",
    ],
)
def test_no_byline(line: str) -> None:
    assert byline(line) is None


def test_a_closing_byline_names_reporters_and_writers_not_editors() -> None:
    found = closing_byline("(Reporting by Jane Doe in Bren; Additional reporting by John Roe; Editing by Ann Poe)")

    assert found is not None
    assert found.names == ("Jane Doe", "John Roe")


def test_prose_is_no_closing_byline() -> None:
    assert closing_byline("Reporting in the city is hard, Doe said.") is None


def test_names_in_a_metadata_field() -> None:
    assert split_names("JANE DOE, JOHN ROE and ANN POE") == ("JANE DOE", "JOHN ROE", "ANN POE")
    assert split_names("  ") == ()
