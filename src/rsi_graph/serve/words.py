"""What the columns of tables are called, in both languages."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "article": "Article",
    "controlled": "Contrôlé · Controlled",
    "definition": "Définition · Definition",
    "destination": "Arrivée · Destination",
    "does": "Action",
    "form": "Forme · Form",
    "holder": "Titulaire · Holder",
    "joint": "Conjoint · Joint",
    "label": "Nom · Name",
    "number": "Compétences · Competences",
    "object": "Objet · Object",
    "origin": "Départ · Origin",
    "purpose": "But · Purpose",
    "quote": "Texte · Text",
    "step": "Pas · Step",
    "target": "Sur · Upon",
    "term": "Terme · Term",
    "verb": "Verbe · Verb",
}
