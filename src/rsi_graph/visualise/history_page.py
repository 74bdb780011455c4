"""Histories as one web page: the timeline, a table of versions, what each day changed and by which texts.

No script, no network, no file beside it; its content security policy allows nothing but its two style sheets, by their
hashes, so that nothing that stands in a text can run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from rsi_graph.changes import Change, ChangeKind, History, Step, Thread
from rsi_graph.visualise.page import style_hash
from rsi_graph.visualise.timeline import to_timeline

_KINDS: Final = {
    ChangeKind.GAINED: ("gagnée", "gained"),
    ChangeKind.LOST: ("perdue", "lost"),
    ChangeKind.REWORDED: ("reformulée", "reworded"),
}
_STYLE: Final = """:root{color-scheme:light dark;font:16px/1.5 'Source Sans 3',Verdana,Arial,sans-serif}
body{max-width:70rem;margin:0 auto;padding:1rem}figure{margin:0;overflow-x:auto}.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem}th,td{border:1px solid #8886;padding:.25rem .5rem;text-align:left}
tbody th{font-weight:400;min-width:18rem}caption{text-align:left;padding:.5rem 0}[lang=en]{opacity:.8}
li{margin:.3rem 0}.gained b{color:light-dark(#1a6b34,#7fd49a)}.lost b{color:light-dark(#a3200d,#ff9b8a)}
.reworded b{color:light-dark(#7a5200,#e9bf6b)}a{color:light-dark(#0b5394,#8cc4ff)}"""
_SVG_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def to_history_html(histories: Sequence[History], *, title: str) -> str:
    """Histories in, one self-contained page out; the same histories give the same bytes."""
    picture = to_timeline(histories, title=title)
    styles = " ".join(style_hash(style) for style in (_STYLE, *_SVG_STYLE.findall(picture)))
    values = {
        "title": title,
        "policy": f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'",
        "style": _STYLE,
        "picture": picture,
        "histories": [_history(history) for history in histories],
    }
    page = Environment(
        loader=PackageLoader("rsi_graph.visualise", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return page.get_template("history.html.j2").render(values) + "\n"


def _history(history: History) -> dict[str, object]:
    return {
        "name": history.name,
        "days": [str(state.start or "?") for state in history.states],
        "rows": [{"words": thread.latest.words, "cells": list(_cells(thread))} for thread in history.threads],
        "steps": [_step(step) for step in history.steps],
    }


def _cells(thread: Thread) -> Iterator[dict[str, str]]:
    for form in thread.forms:
        linked = form is not None and form.iri.startswith(("https://", "http://"))
        yield {"item": form.item if form else "·", "iri": form.iri if form and linked else ""}


def _step(step: Step) -> dict[str, object]:
    return {
        "day": str(step.day or "?"),
        "repeal": step.after is None,
        "texts": step.texts.words,
        "changes": [_change(change) for kind in _KINDS for change in step.of(kind)],
        "kept": len(step.of(ChangeKind.KEPT)),
    }


def _change(change: Change) -> dict[str, str]:
    shown, reworded = change.shown, change.before if change.kind is ChangeKind.REWORDED else None
    french, english = _KINDS[change.kind]
    return {
        "kind": change.kind.value,
        "fr": french,
        "en": english,
        "item": shown.item,
        "who": ", ".join(shown.who),
        "words": shown.words,
        "before": reworded.words if reworded else "",
        "item_before": reworded.item if reworded else "",
    }
