"""Who receives or is told something, among the words behind a verb, and what it is that he is told or is to do."""

from __future__ import annotations

from rsi_graph.extract.language.attachment import attached
from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import is_infinitive, opens_task
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.hearers import heard
from rsi_graph.extract.objects.loose_ends import ends_in_time
from rsi_graph.extract.objects.roles import OUTSIDE, WHEN, Role, is_purpose
from rsi_graph.extract.objects.scans import Scan
from rsi_graph.extract.objects.sources import requires_that


def receives(scan: Scan) -> bool:
    """ "adresse | au préfet | une demande", "demande à la commune, | au port | de verser": no object has begun yet."""
    if scan.role is not Role.TO:
        return False
    heard_before = all(piece.role is Role.TO or piece.role in OUTSIDE for piece in scan.chunks)
    return scan.first or (heard_before and scan.gives)


def joins_recipient(scan: Scan, index: int) -> bool:
    """ "notifie à l'entreprise par lettre recommandée | et à l'organisme | le montant": one more, behind an adjunct."""
    line = scan.line
    joined = line.norm[index] in COORDINATORS and line.norm[index + 1] in A
    if not joined or not scan.gives or scan.role is not Role.ADJUNCT or scan.comma or not scan.chunks:
        return False
    heard_before = all(piece.role is Role.TO for piece in scan.chunks)
    return heard_before and institution_phrase(line, index + 2, len(line), scan.grammar) is not None


def behind_recipient(scan: Scan, end: int) -> int:
    """ "adresse au ministre chargé des installations et au préfet | une demande": nothing opens inside the names."""
    if not receives(scan):
        return 0
    line, behind, following = scan.line, 0, scan.inner + 1
    following = _behind_sitting(line, following, scan.grammar) if scan.of_matter else following
    while phrase := institution_phrase(line, following, end, scan.grammar):
        behind = heard(line, phrase, scan.grammar) if scan.of_matter else phrase.end
        if line.norm[behind] not in COORDINATORS or line.norm[behind + 1] not in A | DE:
            break
        following = behind + 2
    return behind


def _behind_sitting(line: Line, index: int, grammar: Grammar) -> int:
    """ "rend compte à | la plus proche réunion de | la commission | de l'exercice de cette compétence": who sits."""
    lists, noun = grammar.lists, index
    while line.norm[noun] in DETERMINERS or line.norm[noun] in lists.coming:
        noun += 1
    behind = noun + 1 + (line.norm[noun + 1] in lists.coming)
    return behind + 1 if line.norm[noun] in lists.sitting and line.norm[behind] in DE else index


def opens_recipient(scan: Scan, index: int) -> bool:
    """ "communique avant le 30 septembre | au recteur | le montant": who receives, behind a date or a delay.

    Behind any adjunct where nobody has received yet: "transmet dans les conditions fixées par décret | au préfet".
    """
    line = scan.line
    if scan.role is not Role.ADJUNCT or line.norm[index] not in A or not scan.gives:
        return False
    bare = not scan.clause and _is_bare_aside(scan, index) and not _is_governed(scan, index)
    return (bare or ends_in_time(line, index, scan.grammar)) and institution_phrase(
        line, index + 1, len(line), scan.grammar
    ) is not None


def _is_governed(scan: Scan, index: int) -> bool:
    """ "en cas d'atteinte | à l'ordre public", "la confidentialité | à l'égard des tiers": of the noun before it."""
    line, grammar, before = scan.line, scan.grammar, scan.line.norm[index - 1]
    acts = before in grammar.action_nouns or before in grammar.lists.governing_to
    governs = line.norm[index] in A and (acts or line.norm[index + 2] in grammar.lists.facing)
    return governs or attached(line, index, grammar)


def opens_wanted(scan: Scan, index: int) -> bool:
    """ "statue dans le mois | sur la demande", "procède dans ce délai | à l'examen": what the verb wants, at last.

    But "procède dans le cadre de la participation aux essais": of a noun of the adjunct.
    """
    line, grammar, norm = scan.line, scan.grammar, scan.line.norm[index]
    wanting = grammar.lists.upon if norm == "sur" else grammar.lists.towards if norm in A else None
    if wanting is None or not scan.first or scan.clause or not _is_bare_aside(scan, index):
        return False
    # "sur requête" says how, "sur le territoire duquel" of what
    named = norm in A or (line.norm[index + 1] in DETERMINERS and line.norm[index + 3] not in RELATIVES)
    if _is_governed(scan, index) or not named or not has_lemma(line, _behind_verb(scan), wanting, grammar):
        return False
    return opener_at(line, index, grammar) is None


