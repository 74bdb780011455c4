"""What ends a name or carries it on, told by the words themselves: no name is followed here."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import elliptical_at, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_present_participle
from rsi_graph.extract.language.openers import behind_aside, opener_at
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    EACH_ONE,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATE_FORMS,
    A,
)
from rsi_graph.extract.names.acting import acts_on_something
from rsi_graph.extract.names.agreement import is_of_another
from rsi_graph.extract.names.closing import closed
from rsi_graph.extract.names.continuations import OF_SEVERAL
from rsi_graph.extract.names.signs import governs, points_to_text
from rsi_graph.extract.names.told_matters import is_body, is_of_matter
from rsi_graph.model import BodyKind

# Articles behind "de" in the singular.
SINGULAR: Final = frozenset({"la", "l'"})
# How far behind "âgé" the years stand: "de moins de vingt et un ans".
_AGE: Final = 9
_ASIDE: Final = 8  # words of an aside at most, commas counted: ", le cas échéant,"
_DEFINITE: Final = DE_WITH_ARTICLE | ARTICLES
# No noun stands behind "en" that begins so.
_NOT_BEHIND_EN: Final = DETERMINERS | PREPOSITIONS | SUBORDINATE_FORMS


def names_other(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """True where "de" at `index` opens an institution, an infinitive or a noun without article."""
    head = skip_determiners(line, index + 1, end, grammar)
    bare = line.norm[index] in DE_INFINITIVE and head == index + 1
    bare = bare and not (head < end and line.is_capital(head))  # "de la Guadeloupe, | de Mayotte et …"
    other = institution_at(line, head, end, grammar)
    grouped = other is not None and other.kind is BodyKind.PERSONS and line.norm[index] == "des"
    return bare or (other is not None and not grouped) or is_infinitive(line, head, grammar)


def repeats_preposition(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "désigné par le ministre A | et par le ministre B", "d'appui au dialogue social | et à la négociation"."""
    preposition, before = line.norm[index + 1], line.norms[origin:index]
    if preposition == "par":
        return line.norm[index] == "et" and "par" in before
    return preposition in A and not A.isdisjoint(before) and not names_other(line, index + 1, end, grammar)


