"""The act by which something is done, between a verb and its object: "créer, par décision du conseil, | un service"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.noun_phrases import opens_noun_phrase
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import infinitive_behind, opens_task
from rsi_graph.extract.language.words import (
    CLITICS,
    COORDINATORS,
    DE,
    DETERMINERS,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import OUTSIDE, Role

# "effectue cette communication par écrit | lorsqu'elle porte sur …": a conjunction is no adjective.
_NO_ADJECTIVES: Final = PREPOSITIONS | DETERMINERS | COORDINATORS | RELATIVES | SUBORDINATORS | CLITICS | {"si"}


def completes_act(line: Line, start: int, index: int, end: int, verb: str, grammar: Grammar) -> bool:
    """True where the word at `index` goes on with the act that opened at `start`, whose words end right before.

    "par décision | spécialement | motivée", "par ordonnance motivée | insusceptible d'appel", "par délibération | du
    conseil, un médiateur".
    """
    acts = grammar.lists.signed | grammar.lists.not_agents
    act = next((k for k in range(index - 1, start, -1) if line.norm[k] in acts), None)
    if act is None:
        return False
    passive = grammar.is_past_participle(verb)  # "est prononcée par décision | du président": there it says who acts
    if line.norm[index] in DE:
        return not passive and _has_author(line, index, end, verb, grammar)
    if not line.is_word(index) or line.norm[index] in _NO_ADJECTIVES or opener_at(line, index, grammar):
        return False
    adverb = line.norm[index].endswith("ement")  # "par décision | spécialement motivée"
    further = not passive and line.norm[index] not in grammar.lists.bare_objects
    return (index == act + 1 and not adverb) or (further and grammar.is_past_participle(line.norm[index + adverb]))


def governs_in_act(line: Line, index: int, verb: str, grammar: Grammar) -> bool:
    """ "par tout moyen | permettant d'établir la date", "par convention | homologuée par arrêté": more is to come."""
    norm = line.norm[index]
    if looks_present_participle(norm):
        return True
    active = not grammar.is_past_participle(verb)  # "sont nommés par arrêté pris | par le préfet"
    own = active and grammar.is_past_participle(norm) and norm not in grammar.lists.qualities
    return own and line.norm[index + 1] in PREPOSITIONS - DE


def is_further_way(chunks: list[Chunk], line: Line, index: int) -> bool:
    """ "affecte par chapitre et, s'il y a lieu, | par article": one more way, without article, behind no object."""
    if line.norm[index] != "par" or line.norm[index + 1] in DETERMINERS:
        return False
    ways = [piece for piece in chunks if piece.role not in OUTSIDE]
    return bool(ways) and all(piece.role is Role.OTHER and line.norm[piece.start] == "par" for piece in ways)


def _has_author(line: Line, index: int, end: int, verb: str, grammar: Grammar) -> bool:
    """ "par décision | du conseil, un service", but "fixe par arrêté | des règles", "charge par arrêté | du suivi"."""
    if line.norm[index] in {"des", "desdits", "desdites"} or infinitive_behind(line, index + 1, grammar):
        return False
    lists = grammar.lists
    own = any(
        known.lemma in lists.telling | lists.deciding | lists.matter_with_de for known in grammar.verbs.get(verb, ())
    )
    if own and institution_phrase(line, index + 1, end, grammar) is None:
        return False
    return any(_opens_further(line, position, grammar, own=own) for position in range(index + 2, end - 1))


def _opens_further(line: Line, position: int, grammar: Grammar, *, own: bool) -> bool:
    """ ", | un service", ", | d'exercer les missions", "| la liste des parcelles": an object to come."""
    norm, following = line.norm[position], line.norm[position + 1]
    if norm != ",":
        return opens_noun_phrase(line, position, grammar)
    opens = following in DETERMINERS or following in QUE or following in A or following == "des"
    return opens or opens_task(line, position + 1, grammar) or (own and following in DE)
