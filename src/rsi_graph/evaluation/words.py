"""What the figures, the fields and the reasons are called, in French and in English."""

from __future__ import annotations

from typing import Final

# Reasons of `UnreadReason`, in French.
REASONS: Final = {
    "no-holder": "aucun sujet trouvé",
    "not-a-holder": "le sujet n'est pas une institution",
    "unknown-verb": "verbe hors du lexique",
    "no-agent": "passif sans agent",
    "unresolved-pronoun": "pronom sans antécédent sûr",
    "ambiguous": "deux lectures, aucune meilleure",
    "no-items": "liste introuvable",
    "unparsed": "institution et verbe, phrase non comprise",
}

_FRENCH: Final = {
    "detection": "détection",
    "frame": "cadre entier",
    "targets": "cibles",
    "references": "renvois",
    "joint": "associés",
    "action": "action",
    "actions": "action",
    "holders": "titulaires",
    "modality": "modalité",
    "object": "objet",
    "verb": "verbe",
    "list item": "élément de liste",
    "passive": "passif",
    "power": "faculté",
    "prohibition": "interdiction",
    "sentence": "phrase",
    "duty": "mission",
    "articles": "articles",
    "gold": "attendu",
    "predicted": "lu",
}


def both(name: str) -> str:
    """The English name of a figure, field or kind in, the French one with it out, once where they are the same.

    >>> both("holders"), both("action"), both("detection.f1")
    ('titulaires · holders', 'action', 'détection · detection, F1')
    """
    stem, dot, part = name.partition(".")
    french = _FRENCH.get(stem, stem)
    said = french if french == stem else f"{french} · {stem}"
    return f"{said}, {part.upper()}" if dot else said
