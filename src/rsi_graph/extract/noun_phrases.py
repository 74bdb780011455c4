"""Noun phrases that name institutions: where they begin, how far their names reach.

"les caisses de base communes aux groupes professionnels des artisans mentionnées à l'article L. 1, qui …" is the
institution "caisses de base communes aux groupes professionnels des artisans": complements belong to the name, a mere
pointer to an article and a relative clause do not (gold guidelines, fields `holders` and `targets`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.finiteness import finite_at
from rsi_graph.extract.grammar import Grammar, Institution
from rsi_graph.extract.lines import Line
from rsi_graph.extract.morphology import Form, looks_infinitive, looks_present_participle
from rsi_graph.extract.openers import opener_at
from rsi_graph.extract.tokens import Kind
from rsi_graph.extract.words import (
    ADVERBS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    NEGATION,
    POSSESSIVES,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.model import BodyKind

# Adjectives that stand before a noun and are no part of an institution's name.
_BEFORE_NOUN: Final = frozenset(
    {"même", "mêmes", "dit", "dite", "dits", "dites", "seul", "seule", "seuls", "seules", "premier", "première", "principaux",
     "différents", "différentes", "divers", "diverses", "présent", "présente", "deux", "trois", "quatre"}
)  # fmt: skip
# Adjectives before a noun that the name keeps: "autres institutions concernées".
_KEPT_BEFORE_NOUN: Final = frozenset(
    {"autre", "autres", "ancien", "ancienne", "anciens", "anciennes", "nouvel", "nouveau", "grands", "hautes"}
)


@dataclass(frozen=True, slots=True)
class InstitutionPhrase:
    """An institution found in a line: token positions of its name, and what the lexicon knows of it.

    `start` includes a kept adjective; `determiner` is the word before the name, empty where there is none.
    """

    start: int
    end: int
    entry: Institution
    determiner: str
    heads: int = 1
    elided: str = ""

    def name(self, line: Line, text: str) -> str:
        """The name as printed."""
        return line.span(self.start, self.end).of(text)


def skip_determiners(line: Line, index: int, end: int) -> int:
    """Position of a noun phrase's first word in, position behind its determiners out."""
    while index < end and (line.norm(index) in DETERMINERS or line.norm(index) in _BEFORE_NOUN):
        index += 1
    return index


def institution_entry(line: Line, index: int, end: int, grammar: Grammar) -> Institution | None:
    """The longest institution of the lexicon whose words begin at `index`."""
    for entry in grammar.institutions.get(line.norm(index), ()):
        if index + len(entry.words) <= end and _same_words(line, index, entry.words):
            if entry.proper and not line.tokens[index].text[0].isupper():
                continue
            return None if _is_action(line, index, entry, grammar) or _is_hold(line, index, entry) else entry
    return None


def _is_hold(line: Line, index: int, entry: Institution) -> bool:
    """ "l'autorité hiérarchique sur le personnel": what is held over somebody is no institution."""
    behind = index + len(entry.words)
    return (
        not entry.plural
        and "sur" in {line.norm(behind), line.norm(behind + 1)}
        and line.norm(behind) not in PREPOSITIONS - {"sur"}
    )


