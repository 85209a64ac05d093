"""Picture galleries that a page's text runs together."""

from itertools import pairwise

import pytest

from attribune.read.text import parse_text

REPORT = "The river rose by two metres in a night, the mayor said.\n"


def parts(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block after the first paragraph."""
    whole = REPORT + text
    return [(block.kind, block.span.of(whole)) for block in parse_text(whole).blocks[1:]]


def test_a_gallery_is_parted_into_titles_captions_and_counts() -> None:
    title = "Photos: Flood in Springfield"
    text = (
        f"{title} A man wades through a street. Hide Caption 1 of 2 "
        f"{title} The bridge has collapsed. Hide Caption 2 of 2\nSchools stay closed."
    )
    assert parts(text) == [
        ("credit", title),
        ("caption", "A man wades through a street."),
        ("credit", "Hide Caption 1 of 2"),
        ("credit", title),
        ("caption", "The bridge has collapsed."),
        ("credit", "Hide Caption 2 of 2"),
        ("paragraph", "Schools stay closed."),
    ]


def test_an_article_that_all_captions_begin_with_is_none_of_the_title() -> None:
    text = "Photos: Flood in Springfield A man wades. Photos: Flood in Springfield A woman waits."
    assert ("caption", "A man wades.") in parts(text)


def test_a_title_that_stands_once_stays_prose() -> None:
    text = "Photos: See the river from above before the storm comes."
    assert parts(text) == [("paragraph", text)]


def test_counted_pictures_give_their_makers() -> None:
    text = "1/3 A tram lies on its side Jane Doe/PA 2/3 Police close the road near the depot PA 3/3 The depot"
    assert parts(text) == [
        ("credit", "1/3"),
        ("caption", "A tram lies on its side"),
        ("credit", "Jane Doe/PA"),
        ("credit", "2/3"),
        ("caption", "Police close the road near the depot"),
        ("credit", "PA"),
        ("credit", "3/3"),
        ("caption", "The depot"),
    ]
    assert parse_text(REPORT + text).credits == ("Jane Doe", "PA")


@pytest.mark.parametrize(
    "text",
    [
        "About 2/3 Of the members voted, and 1/2 Of these for the plan.",
        "1/12 The court hears the case. 2/12 The minister speaks. 3/12 The court rules.",
        "Polls taken in 2016 show all three parties losing ground.",
    ],
)
def test_fractions_days_and_polls_frame_nothing(text: str) -> None:
    assert parts(text) == [("paragraph", text)]


def test_what_looks_like_a_frame_over_two_paragraphs_is_none() -> None:
    text = REPORT + "Photos: Flood in\u2028Selden a. Photos: Flood in\u2028Selden b.\rGetty\rImages Bodies"
    blocks = parse_text(text).blocks
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))
    left = list(text)
    for block in blocks:
        left[block.span.start : block.span.end] = " " * block.span.length
    assert not "".join(left).strip()


@pytest.mark.parametrize(
    ("line", "frame"),
    [
        (
            "Image copyright Getty Images Image caption The bridge was closed",
            "Image copyright Getty Images Image caption",
        ),
        ("Getty Images Bodies are carried from the station", "Getty Images"),
        ("Reuters In 2014 the bridge was closed", "Reuters"),
        ("AP:Associated Press Firefighters stand before the station", "AP:Associated Press"),
    ],
)
def test_a_credit_before_its_caption(line: str, frame: str) -> None:
    assert parts(line) == [("credit", frame), ("caption", line.removeprefix(frame).strip())]


@pytest.mark.parametrize(
    "line",
    [
        "Reuters reported in May that the bridge was closed.",
        "Reuters Health wrote in May that the bridge was closed.",
        "In Springfield the bridge was closed.",
    ],
)
def test_an_agency_in_prose_is_no_credit(line: str) -> None:
    assert parts(line) == [("paragraph", line)]
