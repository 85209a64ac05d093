"""Actors: a table of short reports, and what a table cannot tell."""

from dataclasses import replace
from pathlib import Path

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.times import annotate_times
from attribune.model.actor import ACTOR_KINDS, MENTION_FORMS, Actor
from attribune.model.report import Block, Report
from attribune.model.span import Span

PUBLISHED = "2025-02-14"


def rows(table: str) -> list[list[str]]:
    lines = (Path(__file__).parents[1] / "cases" / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


CASES, TRAITS = rows("actors.tsv"), rows("actors_traits.tsv")


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


def dated_actors_of(text: str) -> tuple[Actor, ...]:
    """The actors with their times read before, as in the whole flow."""
    report = replace(report_of(text), published=PUBLISHED)
    return annotate_actors(annotate_times(Annotations(report=report, parse=parse(report)))).actors


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


def trait_of(actor: Actor, trait: str, text: str, everyone: tuple[Actor, ...]) -> list[str]:
    names = {one.id: one.name for one in everyone}
    return {
        "kind": lambda: [actor.kind],
        "mentions": lambda: words_of(actor, text),
        "aliases": lambda: list(actor.aliases),
        "roles": lambda: [role.title for role in actor.roles],
        "members": lambda: [names[member] for member in actor.members],
        "of": lambda: [] if actor.of is None else [names[actor.of]],
        "metonym": lambda: ["yes" if actor.metonym else "no"],
        "terms": lambda: ["/".join((r.title, r.since, r.until, r.standing)) for r in actor.roles],
    }[trait]()


@pytest.mark.parametrize(("text", "name", "trait", "expected"), TRAITS)
def test_traits(text: str, name: str, trait: str, expected: str) -> None:
    text = text.replace("|", "\n")
    everyone = dated_actors_of(text)
    if trait == "absent":
        assert name not in [actor.name for actor in everyone]
    else:
        assert trait_of(named(everyone, name), trait, text, everyone) == [one for one in expected.split(";") if one]


@pytest.mark.parametrize(("dateline", "kind"), [("ASHMERE, Norrance", "place"), ("", "organization")])
def test_the_dateline_tells_of_places(dateline: str, kind: str) -> None:
    text = "Norrance said on Monday that it would close the port."
    report = replace(report_of(text), dateline=dateline or None)
    actors = annotate_actors(Annotations(report=report, parse=parse(report))).actors
    assert named(actors, "Norrance").kind == kind


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
        "Both. The two. The three leaders. They.",
        "MAYOR MAYOR MAYOR MAYOR",
        "Ruth Calder, Paul Wirth, Tom Hale, Ana Ruiz, Karl Venn, Frank Orme, Jo Dorn.",
        "שרה לוי said she met يوسف حداد. The two left.",
        "The " + "very " * 400 + "old mayor left.",
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


def test_a_list_of_names_in_one_line_merges_nobody() -> None:
    names = ["Ruth Calder", "Paul Wirth", "Tom Hale", "Ana Ruiz", "Karl Venn", "Frank Orme", "Jo Dorn", "Ada Roth"]
    people = [actor.name for actor in actors_of(", ".join(names)) if actor.kind == "person"]
    assert sorted(people) == sorted(set(people))
    assert set(names) - set(people) == set()


def test_a_transcript_with_many_speakers_merges_nobody() -> None:
    first = ["Ada", "Berta", "Carl", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "James"]
    last = ["Stone", "Brook", "Field", "Marsh", "Thorn", "Glover", "Hatch", "Ingram", "Jessop", "Kettle"]
    last += ["Lomax", "Mercer", "Norris", "Oakley", "Pryor", "Quill", "Rusk", "Sutter", "Tolman", "Upton"]
    names = [f"{one} {two}" for one in first for two in last]
    actors = actors_of("\n".join(f"{name.upper()}: I have read the letter." for name in names))
    labels = {actor.name: [m.span for m in actor.mentions if m.form == "name"] for actor in actors if actor.named}
    assert all(len(spans) == 1 for spans in labels.values())
    assert len(labels) > 190


def test_a_name_of_300_characters_is_nobody_elses() -> None:
    actors = actors_of("Mr. " + "Abcde " * 60 + "met Ruth Calder. She left.")
    assert "Ruth Calder" in [actor.name for actor in actors]


def test_names_from_right_to_left_stay_apart() -> None:
    text = "יוסף כהן met محمد حداد on Monday."
    spans = [mention.span for actor in actors_of(text) for mention in actor.mentions]
    assert len(spans) == len(set(spans))
    assert all("met" not in span.of(text) for span in spans)


def test_a_groups_members_are_actors_of_the_record() -> None:
    text = "Ruth Calder met Paul Wirth.\nThe two left. Anna Keel and Tom Hale stayed. They slept."
    actors = actors_of(text)
    known = {actor.id for actor in actors}
    groups = [actor for actor in actors if actor.members]
    assert len(groups) == 2
    for group in groups:
        assert group.kind == "group"
        assert not group.named
        assert set(group.members) <= known


def test_the_evidence_of_a_term_is_its_words() -> None:
    text = "Ruth Calder, mayor since 2014, spoke."
    (role,) = named(dated_actors_of(text), "Ruth Calder").roles
    assert [span.of(text) for span in role.evidence] == ["mayor", "since 2014"]


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


def test_in_another_language_only_names_known_everywhere_are_kept() -> None:
    text = "Ein Sprecher sagte am Freitag in Berlin, Anna Moser werde kommen. Der Minister lehnte ab."
    report = replace(report_of(text), language="und")
    found = annotate_actors(Annotations(report=report, parse=parse(report)))
    assert {actor.name for actor in found.actors} == {"Berlin", "Anna Moser"}
    (skipped,) = found.skipped
    assert "not in English" in skipped.reason
