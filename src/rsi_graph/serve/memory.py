"""Answers that were given before: the store never changes, so they stay true."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from rsi_graph.serve.answers import OK, Question, Reply

# A reply that takes a larger part of the room than this is not worth what it would drive out.
_SHARE: Final = 8


class Memory:
    """Replies by their questions, within so many bytes; what was not asked for longest is forgotten first.

    >>> memory = Memory(200)
    >>> for number in range(20):
    ...     memory.keep(Question(f"ASK {{}} # {number}"), Reply(OK, "text/plain", b"0123456789"))
    >>> memory.reply(Question("ASK {} # 0")) is None, memory.reply(Question("ASK {} # 19")) is None
    (True, False)
    """

    def __init__(self, size: int) -> None:
        self._room = size
        self._size = 0
        self._kept: OrderedDict[Question, Reply] = OrderedDict()
        self._lock = Lock()

    def reply(self, question: Question) -> Reply | None:
        """The reply given before; None where there is none."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def keep(self, question: Question, reply: Reply) -> None:
        """Keep a reply; refusals are not kept, for the next one may have more luck."""
        if reply.status != OK or len(reply.body) * _SHARE > self._room:
            return
        with self._lock:
            self._size += _weight(question, reply) if question not in self._kept else 0
            self._kept[question] = reply
            while self._size > self._room:
                self._size -= _weight(*self._kept.popitem(last=False))


def _weight(question: Question, reply: Reply) -> int:
    return len(reply.body) + len(question.sparql)
