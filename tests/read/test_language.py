"""English or not."""

import pytest

from attribune.read.language import language

ENGLISH = (
    "The minister said on Monday that she would not be moved by threats and would wait for as long as it took, "
    "although she was ready to speak with the union if its members went back to work by the end of the week."
)
GERMAN = (
    "Die Ministerin sagte am Montag, dass sie sich nicht von Drohungen beeindrucken lasse und so lange warten werde, "
    "wie es nötig sei, obwohl sie bereit sei, mit der Gewerkschaft zu sprechen, wenn die Mitglieder zur Arbeit gehen."
)
RUSSIAN = "Мэр города сказал в понедельник, что порт будет закрыт до конца недели из-за забастовки."


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "de", "en"),
        (GERMAN, None, "und"),
        (GERMAN, "en", "und"),
        (RUSSIAN, None, "und"),
        ("Ships wait.", None, "en"),
        ("Schiffe warten.", "de-DE", "und"),
        ("Ships wait.", "en-GB", "en"),
        ("123", None, "en"),
    ],
)
def test_language(text: str, declared: str | None, expected: str) -> None:
    assert language(text, declared=declared) == expected
