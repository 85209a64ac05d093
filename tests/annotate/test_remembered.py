"""The attribute ruler's memory: the same as the ruler itself."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribune.annotate.parse import MODELS, language_model

TEXTS = (
    "The minister, who had met the delegates on Monday, got them to agree; there's no doubt that they will.",
    "Let's go, she said. We're gonna see what they've got ta do, and y'all can't stop 'em.",
    "There were talks in Springfield, and there is a plan.  It was\tgiven to them on 12 May.",
    "He did it because he had to, had he not? That they gets and got is all there is.",
    "",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))


def attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.text, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_first_and_second_reading_are_the_rulers_own(text: str, plain: Language) -> None:
    wanted = attributes(plain(text))
    assert attributes(language_model()(text)) == wanted
    assert attributes(language_model()(text)) == wanted


def test_what_one_text_taught_changes_no_other(plain: Language) -> None:
    for text in (*TEXTS, *(" ".join(reversed(text.split())) for text in TEXTS)):
        assert attributes(language_model()(text)) == attributes(plain(text))
