"""How far an institution's name reaches behind its head.

Taken in: adjectives, complements with "de", participles with what they govern. Left out: relative clauses, "mentionné à
l'article …", anything behind a comma but an enumeration of complements (gold guidelines, `holders` and `targets`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at, second_head_end, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind, is_infinitive, opens_task
from rsi_graph.extract.language.words import (
    ARTICLES,
    CONTRACTED,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DEMONSTRATIVES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    REFLEXIVES,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.adjectives import extend_adjectives, is_second_adjective
from rsi_graph.extract.names.closing import closed
from rsi_graph.extract.names.continuations import is_carried, is_tied, row_of_matters_end, shares_place, superlative_end
from rsi_graph.extract.names.dangling import dangles
from rsi_graph.extract.names.ends import (
    SINGULAR,
    age_end,
    carries_on,
    ends_before,
    ends_in_whole,
    extend_en,
    inner_head,
    is_destined,
    is_further,
    is_said,
    is_task,
    names_other,
    opens_clause,
    opens_complement,
    repeats_preposition,
)
from rsi_graph.extract.names.inner_clauses import infinitive_end, participial_end, task_end
from rsi_graph.extract.names.known_ends import behind_either, known_end, owns_one
from rsi_graph.extract.names.participles import behind_second_participle, ends_participle, ends_task, is_second_matter
from rsi_graph.extract.names.qualified import leans_on_text, qualifies_participle
from rsi_graph.extract.names.rows import JOINING, extend_bare_de, extend_bare_row, row_of_fields_end, row_of_letters_end
from rsi_graph.extract.names.signs import (
    ENDING,
    NOT_A_NOUN,
    NOT_COORDINATED,
    behind_turn,
    governs,
    is_closed,
    is_new_body,
    is_unknown_verb,
    quotation_end,
    shares_preposition,
    without_open_end,
)
from rsi_graph.model import BodyKind

_NEAR: Final = 6  # how far before the comma a complement must have opened
# "du", "des": complements that are enumerated open alike.
_DE_CONTRACTED: Final = CONTRACTED & DE
# "informe la caisse | de toute aggravation": no complement of a name.
_ANY: Final = frozenset({"tout", "toute", "tous", "toutes", "un", "une"})
# "associations regroupant au moins | 50 % des voix": behind these a number goes on.
_AT_LEAST: Final = frozenset({"moins", "plus"})
# How many words are looked at for the end of an enumeration.
_ENUMERATION: Final = 16


def name_end(line: Line, index: int, end: int, grammar: Grammar, *, head: int = 1) -> int:
    """Position behind an institution's head of so many words in, position behind its whole name out."""
    origin, behind_head = index - head + 1, index
    while index < end:
        following = _extend(line, index, end, grammar, origin)
        if following == index:
            break
        closes = line.norm[index] in DE and ends_in_whole(line, index, following, grammar)
        index = following
        if closes and line.norm[index] in DE:  # "directeur de l'Agence de la biomédecine | de la suspension"
            break
    return without_open_end(line, behind_head, index - dangles(line, index, origin, grammar), grammar)


def name_end_behind(line: Line, after: int, end: int, entry: Institution, grammar: Grammar) -> int:
    """ "conseil de surveillance | des orientations": behind its own complement a head takes only an institution."""
    named = len(entry.words) > 1 or entry.kind in {BodyKind.OFFICE, BodyKind.PERSONS}
    if line.norm[after] in grammar.lists.pointing and line.norm[after + 1] in A and named:
        return after  # but "commission | relative aux milieux naturels" has no other name
    if len(entry.words) > 1 and carries_on(line, after - 1, grammar):
        behind, head = _extend_participle(line, after - 1, end, grammar), len(entry.words) - after
        # "agents habilités à cet effet | par le ministre"
        return name_end(line, behind, end, grammar, head=head + behind) if line.norm[behind] == "par" else behind
    if entry.whole and entry.kind is BodyKind.OFFICE and line.norm[after] in grammar.lists.tasked:
        return after  # "le Premier ministre | responsable de la défense nationale": there is one only
    if line.norm[after] in COORDINATORS and is_closed(line, after, entry):  # "à l'Etat | et nécessaires à …"
        return after
    inner = inner_head(line, after, end, entry, grammar)
    if inner:
        return name_end_behind(line, *inner, grammar=grammar)
    known = known_end(line, after, end, entry, grammar)
    return name_end(line, after, end, grammar, head=len(entry.words)) if known is None else known


