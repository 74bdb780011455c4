"""Where the agents of a passive end: enumerated, coordinated with their preposition, interrupted by asides."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.bodies.partitives import behind_or_several, behind_partitive
from rsi_graph.extract.bodies.signed_acts import behind_act
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import behind_clitics, finite_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    AS_WELL_AS,
    AT_LEAST,
    COORDINATORS,
    DE,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.offices import offices_of
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.sentences.agent_signs import BETWEEN

_NEXT_AGENT: Final = frozenset({"par", "et", "le", "la", "les", "l'"}) | A
# ", et | par le maire", ", ainsi que | par le maire": a chunk of its own.
_BEFORE_SECOND: Final = ((",", "et"), AS_WELL_AS)
_JOINS: Final = COORDINATORS | {","}
# "soit par le maire, soit | par le préfet", "ou bien | par le préfet".
_STRESSED: Final = frozenset({"soit", "bien"})
# "en | ce qui concerne", "pour | ce qui concerne".
_CONCERNING: Final = ("ce", "qui", "concerne")
_OPENS_AGENT: Final = A | {"par", BETWEEN}
_OPENS_SIGNATORY: Final = DE | {"par"}
# How many words "ou, dans les départements de Paris et des Hauts-de-Seine, du" has at most between the commas.
_ASIDE: Final = 40


def row_of_agents_end(line: Line, first: Chunk, pieces: tuple[Chunk, ...], stop: int, grammar: Grammar) -> int:
    """ "par | l'assemblée des médecins, des dentistes ou des infirmiers, ainsi que par le préfet": the end of the last.

    `first` is the chunk that "par" opens; before `stop`, its name may have commas.
    """
    begin = first.start + 1 + (line.norm[first.start + 1] == "des")  # "par | des agents de la commune, de la région ou"
    phrase = institution_phrase(line, behind_partitive(line, begin), stop, grammar)
    if phrase and line.norm[phrase.end] == "soit" and "soit" not in line.norms[: phrase.end]:
        return phrase.end  # "par le tribunal saisi | soit par le maire, soit par le préfet"
    named_end = second_agent_end(line, phrase.end, first.end, grammar) if phrase else first.end
    among = tuple(piece for piece in pieces if line.norm[piece.start] not in A)  # "par le préfet, | à la commission"
    return max(named_end, enumeration_end(among, first, line, grammar))


def second_agent_end(line: Line, end: int, cut: int, grammar: Grammar) -> int:
    """ "par l'Autorité des communications, des postes et de la presse | et par les commissions | ou le ministre".

    No agent, but who does something else: "est arrêtée par le préfet, et | le maire en informe la commission". `cut` is
    where the chunk of the first ends: "par le préfet ou la commission d'enquête | de manière à …".
    """
    while (following := _behind_joint(line, end)) is not None:
        phrase = institution_phrase(line, following, len(line), grammar)
        if phrase is None or finite_at(line, behind_clitics(line, phrase.end), grammar):
            break
        inside = phrase.start < cut < phrase.end and line.norm[cut] != ","
        end = cut if inside else phrase.end
    return end


def _behind_joint(line: Line, end: int) -> int | None:
    """Position of a name right behind "ou", "et par", "soit par des"; None where none of them stands at `end`."""
    following = end
    while line.norm[following] in _JOINS or line.norm[following] in _STRESSED:
        following += 1
    joined = not (COORDINATORS | {"soit"}).isdisjoint(line.norms[end:following])
    agent = line.norm[following] == "par"
    following += agent and line.norm[following + 1] == "des"
    following += 2 * (line.norms[following : following + 2] in AT_LEAST)  # "et au moins | une organisation"
    return following + agent if joined and (agent or line.norm[following] in DETERMINERS) else None


def signatories_end(line: Line, begin: int, end: int, grammar: Grammar) -> int:
    """ "par arrêté des ministres A, | de B et | du ministre C, après avis …": the end of the last signatory."""
    following: int | None = begin
    while following is not None and (phrase := institution_phrase(line, following, len(line), grammar)) is not None:
        end = max(end, *(office.end for office in offices_of(line, phrase, grammar)))
        following = _next_signatory(line, end, grammar)
    return end


def _next_signatory(line: Line, end: int, grammar: Grammar) -> int | None:
    """Position of a further one: "du préfet ou, à Paris, du | préfet", "ou par arrêté du | ministre"."""
    while line.norm[end - 1] in _JOINS:  # the "ou" that an aside parts from its name
        end -= 1
    begin = _behind_apposed(line, end, grammar)
    following = begin
    while line.norm[following] in _JOINS:
        following += 1
    following += 2 * (line.norms[following : following + 2] == AS_WELL_AS)
    if following == begin:
        return None
    if not COORDINATORS.isdisjoint(line.norms[begin:following]):
        following = _behind_interposed(line, following, grammar)
    if line.norm[following] not in _OPENS_SIGNATORY:
        return None
    if line.norm[following] == "par":
        return behind_act(line, following + 1, grammar)
    return behind_or_several(line, following + 1)


def _behind_apposed(line: Line, end: int, grammar: Grammar) -> int:
    """ "du recteur | , chancelier des universités, | et du directeur": what shares no determiner is the same."""
    following = line.norm[end + 1]
    if line.norm[end] != "," or following in DETERMINERS or following in PREPOSITIONS or following in _JOINS:
        return end
    apposed = institution_phrase(line, end + 1, len(line), grammar)
    return apposed.end if apposed and line.norm[apposed.end] == "," else end


def _behind_interposed(line: Line, index: int, grammar: Grammar) -> int:
    """ "ou, | dans les départements de Paris et du Rhône, | du préfet de police", "ou | à défaut | du juge"."""
    if line.norm[index] in _OPENS_SIGNATORY:
        return index
    if line.norm[index - 1] == ",":
        commas = (k for k in range(index, min(len(line), index + _ASIDE)) if line.norm[k] == ",")
        return next((k + 1 for k in commas if _opens_agent(line, k + 1, grammar)), index)
    opened = opener_at(line, index, grammar)
    return opened.end if opened is not None and opened.whole else index


def _opens_agent(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| du préfet de police", "| par arrêté du ministre", but "dans les départements de Paris, | du Rhône"."""
    if line.norm[index] not in _OPENS_SIGNATORY:
        return False
    of = line.norm[index] != "par"
    behind = behind_or_several(line, index + 1) if of else behind_act(line, index + 1, grammar)
    return institution_phrase(line, behind, len(line), grammar) is not None


