"""Credit lines at the end of a block."""

import pytest

from attribune.read.credits import credit, picture_names

PICTURES = [
    (
        "Ships wait off Bren. © Collage: REUTERS & Jane DOE / AFP",
        "Ships wait off Bren.",
        ("REUTERS", "Jane DOE", "AFP"),
    ),
    ("Ships wait off Bren. (Photo by Jane Doe/AFP)", "Ships wait off Bren.", ("Jane Doe", "AFP")),
    ("Ships wait off Bren. (AP Photo/Jane Doe, File)", "Ships wait off Bren.", ("AP", "Jane Doe")),
    ("Ships wait off Bren. REUTERS/Jane Doe", "Ships wait off Bren.", ("REUTERS", "Jane Doe")),
    ("Ships wait off Bren. Photograph: Jane Doe/AP", "Ships wait off Bren.", ("Jane Doe", "AP")),
    ("Ships wait off Bren (Getty Images)", "Ships wait off Bren", ("Getty Images",)),
    ("Ships wait off Bren. (Jane Doe / Bren Courier)", "Ships wait off Bren.", ("Jane Doe", "Bren Courier")),
    ("Ships wait off Bren. [Photo/AFP]", "Ships wait off Bren.", ("AFP",)),
    ("Photo: Jane Doe", "", ("Jane Doe",)),
    ("Jane Doe/Getty Images", "", ("Jane Doe", "Getty Images")),
    ("© Photo: Jane Doe / Bren Courier", "", ("Jane Doe", "Bren Courier")),
]


@pytest.mark.parametrize(("paragraph", "before", "names"), PICTURES)
def test_picture_credit(paragraph: str, before: str, names: tuple[str, ...]) -> None:
    found = credit(paragraph)

    assert found is not None
    assert (found.kind, paragraph[: found.start].rstrip(), found.names) == ("picture", before, names)
    assert found.wire is None


@pytest.mark.parametrize(
    ("paragraph", "kind", "wire"),
    [
        ("The ships left, he said. — AP", "agency", "AP"),
        ("The ships left, he said. (AFP)", "agency", "AFP"),
        ("Copyright 2025 The Associated Press. All rights reserved.", "copyright", "AP"),
        ("© 2025 Bren Courier. All rights reserved.", "copyright", None),
        ("(c) 2025 Reuters", "copyright", "Reuters"),
    ],
)
def test_whose_text_it_is(paragraph: str, kind: str, wire: str | None) -> None:
    found = credit(paragraph)

    assert found is not None
    assert (found.kind, found.wire, found.names) == (kind, wire, ())


@pytest.mark.parametrize(
    "paragraph",
    [
        "She works for the Press Association (PA).",
        "A poll by Reuters/Ipsos put him ahead.",
        "He asked: who pays?",
        "The ships left (all of them).",
        "It is a clichÃ© that nobody believes.",
        "The picture by the window was hers.",
        "He lost. Copyright law was changed in 2020.",
        "They went on. Picture by picture, the case grew.",
        "He knows the rule. File by Friday or pay a fine.",
        "She has it. Image: the harbour as nobody alive has ever seen it",
        "",
    ],
)
def test_prose_is_no_credit(paragraph: str) -> None:
    assert credit(paragraph) is None


def test_names_stand_once_and_in_order() -> None:
    assert picture_names("Photo: Jane Doe/Pool/AFP via Getty Images, Jane Doe") == ("Jane Doe", "AFP", "Getty Images")
