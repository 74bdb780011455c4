"""Rows as JSON Lines: one object a line, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def to_jsonl(rows: Iterable[Mapping[str, object]]) -> str:
    r"""Rows in, JSON Lines out: UTF-8 letters as they are, fields in their order, a line feed after each row.

    >>> to_jsonl([{"article": "L611-4", "holders": ["Caisse nationale"], "verb": "mettre en œuvre"}])
    '{"article": "L611-4", "holders": ["Caisse nationale"], "verb": "mettre en œuvre"}\n'
    """
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
