"""What a piece of a verb's complement is to the verb, told by the words it opens with."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.openers import Opening, opener_at
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive, opens_task
from rsi_graph.extract.language.words import (
    ADVERBS,
    AT_LEAST,
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DEMONSTRATIVES,
    DETERMINERS,
    EACH_ONE,
    OBJECT_CLITICS,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    QUE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.negations import goes_without, restricts
from rsi_graph.extract.objects.questions import WHETHER, asks_whether, asks_which


class Role(StrEnum):
    """What a chunk is to the verb."""

    OBJECT = "object"  # a noun phrase that no preposition announces
    CONTENT = "content"  # "que …", a clause
    TO = "to"  # à, au, aux …
    OTHER = "other"  # another preposition
    CONTINUATION = "continuation"  # goes on with what stands before it
    ADVERB = "adverb"
    PURPOSE = "purpose"
    JOINT = "joint"
    ASSISTANCE = "assistance"
    CONSULTED = "consulted"
    CONDITION = "condition"
    BENEFIT = "benefit"
    ADJUNCT = "adjunct"
    MATTER = "matter"  # "en ce qui concerne …"
    RELATIVE = "relative"


PARTNERS: Final = frozenset({Role.JOINT, Role.ASSISTANCE, Role.CONSULTED})
# What a coordinator may join to an adjunct: "dans son intérêt ou | lorsqu'il le demande".
JOINED: Final = PARTNERS | {Role.CONDITION}
ASIDES: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.BENEFIT, Role.ADVERB})
OUTSIDE: Final = PARTNERS | ASIDES | {Role.PURPOSE, Role.CONDITION, Role.RELATIVE}

# "recueille | auprès des communes | les données", "représente l'Etat | devant la cour".
BESIDE: Final = frozenset({"auprès", "devant"})
WHEN: Final = WHETHER | {"lorsque", "lorsqu'", "quand"}
_BEFORE_INFINITIVE: Final = CLITICS | ADVERBS
# "ce délai | pouvant être réduit": what a clause without finite verb has instead, and how many words its subject has.
_ABSOLUTE: Final = frozenset({"devant", "pouvant"})
_LONGEST_SUBJECT: Final = 10
# How adverbs end, and no nouns.
_OF_MANNER: Final = (
    "quement",
    "èrement",
    "ivement",
    "eusement",
    "amment",
    "emment",
    "airement",
    "blement",
    "diatement",
)
_BEING_SO: Final = frozenset({"soit", "soient", "ait", "aient"})
# How far before it another "que" tells that a further content is said.
_SAID_BEFORE: Final = 40
_CONCERNING: Final = ("s'", "agisse")
_POINTING: Final = DEMONSTRATIVES | {"celui-ci", "celle-ci", "ceux-ci", "celles-ci", "aucun", "aucune"}
_QUALIFYING: Final = QUE | {"qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles"}
_RELATING: Final = _QUALIFYING - QUE
_ONLY_DETERMINERS: Final = DETERMINERS - OBJECT_CLITICS
# Beside the openers and the bare objects nothing else begins a chunk without a comma.
MAY_OPEN: Final = DETERMINERS | A | {"en", "pour", "sans", "tout"}
_MAY_BEGIN: Final = MAY_OPEN | DE | DE_INFINITIVE | QUE


@lru_cache(maxsize=4)
def opening_words(grammar: Grammar) -> frozenset[str]:
    """The words that may begin a chunk; most open nothing, and what stands before them has not ended."""
    return _MAY_BEGIN.union(grammar.openers, grammar.lists.bare_objects, grammar.lists.bare_written)


def role_at(
    line: Line, index: int, end: int, grammar: Grammar, opened: Opening | None, *, verb: str, first: bool, comma: bool
) -> tuple[Role, int]:
    """The role of the chunk that begins at `index`, and where its own words begin; `verb` is the one before all."""
    asked = first and not comma and (asks_which(line, index) or (opened and asks_whether(line, index, verb, grammar)))
    if asked:
        return Role.CONTENT, index
    if opened:
        return Role(opened.kind), opened.end
    if is_purpose(line, index, grammar) or is_sent_for(line, index, verb, grammar):
        return Role.PURPOSE, index + 1
    norm = line.norm[index]
    if norm in QUE and _is_condition(line, index, end, grammar, first=first, comma=comma):
        return Role.CONDITION, index + 1
    without = norm == "sans" or goes_without(line, index)
    if without or is_gerund(line, index, grammar) or (comma and opens_absolute(line, index, grammar)):
        return Role.ADJUNCT, index + 1
    each = norm in EACH_ONE and line.norm[index + 1] not in DE  # "concluent | chacune avec l'Union | une convention"
    joins = first and comma and _joins_more(line, index, grammar)
    if (norm in ADVERBS and not joins) or each or is_adverb(line, index, grammar):
        return Role.ADVERB, index + 1
    if norm == "avec" and _names_institution(line, index + 1, end, grammar):
        return Role.JOINT, index + 1
    if first and opens_task(line, index, grammar):
        return Role.CONTENT, index
    if norm in DE and _is_given(line, index, grammar, first=first):
        return Role.TO, index
    qualifying = _relative_role(line, index, first=first) if comma else None
    # "statue par ordonnance motivée | qui n'est pas susceptible de recours", but "décide qui est chargé de la vente"
    own = first and (norm not in _RELATING or line.norm[index - 1] == verb)
    return qualifying or _plain_role(norm, line.norm[index + 1], first=own, comma=comma), index


def _is_given(line: Line, index: int, grammar: Grammar, *, first: bool) -> bool:
    """ "à la disposition | du préfet", "met à la charge | de l'exploitant": who gets it."""
    given = line.norm[index - 1] in grammar.lists.giving_nouns
    return given or (first and has_lemma(line, index, grammar.lists.giving_with_de, grammar))


def _joins_more(line: Line, index: int, grammar: Grammar) -> bool:
    """ "avec la caisse, | ainsi qu'avec le préfet", but "pour exercer un droit, | ainsi que pour gérer un fonds"."""
    joins = line.norm[index] == "ainsi" and line.norm[index + 1] in QUE
    return joins and not is_purpose(line, index + 2, grammar)


def is_adverb(line: Line, index: int, grammar: Grammar) -> bool:
    """ "informe | régulièrement, le maire", "s'informent | réciproquement de l'enquête"; but "donne | agrément de"."""
    norm = line.norm[index]
    if not norm.endswith("ment") or norm.endswith("issement") or norm in grammar.action_nouns:  # "assainissement"
        return False
    return line.norm[index + 1] not in DE_INFINITIVE or norm.endswith(_OF_MANNER)


def opens_absolute(line: Line, index: int, grammar: Grammar) -> bool:
    """ ", | l'intéressé étant informé des frais", ", | celui-ci devant intervenir": a clause with its own subject."""
    pointing = line.norm[index] in _POINTING
    if not pointing and line.norm[index] not in DETERMINERS:
        return False
    for position in range(index + 1, index + _LONGEST_SUBJECT):
        norm, following = line.norm[position], line.norm[position + 1 + (line.norm[position + 1] == "pas")]
        if norm in {",", ""} or norm in RELATIVES:
            return False
        if norm == "étant":
            return grammar.is_past_participle(following) and line.norm[position - 1] not in {"comme", "en"}
        if norm == "en" and looks_present_participle(following):
            return pointing  # ", | ce dernier en informant le médecin"
        if norm in _ABSOLUTE:
            return pointing and is_infinitive(line, position + 1, grammar)
    return False


def is_gerund(line: Line, index: int, grammar: Grammar) -> bool:
    """ "en précisant les conditions", "en | les aidant dans leurs démarches"; but "le document en tenant lieu".

    "tout" may stand before it: "tout en statuant sur les frais".
    """
    index += line.norm[index] == "tout"
    if line.norm[index] != "en" or " ".join(line.norms[index : index + 3]) in grammar.lists.of_any_kind:
        return False
    verb = index + 1 + (line.norm[index + 1] in CLITICS)
    if grammar.is_form_of(line.norm[verb], grammar.lists.resulting):
        return False  # "les expositions | en résultant"
    return looks_present_participle(line.norm[verb])


def _restricts_object(line: Line, index: int, grammar: Grammar) -> bool:
    """ "ne peut procéder | qu'aux actes conservatoires", but "ne peut statuer | qu'après avoir entendu le maire"."""
    behind = index + 1
    return line.norm[behind] in PREPOSITIONS and (behind >= len(line) or opener_at(line, behind, grammar) is None)


def _is_condition(line: Line, index: int, end: int, grammar: Grammar, *, first: bool, comma: bool) -> bool:
    """ "ne peut agir | que s'il …", "les installations, | qu'elles soient publiques ou privées"."""
    if comma and not first and _is_whichever(line, index, end):
        return True
    return restricts(line, index) and not (first and _restricts_object(line, index, grammar))


def _is_whichever(line: Line, index: int, end: int) -> bool:
    """ "les installations, | qu'elles soient publiques ou privées", "…, | que ce soit à leur création ou ensuite".

    Also with a noun, where nothing is said before: "une licence, | que l'exploitation soit faite par lui ou pour lui".
    """
    subject, behind = index + 1, index + 2
    told = line.norm[subject] in SUBJECT_PRONOUNS | {"ce", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
    if told:
        behind += line.norm[behind] == "y"  # "…, | qu'elle y soit affectée ou de passage"
    elif line.norm[subject] in DETERMINERS:  # but "exige, …, | que les biens soient gardés ou y soient affectés"
        once = sum(norm in _BEING_SO for norm in line.norms[index:end]) == 1
        told = once and QUE.isdisjoint(line.norms[max(0, index - _SAID_BEFORE) : index])
        reach = range(behind + 1, min(end, subject + _LONGEST_SUBJECT))
        behind = next((k for k in reach if line.norm[k] in _BEING_SO | {","}), behind)
    be = line.norm[behind] in _BEING_SO or line.norms[behind : behind + 2] == _CONCERNING
    return told and be and "ou" in line.norms[behind:end]


def _relative_role(line: Line, index: int, *, first: bool) -> Role | None:
    """ "un rapport, | qui est transmis", "la personne, | contre laquelle est prononcée …": a clause that goes on.

    But "le conseil, | auquel il rend compte", "les ports, | avec lesquels elle collabore" say what else is done.
    """
    norm, behind = line.norm[index], index + 1
    if norm in QUE and first:
        return None
    compound = norm in PREPOSITIONS and line.norm[behind] in RELATIVES - QUE
    if norm not in RELATIVES and not compound:
        return None
    own = (compound and line.norm[behind + 1] in SUBJECT_PRONOUNS) or (norm not in _QUALIFYING and not compound)
    return Role.RELATIVE if first or own else Role.CONTINUATION


def _plain_role(norm: str, following: str, *, first: bool, comma: bool) -> Role:
    """The role that the first word of a chunk tells. `first`: no object has begun before it."""
    if norm == "ni" and first:  # "ne peut ordonner | ni la cessation ni la confiscation"
        norm = following
    if norm in QUE and first:
        return Role.CONTENT
    if norm in DE:
        return Role.OBJECT if first and (not comma or norm in DE_WITH_ARTICLE) else Role.CONTINUATION
    bare = first and not comma and norm not in PREPOSITIONS and norm not in COORDINATORS
    if norm in DETERMINERS or norm in PRONOUN_FEATURES or bare:
        return Role.OBJECT
    if norm in A:
        return Role.TO
    return Role.OTHER if norm in PREPOSITIONS else Role.CONTINUATION


def _names_institution(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    index += 2 * (line.norms[index : index + 2] in AT_LEAST)  # "avec | au moins un opérateur"
    head = skip_determiners(line, index + (line.norm[index] == "des"), end, grammar)
    return institution_phrase(line, head, end, grammar) is not None


def is_purpose(line: Line, index: int, grammar: Grammar) -> bool:
    """ "pour" before an infinitive (clitics and adverbs allowed)."""
    if line.norm[index] != "pour":
        return False
    following = index + 1
    while line.norm[following] in _BEFORE_INFINITIVE:
        following += 1
    return line.norm[following - 1] not in _ONLY_DETERMINERS and is_infinitive(line, following, grammar)


def is_aim_of_clause(line: Line, inner: int, index: int, opened: Opening | None, grammar: Grammar) -> bool:
    """ "radie qui paie, s'il a fait de fausses déclarations | pour obtenir un délai": the clause has its verb."""
    aimed = is_purpose(line, index, grammar) or (opened is not None and opened.kind == Role.PURPOSE)
    return aimed and any(finite_at(line, k, grammar) for k in range(inner, index))


def is_sent_for(line: Line, index: int, verb: str, grammar: Grammar) -> bool:
    """ "transmet le dossier | pour avis", "au conseil, | pour délibération": what a thing is sent for.

    Not in a passive ("est saisi pour avis de …"), nor before the items that say who gets it ("soumet pour avis :").
    """
    if line.norm[index] != "pour" or line.norm[index + 1] not in grammar.lists.sent_for:
        return False
    return not grammar.is_past_participle(verb) and not (line.colon and index + 3 >= len(line))


def opens_content(words: tuple[str, ...]) -> bool:
    """ "s'assure | que :", "veille | à ce que :": an object that is only the beginning of what the items say.

    >>> opens_content(("à", "ce", "que")), opens_content(("que", "le", "maire"))
    (True, False)
    """
    return bool(words) and words[-1] in QUE and words[:-1] in ((), ("à", "ce"), ("de", "ce"))
