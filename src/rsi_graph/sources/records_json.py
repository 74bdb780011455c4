"""Articles as JSON: answers of the Légifrance API, and the npm package `@socialgouv/legi-data`.

Files of legi-data hold a whole code each; they are read as a stream, an article at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

import ijson

from rsi_graph.sources.problems import BadPublished
from rsi_graph.sources.published import Published, from_record


def parse_api(content: bytes, source: str) -> list[Published]:
    """An answer of `getArticle` or `getArticleByCid` in, its versions out.

    Raises:
        BadPublished: it is no JSON, or no such answer.
    """
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadPublished(source, f"it is not JSON ({error})") from error
    records = answer.get("listArticle") or answer.get("article") if isinstance(answer, dict) else None
    records = [records] if isinstance(records, dict) else records
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise BadPublished(source, "it is no answer of getArticle or getArticleByCid (no article, no listArticle)")
    return [from_record(record, source) for record in records]


def stream_legi_data(stream: IO[bytes], source: str) -> Iterator[Published | BadPublished]:
    """A code of legi-data in, its articles out, one at a time, in the order of the code; a bad one is a value.

    Raises:
        BadPublished: it is no JSON; what came before has come out.
    """
    code: Mapping[str, Any] = {}
    try:
        for record in _data(stream):
            if "title" in record and "texteHtml" not in record and not code:
                code = record
            elif "texteHtml" in record or "texte" in record:
                yield _published(record, source, code)
    except (ijson.JSONError, UnicodeDecodeError, ValueError) as error:
        raise BadPublished(source, f"it is not JSON ({' '.join(str(error).split())[:200]})") from error


def _published(record: Mapping[str, Any], source: str, code: Mapping[str, Any]) -> Published | BadPublished:
    try:
        return from_record(record, source, legitext=str(code.get("id", "")), title=str(code.get("title", "")))
    except BadPublished as error:
        return error


def _data(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The `data` of every node of the tree (code, sections, articles), however deep."""
    builder, inside = None, ""
    for prefix, event, value in ijson.parse(stream):
        if builder is None and event == "start_map" and (prefix == "data" or prefix.endswith(".data")):
            builder, inside = ijson.ObjectBuilder(), prefix
        if builder is not None:
            builder.event(event, value)
            if event == "end_map" and prefix == inside:
                yield builder.value
                builder = None
