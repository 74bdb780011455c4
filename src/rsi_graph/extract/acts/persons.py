"""When persons, and those of many who receive, are targets (gold guidelines, "Targets")."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.acts.bearing import Bearing
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_present_participle
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    CONTRACTED,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    DISTRIBUTIVES,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.exclusions import is_behind_clause, stands_first
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import TargetRole

_BEFORE_PERSONS: Final = DETERMINERS | CONTRACTED | {"à", "d'", "de", "chacun", "chacune", "ceux", "celles"}
_BEFORE_PARTNER: Final = COORDINATORS | {"avec", ","}
# What may stand between "à" and those of many who receive.
_SOME: Final = POSSESSIVES | {"un", "une", "l'", "ou", "plusieurs", "certains", "certaines", "de", "d'"}
# How far behind the object's beginning a second group may stand: "les assurés et leurs ayants droit".
_SECOND_PERSONS: Final = 5
# How far behind the object's beginning those may stand among whom it is shared out.
_NEAR: Final = 7
# What says in which manner: "menées | plus particulièrement | à destination".
_MANNER: Final = ("ment", "plus")
# How far before a bare noun the determiner that it shares may stand: "tout autre organisme ou | personne".
_EACH: Final = 4

# What an object opens with that says as whom somebody is appointed, before who is.
_AS_WHOM: Final = frozenset({"comme", "de", "en", "à"})

# Nouns that end like participles of a verb that gives.
_REPORTS: Final = frozenset({("compte", "rendu"), ("comptes", "rendus")})


def is_received(line: Line, start: int, *, sent: bool) -> bool:
    """ "délègue sa signature à | un ou plusieurs de ses adjoints", where the verb says to whom "à | ses adjoints"."""
    before = start - 1
    while line.norm[before] in _SOME:
        before -= 1
    return line.norm[before] in A and before < start - 2 + sent


def person_counts(
    phrase: InstitutionPhrase, begin: int, line: Line, role: TargetRole, grammar: Grammar, bearing: Bearing
) -> bool:
    """Persons are targets only as object, recipient or partner, or of an action noun ("l'insertion des jeunes")."""
    start = phrase.start
    while start > begin and (line.norm[start - 1] in _BEFORE_PERSONS or _is_one_or_more(line, start - 1)):
        start -= 1
    towards = A & {line.norm[start], line.norm[start - 1]} or _is_behind_giving(line, begin, start, grammar)
    opening = start - (line.norm[start] not in A)
    # "propose les règles applicables | au personnel", "verse l'allocation de solidarité | aux personnes âgées"
    if towards and (line.norm[opening - 1] in grammar.lists.applying or _is_named_for(line, opening, grammar)):
        return False
    received = bearing.given and towards and _receives(line, begin, start, grammar, bearing)
    if received or _is_told(line, begin, start, bearing) or _is_appointed(line, begin, start, bearing):
        return True
    if bearing.given and line.norm[start - 1] == "entre" and start - begin <= _NEAR:
        # "répartit les travaux entre | les magistrats", but "un désaccord survenu entre | les exploitants"
        return not any(map(grammar.is_past_participle, line.norms[begin:start]))
    # "exerce l'autorité hiérarchique | sur le personnel", "prononce des sanctions à l'encontre | des fonctionnaires"
    over = role is TargetRole.ACTS_ON and line.norm[start - 1] == "sur"
    if over or _is_faced(line, begin, start, grammar):
        return True
    if _is_behind_aim(line, begin, start, grammar):
        return False
    if role is TargetRole.ACTS_WITH:
        dealt = line.norm[start - 1] == "avec" and line.norm[start - 2] in grammar.lists.dealings
        partner = line.norm[start - 1] in _BEFORE_PARTNER or _is_joined(line, start)
        return partner and not dealt
    place = _place_of_noun(line, begin, start, grammar)
    noun = line.norm[place]
    near = place == start - 1 and stands_first(line, begin, place)
    # but "demande le remplacement provisoire | des personnels": what another does
    if noun in grammar.lists.done_to and (near or (not bearing.sent and _is_first_act(line, begin, place, grammar))):
        return True  # "délibère sur l'admission | de nouveaux membres"
    acts = (bearing.supported and noun in grammar.action_nouns) or is_transparent(noun, grammar)
    if role is TargetRole.ACTS_ON and start > begin and acts:
        return noun not in grammar.lists.generic_heads | grammar.lists.done_by
    return (
        start == begin
        or (line.norm[start - 1] in COORDINATORS and start - begin < _SECOND_PERSONS)
        or _in_row(line, begin, start)
    )


def _is_first_act(line: Line, begin: int, place: int, grammar: Grammar) -> bool:
    """ "l'accueil et l'| orientation des élèves": no act but further ones stands before ("un bilan de | l'accueil")."""
    further = {k for k in range(begin, place) if line.norm[k] in grammar.action_nouns}
    others = (line.norm[k] for k in range(begin, place) if k not in further)
    joined = all(line.norm[k + 1] in COORDINATORS | {","} for k in further)
    return joined and all(norm in DETERMINERS | PREPOSITIONS | COORDINATORS | {","} for norm in others)


def _is_behind_aim(line: Line, begin: int, start: int, grammar: Grammar) -> bool:
    """ "des mesures visant à améliorer les relations avec | les assurés": what a thing is for is not done to them."""
    told = grammar.lists.aimed_at | grammar.lists.for_aim | grammar.lists.enabling
    aims = (k for k in range(begin, start) if line.norm[k] in told and line.norm[k + 1] in DE_INFINITIVE | A)
    return any(is_infinitive(line, k + 2, grammar) for k in aims)


def _is_behind_giving(line: Line, begin: int, start: int, grammar: Grammar) -> bool:
    """ "à la connaissance | du demandeur", "à la connaissance du maire et | du demandeur"."""
    index = start
    while index > begin and line.norm[index] in DE and line.norm[index - 1] in COORDINATORS | {","}:
        index = next((k for k in range(index - 1, begin, -1) if line.norm[k] in DE), begin)
    return line.norm[index - 1] in grammar.lists.giving_nouns


def _is_named_for(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'allocation de solidarité | aux personnes âgées": a name goes on; but "apporte son concours | aux élèves"."""
    return line.norm[index - 1] not in grammar.action_nouns and grammar.completes(line, index)


