"""A text's parts: which block is what, and what the report says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune.read.text import TextParts, parse_text

LEAD = "Velland will charge every lorry that enters the harbour of Port Selden, the minister said on Monday."
MORE = "The toll of 18 crowns a visit would pay for repairs to the sea wall that gave way in a storm."


def kinds(text: str, parts: TextParts) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in parts.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD, [("paragraph", LEAD)]),
        (f"{LEAD}\n\n{MORE}", [("paragraph", LEAD), ("paragraph", MORE)]),
        (f"BREN (AP) — {LEAD}", [("dateline", "BREN (AP) —"), ("paragraph", LEAD)]),
        (f"\n\nBREN (AP) _\n\n{LEAD}", [("dateline", "BREN (AP) _"), ("paragraph", LEAD)]),
        (
            f" date 2025-11-18 Bren, Velland - {LEAD}",
            [("dateline", "date 2025-11-18 Bren, Velland -"), ("paragraph", LEAD)],
        ),
        (f"date 2025-11-18 {LEAD}", [("dateline", "date 2025-11-18"), ("paragraph", LEAD)]),
        (f"2025-11-18 | {LEAD}", [("dateline", "2025-11-18 |"), ("paragraph", LEAD)]),
        (f"Nov. 18, 2025 — {LEAD}", [("dateline", "Nov. 18, 2025 —"), ("paragraph", LEAD)]),
        ("2025-11-18 was a Tuesday.", [("paragraph", "2025-11-18 was a Tuesday.")]),
        ("Nov. 18, 2025 - the day of the toll.", [("paragraph", "Nov. 18, 2025 - the day of the toll.")]),
        (
            f"Velland to charge lorries\nXinhua | Updated: 2025-11-18 17:52\nBREN -- {LEAD}",
            [
                ("headline", "Velland to charge lorries"),
                ("byline", "Xinhua |"),
                ("dateline", "Updated: 2025-11-18 17:52"),
                ("dateline", "BREN --"),
                ("paragraph", LEAD),
            ],
        ),
        (
            f"Jane Doe | Nov. 18, 2025\n\n{LEAD}",
            [("byline", "Jane Doe |"), ("dateline", "Nov. 18, 2025"), ("paragraph", LEAD)],
        ),
        (
            f"{LEAD}\n\nJane Doe (l.) and John Roe in Bren. © Photo: REUTERS & Ann POE / AFP\n\n{MORE}",
            [
                ("paragraph", LEAD),
                ("caption", "Jane Doe (l.) and John Roe in Bren."),
                ("credit", "© Photo: REUTERS & Ann POE / AFP"),
                ("paragraph", MORE),
            ],
        ),
        (
            f"{LEAD}\n\nJane Doe (R) and John Roe in Bren.\n\nPhoto: Ann Poe/AFP\n\n{MORE}",
            [
                ("paragraph", LEAD),
                ("caption", "Jane Doe (R) and John Roe in Bren."),
                ("credit", "Photo: Ann Poe/AFP"),
                ("paragraph", MORE),
            ],
        ),
        (f"{LEAD}\n\nPhoto: Ann Poe/AFP", [("paragraph", LEAD), ("credit", "Photo: Ann Poe/AFP")]),
        (
            f"FILE - In this May 3 photo, ships wait.\n\nBREN — {LEAD}",
            [("caption", "FILE - In this May 3 photo, ships wait."), ("dateline", "BREN —"), ("paragraph", LEAD)],
        ),
        (f"{LEAD} (AFP)", [("paragraph", LEAD), ("credit", "(AFP)")]),
        (f"{LEAD}\n\nAdvertisement\n\n{MORE}", [("paragraph", LEAD), ("credit", "Advertisement"), ("paragraph", MORE)]),
        (
            f"{LEAD}\n\n(Reporting by Jane Doe; Editing by Ann Poe)",
            [("paragraph", LEAD), ("byline", "(Reporting by Jane Doe; Editing by Ann Poe)")],
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, parse_text(text)) == expected


@pytest.mark.parametrize(
    ("first", "is_one"),
    [
        ("Velland to Charge Lorries for Using Its Biggest Port", True),
        ("Velland to Charge Lorries for Using Its Biggest Port.", True),
        ("VELLAND TO CHARGE LORRIES", True),
        ("Velland to charge lorries for using its biggest port", True),
        ("The minister said no.", False),
        ("He did not come", False),
        ("“We will not pay,” they said.", False),
        ("The minister, who had spoken at length, said:", False),
    ],
)
def test_headline(first: str, *, is_one: bool) -> None:
    parts = parse_text(f"{first}\n\n{LEAD}\n\n{MORE}")

    assert (parts.headline == first) == (is_one or first == "He did not come")
    assert parts.blocks[0].kind == ("headline" if parts.headline else "paragraph")


def test_a_text_of_one_block_has_no_headline() -> None:
    assert parse_text("Velland to Charge Lorries").headline is None


def test_the_given_headline_marks_the_block_that_says_the_same() -> None:
    text = f"Minister: ‘The wall keeps us dry’.\n\n{LEAD}"

    parts = parse_text(text, headline="Minister: 'The wall keeps us dry'")

    assert parts.headline == "Minister: 'The wall keeps us dry'"
    assert kinds(text, parts)[0] == ("headline", "Minister: ‘The wall keeps us dry’.")


def test_the_given_headline_may_be_absent_from_the_text() -> None:
    parts = parse_text(f"{LEAD}\n\n{MORE}", headline="Lorries to pay")

    assert parts.headline == "Lorries to pay"
    assert [block.kind for block in parts.blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"date 2025-11-18 Bren, Velland - {LEAD}", "2025-11-18"),
        (f"Updated: 20 November 2025\nPublished: 18 November 2025\n{LEAD}", "2025-11-18"),
        (f"Updated: 20 November 2025\n{LEAD}", "2025-11-20"),
        (f"BREN, Nov 18, 2025 (Reuters) - {LEAD}", "2025-11-18"),
        (f"BREN, Nov 18 (Reuters) - {LEAD}", ""),
        (f"BREN, Nov 18 (Reuters) - {LEAD}\n\nCopyright 2025 Bren Courier. All rights reserved.", "2025-11-18"),
        (f"{LEAD}\n\nPublished: 18 November 2025", "2025-11-18"),
        (f"{LEAD}\n\n{MORE}\n\n{LEAD}\n\n18 November 2025\n\n{MORE}", ""),
        (f"{LEAD} It took effect on 18 November 2025.", ""),
        (f"30 February 2025\n\n{LEAD}", ""),
    ],
)
def test_published(text: str, published: str) -> None:
    assert parse_text(text).published == published


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"BREN (Reuters) - {LEAD}", "Reuters"),
        (f"By Jane Doe, Associated Press\n\n{LEAD}", "AP"),
        (f"{LEAD}\n\nCopyright 2025 The Associated Press. All rights reserved.", "AP"),
        (f"{LEAD} — AP", "AP"),
        (f"{LEAD}\n\nPhoto: Ann Poe/AFP", None),
        (f"{LEAD}\n\nShips wait. REUTERS/Ann Poe", None),
        (LEAD, None),
    ],
)
def test_wire(text: str, wire: str | None) -> None:
    assert parse_text(text).wire == wire


# fmt: off
PIECES = st.sampled_from([
    "date 2025-11-18 ", "BREN (AP) — ", "By Jane Doe", "© AFP / Jane Doe", "(Photo: X/AP)", "Photo", "Copyright 2025",
    "(Reporting by Jane Doe; Editing by X)", "Updated: ", "18 November 2025", "FILE - ", "Ships wait. ", "HEAD LINE",
    "\n", "\n\n", "\r\n", "\x85", "\ufeff", " ", " | ", "“", '"', "(l.)", ",", "—", "(", ")", "[", "/", ":", "(CNN) ",
])
# fmt: on


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_the_blocks_hold_every_character_once_and_in_order(text: str) -> None:
    parts = parse_text(text)

    assert all(block.span.of(text).strip() for block in parts.blocks)
    ends = [0, *(block.span.end for block in parts.blocks)]
    starts = [*(block.span.start for block in parts.blocks), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    left = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert left.removeprefix("\ufeff").strip() == ""
