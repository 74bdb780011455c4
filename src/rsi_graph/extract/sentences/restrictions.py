"""What "que" restricts behind a negation: "ne peut prescrire que des actes"; and the "que" that opens a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.words import (
    BE_FORMS,
    BE_IT,
    DETERMINERS,
    HAVE_FORMS,
    NO_RESTRICTION_BEFORE_QUE,
    QUE,
    RELATIVES,
    SAME,
    SUBJECT_PRONOUNS,
    SUBORDINATE_FORMS,
    SUBORDINATORS,
)

ALONE: Final = frozenset({"seul", "seule"})

# How many words "que le conseil d'administration a prises" has before its verb.
_LONGEST_SUBJECT: Final = 6
_NO_OTHER: Final = frozenset({(one, other) for one in ("aucun", "aucune", "d'") for other in ("autre", "autres")})
_MORE: Final = frozenset({"plus", "moins"})
_INFINITIVES: Final = ("er", "ir", "dre", "tre", "ire", "vre")
# What stands before the verb of another clause than the one asked for.
_OPENS_CLAUSE: Final = SUBORDINATORS | RELATIVES | {",", "s'"}


def behind_only(norms: Sequence[str]) -> Iterator[str]:
    """ "ne peut prescrire que | des actes", "qu'un | seul mandat": the words behind each "que" that restricts."""
    for k, (before, norm) in enumerate(pairwise(norms[:-1])):
        if norm not in QUE or before in NO_RESTRICTION_BEFORE_QUE:
            continue
        # "fondé sur le même motif | que le premier": what is compared, no restriction
        compared = not SAME.isdisjoint(norms[max(0, k - 1) : k]) or tuple(norms[k + 2 : k + 4]) == BE_IT
        # "à aucune autre condition | que la réception du document", "d'autres pièces | que celles qui sont prévues"
        compared = compared or not _NO_OTHER.isdisjoint(pairwise(norms[: k + 1]))
        # "une sanction plus sévère | que celle qui est proposée"
        compared = compared or (k > 1 and norms[k - 1] in _MORE and not before.endswith(_INFINITIVES))
        if not compared and not _is_asked(norms[k + 2 :]) and not _is_relative(norms[k + 2 :], apart=k > 0):
            yield next((word for word in norms[k + 3 : k + 4] if word in ALONE), norms[k + 2])


def _is_asked(norms: Sequence[str]) -> bool:
    """ "ne peut exiger que | le groupement ait une forme déterminée": a clause, told by its verb."""
    verb = next((k for k, norm in enumerate(norms) if norm in SUBORDINATE_FORMS), len(norms))
    return 0 < verb < len(norms) and norms[0] in DETERMINERS and _OPENS_CLAUSE.isdisjoint(norms[:verb])


def _is_relative(norms: Sequence[str], *, apart: bool) -> bool:
    """ "ne peut retirer l'autorisation qu' | il a accordée", "… les décisions que | le conseil a prises": a clause.

    `apart`: words stand between the verb and "que".
    """
    if norms[0] in SUBJECT_PRONOUNS or not apart or norms[0] not in DETERMINERS:
        return norms[0] in SUBJECT_PRONOUNS
    verb = next((k for k, norm in enumerate(norms) if norm in HAVE_FORMS | BE_FORMS), 0)
    return 1 < verb <= _LONGEST_SUBJECT and _OPENS_CLAUSE.isdisjoint(norms[:verb])
