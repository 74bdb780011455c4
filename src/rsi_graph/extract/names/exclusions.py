"""Stretches of an object whose institutions are no targets: clauses, aims, agents of clauses (gold guidelines)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_finite, looks_present_participle
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive, is_subjunctive, opens_task
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    IF_NEED_BE,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATE_FORMS,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.reopenings import reopens_object

_REOPENS: Final = COORDINATORS | (PREPOSITIONS - DE - {"avec", "à", "au", "aux"})
_OTHER: Final = frozenset({"autre", "autres"})
_COMPOUND: Final = frozenset({"lesquels", "lesquelles", "lequel", "laquelle"})
_FRAMING: Final = _COMPOUND | {"dont"}
# Participles of the acts that a clause cites.
_SIGNED: Final = frozenset({"pris", "prise", "prises"})
_SUCH: Final = frozenset({"tel", "telle", "tels", "telles"})
# The only words, beside those of the grammar, at which a stretch without targets opens or closes.
_MAY_EXCLUDE: Final = RELATIVES | QUE | SUBORDINATORS | COORDINATORS | {"de", "d'", ","}
# How many words behind a comma are looked at for the end of an enumeration.
_ENUMERATION: Final = 12

# "notamment en ce | qui concerne les communes": what an object is about, no relative clause.
_AS_TO: Final = ("en", "ce", "qui", "concerne")


@lru_cache(maxsize=4)
def excluding(grammar: Grammar) -> frozenset[str]:
    """The words at which what is named may begin or cease to be excluded."""
    return _MAY_EXCLUDE.union(grammar.excluding, grammar.lists.titles)


def is_excluded(
    line: Line, index: int, grammar: Grammar, begin: int, last: int | None, *, before: bool, own: bool = False
) -> bool:
    """True where institutions are no targets: in a relative clause, behind "pour le compte de", "de" + infinitive.

    `own`: what stands there is the task of who acts: "décide de suspendre l'agrément ou | de saisir la commission".
    """
    if _is_content(line, index, begin, grammar):
        return before
    if not before and _tells_what_for(line, index, last, grammar):
        return False
    own_task = own and not before and line.norm[index - 1] in COORDINATORS
    if _is_to_be_given(line, index, grammar) and not before and last != index:
        return False
    if _opens_clause(line, index, begin, grammar) or opens_title(line, index, grammar):
        return True
    if grammar.excludes(line, index) and not _is_for_thing(line, index, grammar):
        return True
    if opens_task(line, index, grammar):
        return not own_task
    return before and not _closes(line, index, begin, last, grammar)


def _is_content(line: Line, index: int, begin: int, grammar: Grammar) -> bool:
    """ "décide que | la commission …", "les conditions dans lesquelles | la commission …": the object's own clause.

    Or none: "autres que le régime général, ainsi qu'aux organismes", "les projets tels que transmis par l'agence".
    """
    if line.norm[index] not in QUE:
        return _frames(line, index, begin, grammar)
    such = line.norm[index - 1] in _SUCH and grammar.is_past_participle(line.norm[index + 1])
    return such or index == begin or line.norm[index - 1] in _OTHER | {"ainsi", "ce"}


def _tells_what_for(line: Line, index: int, last: int | None, grammar: Grammar) -> bool:
    """ "des mesures visant | à améliorer la gestion des caisses", "une aide permettant | de couvrir ses coûts".

    What a thing is for is no task of another, but "les agents destinés | à servir dans les établissements" are told
    from others.
    """
    before = line.norm[index - 1]
    if last is not None and last >= index - 1:
        return False
    if line.norm[index] == "pour":  # "des projets ayant | pour objet d'améliorer les relations des régimes"
        return before == "ayant" and line.norm[index + 1] in grammar.lists.for_aim
    if line.norm[index] == "à":
        return before in grammar.lists.aimed_at and is_infinitive(line, index + 1, grammar)
    object_of = before in grammar.lists.for_aim and line.norm[index - 2] == "pour"
    return line.norm[index] in DE_INFINITIVE and (object_of or before in grammar.lists.enabling)


def _is_for_thing(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les études nécessaires | pour les projections des régimes", but "pour le compte des", "pour les communes"."""
    if line.norm[index] != "pour" or line.norm[index + 1] not in ARTICLES:
        return False
    noun = skip_determiners(line, index + 1, len(line), grammar)
    noun += line.norm[noun] in grammar.lists.kept_before_noun
    if line.norm[noun] in grammar.lists.whole_of:  # "pour l'ensemble des communes"
        noun = skip_determiners(line, noun + 2, len(line), grammar)
    beside = noun + 2 if line.norm[noun + 1] in COORDINATORS else noun  # "pour les unités ou | centres de soins"
    body = any(institution_at(line, k, len(line), grammar) is not None for k in (noun, beside))
    return line.is_word(noun) and not (body or line.norm[noun] == "compte" or line.norm[noun][0].isdigit())


