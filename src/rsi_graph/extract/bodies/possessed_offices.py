"""Whose an office is that a possessive names: "La commission est convoquée par | son président"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DETERMINERS,
    POSSESSIVES,
    PRONOUN_FEATURES,
    RELATIVES,
    SUBORDINATORS,
)
from rsi_graph.extract.names.institutions import institutions_in
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind, Mention, MentionSource

_BODIES: Final = frozenset({BodyKind.NAMED, BodyKind.CLASS, BodyKind.ORGAN})
_ARTICLE: Final = re.compile(r"(?i)\b(?:l[ea] |l['’]|du |au |une? |chaque |ce(?:t|tte)? |ledit |ladite )\Z")
_LONGEST_ARTICLE: Final = 8
# "L'ordre du jour du | comité": how many words may stand before the complement of a subject.
_IN_SUBJECT: Final = 5
_ELIDING: Final = re.compile(r"(?i)[aeiouyéèêâîôœ]|h(?!aut)")


def of_its_body(
    line: Line,
    phrase: InstitutionPhrase,
    office: Mention,
    context: Context,
    paragraph: int,
    before: InstitutionPhrase | None,
) -> Mention:
    """An office that "son" names in, the same with the name of its body out; as it stands where that is not told.

    `before` is who stands before it: "par ses président | et vice-président".
    """
    lists = context.grammar.lists
    if before and line.norm[phrase.start - 1] in COORDINATORS and before.end == phrase.start - 1:
        return of_its_body(
            line, replace(phrase, start=before.start, determiner=before.determiner), office, context, paragraph, None
        )
    bare = office.source is MentionSource.EXPLICIT and phrase.determiner in POSSESSIVES and not phrase.entry.plural
    presides = office.name.casefold() in lists.presiding
    directs = words_of(office.name)[0] in lists.heading - lists.standing_in  # a body, but no council
    if not bare or not (presides or directs):
        return office
    body = _body(line, phrase, context, paragraph)
    if body is None or body.kind not in _BODIES or (body.kind is BodyKind.ORGAN and not presides):
        return office
    owner = _with_de(body, context)
    if owner is None:
        return office
    source, antecedent = MentionSource.SHORT_NAME, body.antecedent or body.span
    return replace(office, name=f"{office.name} {owner}", source=source, antecedent=antecedent)


def _body(line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int) -> Mention | None:
    """Whom the possessive means: the only body of the sentence, or, where it names none, whom it is about."""
    own = phrase.start - 1
    named = [found.phrase for found in institutions_in(line, 0, own, context.grammar, counting=False)]
    if not named:
        return _spoken_of(line, own, context)
    joined = own - 1 - (line.norm[own - 1] in DE | {"par"})
    if line.norm[joined] in COORDINATORS and named[-1].end == joined:
        return context.describe(line, named[-1], paragraph).mention
    first, *others = (context.describe(line, one, paragraph).mention for one in named)
    acts = line.norm[own - 1] == "par"
    if acts and named[0].start <= 1:
        return first
    alone = all(other.name == first.name for other in others)
    return first if alone and _is_owner(line, named[0], context, acts=acts) else None


def _is_owner(line: Line, phrase: InstitutionPhrase, context: Context, *, acts: bool) -> bool:
    """ "| La commission …", "Lorsque | la commission", "Dès la saisine de | la commission"."""
    before = phrase.start - 1 - (line.norm[phrase.start - 1] in DETERMINERS - DE)
    if line.norm[before] in DE:
        return line.norm[before - 1] in context.grammar.action_nouns or (acts and before <= _IN_SUBJECT)
    return before < 0 or line.norm[before] in SUBORDINATORS | RELATIVES


def _spoken_of(line: Line, own: int, context: Context) -> Mention | None:
    """ "| Son président", "Elle est convoquée par | son président": whom the sentence before is about."""
    if own == 0:
        told = context.other_subject is None and len(context.subjects) == 1
        return context.subjects[0] if told else None
    if line.norm[0] not in PRONOUN_FEATURES or line.norm[own - 1] != "par":
        return None
    meant = context.pronoun(line.norm[0], line.span(0, 1))
    return meant[0] if len(meant) == 1 else None


def _with_de(body: Mention, context: Context) -> str | None:
    """ "du conseil", "de la commission", "de l'agence"; None for a name that has no article, or of no known gender."""
    known = next((one for one in context.all_named() if one.mention.name == body.name), None)
    start = (body.antecedent or body.span).start
    if known is None or known.plural or not _ARTICLE.search(context.text, max(0, start - _LONGEST_ARTICLE), start):
        return None
    if _ELIDING.match(words_of(body.name)[0]):
        return f"de l'{body.name}"
    return None if known.feminine is None else f"{'de la' if known.feminine else 'du'} {body.name}"