def opens_agent(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "branches | gérées par la caisse": a participle whose agent is an institution of its own.

    But "un magistrat désigné par le premier président" is one that nothing else tells from others.
    """
    by = index + 1 + line.norm[index + 1].endswith("ment")  # "assesseurs | proposés conjointement par les caisses"
    if line.norm[by] != "par" or not grammar.is_past_participle(line.norm[index]):
        return False
    lemmas = {a.lemma for a in grammar.analyses(line.norm[index], Form.PAST_PARTICIPLE)}
    # "l'un de ses membres | désigné par le ministre": of another number
    agrees = line.norm[index].endswith("s") == line.norm[origin - 1].endswith(("s", "x"))
    if agrees and line.norm[origin - 2] in OF_SEVERAL and not grammar.lists.singling_out.isdisjoint(lemmas):
        return False
    return institution_at(line, skip_determiners(line, by + 1, end, grammar), end, grammar) is not None


def age_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "âgé | d'au moins treize ans": position behind the years."""
    years = (k + 1 for k in range(index, min(end, index + _AGE)) if line.norm[k] in grammar.lists.durations)
    return next(years, index)


def carries_on(line: Line, index: int, grammar: Grammar) -> bool:
    """ "agents habilités | à constater", "autorité compétente | pour la délivrance": the end of a lexicon's name.

    "un fonctionnaire désigné | par le haut-commissaire".
    """
    if line.norm[index + 1] == "par" and grammar.is_past_participle(line.norm[index]):
        return not points_to_text(line, index, len(line), grammar)
    known = line.norm[index] in grammar.lists.destined or line.norm[index] in grammar.lists.competent
    goes_on = line.norm[index + 1] in DE or line.norm[index + 1] in COORDINATORS
    return known and not goes_on and governs(line, index, grammar)


def is_destined(line: Line, index: int, grammar: Grammar) -> bool:
    """ "agents habilités | à constater": what somebody may or is to do."""
    said = line.norm[index] in A and line.norm[index - 1] in grammar.lists.destined
    return said and is_infinitive(line, index + 1, grammar)


def opens_clause(line: Line, index: int, grammar: Grammar) -> bool:
    """True behind a coordinator where no name goes on, but a verb or what goes with a participle."""
    norm, following = line.norm[index], line.norm[index + 1]
    if takes_account(line, index) or _denies_other(line, index, grammar):
        return True
    if norm in grammar.lists.bare_objects and (grammar.is_finite(following) or following == "en"):
        return True  # "conservé par l'administration des impôts et | copie est remise à l'occupant"
    if norm in ADVERBS or (norm.endswith("ment") and grammar.is_past_participle(following)):
        return True  # "la direction ou | respectivement son directeur", "par le juge et | publiquement annoncés"
    if line.norm[index - 1] == "et" and norm in grammar.lists.governing_to and following in A:
        return not grammar.is_past_participle(line.norm[index - 2])  # "le budget de l'office et | afférentes à la paie"
    if looks_present_participle(norm) and following in DETERMINERS:
        return not looks_present_participle(line.norm[index - 2])  # "gérés par l'office ou | précisant les règles"
    governs_on = following in DETERMINERS or following in PREPOSITIONS
    return governs_on and grammar.is_finite(norm)  # "le conseil et | débat de tout"


def takes_account(line: Line, index: int) -> bool:
    """ "le directeur | compte tenu du nombre des voix": in view of what something is done."""
    return line.norm[index] == "compte" and line.norm[index + 1].startswith("tenu")


def _denies_other(line: Line, index: int, grammar: Grammar) -> bool:
    """ "sur le bureau de l'assemblée et | non encore examinées", "à la commune et | non à ses représentants".

    But "les personnels titulaires et non titulaires", "les organismes affiliés et non affiliés" are all meant.
    """
    denied = line.norm[index + 1]
    if line.norm[index] != "non":
        return False
    if denied == "encore" or denied in PREPOSITIONS or denied in A:
        return True
    told = grammar.is_past_participle(denied) and denied not in grammar.lists.adjectives
    return told and not grammar.is_past_participle(line.norm[index - 2])


def is_noun_like(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le juge du devoir", "le comité | du savoir": an infinitive that is a noun, or stands behind a preposition."""
    spelt = line.norm[index] in grammar.lists.nouns_like_infinitives
    return spelt or line.norm[index - 1] in PREPOSITIONS | COORDINATORS | DETERMINERS | CLITICS | ADVERBS


def opens_complement(line: Line, index: int, grammar: Grammar) -> bool:
    """True where a complement of a participle opens: a preposition, or a determiner that is no article."""
    norm = line.norm[index]
    return (norm in PREPOSITIONS or norm in DETERMINERS - ARTICLES) and not closed(line, index, grammar, index)


def ends_in_whole(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """True where the complement with "de" at `index` is a body known by its whole name."""
    head = skip_determiners(line, index + 1, end, grammar)
    nested = institution_at(line, head, end, grammar)
    return nested is not None and nested.whole and head + len(nested.words) == end


def opens_object(line: Line, index: int, grammar: Grammar) -> bool:
    """ "transmet au juge | copie de la demande", "permet au maire | de …": a noun without article that a verb has."""
    bare = line.norm[index] in grammar.lists.bare_objects and line.norm[index + 1] in DE
    bare = bare or (line.norm[index] in grammar.lists.bare_written and line.norm[index + 1] in grammar.lists.qualities)
    return bare and line.norm[index - 1] not in PREPOSITIONS and line.norm[index - 1] not in COORDINATORS


def is_said(line: Line, index: int, head: int, grammar: Grammar) -> bool:
    """ "informe l'entreprise concernée | de son intention": what is said, no place ("communes de leur ressort").

    But "les membres chargés de leur exécution" are told from others by their task.
    """
    if looks_present_participle(line.norm[index - 1]) and line.norm[index - 1] not in grammar.lists.nouns_like_acting:
        return False  # "les organismes relevant | de sa compétence"
    said = line.norm[head - 1] in POSSESSIVES and line.norm[index] in DE
    said = said and line.norm[index - 1] not in grammar.lists.tasked
    return said and line.norm[head] not in grammar.lists.places


def is_further(line: Line, index: int, grammar: Grammar, origin: int) -> bool:
    """ "conseil de l'environnement | et des risques sanitaires": no act, behind "de" with an article.

    Behind a capital, "du" does as well: "la Commission supérieure du numérique | et des postes".
    """
    articles = any(of == "de" and article in SINGULAR for of, article in pairwise(line.norms[origin:index]))
    proper = origin > 1 and line.is_capital(origin - 1) and "du" in line.norms[origin:index]
    tasked = not grammar.lists.tasked.isdisjoint(line.norms[origin:index])
    if tasked:
        return is_task(line, index, grammar, origin)
    if line.norm[index - 3] == "," and line.norm[index - 2] in DE_INFINITIVE and index - 3 > origin:
        return line.norm[index] == "et"  # "comité d'hygiène, de sécurité | et des conditions de travail"
    if line.norm[index + 1] == "des" and "du" in line.norms[origin:index] and is_of_matter(line, origin, grammar):
        return line.norm[index] == "et"  # "comité du contrôle | et des suites"
    return (articles or proper) and line.norm[index + 2] not in grammar.action_nouns


def is_task(line: Line, index: int, grammar: Grammar, origin: int) -> bool:
    """ "le ministre chargé de l'économie | et des finances": one office, where its head is no plural."""
    if grammar.lists.tasked.isdisjoint(line.norms[origin:index]):
        return False
    plural = " ".join(line.norms[origin : origin + 2]) in grammar.lists.several_offices
    # "le ministre chargé des sports | ou du budget" are two, "l'autorité chargée de l'approbation | ou de …" is one
    minister = any(offices.startswith(line.norm[origin - 1]) for offices in grammar.lists.several_offices)
    return not plural and (line.norm[index] == "et" or (line.norm[index] == "ou" and not minister))


def extend_en(line: Line, index: int, end: int, grammar: Grammar, origin: int = 0) -> int:
    """ "organismes de prise en charge": a bare noun that the name goes on with; no fixed adjunct, no gerund."""
    following = line.norm[index + 1 + (line.norm[index + 1] in CLITICS)]  # "en | lui transmettant"
    put = line.norm[index + 1] in grammar.lists.put_in and line.norm[index - 1].startswith("mis")
    if put or (line.norm[index - 1] in grammar.lists.putting and line.norm[index - 2] in DE):
        return index + 2  # "la société mise | en demeure", "les services de mise | en relation"
    if index + 1 >= end or not line.is_word(index + 1) or opener_at(line, index, grammar):
        return index
    if following.endswith("s") and is_body(line, index - 1, grammar):
        return index  # "l'organisation de l'établissement | en classes"
    if line.norm[index - 1] in grammar.lists.states and index == origin:
        return index  # "assuré par l'Etat | en Guyane", but "le représentant de l'Etat en Guyane"
    if line.norm[index + 1] in DETERMINERS:  # "le rapporteur | en la forme des référés"
        return index
    if finite_at(line, index + 1, grammar):  # "l'Autorité | en informe cette dernière"
        return index
    if following in grammar.lists.functions and line.norm[index + 2] not in DE:
        return index + 2  # "un membre | en fonction ou honoraire", but "| en fonction de son unité"
    if following in _NOT_BEHIND_EN or following in grammar.lists.behind_en or looks_present_participle(following):
        return index
    return index + 2


def before_ellipsis(line: Line, start: int, stop: int, end: int, entry: Institution, grammar: Grammar) -> int:
    """ "caisses d'assurance retraite | et primaires …": the name ends before the second, elliptical one."""
    for position in range(start + 1, stop):
        if line.norm[position] in COORDINATORS and elliptical_at(line, position + 1, end, entry, grammar):
            return position
    return stop


def ends_before(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """True where a verb stands, or a participle that points to a text or opens an agent."""
    if line.norm[index + 1] == "parmi" and grammar.is_past_participle(line.norm[index]):
        return True  # "un vice-président | choisi parmi les membres"
    if line.norm[index + 1] in DE and line.norm[index] in grammar.lists.hindered:
        return True  # "un membre | empêché d'assister à la séance"
    if line.norm[index] in grammar.lists.sent_with and line.norm[behind_aside(line, index + 1, longest=_ASIDE)] in DE:
        return True  # "au procureur | accompagné du procès-verbal", "au préfet | assorti, le cas échéant, d'un avis"
    if line.norm[index] in EACH_ONE and not looks_present_participle(line.norm[index - 1]):
        return not grammar.is_past_participle(line.norm[index - 1])  # "les préfets | chacun pour sa part"
    if takes_account(line, index) or line.norm[index + 1] in grammar.lists.durations:
        return True  # "le maire | trente jours avant la vente"
    if line.norm[index] in grammar.infinitives and not is_noun_like(line, index, grammar):
        return True  # "laisse l'officier de l'état civil | enregistrer la reconnaissance"
    acts = line.norm[index] in grammar.lists.behind_names or acts_on_something(line, index, grammar)
    if acts or is_of_another(line, index, origin, grammar) or opens_object(line, index, grammar):
        return True
    if points_to_text(line, index, end, grammar) or opens_agent(line, index, end, grammar, origin):
        return True
    return finite_at(line, index, grammar) and line.norm[index - 1] not in DE


def inner_head(
    line: Line, after: int, end: int, entry: Institution, grammar: Grammar
) -> tuple[int, int, Institution] | None:
    """ "président du | tribunal | de commerce": the head that the lexicon's words end with, where it goes on."""
    if entry.whole or len(entry.words) == 1:
        return None
    begin = after - len(entry.words)
    head = next((k + 1 for k in range(after - 1, begin, -1) if line.norm[k] in _DEFINITE), None)
    if head is None:
        return None
    nested = institution_at(line, head, end, grammar)
    behind = head + len(nested.words) if nested else after
    return (behind, end, nested) if nested and behind > after else None
