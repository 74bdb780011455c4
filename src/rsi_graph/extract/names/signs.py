"""Signs by which an institution's name goes on or ends: what a word, taken by itself, can be there."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_finite, looks_present_participle
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive, is_subjunctive
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    BE,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    EACH_ONE,
    HAVE,
    NEGATION,
    NEVER_LAST,
    POSSESSIVES,
    PREPOSITIONS,
    PRO_FORMS,
    QUOTES,
    REFLEXIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATE_FORMS,
    SUBORDINATORS,
    A,
)
from rsi_graph.model import BodyKind

ENDING: Final = (
    RELATIVES
    | SUBORDINATORS
    | ADVERBS
    | NEGATION
    | REFLEXIVES
    | SUBORDINATE_FORMS
    | {BE, HAVE}
    | {"soit", "mais", "y", "lui", "tel", "telle", "tels", "telles", "autre", "autres", "tant", "sitôt", "aussitôt"}
    | {"quel", "quelle", "quels", "quelles", "vis-à-vis"}
)
NOT_COORDINATED: Final = (
    DETERMINERS
    | PREPOSITIONS
    | COORDINATORS
    | RELATIVES
    | PRO_FORMS
    | REFLEXIVES
    | NEGATION
    | EACH_ONE
    | {"notamment", "ainsi", "bien", "le", "en", "y", "lui"}
)
NOT_A_NOUN: Final = PREPOSITIONS | COORDINATORS | RELATIVES
# Articles: behind a word of a name they say that the word is no part of it.
_AFTER_VERB: Final = frozenset({"le", "la", "les", "l'", "un", "une", "leur", "leurs", "son", "sa", "ses"})
# Endings of adjectives that verbs have as well ("indique"); such verbs are known.
_ADJECTIVES: Final = (
    *("ique", "iques", "aire", "aires", "able", "ables", "ible", "ibles", "ile", "iles", "elle", "elles"),
    *("ale", "ales", "ive", "ives", "euse", "euses", "ienne", "iennes", "ière", "ières"),
    *("ente", "entes", "ante", "antes", "trice", "trices", "aise", "aises", "oise", "oises", "ée", "ées"),
    *("éenne", "éennes", "ole", "oles", "time", "times", "eure", "eures", "ine", "ines"),
    *("iste", "istes", "erne", "ernes"),
)
# What opens the number of those a body has.
_MORE_THAN: Final = frozenset(("de", more, "de") for more in ("plus", "moins"))
# Endings of adverbs; "-ement" alone is one of nouns ("établissement").
_MANNER: Final = (
    *("emment", "amment", "ément", "alement", "ellement", "ivement", "airement", "iquement", "ablement", "iblement"),
    *("eusement", "èrement", "irement", "estement", "intement"),
)
_PRONOUNS: Final = SUBJECT_PRONOUNS | PRO_FORMS
_OPENS_CLAUSE: Final = RELATIVES | SUBORDINATORS
_THIS_ARTICLE: Final = "présent article"
# How many words are looked at for the text that a participle points to.
_POINTER: Final = 14
# What opens a quotation, and what opens and closes one alike.
_OPENING_QUOTES: Final = frozenset({"«", "“"})
_EITHER_QUOTE: Final = '"'
_OF_YEAR: Final = 4
_QUOTED: Final = 20  # how far behind its opening a quoted name closes


def without_dangling(line: Line, first: int, index: int, grammar: Grammar) -> int:
    """ "la commission | ou lorsque …", "agents désignés | et dûment habilités": no name ends with what opens more."""
    while index > first and (
        line.norm[index - 1] in NEVER_LAST or _opens_relative(line, index - 1) or _is_manner(line, index - 1, grammar)
    ):
        index -= 1
    return index


def without_open_end(line: Line, first: int, end: int, grammar: Grammar) -> int:
    """ "l'autorité compétente | pour prendre l'", "communes | comptant plus": what dangles, and what wants it."""
    cut = without_dangling(line, first, end, grammar)
    while first < cut < end and _wants_more(line, cut - 1, grammar):
        end, cut = cut, without_dangling(line, first, cut - 1, grammar)
    return cut


def _wants_more(line: Line, index: int, grammar: Grammar) -> bool:
    return looks_present_participle(line.norm[index]) or is_infinitive(line, index, grammar)


def _is_manner(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le liquidateur précédemment | désigné par …": an adverb tells how; "Gouvernement", "département" are none."""
    return line.norm[index].endswith(_MANNER) and line.norm[index] not in grammar.lists.nouns_like_adverbs


def _opens_relative(line: Line, index: int) -> bool:
    """ "l'association à laquelle | ils ont adhéré": the pronoun is the subject of what tells more."""
    return line.norm[index] in _PRONOUNS and line.norm[index - 1] in _OPENS_CLAUSE


