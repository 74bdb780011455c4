"""Who or what a clause names before its verb, for the pronouns of that verb.

"Lorsque l'employeur ne respecte pas la convention, le préfet | l'informe". Right or silent: nothing is told where two
fit, but that the subject of a subordinate clause is nearer than what the clause says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, TypeAlias

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import Named, determiner_of, features, fits_clitic, gender_of
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    BE_FORMS,
    BE_IT,
    CLITICS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    OBJECT_CLITICS,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
)
from rsi_graph.extract.statements.statement import to_phrase
from rsi_graph.extract.verbs.finite_verbs import main_verb
from rsi_graph.model import BodyKind, Mention, Phrase, Span

# Token positions of a noun phrase, determiner included.
Bounds: TypeAlias = tuple[int, int]
_OPENS: Final = DETERMINERS | CONTRACTED
_OPENS_CLAUSE: Final = SUBORDINATORS | QUE
# "dans le département, il | lui adresse …": where it is done.
_PLACE: Final = frozenset({"dans", "en", "sur"})
_OTHERS: Final = frozenset({"autre", "autres"})
# "a, le cas échéant, reçu": how far behind its auxiliary a participle stands.
_LONGEST_GROUP: Final = 4
_HAVE_FORMS: Final = frozenset({"a", "ont"})
# "l'| un des membres".
_ONE_OF: Final = (("l'", "un"), ("l'", "une"))
_OF_MASCULINE: Final = " du "
_ENDS: Final = RELATIVES | SUBORDINATORS | CLITICS - OBJECT_CLITICS | (PREPOSITIONS - DE)


def someone_before(
    line: Line, verb: int, context: Context, holders: Collection[Mention], fits: Callable[[Mention], bool]
) -> Mention | None:
    """The one institution or person but the holders that a clause names before its verb and that fits."""
    own = {holder.name.casefold() for holder in holders}
    named = {one.mention.name.casefold(): one for one in named_in_front(line, verb, context) if fits(one.mention)}
    others = [one for name, one in named.items() if name not in own]
    found = [one for one in others if is_subject(line, one)] or others
    return _as_read(found[0].mention, context) if len(found) == 1 else None


def _as_read(mention: Mention, context: Context) -> Mention:
    """ "informe l'employeur | de la décision et lui propose": the name as the record before has it."""
    known = () if context.last_object is None else context.last_object.holders
    read = (*(target.mention for target in context.last_targets), *known)
    return next((other for other in read if other.span.start == mention.span.start), mention)


def named_in_front(line: Line, verb: int, context: Context) -> list[Named]:
    """Those named between the beginning of a clause and its verb."""
    begin, end = line.tokens.starts[0], line.tokens.starts[verb]
    return [one for one in context.named_between(begin, end) if not _is_by_the_way(line, _before(line, one), context)]


def _is_by_the_way(line: Line, before: int, context: Context) -> bool:
    """Where something is done, and whose a thing is: "après notification de la décision de | la commission".

    But "à la demande | du ministre", "lors de la nomination | d'un pilote".
    """
    lists = context.grammar.lists
    if line.norm[before] in DE:
        if line.norm[before + 1] in POSSESSIVES:
            return True  # "entendu les observations | de son avocat": who has him is meant
        return line.norm[before - 1] not in lists.done_to | lists.asked_by
    return line.norm[before] in _PLACE


def is_subject(line: Line, named: Named) -> bool:
    """ "lorsque | la caisse constate", "si elle estime que | l'organisme": right behind what opens a clause."""
    return line.norm[_before(line, named)] in _OPENS_CLAUSE


def _before(line: Line, named: Named) -> int:
    """Position of the word before a name's determiners."""
    index = next(k for k, start in enumerate(line.tokens.starts) if start >= named.at)
    return before_determiners(line, index)


def _subordinate_subjects(line: Line, verb: int) -> Iterator[int]:
    """Where the subjects of the subordinate clauses before a verb begin: "Lorsque | l'employeur refuse"."""
    return (index + 1 for index in range(verb) if line.norm[index] in SUBORDINATORS)


