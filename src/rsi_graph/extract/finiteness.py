"""Is this word a finite verb here, or a noun or adjective of the same spelling?"""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line
from rsi_graph.extract.morphology import FINITE, Form
from rsi_graph.extract.words import (
    ADVERBS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DETERMINERS,
    NEGATION,
    OBJECT_CLITICS,
    PREPOSITIONS,
    REFLEXIVES,
)

AUXILIARIES: Final = frozenset(
    {"est", "sont", "a", "ont", "peut", "peuvent", "doit", "doivent", "sera", "seront", "aura", "auront"}
)


def finite_at(line: Line, index: int, grammar: Grammar) -> bool:
    """True where the word at `index` is a finite verb here, not a noun or adjective of the same spelling."""
    norm = line.norm(index)
    if norm in AUXILIARIES:
        if norm == "a" and (index == 0 or line.tokens[index].text.isupper()):  # "A défaut de …" is no "a"
            return False
        return line.norm(index - 1) not in (DETERMINERS - OBJECT_CLITICS - {"leur"})
    if not any(a.form in FINITE for a in grammar.verbs.get(norm, ())):
        return False
    previous, following = line.norm(index - 1), line.norm(index + 1)
    if previous in REFLEXIVES | NEGATION | {"qui", "il", "elle", "ils", "elles", "lui", "y", "celui-ci", "celle-ci"}:
        return True
    if previous in OBJECT_CLITICS | {"en", "leur"}:
        return _clitic_at(line, index - 1, grammar)
    if previous in DETERMINERS | PREPOSITIONS | CONTRACTED:
        return False
    if norm not in grammar.homographs:
        return index > 0 or following not in {"", ","}
    if following in COORDINATORS:
        return (
            any(a.form in FINITE for a in grammar.verbs.get(line.norm(index + 2), ()))
            and line.norm(index + 3) in DETERMINERS | PREPOSITIONS
        )
    if following in {"", ",", "que", "qu'", ":", "ci-dessus"} or following in DETERMINERS | PREPOSITIONS | ADVERBS:
        return not (following in DE and norm in grammar.action_nouns and previous in {"", ",", *COORDINATORS})
    return False


def _clitic_at(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les caisses les transmettent", "et les signe": the word before the verb is a pronoun, not a determiner."""
    before = line.norm(index - 1)
    if line.norm(index) == "l'" and line.norm(index + 1) in grammar.institutions:
        return False
    if before in NEGATION or before in PREPOSITIONS | DETERMINERS | {""}:
        return before in NEGATION
    verb, following = line.norm(index + 1), line.norm(index + 2)
    plural_verb = all(a.form is not Form.FINITE_SINGULAR for a in grammar.verbs.get(verb, ()) if a.form in FINITE)
    if before in COORDINATORS or before == ",":
        mismatch = (line.norm(index) == "les") != plural_verb
        return (mismatch or line.norm(index) in {"l'", "en"}) and following not in DE
    return (
        following in {"", ","}
        or following in DETERMINERS | ADVERBS
        or following.endswith("ment")
        or following in PREPOSITIONS - DE
        or plural_verb
    )
