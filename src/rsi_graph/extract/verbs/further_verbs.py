"""Whether a further verb is of the clause that the one before it is in, and not of the main subject."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import FINITE, Form
from rsi_graph.extract.language.words import AUXILIARIES, BE_PRESENT, CLITICS, NEGATION, A
from rsi_graph.extract.verbs.participles import agree

# What joins a second verb to the first of a relative clause.
_GOING_ON: Final = frozenset({"et", "ou"})
_FUTURE: Final = ("ra", "ront")


def is_second_participle(line: Line, joint: int, verb: int, grammar: Grammar, owned: int) -> bool:
    """ "un type approuvé | et décrit dans un certificat": a second participle of the noun, where it may be one.

    Or of a relative clause whose verb stands at `owned`: "un rapport qui est adressé au préfet | et joint au dossier".
    """
    norm, before = line.norm[verb], line.norm[joint - 1]
    if line.norm[joint] == "," and norm in grammar.past_participles and line.norm[verb + 1] in A:
        return True  # "établit un recueil de renseignements, | joint à la procédure"
    if owned >= 0 and line.norm[owned] in BE_PRESENT and norm in grammar.past_participles:
        return agree(line.norm[owned + 1], norm)
    return norm in grammar.past_participles and before in grammar.past_participles and agree(before, norm)


def goes_on_with_clause(line: Line, start: int, owned: int, joint: int, verb: int | None, grammar: Grammar) -> bool:
    """Whether the verb behind a coordination is a second one of the relative clause whose verb stands at `owned`."""
    if verb is None or owned < start:
        return False
    if _is_negated(line, verb) and _is_negated(line, owned) and NEGATION.isdisjoint(line.norms[:start]):
        return True  # "s'il estime que le port n'est pas sûr | et ne protège pas le public"
    return _goes_on_in_future(line, start, owned, verb) or _goes_on_behind_who(line, owned, joint, verb, grammar)


def _is_negated(line: Line, verb: int) -> bool:
    """ "n' | en assure pas"."""
    return not NEGATION.isdisjoint(line.norms[before_clitics(line, verb) : verb])


def _goes_on_behind_who(line: Line, owned: int, joint: int, verb: int, grammar: Grammar) -> bool:
    """ "transmet le dossier au président qui règle la question | et attribue l'affaire": no comma closes the clause.

    But "exécute les tâches qui leur sont confiées | et fixe …", "en ce qui concerne l'Etat | et délibère".
    """
    who = before_clitics(line, owned) - 1
    if line.norm[joint] not in _GOING_ON or line.norm[who] != "qui" or line.norm[who - 1] == "ce":
        return False
    plural = not grammar.analyses(line.norm[owned], Form.FINITE_SINGULAR)
    helping = line.norm[owned] in AUXILIARIES or line.norm[verb] in AUXILIARIES
    if helping or not agrees(line, verb, grammar, plural=plural):
        return False
    states = any(a.lemma in grammar.lists.stative for a in grammar.analyses(line.norm[owned], *FINITE))
    # "le projet qui fait l'objet d'une demande | et l'informe"
    return not states or before_clitics(line, verb) == verb


def is_of_main(line: Line, owned: int, verb: int | None, grammar: Grammar, *, plural: bool) -> bool:
    """ "examine les projets que les communes élaborent | et arrête la liste": of the main subject's number alone."""
    if verb is None or not agrees(line, verb, grammar, plural=plural):
        return False
    other = agrees(line, owned, grammar, plural=not plural) and not agrees(line, owned, grammar, plural=plural)
    return other and not agrees(line, verb, grammar, plural=not plural)


def _goes_on_in_future(line: Line, start: int, owned: int, verb: int) -> bool:
    """ "adresse l'acte au notaire, qui le conservera | et en délivrera copie": the tense tells whose verb it is."""
    tenses = (line.norm[owned].endswith(_FUTURE), line.norm[verb].endswith(_FUTURE))
    return owned >= 0 and all(tenses) and not any(norm.endswith(_FUTURE) for norm in line.norms[:start])


def before_clitics(line: Line, index: int) -> int:
    """Position of a verb in, position of its first clitic out."""
    while line.norm[index - 1] in CLITICS:
        index -= 1
    return index


def agrees(line: Line, index: int, grammar: Grammar, *, plural: bool) -> bool:
    """ "délibèrent" after several, "délibère" after one: whether the verb may be theirs."""
    norm = line.norm[index]
    if norm in AUXILIARIES:
        return norm.endswith("nt") == plural
    return bool(grammar.analyses(norm, Form.FINITE_PLURAL if plural else Form.FINITE_SINGULAR))
