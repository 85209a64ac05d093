import os
import time
from collections.abc import Iterator

import pytest

from attribune.batch.pool import ordered_map


def slow_first(number: int) -> tuple[int, int]:
    time.sleep(0.2 if number == 0 else 0)
    return number, os.getpid()


def fails_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_input(workers: int) -> None:
    assert [number for number, _ in ordered_map(slow_first, range(20), workers=workers)] == list(range(20))


def test_more_workers_are_other_processes() -> None:
    places = {place for _, place in ordered_map(slow_first, range(8), workers=2)}
    assert os.getpid() not in places
    assert {place for _, place in ordered_map(slow_first, range(2), workers=1)} == {os.getpid()}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_after_the_results_before_it(workers: int) -> None:
    results = ordered_map(fails_on_three, range(6), workers=workers)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)


def test_input_is_taken_as_it_is_needed() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = ordered_map(fails_on_three, source(), workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 20