def _opens_clause(line: Line, index: int, begin: int, grammar: Grammar) -> bool:
    """A relative or another clause; "inviter la commune | à consulter le port"."""
    norm = line.norm[index]
    if index > begin and (norm in SUBORDINATORS or (norm == "à" and is_infinitive(line, index + 1, grammar))):
        return True
    return norm in RELATIVES and not line.reads(index - 2, _AS_TO)


def _is_to_be_given(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les décisions | à soumettre au conseil", "l'aide | à verser à la caisse": who acts gives it himself."""
    if line.norm[index] != "à" or line.norm[index + 2] not in A:
        return False
    return has_lemma(line, index + 2, grammar.lists.ditransitive, grammar)


def _closes(line: Line, index: int, begin: int, last: int | None, grammar: Grammar) -> bool:
    """A comma closes the stretch unless it goes on behind it; a coordinator where the object's head comes again."""
    if line.norm[index] in COORDINATORS:
        return reopens_object(line, index, begin, grammar)
    if line.norm[index] != "," or (line.norm[index + 1] in _REOPENS and not _closes_aside(line, index, begin, grammar)):
        return False
    return not (_enumerates(line, index, begin, last, grammar) or _goes_on(line, index, begin, grammar))


def _closes_aside(line: Line, comma: int, begin: int, grammar: Grammar) -> bool:
    """ "le plan établi, après avis de la commission |, par le maire": behind it stands who does what is said before."""
    if line.norm[comma + 1] != "par":
        return False
    before = next((k for k in range(comma - 1, begin, -1) if line.norm[k] == ","), begin)
    return before > begin and grammar.is_past_participle(line.norm[before - 1])


def _goes_on(line: Line, comma: int, begin: int, grammar: Grammar) -> bool:
    """ "qui prépare |, anime et coordonne", "qui, sous son autorité |, mettent en œuvre": the clause has not ended."""
    refused = all(grammar.is_past_participle(line.norm[k]) for k in (comma - 1, comma + 1))
    signed = line.norm[comma + 1] in _SIGNED  # "fixé par arrêté du ministre |, pris sur avis de la commission"
    before = max((k for k in range(begin, comma) if line.norm[k] == ","), default=comma)
    if _opens_aside(line, comma, grammar) or any(_parts_task(line, k, grammar) for k in (before, comma)):
        return True  # "qui définit |, le cas échéant, les …"
    # "dont l'agrément a été refusé |, suspendu ou retiré par …"
    if refused or signed or finite_at(line, comma + 1, grammar):
        return True
    clauses = (k for k in range(begin, comma) if line.norm[k] in RELATIVES)
    opens = max((k for k in clauses if not _is_content(line, k, begin, grammar)), default=comma)
    if opens < comma and _awaits_more(line, opens, comma, grammar):
        return True
    before = max((k for k in range(opens, comma) if line.norm[k] == ","), default=comma)
    aside = line.reads(before + 1, IF_NEED_BE) or _opens_aside(line, before, grammar)
    return before < comma and (line.norm[before + 1] in PREPOSITIONS - DE or aside)


def _parts_task(line: Line, comma: int, grammar: Grammar) -> bool:
    """ "de transmettre |, sans délai, au préfet", "de faire appel |, avec l'accord du ministre, à des agents".

    But "les besoins à satisfaire |, en précisant leur ordre, aux ministres" are whole.
    """
    if is_infinitive(line, comma - 1, grammar):
        return line.norm[comma - 2] != "à"
    verbs = grammar.verbs.get(line.norm[comma - 2], ()) if is_infinitive(line, comma - 2, grammar) else ()
    return any(verb.tail == (line.norm[comma - 1],) for verb in verbs)


def _opens_aside(line: Line, comma: int, grammar: Grammar) -> bool:
    """ "qui fixe |, notamment, les règles", "qui est transmis |, à sa demande, par la caisse": behind a verb only."""
    if not (grammar.is_past_participle(line.norm[comma - 1]) or finite_at(line, comma - 1, grammar)):
        return False
    first, second, third = line.norm[comma + 1], line.norm[comma + 2], line.norm[comma + 3]
    alone = second == "," and (first in ADVERBS or first.endswith("ment"))
    asked = first in A and second in POSSESSIVES and line.norm[comma + 4] == ","
    return alone or asked or (first == "en" and third == ",") or line.reads(comma + 1, IF_NEED_BE)


def _awaits_more(line: Line, opens: int, comma: int, grammar: Grammar) -> bool:
    """ "un droit dont le montant |, fixé par …", "qui |, notamment |, assure": no verb yet; a second "soit"."""
    words = line.norms[opens + 1 : comma]
    if line.norm[comma + 1] == "soit" and "soit" in words:
        return True
    if line.norm[comma - 1] in COORDINATORS and line.reads(comma + 1, IF_NEED_BE):
        return line.norm[comma + len(IF_NEED_BE) + 2] == "par" and "par" in words
    if line.norm[opens] == "dont" and not grammar.is_past_participle(line.norm[comma + 1]):
        return False  # "les pièces, dont les comptes annuels |, au commissaire", "dont |, le cas échéant, une commune"
    aside = words[:1] in ((), (",",)) and "," not in words[1:]
    return aside or not any(_may_be_finite(norm, grammar) for norm in words)


def _may_be_finite(norm: str, grammar: Grammar) -> bool:
    """True for what is, or might be, the verb of a clause."""
    known = norm in AUXILIARIES or norm in SUBORDINATE_FORMS or norm in grammar.finite_forms
    return known or is_subjunctive(norm, grammar) or (norm not in DETERMINERS and looks_finite(norm))


def opens_title(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le décret n° 2005-1514 | relatif à l'organisation de l'action de l'Etat": what a text is called."""
    if line.norm[index] not in grammar.lists.titles:
        return False
    return line.is_citation(index - 1) or (line.norm[index - 1] == "," and line.is_citation(index - 2))


def is_in_title(line: Line, index: int, grammar: Grammar) -> bool:
    """True where the word at `index` is one of a text's title: no comma stands between."""
    if not line.cites or grammar.lists.titles.isdisjoint(line.norms):
        return False
    while index > 0 and line.norm[index] != ",":
        if opens_title(line, index, grammar):
            return True
        index -= 1
    return False


def is_compared(line: Line, index: int) -> bool:
    """ "aux régimes autres que | le régime général": who is left out; `index` is behind its determiners."""
    return line.norm[index - 1] in QUE and line.norm[index - 2] in _OTHER


def _frames(line: Line, index: int, begin: int, grammar: Grammar) -> bool:
    """ "les conditions dans | lesquelles", "les cas dans | lesquels": the object's head and its own clause."""
    norm = line.norm[index]
    if norm not in _FRAMING:
        return False
    noun = index - 2 if norm in _COMPOUND else index - 1  # "la manière | dont la caisse …"
    return line.norm[noun] in grammar.lists.framing and stands_first(line, begin, noun)


def stands_first(line: Line, begin: int, index: int) -> bool:
    """True where only determiners and prepositions stand between the beginning of an object and a noun."""
    return all(norm in DETERMINERS or norm in PREPOSITIONS for norm in line.norms[begin:index])


def _enumerates(line: Line, comma: int, begin: int, last: int | None, grammar: Grammar) -> bool:
    """ "actions qui lui sont confiées par l'Etat | , les communes et l'agence": a comma between two of its agents.

    Or with their preposition: "les règles dont relèvent les membres du conseil |, du bureau et du personnel".
    """
    following = line.norms[comma + 2 : comma + _ENUMERATION]
    if line.norm[comma + 1] in DE | A:
        if last != comma or RELATIVES.isdisjoint(line.norms[begin:comma]):
            return False
        joined = pairwise(following)
        return any(joint in COORDINATORS | {","} and word in DE | A for joint, word in joined)
    if line.norm[comma + 1] not in ARTICLES | POSSESSIVES or COORDINATORS.isdisjoint(following):
        return False
    named = institution_at(line, comma + 2, len(line), grammar)
    return named is not None and last == comma


def is_behind_clause(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "communique les observations qui résultent de ses contrôles | au président": the first to whom anything goes.

    Not where the clause itself says to whom: "les sommes qui sont versées | à la personne".
    """
    clause = next((k for k in range(begin + 1, index) if line.norm[k] in RELATIVES), index)
    if clause == index or not A.isdisjoint((*line.norms[begin:clause], *line.norms[clause + 1 : index])):
        return False
    told = any(finite_at(line, k, grammar) for k in range(clause + 1, index))
    kind = line.norm[index - 1] in grammar.action_nouns and line.norm[index - 2] in DE_INFINITIVE
    verbs = (verb for k in range(clause + 1, index) for verb in grammar.verbs.get(line.norm[k], ()))
    # "les services de communication | au public"
    return told and not kind and not any(verb.lemma in grammar.lists.ditransitive for verb in verbs)


def is_behind_task(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "le soin | d'assurer le service à …": behind an infinitive that is no relative clause's and not the object.

    Nor one beside it: "demande de désigner un agent ou | de transmettre les pièces à …".
    """
    if line.norm[begin] in DE_INFINITIVE and is_infinitive(line, begin + 1, grammar):
        return False
    task = (k for k in range(begin + 1, index) if line.norm[k] in DE_INFINITIVE and is_infinitive(line, k + 1, grammar))
    found = next(task, None)
    if found is None or not RELATIVES.isdisjoint(line.norms[begin:index]):
        return False
    # "à une personne ayant pour mission | de fournir des services à …" receives itself
    return not any(looks_present_participle(norm) for norm in line.norms[begin:found])
