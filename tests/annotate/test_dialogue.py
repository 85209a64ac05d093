"""Conversations, read as a whole: plural speakers, first and second persons, quotations that go on, transcripts."""

import pytest

from attribune import read
from attribune.model.actor import Actor
from attribune.model.record import Record
from attribune.model.statement import Statement


def said(record: Record, words: str) -> Statement:
    text = record.report.text
    found = [s for s in record.statements if any(words in span.of(text) for span in s.content)]
    assert len(found) == 1, [s.id for s in found]
    return found[0]


def names(record: Record, statement: Statement) -> list[str]:
    by_id = {actor.id: actor.name for actor in record.actors}
    return [by_id[speaker] for speaker in statement.speakers]


def actor(record: Record, name: str) -> Actor:
    (found,) = (one for one in record.actors if one.name == name)
    return found


def mentioned(record: Record, name: str) -> list[str]:
    return [mention.span.of(record.report.text) for mention in actor(record, name).mentions]


@pytest.mark.parametrize(
    "text",
    [
        'Ruth Calder met Paul Wirth. "We agreed," the two said in a statement.',
        'Ruth Calder and Paul Wirth sued the port. "We agreed," they said.',
        'Senator Ruth Calder and Senator Paul Wirth voted no. "We agreed," both senators said.',
    ],
)
def test_a_plural_speaker_gives_several(text: str) -> None:
    record = read(text)
    assert names(record, said(record, "We agreed")) == ["Ruth Calder", "Paul Wirth"]
    (group,) = (one for one in record.actors if one.members)
    assert "We" in [mention.span.of(text) for mention in group.mentions]


def test_who_is_told_is_you() -> None:
    record = read('"I am leaving," Ruth Calder told Paul Wirth. "You should come, too."')
    assert mentioned(record, "Ruth Calder") == ["I", "Ruth Calder"]
    assert mentioned(record, "Paul Wirth") == ["Paul Wirth", "You"]


def test_a_quotation_over_paragraphs_is_one_speakers() -> None:
    record = read(
        '"We will not yield," Mayor Ruth Calder said on Friday.\n\n"I mean it. This is my city.\n\n'
        '"And my staff is with me," she told reporters.'
    )
    assert names(record, said(record, "my staff")) == ["Ruth Calder"]


def test_turns_of_a_transcript_belong_to_their_labels() -> None:
    text = (
        "SMITH: I did not sign the letter.\n\nQ: Who signed it?\n\nA: Nobody signed it while I was there.\n\n"
        "SMITH: We sent it back."
    )
    record = read(text)
    assert names(record, said(record, "did not sign")) == ["SMITH"]
    assert names(record, said(record, "Who signed")) == ["Q"]
    assert names(record, said(record, "Nobody signed")) == ["A"]
    assert names(record, said(record, "sent it back")) == ["SMITH"]
    assert mentioned(record, "SMITH") == ["SMITH", "I", "SMITH"]
    assert not actor(record, "Q").named


def test_a_spokesman_is_unnamed_and_belongs_to_his_house() -> None:
    record = read("A Pentagon spokesman said on Friday that the base would close.")
    statement = said(record, "the base would close")
    assert statement.source_kind == "official"
    (speaker,) = (one for one in record.actors if one.id in statement.speakers)
    assert not speaker.named
    assert speaker.of == actor(record, "Pentagon").id


def test_a_metonym_speaks_and_the_city_is_another_actor() -> None:
    record = read("Moscow said on Friday that talks had failed.\n\nSnow fell on Moscow's streets.")
    statement = said(record, "talks had failed")
    senses = [(one.kind, one.metonym, one.id in statement.speakers) for one in record.actors if one.name == "Moscow"]
    assert senses == [("organization", True, True), ("place", False, False)]
