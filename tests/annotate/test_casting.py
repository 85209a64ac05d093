"""Who takes part in events: of all who are there, the likeliest, where the grammar's choice is clearly worse."""

from dataclasses import replace

from attribune.annotate.encoder import encode
from attribune.annotate.events import find_drafts
from attribune.annotate.events.casting import LEAD, LIKELY, cast, chances
from attribune.annotate.events.draft import Draft
from attribune.annotate.events.hints import ROLES
from attribune.annotate.events.scene import Scene
from attribune.annotate.events.surroundings import Surroundings
from attribune.annotate.layers import Annotations
from tests.annotate.test_events import annotated

CRITICS = "The harbour board rejected the plan on Monday. “It would ruin the crews,” said board chair Ana Voss."


def staged(text: str) -> tuple[Annotations, list[Draft], Scene]:
    annotations = annotated(text)
    annotations = replace(annotations, events=(), scores=tuple(encode(annotations.report)))
    found = find_drafts(annotations)
    around = Surroundings(annotations, found.cast.created(), found.hints)
    return annotations, found.drafts, Scene(annotations, around)


def name_of(annotations: Annotations, scene: Scene, draft: Draft, role: str) -> str:
    likely = chances(draft, scene)[role]
    best = max(likely, key=lambda one: likely[one])
    return next((actor.name for actor in annotations.actors if actor.id == best), best)


def test_everybody_in_the_sentence_and_whoever_speaks_is_there() -> None:
    annotations, drafts, scene = staged(CRITICS)
    ruin = next(d for d in drafts if d.trigger.of(annotations.report.text) != "rejected")
    there = {actor.name for actor in annotations.actors if actor.id in scene.candidates(ruin)}
    assert {"Ana Voss", "harbour board"} <= {name.removeprefix("The ") for name in there}


def test_a_plain_subject_and_object_are_likeliest() -> None:
    annotations, drafts, scene = staged("Mayor Ana Voss accused union leader Piet Lorne of lying on Monday.")
    draft = next(d for d in drafts if d.type == "ACCUSE")
    assert [name_of(annotations, scene, draft, role) for role in ROLES] == ["Ana Voss", "Piet Lorne"]
    likely = chances(draft, scene)
    assert all(0 < share < 1 for role in ROLES for share in likely[role].values())


def test_nobody_does_it_to_themselves() -> None:
    for text in (CRITICS, "Ana Voss criticized Ana Voss.", "Voss, Lorne and Korr met Voss in Selden."):
        _, drafts, scene = staged(text)
        assert all(not set(draft.actors) & set(draft.recipients) for draft in cast(drafts, scene))


def test_what_the_grammar_found_stays_where_nobody_is_clearly_likelier() -> None:
    _, drafts, scene = staged("Mayor Ana Voss accused union leader Piet Lorne of lying on Monday.")
    (draft,) = [d for d in drafts if d.type == "ACCUSE"]
    (same,) = cast([draft], scene)
    assert (same.actors, same.recipients) == (draft.actors, draft.recipients)
    turned = replace(draft, actors=draft.recipients, recipients=draft.actors)
    (mended,) = cast([turned], scene)
    assert (mended.actors, mended.recipients) == (draft.actors, draft.recipients)


def test_an_empty_role_is_filled_only_by_somebody_likely() -> None:
    _, drafts, scene = staged("Mayor Ana Voss accused union leader Piet Lorne of lying on Monday.")
    (draft,) = [d for d in drafts if d.type == "ACCUSE"]
    (filled,) = cast([replace(draft, recipients=())], scene)
    assert filled.recipients == draft.recipients
    assert 0 < LEAD < LIKELY < 1


def test_types_of_a_users_own_are_left_as_they_are() -> None:
    _, drafts, scene = staged("Mayor Ana Voss accused union leader Piet Lorne of lying on Monday.")
    own = [replace(draft, type="FERRY", recipients=()) for draft in drafts]
    assert cast(own, scene) == own