def _content_subjects(line: Line, verb: int, grammar: Grammar) -> Iterator[int]:
    """Those of what somebody finds: "s'il constate que | la demande", "s'il apparaît manifeste qu'| une demande"."""
    for index in range(2, verb):
        told = finite_at(line, index - 1, grammar) or finite_at(line, index - 2, grammar)
        if line.norm[index] in QUE and told:
            yield index + 1


def _is_done_to(line: Line, begin: int, grammar: Grammar) -> bool:
    """ "a reçu | des informations sur des faits", "refuse | la demande": right behind the verb of a clause."""
    if finite_at(line, begin - 1, grammar) or is_infinitive(line, begin - 1, grammar):
        return line.norm[begin - 1] not in BE_FORMS
    behind = line.norms[max(0, begin - _LONGEST_GROUP) : begin - 1]
    return grammar.is_past_participle(line.norm[begin - 1]) and not _HAVE_FORMS.isdisjoint(behind)


def thing_before(line: Line, verb: int, clitic: str, context: Context, holders: Collection[Mention]) -> Phrase | None:
    """ "Lorsque | la demande concerne un orgue, le préfet la transmet": the words that "le", "la", "les" stand for."""
    own = _spans_of(holders)
    agreeing = [p for p in noun_phrases(line, verb, context.grammar) if agrees(line, p[0], clitic, context.grammar)]
    fitting = [phrase for phrase in agreeing if not _overlaps(line.span(*phrase), own)]
    starts = {*_subordinate_subjects(line, verb), *_content_subjects(line, verb, context.grammar)}
    subjects = [phrase for phrase in fitting if phrase[0] in starts]
    done_to = [phrase for phrase in fitting if _is_done_to(line, phrase[0], context.grammar)]
    found = next((one for one in (subjects, done_to) if len(one) == 1), fitting)
    same = len(fitting) > 1 and len({line.norm[begin + 1] for begin, _ in fitting}) == 1
    if same and line.norm[fitting[-1][0]] in DEMONSTRATIVES:
        found = fitting[-1:]  # "s'il délivre des actes, ces actes sont valables, les agents peuvent les retirer"
    if len(found) != 1 or _is_pointed_at(line, found[0], agreeing, own):
        return None
    begin, end = found[0]
    if found is done_to:
        end = _end_of_clause(line, end, verb)
    told = line.norm[begin] in DETERMINERS or (line.norm[begin] == "des" and found is not fitting)
    return to_phrase(line, begin, end, context.text) if told else None


def thing_found(line: Line, verb: int, clitic: str, context: Context, holders: Collection[Mention]) -> Phrase | None:
    """ "Lorsqu'il constate | un manquement, le préfet le notifie": a thing, and no "que" says that something is so."""
    grammar, own = context.grammar, _spans_of(holders)
    if clitic == "l'" or not QUE.isdisjoint(line.norms[:verb]):
        return None
    fitting = [p for p in noun_phrases(line, verb, grammar) if agrees(line, p[0], clitic, grammar)]
    done_to = [p for p in fitting if _is_done_to(line, p[0], grammar) and not _overlaps(line.span(*p), own)]
    if len(done_to) != 1:
        return None
    begin, end = done_to[0]
    return to_phrase(line, begin, _end_of_clause(line, end, verb), context.text)


def _end_of_clause(line: Line, end: int, verb: int) -> int:
    """ "lorsqu'il a reçu | des informations sur des faits |, …": a thing with all that is said of it."""
    return next((index for index in range(end, verb) if line.norm[index] == ","), end)


def bodies_of_office(holder: Mention, named: Span, context: Context) -> tuple[Mention, ...]:
    """ "le président | de l'Autorité": the bodies named inside the name of an office, which stands at `named`."""
    if holder.kind is not BodyKind.OFFICE:
        return ()
    inside = tuple(one.mention for one in context.all_named() if named.start < one.at < named.end)
    return inside or body_in_office(holder, named, context)


