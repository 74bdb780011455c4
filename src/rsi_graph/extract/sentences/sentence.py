"""A clause in, what it states out: the main verb decides how it is read."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress, count
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.holders import Holders, is_pronoun, last_named
from rsi_graph.extract.bodies.naming import Thing, determiner_of, features
from rsi_graph.extract.language.grammar import Construction, Governs, Grammar
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.morphology import looks_finite
from rsi_graph.extract.language.verb_forms import behind_clitics
from rsi_graph.extract.language.words import (
    BE_PRESENT,
    CLITICS,
    DE,
    DETERMINERS,
    FEMININE_HEADS_END,
    POSSESSIVES,
    PRONOUN_FEATURES,
    SUBJECT_PRONOUNS,
    A,
)
from rsi_graph.extract.names.holding import may_hold
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.signs import is_unknown_verb
from rsi_graph.extract.objects.aims import with_whole_aim
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.sentences.active import read_active, read_verbs
from rsi_graph.extract.sentences.agents import agent_range
from rsi_graph.extract.sentences.charged import with_charge
from rsi_graph.extract.sentences.clauses import NO_TASK, Clause, LeadIn, LeadKind, Sentence, unread
from rsi_graph.extract.sentences.consultation import consultation_of
from rsi_graph.extract.sentences.impersonal import has_impersonal_turn, read_impersonal
from rsi_graph.extract.sentences.passive import TURNS, read_passive, without_comma
from rsi_graph.extract.sentences.subjects import behind_insertion, find_subject, late_subject, proper_name
from rsi_graph.extract.sentences.task_lists import tasks_of_body
from rsi_graph.extract.sentences.undergone_items import undergone_item
from rsi_graph.extract.statements.statement import partners_in, to_phrase
from rsi_graph.extract.verbs.finite_verbs import main_verb, next_finite, opens_circumstance, subject_range
from rsi_graph.extract.verbs.second_clauses import second_clause
from rsi_graph.extract.verbs.verb_groups import VerbGroup, passive_group, passive_participle, verb_group
from rsi_graph.model import Mention, Modality, Paragraph, Phrase, UnreadReason

# Why a clause may yet be a passive, whose agent is another than its subject.
_NOBODY: Final = frozenset({UnreadReason.NOT_A_HOLDER, UnreadReason.UNRESOLVED_PRONOUN})
# Determiners that point to nobody whom a pronoun may mean.
_NOT_OF_THEM: Final = DETERMINERS - POSSESSIVES
# "le conseil :", "les agents :", but "des conseils".
_OF_SUBJECT: Final = frozenset({"le", "la", "l'", "les", "chaque", "ce", "cet", "cette", "ces"})
_CLEFT: Final = frozenset({"c'", "ce"})


def read_sentence(line: Line, paragraph: Paragraph, context: Context, *, opens_list: bool) -> Sentence:
    """A full clause in, its statements out. `opens_list`: items follow, so that an open end is a lead-in."""
    cut = second_clause(line, context.grammar)
    if cut is not None:
        rest = to_line(line.tokens[cut + 1 :], colon=line.colon, dangling=line.dangling)
        first = read_sentence(to_line(line.tokens[:cut]), paragraph, context, opens_list=False)
        following = context.about(first.subjects) if first.subjects else context
        second = read_sentence(rest, paragraph, following, opens_list=opens_list)
        return replace(first + second, subjects=second.subjects or first.subjects, thing=second.thing)
    grammar, clause = context.grammar, Clause(line, paragraph, context, opens_list)
    cleft = _cleft(line)
    if cleft is not None:
        return _read_cleft(replace(clause, subject=cleft))
    found = main_verb(line, 0, len(line.norms), grammar)
    if found is None:
        late = late_subject(line, 0, grammar)
        return _read_bare_subject(clause) if late is None else _read_at(clause, *late)
    index, after = found
    group = verb_group(line, index, len(line.norms), grammar)
    chunks = chunk(line, 0, group.start, grammar)
    subject = find_subject(line, chunks, group, grammar, after=after)
    chunks = with_whole_aim(chunks, line, subject[0], grammar) if subject else chunks
    clause = _behind_subordinate(Clause(line, paragraph, context, opens_list, chunks, subject, group.start))
    if has_impersonal_turn(line, group):
        return read_impersonal(clause, group)
    sentence = _read_group(clause, group, index)
    if not sentence.statements and sentence.lead in (None, NO_TASK):
        late = late_subject(line, index, grammar)
        if late is not None:
            return _read_at(clause, *late)
    phrase = to_phrase(line, *without_comma(line, subject), context.text) if subject else None
    return sentence.about(sentence.subjects or _named_subjects(clause), _subject_word(clause, group), phrase)


def _subject_word(clause: Clause, group: VerbGroup) -> str:
    """The first word of the subject; "des" for several things: "la personne ou son conseil peuvent", "des avis"."""
    word = determiner_of(clause.line, clause.subject[0], clause.grammar) if clause.subject else ""
    undetermined = not word and clause.line.norm[0] == "des"
    joined = word in DETERMINERS and not features(word)[1]
    return "des" if group.plural and (undetermined or joined) else word


def _read_group(clause: Clause, group: VerbGroup, index: int) -> Sentence:
    """The clause, read by what its verb group is. `index` is the position of the finite verb."""
    line, grammar = clause.line, clause.grammar
    if group.passive or group.governs in TURNS:
        return with_charge(clause, group, read_passive(clause, group))
    sentence = tasks_of_body(clause, group) or read_active(clause, group)
    participle = passive_participle(line, index, len(line.norms), grammar)
    by_another = sentence.unread in _NOBODY and _may_be_by_another(line, group)
    if participle is not None and (sentence.unread is UnreadReason.UNPARSED or by_another):
        # "sont habilités par le directeur", "l'emprunt est autorisé par le ministre": the turn governs nothing here
        return read_passive(clause, passive_group(line, index, participle, len(line.norms), grammar))
    return sentence


def _may_be_by_another(line: Line, group: VerbGroup) -> bool:
    """ "est tenu | par", "peut être autorisé, | par le préfet, à"; "est tenu, en cas de besoin, de" is not."""
    power = group.construction is not None and group.construction.modality is Modality.POWER
    return line.norm[group.end] == "par" or (power and line.norm[group.end] not in A | DE)


def _read_at(clause: Clause, begin: int, index: int) -> Sentence:
    """The clause read with the subject that begins at `begin` and the finite verb at `index`."""
    line, grammar = clause.line, clause.grammar
    group = verb_group(line, index, len(line), grammar)
    chunks = chunk(line, 0, group.start, grammar)
    clause = replace(clause, chunks=chunks, subject=(begin, group.start), front=group.start)
    return replace(_read_group(clause, group, index), subject_word=determiner_of(line, begin, grammar))


def _named_subjects(clause: Clause) -> tuple[Mention, ...]:
    """The bodies that the subject names, be the clause read or not: "elle" may stand for them in the next."""
    if clause.subject is None or is_pronoun(clause.line, *clause.subject):
        return ()
    return clause.holders_in(*clause.subject).mentions


def _behind_subordinate(clause: Clause) -> Clause:
    """ "Lorsque la caisse est saisie par l'assuré, elle …": a pronoun means whom the clause before it is about."""
    line, grammar, subject = clause.line, clause.grammar, clause.subject
    if subject is None or line.norm[subject[0]] not in SUBJECT_PRONOUNS or subject[0] == 0:
        return clause
    wanted = PRONOUN_FEATURES[line.norm[subject[0]]]
    for index in range(subject[0] - 1):
        begin = behind_insertion(line, index + 1, subject[0], grammar)
        phrase = None
        if opens_circumstance(line, index, grammar):
            phrase = institution_phrase(line, begin, subject[0], grammar)
            last = last_named(line, begin, clause.context)
            if last is not None and last.features == wanted and last.mentions:  # "Si ce dernier refuse, | il …"
                return replace(clause, context=clause.context.about(last.mentions))
        if phrase is None:
            continue
        named = clause.context.describe(line, phrase, clause.paragraph.number)
        if named.plural == wanted[1] and named.feminine in (wanted[0], None):
            found = main_verb(line, begin, subject[0], grammar)
            several = clause.holders_in(begin, found[0]).mentions if found else ()
            # "les ministres chargés de la mer et des sports": several are named at once
            each = named.plural or "ou" in line.norms[index : subject[0]]
            about = several if len(several) > 1 and each else (named.mention,)
            return replace(clause, context=clause.context.about(about))
    thing = _thing_before(clause, subject[0])
    return clause if thing is None else replace(clause, context=clause.context.beside(thing, line.norm[subject[0]]))


def _thing_before(clause: Clause, pronoun: int) -> Thing | None:
    """ "Lorsque le programme prévoit des plantations, | il": what is no institution, and the pronoun may mean it.

    "Lorsque leurs ressources le permettent, | ils": a possessive is of those that the pronoun means.
    """
    line, grammar = clause.line, clause.grammar
    for index in range(pronoun - 1):
        begin = behind_insertion(line, index + 1, pronoun, grammar)
        if not opens_circumstance(line, index, grammar) or line.norm[begin] not in _NOT_OF_THEM:
            continue
        feminine, plural = features(determiner_of(line, begin, grammar))
        if feminine is None and line.norm[begin + 1].rstrip("s").endswith(FEMININE_HEADS_END):
            feminine = True
        found = main_verb(line, begin, pronoun, grammar)
        thing = Thing(feminine, plural, _words(clause, begin, found[0]) if found else None)
        if thing.agrees(line.norm[pronoun]):
            return thing
    return None


def _words(clause: Clause, begin: int, verb: int) -> Phrase | None:
    """The words of a subject that ends before its verb."""
    while clause.line.norm[verb - 1] in CLITICS:
        verb -= 1
    return to_phrase(clause.line, begin, verb, clause.context.text) if verb > begin + 1 else None


def _cleft(line: Line) -> tuple[int, int] | None:
    """The subject of "c'est la caisse saisie qui est chargée de …"."""
    if _CLEFT.isdisjoint(line.norms):
        return None
    for index in range(len(line) - 1):
        if line.norm[index] in _CLEFT and line.norm[index + 1] in BE_PRESENT:
            relative = next((k for k in range(index + 2, len(line)) if line.norm[k] == "qui"), None)
            return (index + 2, relative) if relative else None
    return None


def _read_cleft(clause: Clause) -> Sentence:
    assert clause.subject is not None
    line = clause.line
    found = main_verb(line, clause.subject[1] + 1, len(line), clause.grammar)
    if found is None:
        return Sentence(unread=UnreadReason.UNPARSED)
    group = verb_group(line, found[0], len(line), clause.grammar)
    return read_active(replace(clause, front=group.start), group)


def _read_bare_subject(clause: Clause) -> Sentence:
    """ "Le directeur :", "A ce titre, il :": a bare subject before a list."""
    line = clause.line
    unknown = _unknown_verb(line, clause.grammar)
    if unknown:
        return Sentence(unread=UnreadReason.UNKNOWN_VERB, detail=unknown, lead=NO_TASK if clause.opens_list else None)
    if not (clause.opens_list and line.colon):
        # "1° L'employeur d'une entreprise. Il en informe les salariés": a private person is spoken of
        named = institution_phrase(line, 0, len(line.norms), clause.grammar)
        spoken_of = "" if named and named.entry.holder else line.norm[0]
        return Sentence(unread=UnreadReason.UNPARSED, subject_word=spoken_of if spoken_of in DETERMINERS else "")
    chunks = chunk(line, 0, len(line.norms), clause.grammar)
    subject = subject_range(chunks, 0, len(line.norms)) or proper_name(line, chunks, clause.grammar)
    holders = clause.holders_in(*subject) if subject else Holders()
    holders = holders if holders.mentions else _named_right_before(clause) or holders
    if not holders.mentions:
        return replace(unread(holders), lead=NO_TASK)
    partners = partners_in(line, chunks, clause.context, clause.paragraph.number)
    lead = LeadIn(LeadKind.BARE, holders.mentions, rule="bare-subject", partners=partners)
    return Sentence(lead=lead, subjects=holders.mentions)


def _named_right_before(clause: Clause) -> Holders | None:
    """ "Statuant à la majorité, | le conseil :", "…, des textes pris à cet effet, | les agents habilités :"."""
    line = clause.line
    begin = len(line) - line.norms[::-1].index(",") if "," in line.norms else len(line)
    if line.norm[begin] not in _OF_SUBJECT:
        return None
    named = institution_phrase(line, begin, len(line), clause.grammar)
    if named is None or not may_hold(line, named, clause.grammar):
        return None
    holders = clause.holders_in(begin, len(line))
    return holders if holders.mentions else None


def _unknown_verb(line: Line, grammar: Grammar) -> str:
    """The verb that the lexicon lacks, right behind a holder: "La caisse fabulise les cotisations"; else empty."""
    for begin in (0, *compress(count(1), map(",".__eq__, line.norms))):
        phrase = institution_phrase(line, begin, len(line.norms), grammar)
        if phrase is None or not phrase.entry.holder:
            continue
        verb = behind_clitics(line, phrase.end)
        if is_unknown_verb(line, verb, grammar) or (verb > phrase.end and looks_finite(line.norm[verb])):
            return line.tokens.words[verb].text
    return ""


def read_item_verbs(
    line: Line, index: int, paragraph: Paragraph, context: Context, lead: LeadIn, *, opens_list: bool
) -> Sentence:
    """An item that opens with a finite verb whose subject is in the lead-in: "1° Représente l'établissement …"."""
    group = verb_group(line, index, len(line), context.grammar)
    chunks = chunk(line, 0, group.start, context.grammar)
    clause = Clause(line, paragraph, context, opens_list, chunks, front=group.start)
    if group.construction and group.governs is Governs.CONSULTATION and agent_range(clause, group) is None:
        return _consulted_item(clause, group, group.construction, lead)
    if group.passive or group.governs in TURNS:
        upon = undergone_item(clause, group, lead)
        return upon or _done_besides(clause, group, lead) or Sentence(unread=UnreadReason.NO_AGENT)
    return read_verbs(clause, group, lead.holders)


def _done_besides(clause: Clause, group: VerbGroup, lead: LeadIn) -> Sentence | None:
    """ "2° Est associé à la mise en œuvre du plan | et donne un avis": what the body does, behind what it undergoes."""
    line, grammar = clause.line, clause.grammar
    following = next_finite(line, group.end, len(line), grammar, plural=group.plural)
    if following is None:
        return None
    behind = verb_group(line, following[1], len(line), grammar)
    if behind.passive or behind.governs in TURNS:
        return _done_besides(clause, behind, lead)
    return read_verbs(clause, behind, lead.holders)


def _consulted_item(clause: Clause, group: VerbGroup, construction: Construction, lead: LeadIn) -> Sentence:
    """ "1° Est consulté sur les plans | et propose toute mesure utile": what the body consulted does as well."""
    line, grammar = clause.line, clause.grammar
    following = next_finite(line, group.end, len(line), grammar, plural=group.plural)
    if following is None:
        return consultation_of(clause, group, construction, lead.holders)
    cut = replace(clause, line=to_line(line.tokens[: following[0]]), opens_list=False)
    first = consultation_of(cut, group, construction, lead.holders)
    behind = verb_group(line, following[1], len(line), grammar)
    if behind.construction and behind.governs is Governs.CONSULTATION and agent_range(clause, behind) is None:
        return first + _consulted_item(clause, behind, behind.construction, lead)
    acts = not behind.passive and behind.governs not in TURNS
    return first + read_verbs(clause, behind, lead.holders) if acts else first
