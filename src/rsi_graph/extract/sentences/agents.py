"""The agent of a passive: where it stands among the words behind the verb."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.bodies.holders import subject_phrases
from rsi_graph.extract.bodies.partitives import behind_partitive
from rsi_graph.extract.bodies.signed_acts import UNDETERMINED, act_at, behind_act
from rsi_graph.extract.language.grammar import Governs, Grammar
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    AS_WELL_AS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    POSSESSIVES,
    PRONOUN_FEATURES,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.agent_ends import (
    before_told_of_act,
    enumeration_end,
    names_second_agent,
    opens_second_passive,
    row_of_agents_end,
    signatories_end,
)
from rsi_graph.extract.sentences.agent_signs import BETWEEN, chunks_behind, may_name_agent
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.sentences.inner_agents import does_not_govern
from rsi_graph.extract.verbs.participles import is_participle
from rsi_graph.extract.verbs.verb_groups import VerbGroup

_OWN: Final = POSSESSIVES | {"un"}
NEAR_VERB: Final = frozenset({Role.TO, Role.OTHER, Role.OBJECT, Role.CONTINUATION})
_MAY_HOLD_AGENT: Final = NEAR_VERB | {Role.ADJUNCT, Role.MATTER, Role.BENEFIT, Role.CONSULTED, Role.CONDITION}
# "aux médecins autres | que ceux", "ainsi | que par le préfet": what opens no clause.
_NO_RELATIVE: Final = frozenset({"ainsi", "autre", "autres"})
# "est soumise à autorisation | par l'autorité": turns that name who acts behind "par" too.
_DONE_BY: Final = frozenset({None, Governs.AGENT, Governs.CONSULTATION, Governs.UNDERGOING})


def agent_range(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """Token positions of the agent: behind "par", "à" for what is entrusted, right behind "sous la tutelle de"."""
    line = clause.line
    if group.governs is Governs.UNDERGOING:
        return _agent_of_noun(clause, group)
    if not may_name_agent(line, group, clause.grammar):
        return None
    pieces = tuple(p for p in pieces_behind(clause, group) if not _is_counsel(line, p, group, clause.grammar))
    for rank, piece in enumerate(pieces):
        norm = line.norm[piece.start]
        if group.governs is Governs.AGENT and piece.start == group.end and norm in DE:
            # "à l'avis de la commission des espaces agricoles, naturels et forestiers, | du maire et du préfet"
            end = signatories_end(line, piece.start + 1, piece.end, clause.grammar)
            return (piece.start + 1, before_told_of_act(line, piece.start + 1, end, clause.grammar))
        if group.governs is Governs.RECIPIENT and norm in A:
            return (piece.start + 1, enumeration_end(pieces, piece, line, clause.grammar))
        if norm in DE and piece.start == group.end and group.head.lemma in clause.grammar.lists.agents_with_de:
            return (piece.start + 1, piece.end)
        if (
            norm == BETWEEN
            and group.construction is None
            and group.head.lemma in clause.grammar.lists.agents_with_entre
        ):
            return (piece.start + 1, enumeration_end(pieces, piece, line, clause.grammar))
        if norm == "par" and does_not_govern(clause, group, pieces, rank):
            continue
        if norm == "par" and (agent := _agent_behind_par(clause, group, piece, pieces)):
            return agent
    return _by_diligence(clause, (*pieces, *clause.chunks))


def _is_counsel(line: Line, piece: Chunk, group: VerbGroup, grammar: Grammar) -> bool:
    """ "est assisté | de son conseil", "peut être assisté | par un conseil": a bare one is a lawyer."""
    begin, lists = piece.start + 1, grammar.lists
    if group.head.lemma not in lists.agents_with_de or line.norm[begin + 1] not in lists.counsels:
        return False
    return line.norm[begin] in _OWN and not line.is_word(begin + 2)


def _agent_of_noun(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """ "fait l'objet d'un examen périodique | par le Haut Conseil", but "d'un budget voté par l'assemblée"."""
    line, grammar = clause.line, clause.grammar
    par = next((k for k in range(group.end, len(line)) if line.norm[k] == "par"), len(line))
    between = line.norms[group.end : par]
    named = institution_phrase(line, behind_partitive(line, par + 1), len(line), grammar)
    if named is None or not (RELATIVES | {","}).isdisjoint(between):
        return None
    if any(norm not in grammar.lists.nouns_like_participles and grammar.is_past_participle(norm) for norm in between):
        return None
    first, *later = chunk(line, par, len(line), grammar)
    return _agent_behind_par(clause, group, first, (first, *later))


def _by_diligence(clause: Clause, pieces: tuple[Chunk, ...]) -> tuple[int, int] | None:
    """ "est notifiée à la diligence | du greffe": who sees to it acts."""
    line = clause.line
    for piece in pieces:
        sees_to_it = line.norm[piece.start] in A and line.norm[piece.start + 2] in clause.grammar.lists.means
        if sees_to_it and line.norm[piece.start + 3] in DE:
            return (piece.start + 4, piece.end)
    return None


def _agent_behind_par(
    clause: Clause, group: VerbGroup, piece: Chunk, pieces: tuple[Chunk, ...]
) -> tuple[int, int] | None:
    """ "par le ministre"; "par arrêté | du ministre", since a text is no agent."""
    line, lists = clause.line, clause.grammar.lists
    following = line.norm[piece.start + 1]
    if following in DETERMINERS and line.norm[piece.start + 2] in lists.means:  # "par les soins | du président"
        piece = replace(piece, start=piece.start + 2)
        following = line.norm[piece.start + 1]
    named = _is_definite(line, piece.start + 1) and following not in lists.not_agents
    act = act_at(line, piece.start + 1, clause.grammar)
    named = named and not (following in UNDETERMINED and line.norm[act] in lists.not_agents)
    if named and group.governs in _DONE_BY:
        # "par l'assemblée générale des médecins, des chirurgiens-dentistes ou des sages-femmes": a name with commas
        reach = range(piece.start + 1, len(line))  # "par le maire intéressé | et adressé par lui au préfet"
        stop = next((k for k in reach if opens_second_passive(line, k, clause.grammar)), len(line))
        return (piece.start + 1, row_of_agents_end(line, piece, pieces, stop, clause.grammar))
    behind = behind_act(line, piece.start + 1, clause.grammar)
    if behind == piece.start + 1:
        return None
    first = next((later.end for later in pieces if later.start < behind <= later.end), piece.end)
    return (behind, signatories_end(line, behind, first, clause.grammar))


def _is_definite(line: Line, index: int) -> bool:
    """ "par | le préfet", "par | chacun des organismes", "par | Pôle emploi", but "élus par | collège"."""
    norm = line.norm[index]
    opens = norm in DETERMINERS or norm in DE or norm in PRONOUN_FEATURES or behind_partitive(line, index) > index
    return opens or (line.is_word(index) and (line.is_capital(index) or norm.endswith(("s", "x"))))


def pieces_behind(clause: Clause, group: VerbGroup) -> tuple[Chunk, ...]:
    """The chunks behind the passive; "à la commune | par le préfet": an agent begins a chunk of its own."""
    line, pieces = clause.line, []
    for found in chunks_behind(line, group, clause.grammar):
        # "ne peut être consulté | que par"
        only = line.norm[found.start] in QUE and line.norm[found.start + 1] == "par"
        piece = replace(found, start=found.start + 1, role=Role.OTHER) if only else found
        announced = (k for k in range(piece.start + 1, piece.end) if line.norm[k] == "par")
        cut = next((k for k in announced if _opens_agent(clause, group, piece, k)), None)
        if cut is None:
            pieces.append(piece)
        else:
            pieces += [replace(piece, end=cut), Chunk(cut, piece.end, Role.OTHER, cut, comma=False)]
    return tuple(pieces)


def _opens_agent(clause: Clause, group: VerbGroup, piece: Chunk, index: int) -> bool:
    """The "par" at `index` announces an institution, in no relative clause, behind no participle and no noun of act."""
    line, grammar = clause.line, clause.grammar
    # "par subdivision | par le directeur": what has no article is no agent
    second = line.norm[piece.start] == "par" and _is_definite(line, piece.start + 1)
    second = second and line.norm[piece.start + 1] not in grammar.lists.not_agents
    second = second and not _is_beside_private(line, piece, index, grammar)
    if second or piece.role not in _MAY_HOLD_AGENT or _may_be_of_act(line, piece, index, grammar):
        return False
    if piece.role is Role.CONDITION and _is_within_clause(line, piece.start, index, grammar):
        return False
    if line.norm[index - 1] == "soit":
        return _is_definite(line, index + 1)
    if any(line.norm[k] in RELATIVES and line.norm[k - 1] not in _NO_RELATIVE for k in range(piece.inner, index)):
        return False
    signed = line.norm[act_at(line, index + 1, grammar)] in grammar.lists.signed
    signed = signed or line.norm[index + 2] in grammar.lists.means  # "sur le titre | par les soins du greffier"
    if not (_is_definite(line, index + 1) or signed):
        return False
    # "les questions mentionnées à l'article L. 1 | par le ministre": a citation closes the participle
    begin = max((k for k in range(piece.start, index) if line.is_citation(k)), default=piece.start)
    begin += begin == group.end and group.head.lemma in grammar.lists.declaring  # "sont déclarés | admis par le jury"
    begin = max(begin, _behind_name(line, piece, index, grammar))
    # "aux communes concernées | par arrêté du préfet", "au professionnel concerné | par la caisse"
    before = line.norm[index - 1]
    end = index - (before in grammar.lists.touched or (signed and before in grammar.lists.closing))
    if not names_second_agent(line, piece, index) and any(is_participle(line, k, grammar) for k in range(begin, end)):
        return False
    several = line.norm[index + 1] == "des"  # "par | des commissaires"
    named = behind_partitive(line, index + 1 + several)
    return signed or institution_phrase(line, named, piece.end, grammar) is not None


def _is_within_clause(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "est refusé s'il impose la réalisation | par la commune d'une voie": the clause has a verb of its own."""
    opens = line.norm[begin] in SUBORDINATORS or line.norm[begin] == "s'"
    return opens and any(finite_at(line, k, grammar) for k in range(begin + 1, index))


