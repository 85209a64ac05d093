import pytest

from attribune.merge import sources_of
from attribune.model.entry import Origin, Sources
from attribune.model.kin import Teller

HERALD = Teller("r1", "Orvane Herald", None)
TIMES = Teller("r2", "Quay Times", "MNA")
POST = Teller("r3", "Selden Post", "mna")


@pytest.mark.parametrize(
    ("tellers", "copies", "origins"),
    [
        ([HERALD], {}, [Origin("Orvane Herald", ("r1",))]),
        ([HERALD, TIMES], {"r1": 1, "r2": 2}, [Origin("Orvane Herald", ("r1",)), Origin("MNA", ("r2",))]),
        ([HERALD, TIMES], {"r1": 1, "r2": 1}, [Origin("MNA", ("r1", "r2"), ("copy",))]),
        ([TIMES, POST], {}, [Origin("MNA", ("r2", "r3"), ("wire",))]),
        # The Herald's copy and the Post's agency are one source by way of the Times.
        ([HERALD, POST, TIMES], {"r1": 1, "r2": 1}, [Origin("mna", ("r1", "r3", "r2"), ("copy", "wire"))]),
        (
            [Teller("r1", None, None, "the court ruled"), HERALD, Teller("r4", None, None, "the court ruled")],
            {},
            [Origin(None, ("r1", "r4"), ("words",))],
        ),
    ],
)
def test_origins(tellers: list[Teller], copies: dict[str, int], origins: list[Origin]) -> None:
    reports = len({teller.report for teller in tellers})
    assert sources_of(tellers, copies) == Sources(reports, len(origins), tuple(origins))