def behind_turn(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "à caractère scientifique", "par intérim", "personnels | placés sous son autorité": position behind; else 0."""
    norm, behind = line.norm[index], line.norm[index + 1]
    turning, carried = norm in grammar.turning, line.norm[index - 1] in grammar.carrying
    if not (turning or carried or norm in {"à", "de"} or behind == "sous" or behind in QUOTES):
        return 0  # most words
    words = line.norms[index : index + 3]
    if behind in QUOTES and (norm in grammar.lists.of_this_time or norm in grammar.lists.called):
        return _behind_quoted(line, index + 2, end)
    if len(words) == 3 and words[1] == "sous" and words[2] in POSSESSIVES and grammar.is_past_participle(words[0]):
        return min(index + 4, end)
    if turning and " ".join(words) in grammar.lists.of_any_kind:
        return min(index + 3, end)
    if words in _MORE_THAN and line.norm[index + 3][0].isdigit():  # "communes | de plus de 3 500 habitants"
        return min(index + 5, end)
    # "service de santé | au travail", "enseignement français | à l'étranger"
    for length in (2, 3) if carried else ():
        if " ".join(line.norms[index - 1 : index + length]) in grammar.lists.carried_turns:
            return min(index + length, end)
    kind = norm == "à" and behind in grammar.lists.kinds
    return index + 2 if kind or (turning and " ".join(words[:2]) in grammar.lists.acting) else 0


def _behind_quoted(line: Line, index: int, end: int) -> int:
    """ "un organisme dénommé « | pôle de la coordination nationale »": behind what closes the quotation; else 0."""
    return next((k + 1 for k in range(index, end) if line.norm[k] in QUOTES), 0)


def quotation_end(line: Line, index: int, end: int) -> int:
    """ "la commission | « Recherche »", "le budget annexe | « Navigation »": what a body is called; else `index`.

    So is a year behind a capital: "le comité de pilotage Natura | 2000".
    """
    mark = line.norm[index]
    if mark.isdigit() and len(mark) == _OF_YEAR and line.is_capital(index - 1) and line.norm[index - 2] not in DE:
        return index + 1
    opens = mark in _OPENING_QUOTES or (mark == _EITHER_QUOTE and line.norms[:index].count(mark) % 2 == 0)
    return _behind_quoted(line, index + 1, min(end, index + _QUOTED)) or index if opens else index


def points_to_text(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """True for "mentionnés à l'article L. 1", "régis par le code …": a participle that only points to a text.

    A referential participle with a citation before the next comma points to a text; "désignés à cet effet" does not.
    """
    known = grammar.analyses(line.norm[index], Form.PAST_PARTICIPLE, Form.PRESENT_PARTICIPLE)
    if not known:
        return False
    lemmas = {participle.lemma for participle in known}
    if line.norm[index + 1] == "par" and line.norm[index + 2] in grammar.lists.instruments:
        return True
    # "un directeur | nommé dans les conditions …", "le service | déterminé selon les modalités …"
    opened = opener_at(line, index + 1, grammar) if index + 1 < len(line.norms) else None
    condition = line.norm[index + 1] in SUBORDINATORS  # "le président de la juridiction saisie | lorsque …"
    # "notifie la décision au propriétaire concerné | dans un délai d'un mois": the verb's
    told = line.norm[index] in grammar.lists.closing or line.norm[index] in grammar.lists.adjectives
    if opened is not None and not (opened.whole or condition or told or line.norm[index + 1] == "par"):
        return True
    if " ".join(line.norms[index + 1 : index + 3]) in grammar.lists.places_in_text:
        return True  # "les fédérations agréées | au sens de l'article 3"
    if lemmas.isdisjoint(grammar.lists.referential) or line.norm[index - 1] in grammar.lists.qualifying_adverbs:
        return False  # "agents individuellement | désignés et habilités des services mentionnés à …"
    if line.norm[index + 1] in grammar.lists.places_in_text or _is_by_text(line, index + 1, grammar):
        return True
    for position in range(index + 1, min(end, index + _POINTER)):
        if line.is_citation(position):
            return True
        if line.norm[position] == "," and position > index + 1:
            return False
    return line.norm[index + 1] == ","


def _is_by_text(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la fédération prévue | par un accord national"."""
    return (
        line.norm[index] == "par" and line.norm[index + 1] in ARTICLES and line.norm[index + 2] in grammar.lists.texts
    )


def is_closed(line: Line, index: int, entry: Institution) -> bool:
    """Whether a full name ends before the "et" at `index`: not "assurance maladie | et maternité des"."""
    noun = line.norm[index + 2] in DE and line.norm[index + 1] not in DETERMINERS
    return entry.whole and (len(entry.words) == 1 or (entry.kind is BodyKind.NAMED and not noun))


def points_elsewhere(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "les personnes | mentionnées à l'article L. 1", but "au I", "au I du présent article" point to this article."""
    if not points_to_text(line, index, end, grammar):
        return False
    cited = (line.tokens.words[k].text for k in range(index + 1, min(end, index + _POINTER)) if line.is_citation(k))
    where = next(cited, "")
    return "article" in (where.replace(_THIS_ARTICLE, "") if line.norm[index + 1] in A else where)


def is_unknown_verb(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la caisse | fabulise les cotisations": a word of no use here but before an article, which no name has.

    Likewise a subjunctive: "afin que l'autorité | mette en œuvre les procédures"; and what is done or made to be done:
    "l'autorité | déroute ou fait dérouter le navire".
    """
    norm = line.norm[index]
    made = line.norm[index + 1] in COORDINATORS and line.norm[index + 3] == norm + "r"
    if made or is_subjunctive(norm, grammar):
        return True
    if line.norm[index + 1] not in _AFTER_VERB or not line.is_word(index) or not looks_finite(norm):
        return False
    if norm.endswith(_ADJECTIVES):  # "transmet à la caisse de paiement unique | les factures"
        return False
    if norm in grammar.lists.nouns_like_verbs:  # "notifie à l'entreprise mère | les décisions"
        return False
    known = grammar.verbs.get(norm) or norm in grammar.lists.before_noun or norm in grammar.action_nouns
    known = known or norm in grammar.lists.closing  # "au secrétaire du tribunal compétent | une copie"
    return not (known or norm in ENDING or norm in NOT_COORDINATED)


def is_new_body(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """True where a coordinated word is no part of the name before it: an institution or a verb."""
    if institution_at(line, index, end, grammar):
        return True
    if line.norm[index] in grammar.lists.kept_before_noun and institution_at(line, index + 1, end, grammar):
        return True  # "les agents et | autres personnes"
    return finite_at(line, index, grammar) or is_infinitive(line, index, grammar)


def governs(line: Line, index: int, grammar: Grammar) -> bool:
    """True for a participle or adjective that has complements of its own."""
    norm, following = line.norm[index], line.norm[index + 1]
    if norm in grammar.lists.aged:
        return following in DE
    if norm in grammar.lists.closing:
        return norm in grammar.lists.competent and opens_competence(line, index + 1, grammar)
    if following in A and is_infinitive(line, index + 2, grammar):  # "autorise un médecin étranger | à exercer"
        return norm in grammar.lists.destined
    if line.norm[index - 1] in grammar.lists.kinds:  # "à fiscalité propre | au représentant de l'Etat"
        return False
    if following in A and (norm in grammar.lists.governing_to or is_kind(line, index + 1, grammar)):
        return True
    if following not in PREPOSITIONS and following not in DETERMINERS and following not in {"ou", "et"}:
        return False
    if looks_present_participle(norm):
        return True
    lemmas = {a.lemma for a in grammar.analyses(norm, Form.PAST_PARTICIPLE)}
    # "interroge les fédérations agréées | sur leurs moyens", but "les communes situées sur le littoral"
    if following == "sur" and not grammar.lists.without_place.isdisjoint(lemmas):
        return False
    return grammar.is_past_participle(norm) and following not in DEMONSTRATIVES


def opens_competence(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la caisse compétente | pour Mayotte", "| pour délivrer l'agrément", "| en matière de finances"."""
    if line.norm[index] == "pour":  # but "compétente | pour une durée de cinq ans"
        return opener_at(line, index, grammar) is None
    if line.norm[index] == "dans":  # "le juge compétent | dans le département", but "| dans un délai de deux mois"
        place = institution_at(line, index + 2, len(line), grammar)
        where = line.norm[index + 2] in grammar.lists.places or (place and place.slug in grammar.lists.territories)
        return bool(where) and RELATIVES.isdisjoint(line.norms[index + 3 : index + 5])
    return line.norm[index] == "en" and line.norm[index + 1] in grammar.lists.matters


def is_kind(line: Line, index: int, grammar: Grammar) -> bool:
    """ "fonds professionnel | à vocation générale": "à" with a bare noun, and no fixed adjunct ("à titre gratuit")."""
    noun = line.norm[index + 1]
    bare = line.norm[index] == "à" and line.is_word(index + 1) and noun not in DETERMINERS | NOT_A_NOUN
    return bare and not is_infinitive(line, index + 1, grammar) and not opener_at(line, index, grammar)


def shares_preposition(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "office d'information sur les enseignements | et les professions": "et" with an article that the name has."""
    article = line.norm[index + 1]
    if line.norm[index] != "et" or article not in ARTICLES or line.norm[index + 2] in grammar.institutions:
        return False
    before = range(origin, index - 1)
    return any(
        line.norm[k] not in DE
        and line.norm[k + 1] in ARTICLES
        and (line.norm[k + 1] == article or line.norm[k] == "pour")  # "pour la cohésion sociale | et l'égalité"
        and grammar.completes(line, k)
        for k in before
    )
