"""An agent that belongs to a word inside the clause: to an act that is only named, or to a participle."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE, DETERMINERS, PREPOSITIONS
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.verbs.participles import is_noun_like
from rsi_graph.extract.verbs.verb_groups import VerbGroup

_ADVERBIAL: Final = frozenset({Role.ADJUNCT, Role.ADVERB, Role.MATTER})


def does_not_govern(clause: Clause, group: VerbGroup, pieces: tuple[Chunk, ...], rank: int) -> bool:
    """ "est levée à la réception, | par le préfet, d'une des pièces": this "par" is not the verb's."""
    piece = pieces[rank]
    if _is_inner(clause, piece) or _is_of_participle(clause, group, pieces, rank):
        return True
    return rank > 0 and _is_of_act(clause.line, pieces[rank - 1], piece, clause.grammar)


def _is_inner(clause: Clause, piece: Chunk) -> bool:
    """ "est levée à la réception, | par le préfet, d'une des pièces": between commas, the agent of the noun before."""
    line, acts = clause.line, clause.grammar.action_nouns
    closing = next((k for k in range(piece.start, len(line)) if line.norm[k] == ","), len(line))
    noun = piece.start - 1 - (line.norm[piece.start - 1] == ",")
    # "à la conclusion préalable, | par les établissements, d'une convention"
    apart = line.norm[noun - 1] in acts and line.norm[noun - 2] in DETERMINERS
    introduced = apart or (line.norm[noun - 1] in DETERMINERS and line.norm[noun] not in clause.grammar.institutions)
    # "qu'après envoi, | par la caisse, d'un avertissement", "avec émargement et remise, | par le greffe, d'un bulletin"
    introduced = introduced or (line.norm[noun] in acts and line.norm[noun - 1] in PREPOSITIONS | COORDINATORS)
    return piece.comma and line.norm[closing + 1] in DE and introduced


def _is_of_act(line: Line, before: Chunk, piece: Chunk, grammar: Grammar) -> bool:
    """ "à compter de la réception du texte | par l'agence": who receives is not who acts."""
    dating = grammar.lists.dating
    noun = next((k for k in range(piece.start - 1, before.start, -1) if line.norm[k] in dating), None)
    # "sont exclues | de la prise en charge | par arrêté du ministre": what the verb governs
    if piece.comma or noun is None or (line.norm[before.start] in DE and noun <= before.start + 2):
        return False
    opener = line.norm[noun - 1]
    dated = line.norm[noun - 2] in grammar.lists.dates
    named = dated if opener in DE else opener in DETERMINERS | PREPOSITIONS
    # "la prise en compte de ces données | par la caisse"
    return named and (noun == piece.start - 1 or line.norm[noun + 1] in DE | {"en"})


def _is_of_participle(clause: Clause, group: VerbGroup, pieces: tuple[Chunk, ...], rank: int) -> bool:
    """ "est présidée selon des règles arrêtées | par le ministre": the agent of a participle that qualifies a noun.

    Also over one adjunct: "sans un agrément délivré, | pour une période de cinq ans, | par le ministre".
    """
    piece, before = pieces[rank], pieces[rank - 1] if rank else None
    if not piece.comma and _qualifies(clause, piece.start - 1, group):
        return True
    if before is None or before.comma is not piece.comma:
        return False
    told = before.role in _ADVERBIAL or clause.line.norm[before.start] == "pour"
    return told and _qualifies(clause, before.start - 1 - before.comma, group)


def _qualifies(clause: Clause, index: int, group: VerbGroup) -> bool:
    """True for a participle right behind its noun, which leaves open by whom: not "les organismes | agréés"."""
    line, grammar = clause.line, clause.grammar
    norm, before = line.norm[index], line.norm[index - 1]
    if index <= group.end or not grammar.is_past_participle(norm) or is_noun_like(line, index, grammar):
        return False
    if before in COORDINATORS and line.is_word(index - 2):  # "des montants prélevés | ou perçus par les communes"
        return _qualifies(clause, index - 2, group)
    # "aux droits antérieurement établis, après enquête, | par arrêté du ministre": what was so before
    adverb = before.endswith("ement") and line.norm[index - 2] not in DETERMINERS | DE
    apart = adverb or before in DETERMINERS or before in PREPOSITIONS
    if apart or not line.is_word(index - 1):
        return False
    known = {verb.lemma for verb in grammar.verbs.get(norm, ())}
    # "par arrêté pris | par le préfet": who takes it acts by it
    told = norm in grammar.lists.closing or norm in grammar.lists.qualities or before in grammar.lists.signed
    return not told and known.isdisjoint(grammar.lists.without_place)
