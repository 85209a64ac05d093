"""Work spread over processes, results in the order of the input.

Results are the same whatever the number of workers: each task sees one item and nothing of its neighbours.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

# Tasks handed out ahead of the one awaited, per worker: enough to keep all busy, few enough to keep memory flat.
AHEAD = 4


def ordered_map(function: Callable[[In], Out], items: Iterable[In], *, workers: int) -> Iterator[Out]:
    """`function` over `items`, results in input order as soon as they are ready.

    With one worker everything runs in this process. `function`, items and results must pickle where there are more.
    Raises what `function` raises, and BrokenProcessPool where a worker dies.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # Fresh interpreters: a forked one would inherit locks that other threads hold, and not every system forks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        rest = iter(items)
        waiting: deque[Future[Out]] = deque(pool.submit(function, item) for item in islice(rest, workers * AHEAD))
        try:
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(pool.submit(function, item) for item in islice(rest, 1))
                yield result
        except BaseException:
            # Where the reader of the results stops early (Ctrl-C, a closed pipe), nothing more is started, and nobody
            # waits. Otherwise the workers are waited for: their pipes must not be closed under them at exit.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