def body_in_office(holder: Mention, named: Span, context: Context) -> tuple[Mention, ...]:
    """ "le président du | conseil d'administration": an office that the lexicon knows whole tells no body apart."""
    head, of, body = holder.name.partition(_OF_MASCULINE)
    words = tuple(words_of(body))
    entries = context.grammar.institutions.get(words[0], ()) if of and words else ()
    known = next((entry for entry in entries if entry.words == words and entry.holder), None)
    if known is None or named.of(context.text) != holder.name:
        return ()
    return (Mention(body, known.kind, Span(named.start + len(head) + len(of), named.end)),)


def names_thing(line: Line, verb: int, clitic: str, context: Context, holders: Collection[Mention]) -> bool:
    """True where a clause names before its verb what a clitic may stand for; who acts is not what is acted on."""
    own = _spans_of(holders)
    phrases = (p for p in noun_phrases(line, verb, context.grammar) if not _overlaps(line.span(*p), own))
    return any(agrees(line, begin, clitic, context.grammar) for begin, _ in phrases)


def _is_pointed_at(line: Line, found: Bounds, agreeing: Sequence[Bounds], own: Sequence[Span]) -> bool:
    """ "Si l'exécution d'une demande …, le procureur saisi de | cette demande la transmet": then that is meant."""
    holders = {span.start for span in own}
    later = (begin for begin, _ in agreeing if begin > found[0] and line.norm[begin] in DEMONSTRATIVES)
    return any(line.tokens.starts[begin + 1] not in holders for begin in later)


def _spans_of(holders: Collection[Mention]) -> list[Span]:
    """Where those who act are named."""
    return [span for holder in holders for span in (holder.span, holder.antecedent) if span]


def _overlaps(span: Span, others: Collection[Span]) -> bool:
    return any(other.overlaps(span) for other in others)


def noun_phrases(line: Line, verb: int, grammar: Grammar) -> Iterator[Bounds]:
    """Each noun phrase before a verb, those inside another included: "la demande d'agrément", "du titre"."""
    subjects = set(_subordinate_subjects(line, verb))
    for begin in range(verb):
        norm = line.norm[begin]
        if norm not in _OPENS or (norm in OBJECT_CLITICS and _is_verb(line, begin + 1, grammar)):
            continue
        if line.norms[begin - 1 : begin + 1] in _ONE_OF or line.norms[begin : begin + 2] == BE_IT:
            continue
        if _tells_how(line, begin, grammar):
            continue
        main = main_verb(line, begin, verb, grammar) if begin in subjects else None
        end = main[0] if main else _end_of(line, begin + 1, verb, grammar)
        while line.norm[end - 1] in CLITICS | COORDINATORS:
            end -= 1
        if end > begin + 1:
            yield begin, end


def _tells_how(line: Line, begin: int, grammar: Grammar) -> bool:
    """ "Sous | sa responsabilité, il l'examine", "dans | les autres cas, il peut les désigner": no thing spoken of."""
    if line.norm[begin - 1] == "sous":
        return True
    noun = begin + 1 + (line.norm[begin + 1] in _OTHERS)
    return line.norm[begin - 1] in _PLACE and line.norm[noun] in grammar.lists.cases


def _is_verb(line: Line, index: int, grammar: Grammar) -> bool:
    return finite_at(line, index, grammar) or is_infinitive(line, index, grammar)


def _end_of(line: Line, index: int, verb: int, grammar: Grammar) -> int:
    """Where a noun phrase ends: at a comma, another preposition than "de", a clause, a verb."""
    stops = (
        k
        for k in range(index, verb)
        if not line.is_word(k)
        or (line.norm[k] in _ENDS and line.norm[k - 1] not in DE)  # "les rapports d'audit"
        or finite_at(line, k, grammar)
    )
    return next(stops, verb)


def agrees(line: Line, index: int, clitic: str, grammar: Grammar) -> bool:
    """Whether a clitic may stand for the noun phrase at `index`, as far as determiner and noun tell."""
    feminine, plural = features(determiner_of(line, index, grammar))
    if line.norm[index] in CONTRACTED and line.norm[index].endswith(("s", "x")):
        plural = True
    feminine = gender_of(line.norm[index + 1], grammar) if feminine is None else feminine
    return fits_clitic(clitic, feminine=feminine, plural=plural)
