"""What takes long to read and never changes: read when it is first asked for, then kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Once(Generic[Value]):
    """A value that many threads ask for: the first one makes it, the others wait; what fails is tried again.

    >>> words = Once(lambda: ["made"])
    >>> words() is words()
    True
    """

    make: Callable[[], Value]
    _made: list[Value] = field(default_factory=list)
    _making: RLock = field(default_factory=RLock)

    def __call__(self) -> Value:
        """The value."""
        with self._making:
            if not self._made:
                self._made.append(self.make())
            return self._made[0]
