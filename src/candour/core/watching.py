"""Long work that can be asked between two steps whether it is to go on.

The core knows no threads and no clock: it calls a *checkpoint*, which returns, or raises to stop.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Checkpoint = Callable[[], None]


def go_on() -> None:
    """Be the checkpoint of work that nobody stops."""


class Watched(list[T]):
    """A list that asks at a checkpoint before each of its items, whoever goes through it."""

    def __init__(self, items: Iterable[T], checkpoint: Checkpoint) -> None:
        super().__init__(items)
        self._checkpoint = checkpoint

    def __iter__(self) -> Iterator[T]:
        """Go through the items, asking before each."""
        return watched(super().__iter__(), self._checkpoint)


def watched(items: Iterable[T], checkpoint: Checkpoint) -> Iterator[T]:
    """Yield the items, asking at a checkpoint before each."""
    for item in items:
        checkpoint()
        yield item
