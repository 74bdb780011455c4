"""What stands behind the name of who acts: his share, or words behind which nobody acts any more."""

from __future__ import annotations

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import ARTICLES, DE, A


def behind_share(line: Line, index: int, end: int) -> int:
    """ "par le préfet | pour la caisse nationale | et par le maire pour les autres"; else `index`."""
    joint = next((k - 1 for k in range(index + 1, end - 1) if line.norm[k] == "par"), index)
    return joint if line.norm[joint] == "et" else index


def opens_reserve(line: Line, index: int, grammar: Grammar) -> bool:
    """ "par le conseil |, sous réserve de l'accord du ministre ou de la commission": nobody named there acts."""
    return line.norm[index] == "," and not grammar.lists.reserving.isdisjoint(line.norms[index + 1 : index + 3])


def opens_matter(line: Line, index: int) -> bool:
    """ "par le juge | aux mesures", "consulté par le Gouvernement | sur l'impact", "réparti par X | entre A et B"."""
    return line.norm[index] in A | {"entre", "pour"} or (line.norm[index] == "sur" and line.norm[index + 1] in ARTICLES)


def opens_members(line: Line, index: int, grammar: Grammar) -> bool:
    """ "est assisté d'un comité | composé des délégués de la caisse et des associations": who sits there acts not.

    Likewise "par une commission | comprenant un délégué de la caisse et un délégué de la commune".
    """
    norm, lists = line.norm[index], grammar.lists
    lemmas = {verb.lemma for verb in grammar.verbs.get(norm, ())}
    if looks_present_participle(norm):
        return not lemmas.isdisjoint(lists.made_of | lists.gathering)
    return line.norm[index + 1] in DE and grammar.is_past_participle(norm) and not lemmas.isdisjoint(lists.made_of)
