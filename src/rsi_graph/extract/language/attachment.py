"""What goes on with the word before it: adjectives of an act, adjuncts of a participle; no chunk begins there."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    CONDITIONS,
    CONTRACTED,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SAME,
    SUBJECT_PRONOUNS,
)

# "le | produit de", "demande de | relevé de forclusion": what stands before a noun.
_BEFORE_NOUN: Final = DETERMINERS | CONTRACTED | DE_INFINITIVE
# Behind these "que" opens no clause.
_COMPARING: Final = frozenset({"ainsi", "autre", "autres"})
_ONE: Final = frozenset({"un", "une"})


def attached(line: Line, index: int, grammar: Grammar) -> bool:
    """An adjunct right behind a participle is the participle's ("versées dans les conditions …"), not the verb's."""
    if line.reads(index, ("pour", "l'")) and line.norm[index - 2] in DETERMINERS:
        # "l'action | pour l'application des peines", but "pour l'un des motifs"
        return line.norm[index + 2] not in _ONE
    if line.norm[index] == "sur" and line.norm[index - 1] in grammar.lists.authored:
        return True  # "donne son avis | sur le rapport du fonds"
    if _is_turn_of_noun(line, index, grammar):
        return True
    if line.norm[index - 1] in grammar.lists.applying:
        return True  # "les sanctions applicables | en cas de manquement"
    if line.norm[index - 1] in grammar.lists.competent:  # "la juridiction compétente | en application de l'article 522"
        return " ".join(line.norms[index : index + 2]) in grammar.lists.giving_competence
    index -= line.norm[index - 1] == "soit"  # "les échéances dues soit | au titre des aides, soit …"
    index -= line.norm[index - 1].endswith("ment") and grammar.is_past_participle(line.norm[index - 2])
    participle = line.norm[index - 1]
    if participle in grammar.verbs and looks_present_participle(participle) and participle not in grammar.institutions:
        return True  # "études entrant | dans le cadre de leurs missions"
    if not grammar.is_past_participle(participle) or participle in grammar.action_nouns:
        return False
    # "aux administrations intéressées | au nom de l'organisation", "les pièces demandées | afin d'assurer le secret"
    if participle in grammar.lists.closing or line.norm[index] == "afin" or _finds(line, index, grammar):
        return False
    if participle in grammar.lists.qualities:
        # "un avis motivé | en vue du règlement", but "un avis motivé en faveur de …"
        return " ".join(line.norms[index : index + 2]) in grammar.lists.siding_turns
    return line.norm[index - 2] not in DETERMINERS and line.norm[index - 2] not in PREPOSITIONS


def _finds(line: Line, index: int, grammar: Grammar) -> bool:
    """ "accorde la dérogation sollicitée | s'il estime que …": who decides finds so, it is not said of the thing."""
    finding = line.norm[index] in CONDITIONS and line.norm[index + 1] in SUBJECT_PRONOUNS
    return finding and grammar.is_form_of(line.norm[index + 2], grammar.lists.finding)


def _is_turn_of_noun(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la situation de l'emploi | au regard de ces objectifs", "représentatives | au niveau national"."""
    if line.norm[index] == "pour" and line.norm[index - 2] == "à" and is_infinitive(line, index - 1, grammar):
        return True  # "les mesures à prendre | pour assurer la sécurité"
    if line.norm[index - 1] == "tant":
        return True  # "les paiements opérés tant | pour son compte que pour celui des services"
    if line.norm[index - 1] in grammar.lists.renewable:
        return True  # "un mandat renouvelable | une fois"
    if " ".join(line.norms[index : index + 2]) in grammar.lists.parted:
        return True
    return any(" ".join(line.norms[index - 1 : index + words]) in grammar.lists.carried_turns for words in (2, 3))


def is_computed(line: Line, index: int, grammar: Grammar) -> bool:
    """ "une dotation calculée | en tenant compte du projet": how a figure is found goes with its participle."""
    before = line.norm[index - 1]
    known = grammar.verbs.get(before, ()) if grammar.is_past_participle(before) else ()
    return any(verb.lemma in grammar.lists.computing for verb in known)


def is_aimed(word: str, grammar: Grammar) -> bool:
    """ "nécessaires | pour", not "compétente | pour"."""
    return word in grammar.lists.aiming and word not in grammar.lists.competent


def opens_clause(line: Line, index: int, grammar: Grammar) -> str:
    """ "relative" or "participle" where such a clause opens inside the chunk, else empty."""
    norm = line.norm[index]
    if norm in RELATIVES:
        # "un rapport ainsi | que des études afin de …", "les agents autres | que le comptable parmi …", "dans les mêmes
        # conditions | que le maire"
        compares = norm in QUE and (line.norm[index - 1] in _COMPARING or line.norm[index - 2] in SAME)
        return "" if compares else "relative"
    if norm == "ayant":
        return "participle"
    if line.norm[index + 1] not in PREPOSITIONS or norm in grammar.action_nouns:
        return ""
    if line.norm[index - 1] in _BEFORE_NOUN or _is_noun_of_act(line, index, grammar):
        return ""
    if _is_of_name(line, index, grammar) or norm in grammar.lists.qualities:
        return ""  # "un avis | motivé sur l'offre"
    if line.norm[index - 1] in grammar.lists.bare_objects:
        return ""  # "un compte | rendu de fin de mission"
    present = norm in grammar.verbs and looks_present_participle(norm)
    return "participle" if present or grammar.is_past_participle(norm) else ""


def _is_noun_of_act(line: Line, index: int, grammar: Grammar) -> bool:
    """ "de bonne | mise en œuvre", "sans | mise en demeure": a noun, no participle."""
    before = line.norm[index - 1]
    named = before in PREPOSITIONS or before in grammar.lists.before_noun
    return named and line.norm[index] in grammar.lists.never_named


def _is_of_name(line: Line, index: int, grammar: Grammar) -> bool:
    """ "au ministre | chargé de la recherche", "aux organismes | concernés par lettre": it closes or fills a name."""
    norm, behind = line.norm[index], index + 1
    if norm in grammar.lists.closing:
        return line.norm[behind] != "par" or opener_at(line, behind, grammar) is not None
    tasked = norm in grammar.lists.tasked and line.norm[index - 1] in grammar.institutions
    return tasked and not is_infinitive(line, behind + 1, grammar)
