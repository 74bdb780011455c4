"""Objects that an adjunct hides: no comma and no article tells where they begin."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.governing import has_lemma, is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.noun_phrases import UNITS, opens_noun_phrase, opens_several
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CLITICS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    HAVE_FORMS,
    MAKE,
    MODAL_FORMS,
    OBJECT_CLITICS,
    POSSESSIVES,
    QUE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    THOSE,
    A,
)
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.behind_asides import with_object_apart
from rsi_graph.extract.objects.hearers import heard
from rsi_graph.extract.objects.hidden_matters import (
    MAY_END,
    MAY_HIDE,
    NOT_NOUNS,
    NOUN_OBJECTS,
    with_decided,
    with_end_of_means,
    with_joined,
    with_matter,
)
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role

_HAVING: Final = HAVE_FORMS | {"avoir", "ayant", "avait", "avaient"}
# How far before a verb the pronoun of its clause may stand.
_RELATIVE_SPAN: Final = 12
# "pour l'exploitation de ces liaisons | des compagnies", "aux fins d'exposition au public | des œuvres".
_ENDS_AIM: Final = DEMONSTRATIVES | A
_BEFORE_NOUN: Final = DETERMINERS | A


def with_hidden_object(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "dresse en cas d'infraction | des procès-verbaux": the object of a verb that wants one, within an adjunct.

    "des" may go on with the adjunct's noun ("en cas d'infraction des agents"): it does where an object is elsewhere.
    """
    if has_lemma(line, start, grammar.lists.towards, grammar):
        return with_end_of_means(chunks, line, grammar)
    if has_lemma(line, start, grammar.lists.upon, grammar):
        return with_matter(chunks, line, grammar)
    # "rend compte lors de la séance | des …", "connaît en matière de contrat | des …"
    matter = has_lemma(line, start, grammar.lists.matter_with_de | grammar.lists.with_de, grammar)
    through = has_lemma(line, start, grammar.lists.through_someone, grammar)
    decides = has_lemma(line, start, grammar.lists.deciding, grammar)
    wants = matter or is_transitive(line, start, grammar)
    if through or _has_pronoun(line, start, grammar) or not (wants or decides):
        return chunks
    items = line.colon and line.norm[len(line) - 1] not in grammar.lists.pointing  # "… des données relatives :"
    if any(piece.role in NOUN_OBJECTS for piece in chunks):
        return chunks
    if items:  # "prend, dans ces conditions, | des mesures en vue d'atteindre les objectifs suivants :"
        said = bool(chunks) and not grammar.lists.announcing.isdisjoint(line.norms[chunks[-1].start : chunks[-1].end])
        return with_object_apart(chunks, line, start, grammar) if said and not matter else chunks
    # "connaît en première instance | des litiges du travail, de ceux relatifs à …": "ceux" are not named first
    if matter and any(line.norm[piece.start] in DE and line.norm[piece.start + 1] not in THOSE for piece in chunks):
        return chunks
    chunks = chunks if matter else with_object_apart(chunks, line, start, grammar)
    if not wants or any(piece.role is Role.OBJECT or _opens_task(line, piece, grammar) for piece in chunks):
        # "recherche à inclure de nouvelles données", "demande, à la majorité des membres, à ce que"
        return chunks if wants else with_decided(chunks, line, grammar)
    gives = has_lemma(line, start, grammar.lists.ditransitive, grammar)
    for index, piece in enumerate(with_joined(chunks, line, grammar)):
        received = None if matter and not gives else _behind_whole(line, piece, grammar)
        begin = received or _begin_in(piece, line, grammar, matter=matter)
        if begin is not None:
            role = Role.CONTENT if line.norm[begin] in QUE else Role.OBJECT
            hidden = Chunk(begin, piece.end, role, begin, comma=False)
            return (*chunks[:index], replace(piece, end=begin), hidden, *chunks[index + 1 :])
    return chunks


def _begin_in(piece: Chunk, line: Line, grammar: Grammar, *, matter: bool) -> int | None:
    """Where the object begins that a piece hides: "au garde des sceaux, …", "au conseil | des décisions"."""
    hearer = institution_phrase(line, piece.start + 1, piece.end, grammar) if matter else None
    if hearer is None or piece.role is not Role.TO:
        return _hidden_object(line, piece, grammar)
    end = heard(line, hearer, grammar)
    return end if line.norm[end] in DE and end < piece.end else None