def _is_bare_aside(scan: Scan, index: int) -> bool:
    """ "dans les deux mois |", "en appel |", "en cas d'urgence |": an adjunct, with no comma and no verb of its own."""
    begins = scan.line.norm[scan.start]
    if index < scan.inner or scan.line.norm[index - 1] in PREPOSITIONS or scan.comma:
        return False
    if any(is_infinitive(scan.line, k, scan.grammar) for k in range(scan.inner, index)):
        return False  # "après avoir entendu le maire | sur le projet", "avant de transmettre l'avis | au conseil"
    if scan.role is Role.OTHER:
        return begins in PREPOSITIONS - A and begins != "sur"
    return scan.role is Role.ADJUNCT or (scan.role is Role.CONDITION and begins not in WHEN)


def _behind_verb(scan: Scan) -> int:
    """Where the first of the running chunks begins."""
    return scan.chunks[0].start - scan.chunks[0].comma if scan.chunks else scan.start


def opens_matter(scan: Scan, index: int) -> bool:
    """Where a matter is announced by "de": "rend compte au préfet et au maire | de l'application", behind who hears."""
    return scan.line.norm[index] in DE and index == behind_recipient(scan, len(scan.line))


def tells_task(scan: Scan, index: int) -> bool:
    """ "demander au responsable du projet | de verser une provision": what the one before is to do.

    "décider après avis du conseil | d'engager les poursuites": what who decides is to do.
    """
    line = scan.line
    if line.norm[index] not in DE_INFINITIVE and line.norm[index] not in QUE:
        return False
    if scan.role in OUTSIDE and scan.first:
        return _opens_task_behind_aside(scan, index)
    if scan.role is not Role.TO and scan.role is not Role.CONTINUATION:
        return False
    roles = {scan.role, *[piece.role for piece in scan.chunks]}
    # "prescrire aux propriétaires, fermiers ou exploitants | d'entourer"
    several = roles == {Role.TO, Role.CONTINUATION}
    if not several and not receives(scan):
        return False
    asked = scan.grammar.is_form_of(scan.verb, scan.grammar.lists.asking)
    if line.norm[index] in QUE:  # "propose au président | que le projet …"
        phrase = institution_phrase(line, scan.inner + 1, index, scan.grammar)
        if phrase is not None and phrase.end == index:
            return asked or line.norm[scan.start] in DE
        return scan.clause != "relative" and requires_that(line, scan.start, index)
    if not opens_task(line, index, scan.grammar) or _has_own_task(scan, index):
        return False
    governs = scan.grammar.is_past_participle(line.norm[index - 1]) or is_infinitive(line, index - 1, scan.grammar)
    if scan.clause == "relative" and governs:
        return False  # "au préfet qui est chargé | d'assurer", "qui peut ordonner | de la retenir"
    done = scan.grammar.is_past_participle(line.norm[index - 1])
    if not done and has_lemma(line, index, scan.grammar.lists.ditransitive, scan.grammar):
        return False  # "transmet aux préfets des éléments leur permettant | d'établir le plan"
    return asked or institution_phrase(line, scan.inner + 1, index, scan.grammar) is not None


def tells_mandate(scan: Scan, index: int) -> bool:
    """ "délègue sa signature à l'agent qui dirige le service | pour signer": what is delegated, not that agent's aim.

    But "à des agents désignés | pour exercer des fonctions".
    """
    line, grammar, before = scan.line, scan.grammar, scan.line.norm[index - 1]
    delegates = has_lemma(line, _behind_verb(scan), grammar.lists.delegating, grammar)
    if not delegates or not is_purpose(line, index, grammar):
        return False
    lists = grammar.lists
    nouns = lists.aiming | lists.given_for | lists.having_task | PREPOSITIONS | QUE | COORDINATORS
    return not grammar.is_past_participle(before) and before not in nouns


def _has_own_task(scan: Scan, index: int) -> bool:
    """ "aux tiers la possibilité technique | de relier", "sa décision de valider ou | de refuser", "avant | d'agir".

    Likewise "des commissions chargées | d'étudier les questions", "des faits susceptibles | de constituer un délit".
    """
    line, having = scan.line, scan.grammar.lists.having_task
    before = line.norm[index - 1]
    if before in COORDINATORS:
        return not having.isdisjoint(line.norms[scan.start : index])
    able = before in scan.grammar.lists.tasked | scan.grammar.lists.able
    return able or before in PREPOSITIONS or not having.isdisjoint(line.norms[index - 2 : index])


def _opens_task_behind_aside(scan: Scan, index: int) -> bool:
    """ "décide après avis du conseil | d'engager", "demande au juge, en application de l'article 12, | de statuer"."""
    if scan.clause or not opens_task(scan.line, index, scan.grammar):
        return False
    lists, known = scan.grammar.lists, scan.grammar.verbs.get(scan.verb, ())
    asked = bool(scan.chunks) and scan.chunks[-1].role is Role.TO and scan.line.is_citation(index - 1)
    return any(one.lemma in lists.deciding or (asked and one.lemma in lists.asking) for one in known)
