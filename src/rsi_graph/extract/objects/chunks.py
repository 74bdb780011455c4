"""The words behind a verb, cut into chunks.

Cuts are made at commas, at the fixed beginnings of adjuncts (`ontology/constructions.toml`), and where a noun phrase
opens that no preposition announces.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rsi_graph.extract.language.attachment import attached, is_aimed, is_computed
from rsi_graph.extract.language.governing import is_transitive, lemmas_before
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.noun_phrases import is_elided, opens_noun_phrase
from rsi_graph.extract.language.openers import Opening, opener_at
from rsi_graph.extract.language.tokens import CITATION
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    BE,
    BE_FORMS,
    CONDITIONS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    NEGATION,
    OBJECT_CLITICS,
    PREPOSITIONS,
    QUE,
    QUOTES,
    RELATIVES,
    SAME,
    SUBORDINATE_FORMS,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.by_acts import completes_act, governs_in_act
from rsi_graph.extract.objects.loose_ends import ends_joining
from rsi_graph.extract.objects.negations import restricts
from rsi_graph.extract.objects.pieces import Chunk, with_enumerations
from rsi_graph.extract.objects.questions import asks_whether
from rsi_graph.extract.objects.receiving import (
    behind_recipient,
    joins_recipient,
    opens_matter,
    opens_recipient,
    opens_wanted,
    receives,
    tells_mandate,
    tells_task,
)
from rsi_graph.extract.objects.roles import (
    JOINED,
    MAY_OPEN,
    OUTSIDE,
    PARTNERS,
    Role,
    is_aim_of_clause,
    is_gerund,
    is_purpose,
    is_sent_for,
    opening_words,
)
from rsi_graph.extract.objects.scans import Scan

# Chunks that may hold noun phrases of their own.
_WHOLE: Final = frozenset({Role.OBJECT, Role.CONTENT, Role.PURPOSE, Role.CONDITION})
_NO_CHUNK_BEHIND: Final = PREPOSITIONS | DETERMINERS | COORDINATORS | RELATIVES
_OPENS_TASK: Final = DE | DE_INFINITIVE | QUE
# Beside what stands before a preposition nothing else tells that a clause opens or closes inside a chunk.
_NOTED: Final = QUOTES | RELATIVES | {CITATION, "ayant"}
# Words behind which a clause wants a verb, be there commas before it; "considérés comme insuffisants" has none.
_AWAITING: Final = SUBORDINATORS - {"comme"} | {"lequel", "laquelle", "lesquels", "lesquelles"}
_SUBJUNCTIVES: Final = SUBORDINATE_FORMS | {"soit"}
# How many words the negation of the main verb stands before what follows that: "ne peut jamais faire usage |".
_NEGATION_BEFORE: Final = 6
# Adjuncts that, like a condition, open even inside a participial clause.
_STRONG_OPENERS: Final = frozenset({Role.PURPOSE.value, Role.CONSULTED.value})


@lru_cache(maxsize=4)
def _stirring_words(grammar: Grammar) -> frozenset[str]:
    """The words that may begin a chunk, end one, or open a clause in one."""
    return opening_words(grammar) | _NOTED | {","}


def chunk(line: Line, start: int, end: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """Token positions behind a verb in, the chunks they fall into out, in order and without gaps but commas."""
    leading_comma = start < end and line.norm[start] == ","
    start += leading_comma
    if start >= end:
        return ()
    verb = start - leading_comma
    lemmas = lemmas_before(line, verb, grammar)
    of_matter = not grammar.lists.matter_with_de.isdisjoint(lemmas)
    gives = not grammar.lists.ditransitive.isdisjoint(lemmas)
    scan = Scan(line, grammar, line.norm[verb - 1], is_transitive(line, verb, grammar), of_matter, gives)
    scan.open(start, end, comma=leading_comma)
    index = max(start + 1, 0 if scan.role is Role.OBJECT else scan.inner, _behind_names(scan, end))
    opening, stirring = opening_words(grammar), _stirring_words(grammar)
    while index < end:
        norm = line.norms[index]
        if norm not in stirring and index > scan.inner and not scan.anywhere:
            if line.norm[index + 1] in PREPOSITIONS:
                scan.pass_over(index)
            index += 1
            continue  # most words
        may_begin = norm in opening or index <= scan.inner or scan.anywhere
        if norm == "," and index + 1 < end and not _awaits_verb(scan, index):
            scan.close(index)
            scan.open(index + 1, end, comma=True)
            index = max(scan.inner, index + 2, _behind_names(scan, end))
        elif may_begin and not scan.quoted and _begins_chunk(scan, index, end):
            joined = joins_recipient(scan, index)
            scan.close(index)
            scan.open(index + joined, end, comma=False)
            index = max(scan.inner, index + 1, _behind_names(scan, end))
        else:
            if norm in _NOTED or line.norm[index + 1] in PREPOSITIONS:
                scan.pass_over(index)
            index += 1
    scan.close(end - 1 if line.norm[end - 1] == "," else end)
    return with_enumerations(scan.chunks, line, grammar)


def _awaits_verb(scan: Scan, index: int) -> bool:
    """ "statue lorsque|, outre son président, | trois membres sont présents": a clause that has no verb yet."""
    line = scan.line
    if scan.whole and index == scan.inner:  # "répartit, si nécessaire|, le volume"
        return False
    if line.norm[index - 1] in RELATIVES:
        return not ends_joining(line, index)  # "de la sanction ainsi que|, s'il y a lieu, de …"
    stated = scan.role is Role.CONTENT and line.norm[scan.start] in QUE  # "que le paiement|, en vertu de la loi, | est"
    # "après que l'Autorité des communications électroniques|, des postes et de la distribution de la presse | a été"
    # … but "dans les mêmes conditions que ses comptes|, le rapport": what is compared has none
    when = scan.inner if scan.verb and line.norm[scan.inner] in QUE and scan.role is Role.ADJUNCT else -1
    when = -1 if when >= 0 and line.norm[when - 2] in SAME else when
    if not stated and when < 0 and _AWAITING.isdisjoint(line.norms[scan.start : index]):
        return False  # most commas
    may_open = ((k, norm) for k, norm in enumerate(line.norms[scan.start : index], scan.start))
    opens = [k for k, norm in may_open if norm in _AWAITING or (stated and k == scan.start) or k == when]
    if not opens:
        return False
    has = (line.norm[k] in _SUBJUNCTIVES or finite_at(line, k, scan.grammar) for k in range(opens[-1] + 1, index))
    return not any(has)  # "qu'il y | ait ou non accord, la caisse …"


def _behind_names(scan: Scan, end: int) -> int:
    """ "après avis de l'Autorité des postes et de la presse, | les engagements": behind a partner or who receives."""
    if scan.role is Role.TO:
        return behind_recipient(scan, end)
    phrase = institution_phrase(scan.line, scan.inner, end, scan.grammar) if scan.role in PARTNERS else None
    return phrase.end if phrase else 0


def _begins_chunk(scan: Scan, index: int, end: int) -> bool:
    """True where a chunk begins without a comma before it."""
    line, grammar = scan.line, scan.grammar
    norm = line.norm[index]
    # "exercent en outre | des actions", "par convention | aux organismes": the opener needed no more words.
    if scan.whole and index == scan.inner and completes_act(line, scan.start, index, end, scan.verb, grammar):
        scan.inner += 1
        # "par tout moyen | permettant d'établir la date", "par délibération | du conseil"
        governs = governs_in_act(line, index, scan.verb, grammar)
        scan.whole = norm not in DE and not governs
        scan.clause = "participle" if governs else ""
        return False
    if scan.role is Role.ADVERB or (scan.whole and index == scan.inner):
        return True
    if index > scan.inner and line.norm[scan.start] == "pour" and _ends_sent_for(scan, index):
        return True
    aside = scan.role is Role.CONDITION and line.norm[index - 1] == ","  # "si, | en accord avec le comptable, il …"
    if (aside and _awaits_verb(scan, index)) or (scan.role is Role.CONSULTED and scan.opens_heard(index)):
        return False
    if norm in _OPENS_TASK and (tells_task(scan, index) or (scan.of_matter and opens_matter(scan, index))):
        return True
    if (norm == "sur" or norm in A) and opens_wanted(scan, index):
        return True
    if scan.clause == "relative":
        return _ends_belonging(scan, index) or _restricts_main_verb(scan, index) or tells_mandate(scan, index)
    if index == scan.inner and scan.role in (Role.ADJUNCT, Role.MATTER) and finite_at(line, index - 1, scan.grammar):
        return False  # "en ce qui concerne | les droits": the opener wants more
    if norm in A and scan.start == index - 2 and line.norm[index - 1] in grammar.lists.sent_for:
        return True  # "transmet pour approbation | au préfet | les délibérations"
    inner = scan.role is Role.CONTENT and not NEGATION.isdisjoint(line.norms[scan.start : index])
    return (norm in QUE and not inner and restricts(line, index)) or _opens_anew(scan, index)


def _ends_belonging(scan: Scan, index: int) -> bool:
    """ "informe la caisse dont elle relève | dans les trois mois": a term is of what is done, not of this."""
    line, lists = scan.line, scan.grammar.lists
    if not scan.grammar.is_form_of(line.norm[index - 1], lists.belonging):
        return False
    turns = {" ".join(line.norms[index : index + words]) for words in (1, 2, 3)}
    return not turns.isdisjoint(lists.turns_of_acts)


def _restricts_main_verb(scan: Scan, index: int) -> bool:
    """ "ne peut faire usage de l'arme qui lui est remise | qu'en cas de danger": the clause has no negation itself.

    But "décide que le marché ne peut être signé | qu'après délibération".
    """
    line, start = scan.line, scan.start
    if line.norm[index] not in QUE or not restricts(line, index) or finite_at(line, index - 1, scan.grammar):
        return False  # "une lettre par laquelle elle l'informe | qu'à l'expiration du délai …"
    negated = not NEGATION.isdisjoint(line.norms[max(0, start - _NEGATION_BEFORE) : start])
    return negated and NEGATION.isdisjoint(line.norms[start:index])


def _is_sent_for(scan: Scan, index: int) -> bool:
    return scan.line.norm[index] == "pour" and is_sent_for(scan.line, index, scan.verb, scan.grammar)


def _ends_sent_for(scan: Scan, index: int) -> bool:
    """ "transmet pour avis consultatif | à la Banque", "saisit pour avis | du projet"."""
    norm, grammar = scan.line.norm[index], scan.grammar
    if scan.clause or not _is_sent_for(scan, scan.start):
        return False  # "pour approbation par les personnes mentionnées | à l'article L. 421-7"
    if norm in DE:
        return grammar.is_form_of(scan.verb, grammar.lists.telling)
    # "recommande, pour approbation par le juge, …", "saisit le conseil pour avis sur …"
    return norm in A or norm in PREPOSITIONS - {"par", "sur"}


def _opens_anew(scan: Scan, index: int) -> bool:
    """True where an adjunct, a purpose, a gerund or a noun phrase opens."""
    line, grammar, norm = scan.line, scan.grammar, scan.line.norm[index]
    opened = opener_at(line, index, grammar) if norm in grammar.openers else None
    bare = norm in grammar.lists.bare_objects or norm in grammar.lists.bare_written
    if opened is None and norm not in MAY_OPEN and not bare:
        return False  # most words
    own_aim = scan.role is Role.CONDITION and is_aim_of_clause(line, scan.inner, index, opened, grammar)
    return not own_aim and _opens_by_kind(scan, index, opened)


def _opens_by_kind(scan: Scan, index: int, opened: Opening | None) -> bool:
    """What may open a chunk, kind by kind: an opener, a manner, a recipient, an aim, a bare noun phrase."""
    line, grammar = scan.line, scan.grammar
    if line.norm[index - 1] in _NO_CHUNK_BEHIND and not is_elided(line, index):
        # "sous l'autorité du préfet et | avec le greffier", "dans son intérêt ou | lorsqu'il le demande"
        joined = PARTNERS if scan.role is Role.PURPOSE else JOINED
        return line.norm[index - 1] in COORDINATORS and scan.role in OUTSIDE and bool(opened and opened.kind in joined)
    if opened and _goes_on(scan, index, opened):
        return False
    having = scan.clause == "participle" and line.reads(index, ("après", "avoir"))  # "agents nommés | après avoir …"
    strong = opened is not None and (opened.kind in _STRONG_OPENERS or line.norm[index] in CONDITIONS or having)
    if opened and (not scan.clause or strong) and not attached(line, index, grammar):
        return True
    if _opens_manner(scan, index):
        return True
    if receives(scan) and opens_object(line, index, grammar):
        governed = finite_at(line, index - 1, grammar) or is_infinitive(line, index - 1, grammar)
        return not governed  # "adresse au préfet | copie de la demande", "à l'école dont relève l'élève | copie de …"
    if scan.clause:
        return tells_mandate(scan, index)
    if opens_recipient(scan, index) or scan.opens_aim(index):  # "convoque les candidats | pour une audition"
        return True
    if _is_sent_for(scan, index) and scan.role not in OUTSIDE:
        return not attached(line, index, grammar)  # but "avant sa transmission | pour examen"
    if is_purpose(line, index, grammar):
        return not attached(line, index, grammar) and line.norm[index - 1] not in grammar.lists.aiming
    # "transmet pour accord | le document"
    return (scan.role not in _WHOLE or _is_sent_for(scan, scan.start)) and opens_noun_phrase(line, index, grammar)


def _goes_on(scan: Scan, index: int, opened: Opening) -> bool:
    """True where what might open an adjunct goes on with the word before it."""
    line, grammar, before = scan.line, scan.grammar, scan.line.norm[index - 1]
    intended = scan.role in _WHOLE and " ".join(line.norms[index : opened.end]) in grammar.lists.intended
    if intended or (line.norm[index] in A and before in grammar.lists.pointing):
        return True  # "des formations | à l'intention des élèves", "les dépenses relatives | aux frais médicaux"
    if opened.kind == Role.ASSISTANCE and line.norm[index - 1] in BE_FORMS | {BE}:
        return True  # "de son droit à être | assisté du conseil de son choix"
    if is_infinitive(line, index - 1, grammar):
        # "pour vérifier | si elles contiennent des pièces", "pour participer | à titre consultatif aux travaux"
        within = scan.role is Role.PURPOSE and opened.whole and line.norm[index - 2] not in OBJECT_CLITICS
        return within or asks_whether(line, index, before, grammar)
    if line.norm[index] in DE and scan.role in {Role.CONTENT, Role.TO} and opened.whole:
        # "à investir leurs actifs | de manière permanente", "contribue au développement de l'emploi | de façon durable"
        task = infinitive_behind(line, scan.start + 1, grammar)
        return task or grammar.is_form_of(scan.verb, grammar.lists.towards)
    # "les mesures nécessaires | pour que les autorités y aient accès", "les pièces utiles | pour l'exercice de …"
    aim = opened.kind == Role.PURPOSE or line.norm[index] == "pour"
    return aim and is_aimed(before, grammar)


def _opens_manner(scan: Scan, index: int) -> bool:
    """ "aide les communes | en les conseillant", "octroie la mesure | sans procéder à un débat"."""
    behind = index + 1
    while scan.line.norm[behind] in ADVERBS:  # "sans toutefois | prendre part au vote"
        behind += 1
    without = not scan.clause and scan.line.norm[index] == "sans" and is_infinitive(scan.line, behind, scan.grammar)
    gerund = is_gerund(scan.line, index, scan.grammar) and not is_computed(scan.line, index, scan.grammar)
    return without or gerund
