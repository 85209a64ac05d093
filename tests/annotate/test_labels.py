"""Runs of labels in scores written by hand."""

import numpy as np

from attribune.annotate.labels import runs


def test_runs_of_any_number_of_labels() -> None:
    scores = np.zeros((6, 1 + 2 * 4), dtype=np.float32)
    for place, column in enumerate((0, 7, 8, 0, 1, 3)):
        scores[place, column] = 9
    found = [(run.label, run.first, run.last) for run in runs(scores, list(range(6)))]
    assert found == [(3, 1, 2), (0, 4, 4), (1, 5, 5)]


def test_how_sure_a_run_is_does_not_depend_on_the_leaning() -> None:
    scores = np.array([[1.0, 0.8, 0.0]], dtype=np.float32)
    assert list(runs(scores, [0])) == []
    (run,) = runs(scores, [0], leaning=np.array([0.0, 0.5, 0.0], dtype=np.float32))
    assert 0.5 < run.sure < 0.7