def _opens_task(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    stated = line.reads(piece.start, ("à", "ce")) and line.norm[piece.start + 2] in QUE
    return piece.role is Role.TO and (stated or is_infinitive(line, piece.start + 1, grammar))


def _has_pronoun(line: Line, start: int, grammar: Grammar) -> bool:
    """ "de les accompagner | dans la mise en œuvre des règles": the pronoun is the object."""
    verb = start - 1
    clitic = line.norm[verb - 1] in OBJECT_CLITICS
    return clitic and (is_infinitive(line, verb, grammar) or finite_at(line, verb, grammar))


def _hidden_object(line: Line, piece: Chunk, grammar: Grammar) -> int | None:
    """Where "des" or "que" stands behind the noun of an adjunct; behind a partner, before what is no body."""
    aim = _is_noun_aim(line, piece, grammar)
    if piece.role not in MAY_HIDE and not aim:
        return None
    whole = line.norm[piece.inner - 2] in POSSESSIVES  # "dans leur circonscription | des programmes"
    for index in range(piece.inner + (not whole), piece.end):
        if aim and line.norm[index - 2] not in _ENDS_AIM:
            continue  # "pour l'exploitation des liaisons"
        acting = looks_present_participle(line.norm[index - 1])  # "avec des personnes rencontrant | des difficultés"
        # but "à l'exploitant | des prescriptions"
        named = line.norm[index - 1] in grammar.lists.nouns_like_acting and line.norm[index - 2] in _BEFORE_NOUN
        word = line.is_word(index - 1) or line.is_citation(index - 1)
        noun = word and line.norm[index - 1] not in NOT_NOUNS and (named or not acting)
        noun = noun and line.norm[index - 1] not in grammar.lists.facing  # "sur l'aide à l'égard | des communes"
        body = piece.role is Role.JOINT and institution_phrase(line, index + 1, piece.end, grammar) is not None
        body = body and line.norm[piece.start] != "entre"  # "entre elles ou avec d'autres | des groupements"
        body = body or _is_within_name(line, piece, index, grammar)
        if noun and not body and _opens_hidden(line, index, piece, grammar):
            return index
    return None


def _is_within_name(line: Line, piece: Chunk, index: int, grammar: Grammar) -> bool:
    """ "pour le compte de l'Agence centrale | des organismes de sécurité sociale": a known name has the word."""
    heads = (k + 1 for k in range(piece.inner, index - 1) if line.norm[k] in DETERMINERS)
    names = (institution_phrase(line, head, piece.end, grammar) for head in heads)
    return any(name is not None and name.entry.whole and name.end > index for name in names)


def _behind_whole(line: Line, piece: Chunk, grammar: Grammar) -> int | None:
    """ "verse au propriétaire du fonds où est situé le bien | une indemnité": a noun phrase that nothing governs.

    Likewise "désigne parmi les agents qui siègent | un rapporteur", "notifie au service | que les travaux sont faits".
    """
    if piece.role is Role.PURPOSE and _has_own_object(line, piece, grammar):
        begin = piece.inner + 2
        return begin if line.norm[begin] in DETERMINERS - DE and line.norm[begin + 1] != "plus" else None
    if piece.role is Role.PURPOSE and is_infinitive(line, piece.inner, grammar):
        if not has_lemma(line, piece.inner + 1, grammar.lists.towards, grammar) or line.norm[piece.inner + 1] not in A:
            return None
        # "désigne pour procéder à son audition | une personne": the aim's verb has no object without preposition
        places = range(piece.inner + 3, piece.end - 1)
        return next((k for k in places if line.norm[k] in DETERMINERS and _is_second(line, k, grammar)), None)
    if piece.role not in MAY_END and not _is_noun_aim(line, piece, grammar):
        return None
    if piece.role is Role.TO:
        told = institution_phrase(line, piece.start + 1, piece.end, grammar)
        if told and told.end < piece.end and line.norm[told.end] in QUE:
            return told.end
    ends = line.norm[piece.inner - 1] in grammar.lists.durations  # "notifie dans les huit jours | copie de l'acte"
    places = range(max(piece.start + 2, piece.inner + (not ends)), piece.end - 1)
    return next((k for k in places if _opens_second(line, k, grammar, named=k > piece.start + 2)), None)


def _has_own_object(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "désigne pour le remplacer | un maire": an aim whose verb has its pronoun wants nothing more."""
    there = line.norm[piece.inner] == "y" and has_lemma(line, piece.inner + 2, grammar.lists.towards, grammar)
    own = there or line.norm[piece.inner] in OBJECT_CLITICS
    aim = own and is_infinitive(line, piece.inner + 1, grammar)
    return aim and piece.inner + 2 < piece.end


def _is_noun_aim(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "pour la détermination du montant": an aim without a verb that would want an object."""
    return piece.role is Role.PURPOSE and not infinitive_behind(line, piece.inner, grammar)


def _opens_second(line: Line, index: int, grammar: Grammar, *, named: bool) -> bool:
    """ "au greffe de la cour | copie de l'acte", "au propriétaire | une indemnité", "parmi elles | celles qu'il …"."""
    if line.norm[index] in THOSE and line.norm[index + 1] in RELATIVES | QUE:
        return line.norm[index - 1] not in NOT_NOUNS and not finite_at(line, index - 1, grammar)
    if not named:
        return False
    if line.norm[index] not in DETERMINERS:
        return opens_object(line, index, grammar) and line.norm[index - 1] not in NOT_NOUNS
    return _is_second(line, index, grammar)


def _is_second(line: Line, index: int, grammar: Grammar) -> bool:
    """A noun phrase right behind another: no verb that governs it, participle or preposition before, and no pronoun."""
    before = line.norm[index - 1]
    noun = line.is_word(index - 1) or line.is_citation(index - 1) or before in UNITS
    if not opens_noun_phrase(line, index, grammar) or not noun or before in NOT_NOUNS | CLITICS:
        return False
    if line.norm[index] in OBJECT_CLITICS and finite_at(line, index + 1, grammar):
        return False
    if is_infinitive(line, index - 1, grammar) or before in ADVERBS or before in AUXILIARIES:
        return False
    if looks_present_participle(before) and before in grammar.verbs:
        return before in grammar.institutions  # "exerçant | une activité"
    if finite_at(line, index - 1, grammar) and not grammar.is_past_participle(before):
        return _has_its_object(line, index - 1, grammar)
    return not grammar.is_past_participle(before) or _has_its_subject(line, index - 1)


def _has_its_subject(line: Line, participle: int) -> bool:
    """ "qui leur sont | adressées", "où la personne est | détenue"; but "qui ont présenté | une demande".

    Nor is the subject said yet in "où est situé | le bien", "s'il a été décerné | un mandat".
    """
    auxiliary = participle - 1
    while line.norm[auxiliary] in ADVERBS or line.norm[auxiliary] == "été":
        auxiliary -= 1
    auxiliary -= line.norm[auxiliary] == "être" and line.norm[auxiliary - 1] in MODAL_FORMS  # "peut être | effectuée"
    if line.norm[auxiliary] in _HAVING:
        return line.norm[participle - 1] == "été" and line.norm[auxiliary - 1] not in RELATIVES - {"qui"} | {"il"}
    if line.norm[auxiliary] not in BE_FORMS | MODAL_FORMS:
        return True
    return line.norm[auxiliary - 1] not in RELATIVES - {"qui"} | {"il"}


def _has_its_object(line: Line, verb: int, grammar: Grammar) -> bool:
    """ "dont il | relève", "qui le | demande", "où siège le conseil qu'il | préside": nothing more is to come."""
    subject = verb
    while line.norm[subject - 1] in CLITICS:
        subject -= 1
        if line.norm[subject] in OBJECT_CLITICS:
            return True
        if line.norm[subject] == "en":  # but "qui en font | la demande"
            return not grammar.is_form_of(line.norm[verb], frozenset({MAKE}))
    if line.norm[subject - 1] == "qui":
        return False
    fronted = next((k for k in range(verb - 1, max(0, verb - _RELATIVE_SPAN), -1) if line.norm[k] in RELATIVES), None)
    if fronted is None or line.norm[fronted] == "qui" or fronted >= subject - 1:  # "dont relève | l'élève": its subject
        return False
    return line.norm[fronted] in QUE or not is_transitive(line, verb + 1, grammar)  # "dont il recueille | les propos"


def _opens_hidden(line: Line, index: int, piece: Chunk, grammar: Grammar) -> bool:
    """ "des", "de nouvelles"; "que" where a preposition opened the piece, but not "par les moyens | qu'il juge utiles".

    A subjunctive tells what is asked: "demande en justice | qu'il soit ordonné".
    """
    if line.norm[index] in QUE:
        if line.norm[index + 1] in SUBJECT_PRONOUNS:
            return line.norm[index + 2] in {"soit", "soient"} or line.reads(index + 2, ("n'", "y"))
        return piece.role is Role.OTHER
    several = line.reads(index, ("d'", "autres")) or opens_several(line, index, index, grammar)
    return line.norm[index] == "des" or several