def before_told_of_act(line: Line, begin: int, end: int, grammar: Grammar) -> int:
    """ "fait l'objet d'une décision du directeur | notifiée au titulaire": what is told of the act, not of who acts."""
    for index in range(begin + 1, end):
        lemmas = {a.lemma for a in grammar.analyses(line.norm[index], Form.PAST_PARTICIPLE)}
        sent = line.norm[index + 1] in A and not lemmas.isdisjoint(grammar.lists.ditransitive)
        if line.norm[index] in grammar.lists.qualities or (sent and line.norm[index] not in grammar.lists.destined):
            return index
    return end


def enumeration_end(pieces: tuple[Chunk, ...], first: Chunk, line: Line, grammar: Grammar) -> int:
    """The end of an enumeration of agents that begins with `first`."""
    later = (
        p for p in pieces if p.start > first.start and (_opens_next_agent(line, p) or _is_second_choice(line, first, p))
    )
    end = max((_named_end(line, piece, grammar) for piece in later), default=first.end)
    end = max(end, _named_end(line, first, grammar), _row_end(pieces, first, line, grammar))
    second = next((k for k in range(first.start, end) if opens_second_passive(line, k, grammar)), end)
    # "par l'officier commis par le juge ou requis par le procureur": participles of the agent
    return end if "par" in line.norms[first.start + 1 : second] else second


def _named_end(line: Line, piece: Chunk, grammar: Grammar) -> int:
    """ "par le préfet, | le directeur du commerce, du travail et de l'emploi et le maire |": a name may have commas."""
    begin = piece.start + (line.norm[piece.start] in _OPENS_AGENT)
    begin += line.norm[begin] == "des"
    phrase = institution_phrase(line, begin, len(line), grammar)
    if phrase is None or not phrase.start < piece.end < phrase.end:
        return piece.end
    return second_agent_end(line, phrase.end, phrase.end, grammar)


def _row_end(pieces: tuple[Chunk, ...], first: Chunk, line: Line, grammar: Grammar) -> int:
    """ "par les caisses, | organismes, | services et offices", "à des maires, | des préfets et des recteurs".

    Likewise "par le département, | une commune ou le service des eaux". The end of the piece that closes the row with
    "et"; before it there are only bodies, each as bare as the others or with an article of its own.
    """
    several = "des" in line.norms[first.start : first.start + 2]
    for piece in pieces:
        if piece.start <= first.start:
            continue
        begin = piece.start + ((several and line.norm[piece.start] == "des") or line.norm[piece.start] in ARTICLES)
        bare = line.norm[begin] in grammar.institutions and (
            begin > piece.start or line.norm[begin].endswith(("s", "x"))
        )
        if not piece.comma or not bare or institution_phrase(line, begin, piece.end, grammar) is None:
            break
        if not COORDINATORS.isdisjoint(line.norms[begin : piece.end]):
            return piece.end
    return first.end


def _opens_next_agent(line: Line, piece: Chunk) -> bool:
    """ ", par le maire", ", ou par le maire", ", ou son représentant", ", ainsi que par le ministre"."""
    norm, before = line.norm[piece.start], line.norms[max(0, piece.start - 2) : piece.start]
    if norm == "par" and (before in _BEFORE_SECOND or before[-1:] == ("ou",)):
        return True
    following = line.norm[piece.start + 1]
    joined = norm == "ou" and following in _NEXT_AGENT | POSSESSIVES
    # "par le préfet, accompagné du dossier, et | de tous les documents demandés par la cour"
    return piece.comma and (joined or (norm in _NEXT_AGENT and following not in DE))


def _is_second_choice(line: Line, first: Chunk, piece: Chunk) -> bool:
    """ "soit par la caisse, après avis du comité, soit | par le ministre".

    Likewise "par l'Etat pour ce qui concerne le régime général et | par le fonds".
    """
    share = line.norms[first.end + 1 : first.end + 4] == _CONCERNING and line.norm[first.start] == "par"
    if share and line.norms[piece.start - 1 : piece.start + 1] == ("et", "par"):
        return "par" not in line.norms[first.end : piece.start]
    return all(line.norm[k - 1] == "soit" and line.norm[k] == "par" for k in (first.start, piece.start))


def opens_second_passive(line: Line, index: int, grammar: Grammar) -> bool:
    """ "nommé par le conseil | et agréé par le ministre"."""
    joined = line.norm[index] in COORDINATORS and line.norm[index + 2] == "par"
    return joined and grammar.is_past_participle(line.norm[index + 1])


def names_second_agent(line: Line, piece: Chunk, index: int) -> bool:
    """ "par tout intéressé ou | par l'autorité administrative": a second agent of the same passive."""
    joined = line.norm[index - 1] in COORDINATORS or line.norms[index - 2 : index] == AS_WELL_AS
    first = line.norm[piece.start] == "par"  # not "parmi ceux proposés par les unions ou | par les associations"
    return joined and first and line.norms[piece.start : index].count("par") == 1
