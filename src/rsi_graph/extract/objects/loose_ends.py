"""Where an object ends: before what breaks off, and before the conditions under which it is done."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    AS_WELL_AS,
    AT_LEAST,
    BE_FORMS,
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    PRO_FORMS,
    QUE,
    RELATIVES,
    SAME,
    A,
)
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.objects.roles import is_gerund

_DANGLING: Final = frozenset({"soit", "notamment", ","})
# What is left of "en vue de :", "en cas :", "y compris, selon le cas, …" where items or an aside go on with them.
_LEFT_OF_ITEMS: Final = (
    ("y", "compris"),
    ("en", "vue"),
    ("en", "particulier"),
    ("au", "regard"),
    ("en", "cas"),
    ("en", "matière"),
)
_BUT: Final = ("à", "l'", "exception")
# "celles des données"; but "pour leur compte, celui des organismes locaux, des marchés".
_SOME: Final = frozenset({"ceux", "celles"})
# "ayant pour mission :", "au moins | tous les ans".
_HAVING_FOR: Final = ("ayant", "pour")
_EACH: Final = frozenset({"tous", "toutes", "chaque"})
_WHATEVER: Final = ("que", "ce")
_SUCH: Final = frozenset({"tel", "telle", "tels", "telles"})
_PLURAL: Final = frozenset({"les", "des", "ces"})
_OPENS_CLAUSE: Final = QUE | RELATIVES
_BEFORE_OR_AFTER: Final = frozenset({"avant", "après"})
_ONE: Final = frozenset({"un", "une"})
_OPENS_MANNER: Final = frozenset({"dans", "selon", "suivant"})
# How many words "qui s'effectue" has before its conditions, and the conditions themselves.
_BARE_CLAUSE: Final = 3
_LONGEST_CONDITIONS: Final = 40
# How many words "dans l'un ou l'autre des cas" has at most.
_LONGEST_ANNOUNCEMENT: Final = 9
# How many words a fixed adjunct has: "à ce titre".
_FIXED: Final = 4


def without_loose_end(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """ "copie au directeur | ou, en son absence, …", "les avis, | qui sont, le cas échéant, …": what breaks off."""
    while end > start + 1 and (ends_joining(line, end) or _dangles(line, end)):
        end -= 1 + (line.norm[end - 1] in QUE)
    cut = _broken_off(line, start, end, grammar)
    return without_loose_end(line, start, cut, grammar) if cut < end else end


def _dangles(line: Line, end: int) -> bool:
    """ "les avis, | notamment", "les maires, | soit", but "de quelque nature que ce soit".

    Likewise "toutes mesures, | même d'office", but "procède de même".
    """
    if line.norm[end - 1] in SAME:
        return line.norm[end - 2] not in DE | A | DETERMINERS | PRO_FORMS
    return line.norm[end - 1] in _DANGLING and line.norms[end - 3 : end - 1] != _WHATEVER


def ends_joining(line: Line, end: int) -> bool:
    """ "sur la demande | ou", "de la sanction | ainsi que": words that want more of the same behind them."""
    end -= line.norm[end - 1] in ADVERBS and line.norm[end - 2] in COORDINATORS  # "et également"
    return line.norm[end - 1] in COORDINATORS or line.norms[max(0, end - 2) : end] == AS_WELL_AS


def ends_in_time(line: Line, end: int, grammar: Grammar) -> bool:
    """ "dans les plus brefs délais |", "avant le 30 septembre |": a term or a date stands before `end`."""
    day = end - 3 if line.norm[end - 2] == "er" else end - 2  # "avant le 1er mars |"
    return line.norm[end - 1] in grammar.lists.durations or line.norm[day][:1].isdigit()


def _broken_off(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """Where the words begin with which an object breaks off, before the items of a list or an aside; else its end."""
    if line.norm[end - 1] in BE_FORMS and line.norm[end - 2] in RELATIVES and end > start + 3:
        return end - 2
    if line.norms[end - 2 : end] in _LEFT_OF_ITEMS and end > start + 2:
        return end - 2
    if line.colon and line.norm[end - 1] in _SOME and line.norm[end - 2] in _DANGLING and end > start + 2:
        return end - 1  # "sur toutes les questions, et notamment | celles relatives :"
    if line.reads(end - len(_BUT), _BUT) and end > start + len(_BUT):  # "les dons, | à l'exception :"
        return end - len(_BUT)
    if line.norm[end - 1] in RELATIVES and end > start + 2 and line.norm[end - 2] != "ce":
        # "un règlement | qui :", "tout autre sujet, | tel que :", but "veille à ce que :"
        return end - 1 - (line.norm[end - 2] in _SUCH or line.norm[end - 2] in PREPOSITIONS)
    if end > start + 2 and is_gerund(line, end - 2, grammar):  # "des informations | en procédant", before an aside
        return end - 2
    if line.norms[end - 2 : end] in AT_LEAST and end > start + 2 and line.norm[end] in _EACH:
        return end - 2  # "sur la tenue du registre | au moins tous les trois ans"
    term = min(_before_term(line, start, end, grammar), _before_joined_manner(line, start, end, grammar))
    if term < end:
        return term
    joint = _joint_before_aside(line, start, end, grammar)
    joint = _joint_before_passive(line, start, end, grammar) if joint is None else joint
    if joint is not None:
        return joint
    return _before_items(line, start, end, grammar) if line.colon and start + 1 < end >= len(line) - 1 else end


def _before_term(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """ "les mesures prescrites | quinze jours au moins" before "avant le début", but "dans un délai de huit jours"."""
    noun = end - 1
    noun -= 2 * (line.norms[end - 2 : end] in AT_LEAST)
    if line.norm[end] not in _BEFORE_OR_AFTER or line.norm[noun] not in grammar.lists.durations:
        return end
    number = line.norm[noun - 1]
    told = number in _ONE or number.isdigit() or number.split("-")[0] in grammar.lists.numbers
    apart = noun - 1 > start and line.norm[noun - 2] not in PREPOSITIONS | COORDINATORS
    return noun - 1 if told and apart else end


def _before_joined_manner(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """ "l'autorisation délivrée | dans les cas" before "et selon les modalités prévues": both are outside."""
    opens = line.norm[end - 3] == "dans" and line.norm[end - 2] in _PLURAL and end - 3 > start
    joined = line.norm[end] in COORDINATORS and line.norm[end + 1] in _OPENS_MANNER
    return end - 3 if opens and joined and line.norm[end - 1] in grammar.lists.manners | grammar.lists.cases else end


def _before_items(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """ "une demande | comprenant :", "de la politique régionale et | à ce titre :": what the items go on with."""
    announced = _announced_from(line, start, end, grammar)
    if announced < end:
        return announced
    end -= 2 * (line.norms[end - 2 : end] in AT_LEAST)  # "une équipe comprenant | au moins :"
    if line.norms[end - 3 : end - 1] == _HAVING_FOR and end > start + 4:
        return end - 3  # "une expertise | ayant pour objet :"
    norm = line.norm[end - 1]
    acting = looks_present_participle(norm) and norm in grammar.verbs and end > start + 2
    if acting or norm in grammar.lists.matter_openers:
        return end - 1  # "les textes | portant sur :", "une demande | comprenant :"
    for index in range(max(start + 1, end - _FIXED), end - 1):  # "de la politique régionale et | à ce titre :"
        opened = opener_at(line, index, grammar)
        if opened is not None and opened.whole and opened.end == end:
            return index
    return end


def _announced_from(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """ "des avis | dans les domaines suivants :", "un bien loué | dans l'un des cas suivants :": what the items are."""
    lists, noun = grammar.lists, end - 1
    noun -= line.norm[noun] in lists.announcing
    told = noun < end - 1 or line.dangling in DE  # "dans les domaines de :"
    if not told or line.norm[noun] not in lists.cases | lists.criteria | lists.listed_fields:
        return end
    reach = range(noun - 1, max(start, noun - _LONGEST_ANNOUNCEMENT), -1)
    begin = next((k for k in reach if line.norm[k] == "dans"), end)
    before = line.norm[begin - 1]  # "exerce ses attributions |", "les règles applicables |"
    return end if is_transparent(before, grammar) or before in lists.applying else begin


def _joint_before_passive(line: Line, start: int, end: int, grammar: Grammar) -> int | None:
    """ "se saisir de toute question | ou en être saisie par le directeur": where what is done to the subject begins."""
    for index in range(start + 2, end - 2):
        if line.norm[index] in _OPENS_CLAUSE or is_infinitive(line, index, grammar):
            return None
        if line.norm[index] in COORDINATORS:
            behind = index + 1 + (line.norm[index + 1] in CLITICS)
            if line.norm[behind] == "être" and grammar.is_past_participle(line.norm[behind + 1]):
                return index
    return None


def _joint_before_aside(line: Line, start: int, end: int, grammar: Grammar) -> int | None:
    """ "leur paiement, | et à défaut", "des affaires, | et à ce titre": what leads on to the next verb or the items."""
    for index in range(max(start + 1, end - _FIXED), end - 1):
        if line.norm[index] in COORDINATORS and line.norm[index - 1] == ",":  # but "en France et à l'étranger"
            opened = opener_at(line, index + 1, grammar)
            return index if opened is not None and opened.end == end else None
    return None


def without_conditions(line: Line, begin: int, end: int, grammar: Grammar) -> int:
    """ "les manquements constatés | dans les conditions prévues à l'article L. 1": the end of what stands before.

    Only at the end of the object; with them goes a relative clause that says nothing else ("qui s'effectue | …").
    """
    for index in range(begin + 1, end - 2):
        apart = line.norm[index - 2] == "," and grammar.is_past_participle(line.norm[index - 1])
        if apart:  # "un montant, déterminé dans les conditions prévues": of the participle that a comma sets apart
            continue
        if _opens_conditions(line, index, grammar) and _ends_object(line, index, end):
            clause = (k for k in range(max(begin + 2, index - _BARE_CLAUSE), index) if line.norm[k] == "qui")
            return next(clause, index)
    return end


def _opens_conditions(line: Line, index: int, grammar: Grammar) -> bool:
    """ "dans les mêmes conditions que", "selon des modalités fixées par": a manner that a text or another fixes."""
    if line.norm[index] not in _OPENS_MANNER or line.norm[index + 1] not in _PLURAL:
        return False
    noun = index + 2 + (line.norm[index + 2] in grammar.lists.before_noun)
    fixed = any(a.lemma in grammar.lists.referential for a in grammar.verbs.get(line.norm[noun + 1], ()))
    return line.norm[noun] in grammar.lists.manners and fixed


def _ends_object(line: Line, index: int, end: int) -> bool:
    """True where nothing that could be the object's stands behind: no comma, no further "de" behind "et"."""
    words = line.norms[index:end]
    return "," not in words and len(words) <= _LONGEST_CONDITIONS and RELATIVES.isdisjoint(words)


def opens_bare(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| copie de la demande", "| de nouvelles dates", "| celui dont il relève": an object without an article."""
    norm, following = line.norm[index], line.norm[index + 1]
    if norm in PRO_FORMS:
        return following in RELATIVES or (norm in _SOME and following in DE)
    several = following in grammar.lists.kept_before_noun and following.endswith(("s", "x"))
    return (norm in DE_INFINITIVE and several) or opens_object(line, index, grammar)
