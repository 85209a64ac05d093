"""Which names can name the same."""

import pytest

from attribune.merge.identity import LINKED, link


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Voss", "Voss", True),
        ("Mayor Ana Voss", "Ana Voss", True),
        ("Ana R. Voss", "Ana Voss", True),
        ("A. Voss", "Ana Voss", True),
        ("Joe Voss", "Joseph R. Voss Jr.", True),
        ("Bill Voss", "Robert Voss", False),
        ("Ana Voss", "Karl Voss", False),
        ("Orvane Port Authority", "OPA", True),
        ("the O.P.A.", "Orvane Port Authority", True),
        ("Orvane Port Authority", "Selden Port Authority", False),
        ("Nigeria's government", "Nigerian government", True),
        ("the government", "Selden government", False),
        ("Supreme Court", "Orvane District Court", False),
        ("Department of Health", "Department of Trade", False),
    ],
)
def test_names_that_can_name_the_same(one: str, other: str, same: bool) -> None:
    found = link(one, other)
    assert (found.score >= LINKED) is same, found
    assert found == link(other, one)
    assert bool(found.reasons) is (found.score > 0)
