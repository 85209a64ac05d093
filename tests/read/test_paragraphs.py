"""Where a text breaks into paragraphs."""

import pytest

from attribune.read.paragraphs import paragraphs

WRAPPED = (
    "The harbour of Port Selden was closed on Monday after dockworkers walked\n"
    "out over a toll that they say will cost them their jobs and their homes\n"
    "by the end of the year.\n"
    "\n"
    "The minister said that she would not be moved by threats and would wait\n"
    "for as long as it took, although she was ready to speak with the union.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("  One.  \n \t \n  Two.", ["One.", "Two."]),
        ("One line only", ["One line only"]),
        ("\ufeffOne.", ["One."]),
        ("The mayor of the city\nsaid no.", ["The mayor of the city\nsaid no."]),
        ("Two-part headline;\nSecond part of it.", ["Two-part headline;\nSecond part of it."]),
        ("One.\u2029Two.", ["One.", "Two."]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)

    found = [span.of(text).split() for span in paragraphs(text)]

    assert found == [part.split() for part in WRAPPED.split("\n\n")]


def test_in_a_wrapped_text_a_short_line_ends_its_paragraph() -> None:
    text = "Port closed by strike\nBy JANE DOE\n" + WRAPPED

    assert [span.of(text) for span in paragraphs(text)][:2] == ["Port closed by strike", "By JANE DOE"]


def test_in_a_wrapped_text_an_indented_line_begins_a_paragraph() -> None:
    text = WRAPPED.replace("\n\n", "\n    ")

    assert len(paragraphs(text)) == 2
