"""Actors: a table of short reports, and what a table cannot tell."""

from pathlib import Path

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.times import annotate_times
from attribune.model.actor import ACTOR_KINDS, MENTION_FORMS, Actor
from attribune.model.report import Block, Report
from attribune.model.span import Span

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "actors.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def report_of(text: str) -> Report:
    """A report with a paragraph on each line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Report(id="r", text=text, blocks=tuple(blocks))


def actors_of(text: str) -> tuple[Actor, ...]:
    report = report_of(text)
    return annotate_actors(Annotations(report=report, parse=parse(report))).actors


def named(actors: tuple[Actor, ...], name: str) -> Actor:
    found = [actor for actor in actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in actors]
    return found[0]


def words_of(actor: Actor, text: str) -> list[str]:
    return [mention.span.of(text) for mention in actor.mentions]


@pytest.mark.parametrize(("text", "name", "kind", "is_named", "roles", "mentions"), CASES)
def test_cases(text: str, name: str, kind: str, is_named: str, roles: str, mentions: str) -> None:
    text = text.replace("|", "\n")
    actor = named(actors_of(text), name)
    assert actor.kind == kind
    assert actor.named == (is_named == "yes")
    assert [role.title for role in actor.roles] == [role for role in roles.split(";") if role]
    assert words_of(actor, text) == mentions.split(";")


def test_roles_carry_their_words_as_evidence() -> None:
    text = "New Selden Governor Ruth Calder, a former judge, resigned."
    for actor in actors_of(text):
        for role in actor.roles:
            assert [span.of(text) for span in role.evidence] == [role.title]


def test_people_of_one_surname_stay_apart() -> None:
    text = "Anna Keel met John Keel.\nMr. Keel smiled. Mrs. Keel did not."
    actors = actors_of(text)
    assert words_of(named(actors, "John Keel"), text) == ["John Keel", "Keel"]
    assert words_of(named(actors, "Anna Keel"), text) == ["Anna Keel", "Keel"]


def test_father_and_son_stay_apart() -> None:
    actors = actors_of("Peter Vane Jr. sued Peter Vane Sr. on Monday.")
    assert len([actor for actor in actors if actor.kind == "person"]) == 2


def test_a_pronoun_between_two_equals_is_left_open_or_given_to_one() -> None:
    text = "Maria Stone met Paula Grant. It rained."
    for actor in actors_of(text):
        assert "It" not in words_of(actor, text)


def test_no_pronoun_is_its_own_verbs_other_argument() -> None:
    text = "Karl Venn praised him. Karl Venn praised himself."
    actor = named(actors_of(text), "Karl Venn")
    assert words_of(actor, text) == ["Karl Venn", "Karl Venn", "himself"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Prices. Stocks. Bonds.",
        "Monday said nothing.",
        "Mr. " + "Abcde " * 60 + "said he was glad.",
        "محمد علي said he would go.",
        "A" * 2000 + " said so.",
        '"""" said ““ he',
        "Le président a déclaré vendredi que la France ne céderait pas.",
    ],
)
def test_odd_texts_give_whole_records(text: str) -> None:
    for actor in actors_of(text):
        assert actor.kind in ACTOR_KINDS
        assert actor.name
        assert actor.mentions == tuple(sorted(actor.mentions, key=lambda m: m.span))
        assert all(m.form in MENTION_FORMS and m.span.of(text).strip() for m in actor.mentions)


def test_a_list_of_names_merges_nobody() -> None:
    first = ["Adal", "Bero", "Cuno", "Dagmar", "Edwin", "Frida", "Gerda", "Hugo"]
    last = ["Stone", "Brook", "Field", "Marsh", "Thorn"]
    text = "\n".join(f"{one} {two} spoke." for one in first for two in last)
    people = [actor.name for actor in actors_of(text) if len(actor.name.split()) == 2]
    assert len(people) == len(set(people))
    assert len(people) >= 36


def test_the_same_text_gives_the_same_actors() -> None:
    text = "Ruth Calder met Paul Wirth. She said the mayor had told them. The two left."
    assert actors_of(text) == actors_of(text)


def test_words_of_a_date_are_nobody() -> None:
    text = "Judge Ruth Calder ruled on Jan. 14. April Jones agreed."
    report = report_of(text)
    annotations = annotate_actors(annotate_times(Annotations(report=report, parse=parse(report))))
    assert [actor.name for actor in annotations.actors] == ["Ruth Calder", "April Jones"]


def test_a_ministers_field_of_work_is_no_actor() -> None:
    assert [actor.name for actor in actors_of("Interior Minister Paul Wirth resigned.")] == ["Paul Wirth"]
    names = [actor.name for actor in actors_of("Treasury Secretary Paul Wirth resigned. The Treasury said so.")]
    assert names == ["Treasury", "Paul Wirth"]