def _extend(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """Position in a name in, position behind what belongs to it there out; the same where the name ends."""
    norm = line.norm[index]
    if norm in JOINING and (letters := row_of_letters_end(line, index, end)) > index:
        return letters
    if norm == ",":
        return _extend_enumeration(line, index, end, grammar, origin)
    if norm in grammar.lists.qualifying_adverbs and qualifies_participle(line, index, grammar):  # "dûment habilités"
        behind = _extend_word(line, index + 1, end, grammar, origin)
        return behind if behind > index + 1 else index
    if not line.is_word(index) or norm in ENDING or (norm[0].isdigit() and line.norm[index - 1] not in _AT_LEAST):
        return quotation_end(line, index, end)
    if turn := behind_turn(line, index, end, grammar) or superlative_end(line, index, grammar, origin):
        return turn
    if norm in DE or norm == "près":  # "procureur général près la cour d'appel"
        return index if closed(line, index, grammar, origin) else complement_end(line, index, end, grammar)
    if norm == "en":
        return extend_en(line, index, end, grammar, origin)
    if norm in COORDINATORS:
        return _extend_coordination(line, index, end, grammar, origin)
    return _extend_word(line, index, end, grammar, origin)


def _extend_word(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """The same for other prepositions, for participles and for any word that carries a meaning."""
    if is_unknown_verb(line, index, grammar):
        return index
    if line.norm[index] in DETERMINERS or line.norm[index] in PREPOSITIONS:
        carried = is_carried(line, index, end, grammar, origin)
        return complement_end(line, index, end, grammar) if carried else index
    told = participial_end(line, index, end, grammar, origin)
    if told > index or ends_before(line, index, end, grammar, origin):
        return told
    if not governs(line, index, grammar):
        return index + 1
    behind = _extend_participle(line, index, end, grammar)
    return index if leans_on_text(line, index, behind, end, grammar) else behind


def complement_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """A complement with "de": determiner, noun and what belongs to it; never an infinitive."""
    head = skip_determiners(line, behind_either(line, index, end, grammar), end, grammar)
    norm = line.norm[head]
    if head >= end or not line.is_word(head) or norm in NOT_A_NOUN or norm in {"en", "y"} or norm[0].isdigit():
        return index
    told = line.norm[index + 1] == "ce" and line.norm[index + 2] in QUE  # "les fournisseurs | de ce que"
    if told or line.norm[index + 1] in REFLEXIVES:
        return index  # "le responsable du centre | de s'y conformer"
    nested = institution_at(line, head, end, grammar)
    if opens_task(line, index, grammar) or (line.norm[index] != "du" and is_infinitive(line, head, grammar)):
        return index  # "de | ne pas procéder", but "du | pouvoir"
    if line.norm[index + 1] in _ANY and nested is None and not owns_one(line, index, head, grammar):
        return index
    behind = head + (len(nested.words) if nested else 1)
    if line.norm[head - 1] in POSSESSIVES:  # "communes de leur ressort", but "informe la caisse | de sa décision"
        own = norm in grammar.lists.own_matters and line.norm[index - 1] in grammar.action_nouns
        own = own or line.norm[index] == "dans"  # "le plus ancien | dans ses fonctions"
        return behind if nested or own or norm in grammar.lists.places else index
    if nested and nested.whole:
        return name_end_behind(line, behind, end, nested, grammar)
    if nested:  # "les directeurs des établissements | et services de la protection judiciaire"
        behind = second_head_end(line, behind, end, nested, grammar, inner=True) or behind
    return name_end(line, behind, end, grammar)


def _extend_enumeration(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """What a comma joins to a name, up to the "et" that closes the enumeration.

    "groupes des artisans, | des industriels et des commerçants", "conseil économique, | social et environnemental".
    """
    if line.norm[index + 1] in A:
        return row_of_fields_end(line, index, end, grammar, origin)
    if line.norm[index + 1] not in DE:
        return row_of_matters_end(line, index, end, grammar, origin) or extend_adjectives(line, index, end, grammar)
    if line.norm[index + 1] in DE_INFINITIVE and line.norm[index - 2] in DE_INFINITIVE and index >= origin + 2:
        return extend_bare_row(line, index, end, grammar)
    if DE.isdisjoint(line.norms[max(origin, index - _NEAR) : index]) or names_other(line, index + 1, end, grammar):
        return index
    for position in range(index + 2, min(end, index + _ENUMERATION)):
        norm = line.norm[position]
        # ", des pensions | de vieillesse et des aides" goes on, ", de la suite à donner, | en tenant compte des …" not
        opens = norm in DE and (norm not in DE_INFINITIVE or line.norm[position - 1] in COORDINATORS | {","})
        if (opens and names_other(line, position, end, grammar)) or (norm == "," and line.norm[position + 1] not in DE):
            return index
        if norm in COORDINATORS and line.norm[position + 1] in DE:
            other = names_other(line, position + 1, end, grammar)
            return index if other else complement_end(line, position + 1, end, grammar)
        if norm in RELATIVES or line.is_citation(position) or finite_at(line, position, grammar):
            return index
    return index


def _extend_coordination(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """ "sanitaires et sociales", "des artisans et des commerçants": only what cannot be a new body."""
    following = index + 1
    norm = line.norm[following]
    if following >= end or not line.is_word(following) or norm[0].isdigit():
        return index
    if norm in _DE_CONTRACTED and (norm in line.norms[origin:index] or is_further(line, index, grammar, origin)):
        return _extend_repeated_de(line, index, end, grammar)
    if norm in DE_INFINITIVE and line.norm[following + 1] in ARTICLES:
        return _extend_article(line, index, end, grammar, origin)
    if norm in DE_INFINITIVE and not DE_INFINITIVE.isdisjoint(line.norms[origin:index]):
        return extend_bare_de(line, index, end, grammar)
    if shares_preposition(line, index, origin, grammar) or shares_place(line, index, end, grammar, origin):
        return following + 2
    if repeats_preposition(line, index, end, grammar, origin):
        return complement_end(line, following, end, grammar)
    if opens_clause(line, following, grammar):
        return index
    second = is_second_matter(line, index, end, grammar, origin) or is_tied(line, following, grammar)
    if second or is_second_adjective(line, index, end, grammar, origin):
        return following + 1
    if norm in NOT_COORDINATED or norm in grammar.lists.behind_names or is_new_body(line, following, end, grammar):
        return index
    participle = grammar.is_past_participle(norm) and norm not in grammar.lists.adjectives
    participle = participle and not grammar.is_past_participle(line.norm[index - 1])
    return index if participle else following + 1  # "précomptée par la caisse | et reversée par l'agence"


def _extend_article(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """ "auteur de la plainte | ou de la réclamation", "instituts du professorat | et de l'éducation"."""
    if not grammar.lists.tasked.isdisjoint(line.norms[origin:index]):
        # "le ministre chargé des sports | ou de l'agriculture" are two, "chargé de la mer | et de l'agriculture" is one
        return _extend_repeated_de(line, index, end, grammar) if is_task(line, index, grammar, origin) else index
    pairs = pairwise(line.norms[origin:index])
    alike = any(of == line.norm[index + 1] and article in SINGULAR for of, article in pairs)
    noun = line.norm[index + 3]
    if alike or (not DE.isdisjoint(line.norms[origin:index]) and noun not in grammar.action_nouns):
        return _extend_repeated_de(line, index, end, grammar)
    return index


def _extend_repeated_de(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """A coordinator and the same "des" as before: a further complement, unless it is an institution of its own."""
    head = skip_determiners(line, behind_either(line, index + 1, end, grammar), end, grammar)
    other = institution_at(line, head, end, grammar)
    if head >= end or (other and other.kind is not BodyKind.PERSONS) or is_infinitive(line, head, grammar):
        return index
    return complement_end(line, index + 1, end, grammar)


def _fixed_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "compétentes | en matière de finances et de logement", "âgé | de moins de dix ans"; else 0."""
    if line.norm[index - 1] not in grammar.lists.competent:
        return age_end(line, index, end, grammar) if line.norm[index - 1] in grammar.lists.aged else 0
    if line.norm[index] == "pour" and infinitive_behind(line, index + 1, grammar):  # "compétente | pour délivrer …"
        return infinitive_end(line, index + 1, end, grammar)
    if line.norm[index] != "en":
        return 0
    behind = complement_end(line, index + 2, end, grammar)
    further = behind
    while line.norm[further] == "," and line.norm[further + 1] in DE:
        further = complement_end(line, further + 1, end, grammar)
    if line.norm[further] in COORDINATORS and line.norm[further + 1] in DE:
        return complement_end(line, further + 1, end, grammar)
    return behind if COORDINATORS.isdisjoint(line.norms[behind:further]) else further


def _extend_participle(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """A participle or adjective with its complements: "chargé de la sécurité sociale", "désignés à cet effet"."""
    position = index + 1
    if fixed := _fixed_end(line, position, end, grammar):
        return fixed
    if line.norm[position] in {"ou", "et"}:
        return behind_second_participle(line, position, end, grammar)
    while position < end and opens_complement(line, position, grammar):
        if line.norm[position] in DE_INFINITIVE and infinitive_behind(line, position + 1, grammar):
            says_what = line.norm[index] in grammar.lists.tasked or line.norm[index] in grammar.lists.obliged
            return (task_end(line, position + 1, end, grammar) or index) if says_what else position
        if line.norm[position] in A and is_infinitive(line, position + 1, grammar):
            destined = is_destined(line, position, grammar)
            return infinitive_end(line, position + 1, end, grammar) if destined else position
        bare = line.norm[position] == "en" and extend_en(line, position, end, grammar) == position
        if bare or ends_participle(line, position, grammar) or ends_task(line, index, position, grammar):
            return position
        head = skip_determiners(line, position + (line.norm[position] in PREPOSITIONS), end, grammar)
        if head >= end or not line.is_word(head) or line.norm[head] in RELATIVES:  # "membre | dans lequel …"
            return position
        if line.norm[head - 1] in POSSESSIVES | DEMONSTRATIVES:
            return position if is_said(line, position, head, grammar) else head + 1
        position = name_end(line, head + 1, end, grammar)
    return position
