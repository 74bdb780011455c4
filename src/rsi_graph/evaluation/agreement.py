"""When two names, references, objects or places are the same, and which records belong together.

The rules are those of the annotation guidelines ("Scores") and of their reference scorer: names after case folding,
without leading articles, œ as oe; objects by the F1 of their words; pairs one to one within the same item and verb,
the best object first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rsi_graph.evaluation.gold import GoldRecord

_LEADING_ARTICLES = re.compile(
    r"^(?:l'|d'|de l'|de la |des |du |de |la |le |les |un |une |aux |au |à l'|à la |tous |toute |tout |toutes |chaque "
    r"|cet |cette |ce |ces |leur |leurs |son |sa |ses )+"
)
_SAME_HOLDERS_BONUS = 0.05


def fold_words(words: str) -> str:
    """Words in, the form they are compared by out.

    >>> fold_words("Mise en  ŒUVRE ;")
    'mise en oeuvre'
    """
    folded = words.replace("œ", "oe").replace("Œ", "oe").replace("’", "'").casefold()
    return re.sub(r"\s+", " ", folded).strip(" ;.,:")


def fold_name(name: str) -> str:
    """A body's name in, the same without leading articles out.

    >>> fold_name("La Caisse nationale")
    'caisse nationale'
    """
    return _LEADING_ARTICLES.sub("", fold_words(name))


def names(values: Iterable[str]) -> frozenset[str]:
    """Names in, the set they are compared as out."""
    return frozenset(filter(None, map(fold_name, values)))


def references(values: Iterable[str]) -> frozenset[str]:
    """References in, the set they are compared as out.

    >>> sorted(references(["CSS R. *123-1 2°"]))
    ['css r123-1 2°']
    """
    return frozenset(re.sub(r"\s+", " ", fold_words(value)).replace(". ", "").replace("*", "") for value in values)


def fold_item(item: str) -> str:
    """Place in the article in, the form it is compared by out.

    >>> fold_item("al. 7/2°") == fold_item("al 7/2°)")
    True
    """
    folded = re.sub(r"\s+", "", fold_words(item)).replace("al.", "al")
    return folded.replace("-", "").replace(")", "").replace(".", "")


def fold_verb(verb: str) -> str:
    """Lemma in, the same without its reflexive pronoun out.

    >>> fold_verb("s'assurer"), fold_verb("se prononcer")
    ('assurer', 'prononcer')
    """
    return re.sub(r"^s'|^se ", "", fold_words(verb))


def token_f1(first: str, second: str) -> float:
    """Two objects in, the F1 of their words (0 to 1) out; two empty ones agree.

    >>> round(token_f1("l'action des caisses", "l'action des caisses de base"), 3)
    0.8
    """
    one, other = (Counter(re.findall(r"\w+", fold_words(words))) for words in (first, second))
    if not one and not other:
        return 1.0
    shared = sum((one & other).values())
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


@dataclass(frozen=True, slots=True)
class Pairing:
    """Records that belong together, gold first, and those without a partner."""

    pairs: tuple[tuple[GoldRecord, GoldRecord], ...]
    missed: tuple[GoldRecord, ...]
    spurious: tuple[GoldRecord, ...]


def pair(gold: Sequence[GoldRecord], predicted: Sequence[GoldRecord]) -> Pairing:
    """Records of one article in, their pairing out: greedy, best agreement first, ties in the order given."""
    candidates = sorted(
        (-_closeness(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if fold_verb(one.verb) == fold_verb(other.verb) and fold_item(one.item) == fold_item(other.item)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
            pairs.append((gold[i], predicted[j]))
    return Pairing(
        tuple(pairs),
        tuple(record for i, record in enumerate(gold) if i not in taken),
        tuple(record for j, record in enumerate(predicted) if j not in used),
    )


def _closeness(one: GoldRecord, other: GoldRecord) -> float:
    same_holders = names(one.holders) == names(other.holders)
    return token_f1(one.object, other.object) + _SAME_HOLDERS_BONUS * same_holders
