"""Folder of word files in, `Lexicon` out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph

from rsi_graph.broken import UNREADABLE, where_broken
from rsi_graph.lexicon.actions import read_actions
from rsi_graph.lexicon.bodies import read_bodies, read_body_types
from rsi_graph.lexicon.errors import LexiconError
from rsi_graph.model import Lexicon
from rsi_graph.resources import resource_folder

ACTIONS_FILE = "actions.ttl"
BODY_TYPES_FILE = "body-types.ttl"
BODIES_FILE = "bodies.ttl"


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Folder of word files in, the words out; read once for each folder.

    Guarantees: every verb and every action noun stands for one action; dictionaries are sorted; the forms of a body
    type come longest first, and the types by their longest form, so that the first match is the longest.

    Args:
        folder: where `actions.ttl`, `body-types.ttl` and `bodies.ttl` are; those of the package by default.

    Raises:
        LexiconError: a file is missing, is not Turtle, or has a word in two places.

    >>> lexicon = load_lexicon()
    >>> lexicon.verbs["coordonner"], lexicon.nouns["recouvrement"]
    ('coordinate', 'collect')
    >>> [frame.action for frame in lexicon.frames if frame.verb == "veiller"]
    ['balance', 'coordinate']

    Source: CSS L611-4, whose verbs are the first of the files.
    """
    return _load((folder or resource_folder("ontology")).resolve())


@cache
def _load(folder: Path) -> Lexicon:
    words = read_actions(_parse(folder, ACTIONS_FILE))
    return Lexicon(
        verbs=words.verbs,
        nouns=words.nouns,
        frames=words.frames,
        support_verbs=words.support_verbs,
        actions=words.actions,
        body_types=read_body_types(_parse(folder, BODY_TYPES_FILE)),
        bodies=read_bodies(_parse(folder, BODIES_FILE)),
    )


def _parse(folder: Path, name: str) -> Graph:
    path = folder / name
    if not path.is_file():
        raise LexiconError(path, "there is no such file", "give a folder that holds the word files")
    try:
        return Graph().parse(path, format="turtle")
    except UNREADABLE as error:
        sentence = f"this is not Turtle, {where_broken(path.read_bytes(), 'turtle')}"
        raise LexiconError(path, sentence, "correct the file at that place") from error