def _receives(line: Line, begin: int, start: int, grammar: Grammar, bearing: Bearing) -> bool:
    """ "ce courrier | aux membres", "aux entreprises soumises au contrôle ainsi qu' | aux personnes physiques"."""
    behind = _behind_act(line, begin, start, grammar) if bearing.carried else begin
    joined = line.norm[begin] in A and _is_joined(line, start - (line.norm[start] not in A))
    return joined or not _is_inside(line, behind, start, grammar, sent=bearing.sent)


def _is_faced(line: Line, begin: int, start: int, grammar: Grammar) -> bool:
    """ "à l'égard | du professionnel": whom a measure is against, not one that the object only speaks about."""
    if line.norm[start - 1] == "contre":  # "un mandat d'arrêt contre | le condamné"
        return line.norm[start - 2] in grammar.lists.against and RELATIVES.isdisjoint(line.norms[begin:start])
    start -= line.norm[start] not in DE
    noun, words = line.norm[start - 1], line.norms[begin:start]
    if line.norm[start] not in DE or noun not in grammar.lists.facing | grammar.lists.favouring:
        return False
    if noun in grammar.lists.favouring and _is_of_clause(line, begin, start - 2, grammar):
        return False
    return "sur" not in words and RELATIVES.isdisjoint(words)