def _behind_name(line: Line, piece: Chunk, index: int, grammar: Grammar) -> int:
    """ "à la demande de la caisse chargée du service | par les caisses": `index` where a name ends there, else 0."""
    if is_participle(line, index - 1, grammar):
        return 0
    heads = (k + 1 for k in range(piece.start, index - 1) if line.norm[k] in DETERMINERS | A | DE)
    # "sur les projets transmis au ministre | par le préfet": the participle's own, to whom and by whom
    heads = (k for k in heads if k - 2 < piece.start or not _is_given(line, k - 1, grammar))
    named = (institution_phrase(line, head, index, grammar) for head in heads)
    return index if any(name is not None and name.end == index for name in named) else 0


def _is_given(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les projets transmis | au ministre", but "sont affichés et transmis | au préfet": a second passive."""
    given = line.norm[index] in A and is_participle(line, index - 1, grammar)
    return given and line.norm[index - 2] not in COORDINATORS


def _may_be_of_act(line: Line, piece: Chunk, index: int, grammar: Grammar) -> bool:
    """ "à la réception | par le préfet", "sur production | par la caisse": a noun of action that "par" may complete.

    But "mise | en paiement | par la caisse", "au conseil ou conseil de surveillance | par le directeur".
    """
    if line.norm[index - 2] == "sur" and line.norm[index - 1].endswith("tion"):
        return True
    # "à la demande de la commission d'enquête", "au gestionnaire du réseau de transport"
    named = institution_phrase(line, piece.inner + (line.norm[piece.inner] in A), index, grammar)
    if piece.role not in NEAR_VERB:
        return any(_is_act(line, k, grammar) for k in range(named.end if named else piece.inner, index))
    introduced = line.norm[index - 2] in DETERMINERS or line.norm[index - 2] in DE
    if not introduced or not _is_act(line, index - 1, grammar):
        return False
    if piece.role is not Role.TO:
        return named is None or named.end != index
    names = (institution_phrase(line, k, index, grammar) for k in range(piece.start, index - 1))
    return not any(name is not None and name.end == index for name in names)  # a name that ends in a noun of action


def _is_beside_private(line: Line, piece: Chunk, index: int, grammar: Grammar) -> bool:
    """ "par tout électeur ainsi que | par le préfet": the first agent is a private person."""
    first = institution_phrase(line, piece.start + 1, index, grammar)
    return first is None and line.norms[index - 2 : index] == AS_WELL_AS


def _is_act(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la réception du dossier": a noun of action, whose agent "par" may announce; "ses fonctions" have none.

    Nor has what only tells when: "au cours de l'instruction", "avant la date de l'élection".
    """
    norm = line.norm[index]
    if norm not in grammar.action_nouns or is_transparent(norm, grammar):
        return False
    dated = norm in grammar.lists.held and not grammar.lists.dates.isdisjoint(line.norms[index - 3 : index - 1])
    if dated and line.norm[index + 1] == "par":  # "la date de l'élection du président par le conseil": who elects
        return False
    if line.norm[index - 1] in ARTICLES and line.norm[index - 3] in grammar.lists.phases:
        return False
    return institution_at(line, index, index + 1, grammar) is None


def with_all_offices(clause: Clause, agent: tuple[int, int]) -> tuple[int, int]:
    """ "des ministres chargés de la santé, | du budget et du travail": the agent runs to its last office."""
    ends = (phrase.end for phrase in subject_phrases(clause.line, *agent, clause.grammar))
    return agent[0], max(agent[1], *ends, 0)


def before_matter(clause: Clause, agent: tuple[int, int], verb: str) -> tuple[int, int]:
    """ "est averti par le chancelier | de l'ouverture d'une action": the agent ends before what is told.

    But "est saisie par le juge de l'application des peines": a name that the lexicon knows whole.
    """
    line, grammar = clause.line, clause.grammar
    if verb not in grammar.lists.telling:
        return agent
    known = agent[0] + 1  # where a name of the lexicon ends
    for index in range(agent[0], agent[1] - 1):
        named = institution_at(line, index, agent[1], grammar)
        known = max(known, index + len(named.words)) if named else known
        if index < known:
            continue
        noun = index + 1 + (line.norm[index + 1] in DETERMINERS)
        bare = line.norm[index] in DE_INFINITIVE and noun == index + 1  # "Office national d'indemnisation"
        if line.norm[index] not in DE or bare or line.norm[index - 1] in grammar.lists.tasked:
            continue
        told = line.norm[noun] in grammar.action_nouns or line.norm[noun] in grammar.lists.told
        if told and institution_at(line, noun, agent[1], grammar) is None:
            return agent[0], index
    return agent
