"""What was made last, to be had again without making it."""

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Up to `most` values by their keys; those that were asked for longest ago go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value, None where it was never put or has gone."""
        value = self._kept.pop(key, None)
        if value is not None:
            self._kept[key] = value  # a dict is in the order of putting: the last one again
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in the place of an earlier one."""
        self._kept.pop(key, None)
        while len(self._kept) >= self._most:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = value