def _is_action(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "la gestion de leur patrimoine": a scheme's word with a complement is the action noun of the same spelling."""
    return (
        entry.kind is BodyKind.SCHEME
        and " ".join(entry.words) in grammar.action_nouns
        and (line.norm(index + len(entry.words)) in DE or line.norm(index - 1) in POSSESSIVES | {"de", "d'"})
    )


def _same_words(line: Line, index: int, words: tuple[str, ...]) -> bool:
    return all(line.norm(index + offset) == word for offset, word in enumerate(words))


def institution_phrase(line: Line, index: int, end: int, grammar: Grammar) -> InstitutionPhrase | None:
    """A line and the position of a noun phrase (determiners allowed) in, the institution it names out.

    None where the head of the phrase is no institution of the lexicon.
    """
    head = skip_determiners(line, index, end)
    start = head
    while head < end and line.norm(head) in _KEPT_BEFORE_NOUN:
        head += 1
    entry = institution_entry(line, head, end, grammar)
    if entry is None:
        return None
    after = head + len(entry.words)
    heads = 1
    second = _coordinated_head(line, after, end, grammar)
    if second:
        after, heads = second, 2
    determiner = line.norm(index - 1) if index == start else line.norm(index)
    stop = _before_ellipsis(line, start, _name_end_behind(line, after, end, entry, grammar), end, entry, grammar)
    return InstitutionPhrase(start, stop, entry, determiner, heads)


def _name_end_behind(line: Line, after: int, end: int, entry: Institution, grammar: Grammar) -> int:
    """ "conseil de surveillance | des orientations": a head with its own complement takes only an institution as another."""
    has_complement = entry.whole or (len(entry.words) > 1 and any(word in DE for word in entry.words))
    if has_complement and line.norm(after) in DE:
        head = skip_determiners(line, after + 1, end)
        if head >= end or not institution_entry(line, head, end, grammar):
            return after
    return name_end(line, after, end, grammar)


def _before_ellipsis(line: Line, start: int, stop: int, end: int, entry: Institution, grammar: Grammar) -> int:
    """ "caisses d'assurance retraite et primaires d'assurance maladie": the name ends before the second, elliptical one."""
    for position in range(start + 1, stop):
        if line.norm(position) in COORDINATORS and elliptical_name(line, position + 1, end, entry, grammar):
            return position
    return stop


def elliptical_name(line: Line, index: int, end: int, entry: Institution, grammar: Grammar) -> Institution | None:
    """An authority name whose head noun was said before: "primaires d'assurance maladie" after "caisses"."""
    for other in grammar.institutions.get(entry.words[0], ()):
        tail = other.words[1:]
        if other.whole and tail and index + len(tail) <= end and _same_words(line, index, tail):
            return other
    return None


def _coordinated_head(line: Line, after: int, end: int, grammar: Grammar) -> int | None:
    """ "unions et fédérations desdits organismes": two heads that share one complement are one name."""
    if line.norm(after) not in COORDINATORS:
        return None
    entry = institution_entry(line, after + 1, end, grammar)
    if entry is None or entry.whole:
        return None
    behind = after + 1 + len(entry.words)
    return behind if line.norm(behind) in DE else None


def name_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """Position behind an institution's head in, position behind its whole name out.

    Taken in: adjectives, complements with "de", participles with what they govern. Left out: relative clauses,
    "mentionné à l'article …", anything behind a comma.
    """
    origin = index
    while index < end:
        following = _extend(line, index, end, grammar, origin)
        if following == index:
            break
        index = following
    return index


def _extend(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    norm = line.norm(index)
    token = line.tokens[index]
    if norm == ",":
        return _extend_enumeration(line, index, end, grammar)
    if token.kind is not Kind.WORD or norm in RELATIVES | SUBORDINATORS | ADVERBS | NEGATION | REFLEXIVES:
        return index
    if norm in DE:
        return index if _closed(line, index) else _extend_de(line, index, end, grammar)
    if norm == "en":
        return _extend_en(line, index, end, grammar)
    if norm in COORDINATORS:
        return _extend_coordination(line, index, end, grammar, origin)
    if norm in DETERMINERS or norm in PREPOSITIONS:
        return index
    if points_to_text(line, index, end, grammar) or (
        finite_at(line, index, grammar) and line.norm(index - 1) not in DE
    ):
        return index
    if _governs(line, index, grammar):
        return _extend_participle(line, index, end, grammar)
    return index + 1


def _closed(line: Line, index: int) -> bool:
    """ "leurs assurés | des informations": a noun with a possessive takes no further complement."""
    return line.norm(index) in DE and line.norm(index - 2) in POSSESSIVES


def _extend_de(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """A complement with "de": determiner, noun and what belongs to it; never an infinitive."""
    head = skip_determiners(line, index + 1, end)
    if (
        head >= end
        or line.tokens[head].kind is not Kind.WORD
        or line.norm(head) in PREPOSITIONS | COORDINATORS | RELATIVES
    ):
        return index
    if is_infinitive(line, head, grammar) or line.norm(head) in {"en", "y"}:
        return index
    nested = institution_entry(line, head, end, grammar)
    if line.norm(head - 1) in POSSESSIVES:
        return head + (len(nested.words) if nested else 1)
    if nested and nested.whole:
        return _name_end_behind(line, head + len(nested.words), end, nested, grammar)
    return name_end(line, head + (len(nested.words) if nested else 1), end, grammar)


def is_infinitive(line: Line, index: int, grammar: Grammar) -> bool:
    """True where the word is an infinitive: a known one, or one that ends so and is no known noun."""
    norm = line.norm(index)
    if any(a.form is Form.INFINITIVE for a in grammar.verbs.get(norm, ())):
        return norm not in grammar.action_nouns
    return looks_infinitive(norm) and norm not in _NOUNS_LIKE_INFINITIVES and norm not in grammar.institutions


_NOUNS_LIKE_INFINITIVES: Final = frozenset(
    {"loyer", "dossier", "foyer", "métier", "courrier", "chantier", "quartier", "cahier", "calendrier", "particulier", "dernier",
     "premier", "financier", "immobilier", "hospitalier", "régulier", "mobilier", "policier", "officier", "danger", "papier",
     "greffier", "ouvrier", "ministère", "ordre", "membre", "nombre", "autre", "cadre", "titre", "registre", "centre", "chambre",
     "maire", "salaire", "notaire", "honoraire", "territoire", "affaire", "matière", "manière", "caractère", "mesure", "nature",
     "procédure", "structure", "culture", "agriculture", "nomenclature", "signature", "candidature", "ouverture", "couverture",
     "facture", "mandataire", "bénéficiaire", "titulaire", "commissaire", "secrétaire", "propriétaire", "contraire", "nécessaire",
     "budgétaire", "sanitaire", "primaire", "militaire", "solidaire", "complémentaire", "paritaire", "réglementaire", "disciplinaire",
     "avoir", "pouvoir", "devoir", "savoir", "offre", "tiers", "trimestre", "semestre", "avenir", "plaisir", "loisir", "histoire",
     "laboratoire", "mémoire", "provisoire", "obligatoire", "répertoire", "victoire", "préparatoire", "consultatoire", "fiduciaire",
     "scolaire", "universitaire", "judiciaire", "pénitentiaire", "communautaire", "forestière", "frontière", "théâtre", "genre",
     "libre", "propre", "contre", "entre", "outre", "être", "fichier", "bancaire", "horaire", "exemplaire", "annuaire", "inventaire",
     "commentaire", "dispensaire", "formulaire", "glossaire", "itinéraire", "partenaire", "locataire", "signataire", "destinataire",
     "prestataire", "adhésion", "intermédiaire", "volontaire", "temporaire", "minier", "routier", "tuteur", "singulier", "nucléaire",
     "ministre", "maître", "chiffre", "filière", "carrière", "rivière", "lumière", "infirmière", "ressortir", "vétérinaire", "alimentaire"}
)  # fmt: skip


def _extend_en(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "organismes de prise en charge": a bare noun that the name goes on with; no fixed adjunct, no gerund."""
    following = line.norm(index + 1)
    if index + 1 >= end or opener_at(line, index, grammar) or line.tokens[index + 1].kind is not Kind.WORD:
        return index
    if following in DETERMINERS | PREPOSITIONS | _AFTER_EN or looks_present_participle(following):
        return index
    return index + 2


_AFTER_EN: Final = frozenset(
    {"cas", "vue", "application", "matière", "vertu", "qualité", "outre", "même", "tout", "toute", "fonction", "conseil", "cours", "lieu",
     "tant", "dehors", "raison", "son", "leur", "ce", "sus", "premier", "dernier", "justice", "espèces", "nature", "charge"}
) - {"charge"}  # fmt: skip


def _extend_enumeration(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "groupes professionnels des artisans, des industriels et des commerçants": complements up to the "et" that closes them."""
    marker = line.norm(index + 1)
    if marker not in CONTRACTED & DE or marker not in {line.norm(k) for k in range(max(0, index - 4), index)}:
        return index
    for position in range(index + 1, min(end, index + 16)):
        norm = line.norm(position)
        if norm == marker and institution_entry(line, position + 1, end, grammar):
            return index
        if norm in COORDINATORS and line.norm(position + 1) == marker:
            if institution_entry(line, position + 2, end, grammar):
                return index
            return _extend_de(line, position + 1, end, grammar)
        if norm in RELATIVES or line.tokens[position].kind is Kind.CITATION or finite_at(line, position, grammar):
            return index
    return index


def _extend_coordination(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """ "sanitaires et sociales", "des artisans, des industriels et des commerçants": only what cannot be a new body."""
    following = index + 1
    if following >= end or line.tokens[following].kind is not Kind.WORD:
        return index
    norm = line.norm(following)
    if norm in CONTRACTED & DE and norm in {line.norm(k) for k in range(origin, index)}:
        head = skip_determiners(line, following + 1, end)
        if head < end and not institution_entry(line, head, end, grammar) and not is_infinitive(line, head, grammar):
            return _extend_de(line, following, end, grammar)
        return index
    if norm in DETERMINERS | PREPOSITIONS | COORDINATORS | RELATIVES | _PRO_FORMS or norm in {
        "notamment",
        "ainsi",
        "le",
        "en",
    }:
        return index
    if (
        institution_entry(line, following, end, grammar)
        or finite_at(line, following, grammar)
        or is_infinitive(line, following, grammar)
    ):
        return index
    return following + 1


_PRO_FORMS: Final = frozenset(
    {"celui", "celle", "ceux", "celles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "il", "elle", "ils", "elles"}
)


def _governs(line: Line, index: int, grammar: Grammar) -> bool:
    norm = line.norm(index)
    return (grammar.is_past_participle(norm) or looks_present_participle(norm) or line.norm(index + 1) in A) and (
        line.norm(index + 1) in PREPOSITIONS
        or line.norm(index + 1) in {"ou", "et"}
        or line.norm(index + 1) in DETERMINERS
    )


def points_to_text(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """True for "mentionnés à l'article L. 1", "régis par le code …": a participle that only points to a text.

    A referential participle with a citation before the next comma points to a text; "désignés à cet effet" does not.
    """
    lemmas = {
        a.lemma
        for a in grammar.verbs.get(line.norm(index), ())
        if a.form in (Form.PAST_PARTICIPLE, Form.PRESENT_PARTICIPLE)
    }
    if line.norm(index + 1) == "par" and line.norm(index + 2) in {"arrêté", "décret", "ordonnance", "délibération"}:
        return bool(lemmas)
    if not lemmas & grammar.referential:
        return False
    for position in range(index + 1, min(end, index + 14)):
        if line.tokens[position].kind is Kind.CITATION:
            return True
        if line.norm(position) == "," and position > index + 1:
            return False
    return line.norm(index + 1) == ","


def _extend_participle(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """A participle or adjective with its complements: "chargé de la sécurité sociale", "désignés à cet effet"."""
    position = index + 1
    if line.norm(position) in {"ou", "et"}:
        following = line.norm(position + 1)
        if (
            position + 1 >= end
            or following in DETERMINERS | PREPOSITIONS
            or institution_entry(line, position + 1, end, grammar)
        ):
            return position
        return position + 1
    while position < end and line.norm(position) in PREPOSITIONS | DETERMINERS and not _closed(line, position):
        if line.norm(position) in DE and is_infinitive(line, position + 1, grammar):
            return _infinitive_end(line, position + 1, end)
        head = skip_determiners(line, position + 1 if line.norm(position) in PREPOSITIONS else position, end)
        if head >= end or line.tokens[head].kind is not Kind.WORD:
            return position
        possessive = line.norm(head - 1) in POSSESSIVES | DEMONSTRATIVES
        position = head + 1 if possessive else name_end(line, head + 1, end, grammar)
        if possessive:
            break
    return position


def _infinitive_end(line: Line, index: int, end: int) -> int:
    """ "chargés de contrôler l'application de …": to the next comma."""
    while index < end and line.norm(index) not in {",", *RELATIVES}:
        index += 1
    return index
