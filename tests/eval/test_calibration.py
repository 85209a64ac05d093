"""The calibration's own arithmetic, and the map that the package ships."""

import itertools

import numpy as np
import pytest
from eval.calibration import Group, binned, calibration_error, grouped, knots, pooled
from eval.reliability import diagram

from attribune.annotate.statements.confidence import calibrated


def groups(*shares: float) -> list[Group]:
    return [Group(10, number / 10, share) for number, share in enumerate(shares, 1)]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.1, 0.5, 0.9), [0.1, 0.5, 0.9]),
        ((0.1, 0.6, 0.4, 0.9), [0.1, 0.5, 0.9]),
        ((0.9, 0.6, 0.3), [0.6]),
        ((0.2, 0.8, 0.7, 0.3), [0.2, 0.6]),
        ((), []),
    ],
)
def test_neighbours_whose_shares_fall_are_joined(shares: tuple[float, ...], expected: list[float]) -> None:
    found = pooled(groups(*shares))
    assert [g.share for g in found] == pytest.approx(expected)
    assert sum(g.count for g in found) == 10 * len(shares)


def test_equal_scores_make_one_knot() -> None:
    assert pooled([Group(5, 0.9, 0.2), Group(5, 0.9, 0.8)]) == [Group(10, 0.9, 0.5)]


def test_groups_hold_equally_many_by_rising_score() -> None:
    found = grouped([0.9, 0.1, 0.8, 0.2], [True, False, False, False], groups=2)
    assert [(g.count, g.share) for g in found] == [(2, 0.0), (2, 0.5)]
    assert [g.score for g in found] == pytest.approx([0.15, 0.85])


def test_the_map_rises_and_is_never_certain() -> None:
    scores = [n / 100 for n in range(100)]
    found = knots(scores, [n >= 40 for n in range(100)], groups=5)
    assert all(a.score < b.score and a.share < b.share for a, b in itertools.pairwise(found))
    assert 0 < found[0].share < found[-1].share < 1


def test_calibration_error_is_the_mean_distance_from_the_share_right() -> None:
    sure_but_half_right = binned([1.0] * 4 + [0.05] * 4, [True, True, False, False] + [False] * 4)
    assert calibration_error(sure_but_half_right) == pytest.approx((0.5 + 0.05) / 2)
    assert calibration_error([]) == 0


def test_shipped_confidence_never_falls_and_stays_within_bounds() -> None:
    found = [calibrated(float(score)) for score in np.linspace(0, 1, 101)]
    assert all(a <= b for a, b in itertools.pairwise(found))
    assert 0 < found[0] < found[-1] < 1


def test_the_diagram_draws_every_bin() -> None:
    drawn = diagram([(0.2, 0.1, 5), (0.8, 0.9, 5)], [(0.5, 0.5, 10)], errors=(0.1, 0.0))
    assert drawn.count('<circle class="before"') == 3  # two bins and the legend
    assert drawn.count('<circle class="after"') == 2
    assert "error 0.100" in drawn
