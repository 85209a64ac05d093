import pytest

from attribune.model.actor import Actor
from attribune.store.names import actor_keys, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ana Voss", "ana voss"),
        ("  ÁNA\tVoß ", "ana voss"),
        ("O’Brien-Kaya", "o brien kaya"),
        ("Łódź", "łodz"),
        ("李 明", "李 明"),
        ("Ana R. Voss", "ana voss"),
        ("Ana R. Voss Jr.", "ana voss jr"),
        ("George W. Bush", "george w bush"),
        ("A. R. Voss", "a r voss"),
        ("the U.S. Senate", "the u s senate"),
        ("Women's March", "women s march"),
        ("Tip O'Neill", "tip o neill"),
        ("Malcolm X", "malcolm x"),
        ("—", ""),
    ],
)
def test_case_accents_and_punctuation_do_not_count(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("kind", "name", "named", "keys"),
    [
        ("person", "Ana Voss", True, ("ana voss", "voss")),
        ("person", "Ivo Kern Jr.", True, ("ivo kern jr", "kern")),
        ("person", "Voss", True, ("voss",)),
        ("person", "a harbour official", False, ("a harbour official",)),
        ("organization", "Port Authority", True, ("port authority",)),
        ("thing", "!", True, ()),
    ],
)
def test_what_an_actor_can_be_asked_for_by(kind: str, name: str, named: bool, keys: tuple[str, ...]) -> None:
    assert actor_keys(Actor("a1", name, kind, (), named=named)) == keys