def _is_of_clause(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "les actions menées notamment | en faveur des élèves", "assurant un service | au profit des usagers"."""
    before = index - 1
    while line.norm[before] in ADVERBS or line.norm[before].endswith(_MANNER):
        before -= 1
    noun = line.norm[before - 1] in DETERMINERS  # "dans l'| entreprise"
    said = not noun and grammar.is_past_participle(line.norm[before])
    return said or any(map(looks_present_participle, line.norms[begin:index]))


def _in_row(line: Line, begin: int, start: int) -> bool:
    """ "administre les élèves, | les étudiants et | les stagiaires", "chaque membre, | ayant droit ou | bénéficiaire".

    No preposition stands since the object's beginning; nouns without article share the determiner of the first.
    """
    near = line.norms[start - _EACH - 1 : start - 1]
    if line.norm[start - 1] in COORDINATORS and not DISTRIBUTIVES.isdisjoint(near):
        return line.norm[start] not in PREPOSITIONS and "par" not in near  # "tout autre organisme ou | personne"
    bare = line.norm[begin] in DISTRIBUTIVES and line.norm[start] not in PREPOSITIONS
    row = line.norm[start - 1] in COORDINATORS | {","} and (bare or line.norm[start] in DETERMINERS)
    return row and PREPOSITIONS.isdisjoint(line.norms[begin:start])


def _hears(line: Line, begin: int, start: int) -> bool:
    """True for a noun phrase without preposition, behind what somebody is told of and in no clause."""
    bare = line.norm[start] in ARTICLES and line.norm[start - 1] not in PREPOSITIONS | COORDINATORS
    return bare and start > begin and RELATIVES.isdisjoint(line.norms[begin:start])


def _is_told(line: Line, begin: int, start: int, bearing: Bearing) -> bool:
    """ "informe de cette décision | le demandeur"."""
    return bearing.told and line.norm[begin] in DE and _hears(line, begin, start)


def _is_appointed(line: Line, begin: int, start: int, bearing: Bearing) -> bool:
    """ "désigne comme rapporteur | un membre", "de préférence | une personne", "comme assesseurs | des magistrats"."""
    if not (bearing.appoints and line.norm[begin] in _AS_WHOM):
        return False
    first = start + (line.norm[start] == "des" and line.norm[begin] == "comme")
    bare = line.norm[first] in ARTICLES | DISTRIBUTIVES or first > start
    return bare and start > begin and line.norm[start - 1] not in PREPOSITIONS | COORDINATORS | DE


def _behind_act(line: Line, begin: int, end: int, grammar: Grammar) -> int:
    """ "procède à leur notification | aux bénéficiaires": behind the noun that says what is done."""
    return next((k + 1 for k in range(begin, end) if line.norm[k] in grammar.action_nouns), begin)


def _is_closed(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    """ "sa décision, qui est motivée, | à l'auteur", but "au président qui le transmet, signé, | aux membres"."""
    if line.norm[end - 1] != "," or "," not in line.norms[begin : end - 1]:
        return False
    aside = max(k for k in range(begin, end - 1) if line.norm[k] == ",") + 1
    if line.norm[aside] in SUBORDINATORS:
        return True  # "aux créanciers inscrits ainsi que, s'il en a été informé, | aux créanciers privilégiés"
    before = max((k for k in range(begin, end - 1) if line.norm[k] in A), default=end)
    if institution_at(line, skip_determiners(line, before + 1, end, grammar), end, grammar):
        return False  # "des garanties assurées aux enfants, | à leurs parents et …"
    clause = next((k for k in range(begin, end) if line.norm[k] in RELATIVES), end)
    verbs = (a for k in range(clause, end) for a in grammar.verbs.get(line.norm[k], ()))
    return not any(a.lemma in grammar.lists.ditransitive for a in verbs)


def _place_of_noun(line: Line, begin: int, start: int, grammar: Grammar) -> int:
    """Where the noun is that those who follow complete, its adjectives left out: "l'information individuelle | des …".

    Likewise "la formation initiale et continue | des …", "la formation de l'ensemble | des …".
    """
    index = start - 1 - (line.norm[start - 1] == "sur")
    if line.norm[index] in grammar.lists.whole_of:
        whole = before_determiners(line, index)
        done = whole > begin and line.norm[whole] in DE and line.norm[whole - 1] in grammar.lists.done_to
        index = whole - 1 if done else index
    if line.norm[index] in grammar.action_nouns or line.norm[index] in PREPOSITIONS:
        return index
    before = index - 3 if line.norm[index - 1] in COORDINATORS else index - 1
    return before if before >= begin and index - 1 > begin and line.norm[before] in grammar.action_nouns else index


def _is_joined(line: Line, index: int) -> bool:
    """ "…, ainsi qu' | aux membres", "et | au maire"."""
    return line.norm[index - 1] in COORDINATORS or (line.norm[index - 1] in QUE and line.norm[index - 2] == "ainsi")


def _is_one_or_more(line: Line, index: int) -> bool:
    """ "à un | ou | plusieurs fonctionnaires"."""
    return line.norm[index] == "ou" and line.norm[index - 1] in {"un", "une"} and line.norm[index + 1] == "plusieurs"


def _is_inside(line: Line, begin: int, end: int, grammar: Grammar, *, sent: bool) -> bool:
    """Who receives something else: "la rémunération servie | aux ouvriers", "le service des prestations | aux …".

    Where the verb itself says to whom, only a participle of such a verb takes the recipient: "transmet sa décision
    motivée | au requérant".
    """
    towards = end - (line.norm[end] not in A)
    if sent and (_is_closed(line, begin, end, grammar) or is_behind_clause(line, begin, towards, grammar)):
        return False
    words = line.norms[begin:end]
    if any(norm in RELATIVES and line.norm[k - 1] != "ainsi" for k, norm in enumerate(words, begin)):
        return True  # "…, ainsi qu' | aux membres" opens no clause
    if any(line.norm[k - 1] in DE_INFINITIVE and is_infinitive(line, k, grammar) for k in range(begin + 2, end)):
        return True  # "confie le soin d'assurer les prestations | aux bénéficiaires"
    if sent:
        # "au directeur général délégué et à des agents", "au gérant de l'entrepôt, à l'entrepreneur"
        nouns, acting = grammar.lists.nouns_like_participles, grammar.lists.nouns_like_acting
        told = (k for k, pair in enumerate(pairwise(("", *words)), begin) if pair not in _REPORTS)
        acts = (k for k in told if line.norm[k] not in nouns and line.norm[k] not in acting)
        forms = Form.PAST_PARTICIPLE, Form.PRESENT_PARTICIPLE
        # "une mise en demeure" is no "mise à disposition"
        known = [a for k in acts for a in grammar.analyses(line.norm[k], *forms) if line.reads(k + 1, a.tail)]
        return any(a.form is Form.PRESENT_PARTICIPLE or a.lemma in grammar.lists.ditransitive for a in known)
    return any(grammar.is_past_participle(word) or word in grammar.action_nouns for word in words)
