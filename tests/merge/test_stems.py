"""One stem for a word's forms and for what news puts in its place."""

import pytest

from attribune.merge.stems import once, stem


@pytest.mark.parametrize(
    "words",
    [
        ("accuse", "accused", "accusing", "accusation"),
        ("stop", "stopped", "halt", "suspension"),
        ("kidnapped", "abduction"),
        ("police", "police"),
        ("carry", "carried"),
        ("resign", "resigned", "resignation", "quit"),
    ],
)
def test_forms_and_synonyms_share_a_stem(words: tuple[str, ...]) -> None:
    assert len(set(map(stem, words))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("nation", "nate"), ("station", "state"), ("police", "policy"), ("kill", "shoot")],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_what_happens_once_may_take_two_words() -> None:
    assert {stem("dropped"), stem("out")} in once()
    assert {stem("dropped")} not in once()
