"""Which longer name of an article a short one stands for: "La Caisse nationale" after "Caisse nationale du régime …".

Right or silent: where more than one fits and none is nearer, or where the short name is that of another, it is kept as
it stands. Everything is looked up by key: a line of a long annex costs no more than that of a short article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.lasting import lasting
from rsi_graph.extract.bodies.naming import INDEFINITE, Named, is_seated, pointed, says_more
from rsi_graph.extract.bodies.owners import is_of, is_told_so, owners_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    CONTRACTED,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DEMONSTRATIVES,
    POSSESSIVES,
    PRONOUN_FEATURES,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.signs import points_elsewhere, points_to_text
from rsi_graph.model import BodyKind, Mention, MentionSource
from rsi_graph.model.quick import quicken

# "les agents placés sous | son autorité", "l'ordonnateur de | ces établissements": those of one clause.
_POINTING: Final = POSSESSIVES | frozenset(PRONOUN_FEATURES) | {"ces", "lesdits", "lesdites"}
_EACH: Final = "chaque"  # "Chaque comité établit son règlement": each of those named before
_ANY: Final = INDEFINITE - {_EACH}


@dataclass(frozen=True, slots=True)
class _Longer:
    """A name that begins with certain words.

    `nested`: it stood inside another name; `asked`: only for its opinion; `opens`: a sentence was about it.
    """

    named: Named
    nested: bool
    asked: bool = False
    opens: bool = False


quicken(_Longer)


def _acts_upon(line: Line, phrase: InstitutionPhrase, longer: Named) -> bool:
    """ "L'Agence décide sans consulter | l'Agence mondiale": nobody consults himself, so that another acts.

    But "L'agence rend compte au directeur de | l'Agence de la biomédecine".
    """
    words = longer.words
    places = (k for k in range(phrase.end + 1, len(line) - len(words) + 1) if line.reads(k, words))
    return any(line.norm[before_determiners(line, k)] not in DE for k in places)


@dataclass(slots=True)
class ShortNames:
    """The names of an article by what they begin with, and what stands as a short name of its own."""

    grammar: Grammar
    _by_beginning: dict[tuple[tuple[str, ...], bool], list[_Longer]] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _items: set[int] = field(default_factory=set)
    _introduced: dict[tuple[str, ...], int] = field(default_factory=dict)
    _part: int = 0
    _said: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, named: Named, *, nested: bool, anew: bool = False, asked: bool = False, opens: bool = False) -> None:
        """Register a name, to be found by its first words; `anew`: as one of which nothing was said before.

        `asked`: "après avis du | directeur départemental des finances" names one by the way; `opens`: a sentence.
        """
        if anew and not nested:
            self._introduced[named.words] = named.at
        named = lasting(named, self.grammar)
        self._first.setdefault(named.mention.name, named.at)
        # "le directeur général" is not he who stands in for him
        if " ".join(named.words[-2:]) in self.grammar.lists.acting:
            return
        # nor is he his deputy: "directeur général | adjoint"
        longer = _Longer(named, nested, asked, opens)
        for length in range(self._shortest(named.words), len(named.words)):
            self._by_beginning.setdefault((named.words[:length], named.plural), []).append(longer)

    def _shortest(self, words: tuple[str, ...]) -> int:
        """How many words a short form of a name has: "juge | délégué aux affaires familiales" is no deputy."""
        if self.grammar.lists.deputies.isdisjoint(words):
            return 1
        own = next((at for at, word in enumerate(words) if word in DE), len(words))
        deputies = [at for at in range(own) if words[at] in self.grammar.lists.deputies]
        last = max(deputies, default=0)
        return 1 + (0 if last and words[last + 1 : last + 2] and words[last + 1] in A | {"par"} else last)

    def add_item(self, paragraph: int) -> None:
        """Say that a paragraph is a mere item of a list: who is named there is a member, a place or a paper."""
        self._items.add(paragraph)

    def open_part(self, at: int) -> None:
        """Say that a part ("II.-") begins."""
        self._part = at
        self._said.clear()

    def beginning_with(self, noun: str) -> set[str]:
        """The names that begin with a noun."""
        return {" ".join(longer.named.words) for longer in self._by_beginning.get(((noun,), False), ())}

    def opens(self, named: Named) -> bool:
        """True where a sentence begins with the name, but for a mere item of a list."""
        known = self._by_beginning.get((named.words[:1], named.plural), ())
        return any(n.opens and n.named.words == named.words and n.named.paragraph not in self._items for n in known)

    def meant(
        self, line: Line, named: Named, phrase: InstitutionPhrase, held: Mapping[str, Mention], about: Sequence[Mention]
    ) -> Named | None:
        """The full name a short one stands for; `held` has held a competence, `about` is what is spoken of."""
        if (named.words, named.plural) not in self._by_beginning or not self._may_be_short(line, named, phrase):
            return None
        # "Le service est administré par un conseil d'administration. | Le conseil d'administration …": that one
        since = self._introduced.get(named.words, -1)
        known = [longer for longer in self._known(named, phrase) if since < longer.named.at < named.at]
        known = [longer for longer in known if is_told_so(line, phrase, longer.named, self.grammar)]
        owners = owners_of(line, phrase, about, self.grammar)
        if owners is not None:
            known = [longer for longer in known if is_of(longer.named, len(named.words), owners)]
        bare = named.mention.name in self._first  # then a name inside another is not what it means
        fitting = [longer for longer in known if self._fits(longer, named, phrase, held)]
        nearest = next((longer for longer in reversed(fitting) if not (bare and longer.nested)), None)
        after = nearest.named.at if nearest else 0
        others = (longer for longer in known if longer.named.at <= after or not (bare and longer.nested))
        names = {longer.named.mention.name.casefold() for longer in others}
        if nearest is None or len(names) > 1:
            here = nearest if nearest and nearest.named.paragraph == named.paragraph else None
            last = _that_held(known, held) or self._that_opens(known, len(named.words))
            last = self._of_this_part(fitting, named) or (last if last in fitting else None)
            # "cet établissement" is the one named last, "le conseil" the one that the article is about
            nearest = here or last if phrase.determiner in DEMONSTRATIVES else last or here
        if nearest is None or (bare and self._is_other_office(nearest.named, named)):
            return None
        if _acts_upon(line, phrase, nearest.named):
            return None
        mention = pointed(nearest.named.mention, named.mention.span, MentionSource.SHORT_NAME)
        return replace(nearest.named, mention=mention, paragraph=named.paragraph, at=named.at)

    def _may_be_short(self, line: Line, named: Named, phrase: InstitutionPhrase) -> bool:
        """Whether a phrase may stand for a longer name at all."""
        if named.mention.kind is BodyKind.SCHEME or line.norm[phrase.end] in RELATIVES:
            return False
        members = self._are_members(named, phrase)  # "les personnels" are any
        if members and len(named.words) == 1 and points_to_text(line, phrase.end, len(line), self.grammar):
            return False  # "les membres mentionnés au 2°" are some of them
        if phrase.entry.kind is BodyKind.PERSONS and not members:
            return False  # "les personnes", "le praticien" are others each time
        if phrase.determiner in _ANY or (phrase.entry.whole and named.words == phrase.entry.words):
            return False
        if self._stands_beside(line, named, phrase):
            return False
        # "Le directeur de l'établissement | à l'origine de la demande", "Le juge | de la mise en état statue"
        opens = phrase.start < 2 or line.norm[phrase.start - 2] == ","
        own = " ".join(line.norms[phrase.end : phrase.end + 3]) in self.grammar.lists.singling_turns
        if own or (opens and line.norm[phrase.end] in DE):
            return False
        return not points_elsewhere(line, phrase.end, len(line), self.grammar)

    def _stands_beside(self, line: Line, named: Named, phrase: InstitutionPhrase) -> bool:
        """ "le conseil | ou le conseil d'administration": the longer name that follows is that of another."""
        if line.norm[phrase.end] not in COORDINATORS:
            return False
        behind = phrase.end + 1 + (line.norm[phrase.end + 1] in CONTRACTED)
        second = institution_phrase(line, behind, len(line), self.grammar)
        words = line.norms[second.start : second.end] if second else ()
        return len(words) > len(named.words) and words[: len(named.words)] == named.words

    def _are_members(self, named: Named, phrase: InstitutionPhrase) -> bool:
        return named.plural and phrase.entry.slug in self.grammar.lists.of_an_organ

    def _known(self, named: Named, phrase: InstitutionPhrase) -> Iterator[_Longer]:
        """The names that begin with the short one, but those that are no names."""
        length, members = len(named.words), self._are_members(named, phrase)
        office = phrase.entry.kind is BodyKind.OFFICE
        # "la commission de répartition | de la contribution": a task goes on with what it is about
        of_task = not office and length > 1 and named.words[-2] in DE_INFINITIVE
        for longer in self._by_beginning.get((named.words, named.plural), ()):
            words = longer.named.words
            if (
                (not (longer.opens or of_task) and says_more(words, length, self.grammar))
                or _is_how(longer.named, length, self.grammar)
                or is_seated(words[length], self.grammar)
                # "l'établissement | signataire de la convention": one of this time only
                or (words[length] in self.grammar.lists.of_this_time and not named.plural)
                or " ".join(words) in self.grammar.lists.standing
            ):
                continue
            if not office and _is_of_another(words):
                continue
            # "les membres" are those of the council, not "les membres suppléants"
            if not members or words[length] in DE:
                yield longer

    def _fits(self, longer: _Longer, named: Named, phrase: InstitutionPhrase, held: Mapping[str, Mention]) -> bool:
        """Whether the short name may stand for a longer one of those that begin so."""
        if longer.asked and phrase.entry.kind is BodyKind.OFFICE and self._is_other_office(longer.named, named):
            return False
        each_of_one = phrase.determiner == _EACH and longer.named.mention.kind is BodyKind.NAMED
        if each_of_one or self._is_half(longer.named, len(named.words), phrase):
            return False
        if longer.named.mention.name in held:
            return True
        # "Le service du contrôle médical constate … le service du contrôle médical | de la caisse": it is its own name
        own = named.mention.name in held and not DE.isdisjoint(named.words)
        return not own and not self._is_another(longer.named, named, phrase)

    def _that_opens(self, known: Sequence[_Longer], length: int) -> _Longer | None:
        """ "Le conseil de surveillance est présidé par le recteur. | Le conseil": whom a sentence is about.

        But "Le conseil | réuni en formation restreinte" is that of one time.
        """
        opening = [n for n in known if n.opens and not self.grammar.is_past_participle(n.named.words[length])]
        return opening[-1] if len({longer.named.mention.name for longer in opening}) == 1 else None

    def _of_this_part(self, known: Sequence[_Longer], named: Named) -> _Longer | None:
        """ "II. - La section du conseil de l'ordre des pharmaciens … | le conseil de l'ordre": not that of part I."""
        here = [longer for longer in known if longer.named.at >= self._part > 0]
        said = self._said.setdefault(named.words, named.at)
        if len({longer.named.mention.name.casefold() for longer in here}) != 1 or said < here[0].named.at:
            return None
        return here[-1]

    def _is_half(self, longer: Named, length: int, phrase: InstitutionPhrase) -> bool:
        """ "services | et formations" are more than "services", "l'ordonnateur | de ces établissements" is one of many.

        Nor is "le directeur" the one that stands beside him: "le directeur | comptable".
        """
        more = longer.words[length:]
        one = more[0] == "ou" and len(more) == 2 and more[1] not in self.grammar.institutions  # "ou interrégional"
        joined = more[0] in COORDINATORS and not one and longer.mention.kind is not BodyKind.NAMED
        pointing = phrase.determiner not in DEMONSTRATIVES and not _POINTING.isdisjoint(more)
        return joined or pointing or more[0] in self.grammar.lists.beside

    def _is_another(self, longer: Named, named: Named, phrase: InstitutionPhrase) -> bool:
        """Whether a longer name is that of another, of whom the article speaks by the way.

        "Le président … 3° Le président du conseil régional ; … Le président": a mere item of a list. "Le directeur de
        l'agence … l'Agence mondiale antidopage … L'agence": the short name stood before, in lower case.
        """
        first = self._first.get(named.mention.name)
        before = first is not None and first < self._first[longer.mention.name]
        office = phrase.entry.kind is BodyKind.OFFICE and DE.isdisjoint(named.words)
        heads = office and not self.grammar.lists.heading.isdisjoint(named.words)
        proper = longer.mention.kind is BodyKind.NAMED and longer.mention.name[0] != named.mention.name[0]
        # "La commission paritaire … à une commission paritaire | spéciale": one more of that name
        special = len(named.words) > 1 and len(longer.words) == len(named.words) + 1
        if longer.paragraph in self._items:
            return before or office
        return before and (heads or proper or special)

    def _is_other_office(self, longer: Named, named: Named) -> bool:
        """ "le directeur" named before "directeur général" is another."""
        goes_on = longer.words[len(named.words)] in DE | self.grammar.lists.tasked
        return not goes_on and named.words[-1] in self.grammar.lists.heading


def _is_how(longer: Named, length: int, grammar: Grammar) -> bool:
    """ "le bureau centralisateur | en temps utile", not "greffier | en chef", "haut-commissaire | en Polynésie"."""
    if longer.words[length] != "en":
        return False
    place = longer.mention.name.partition(" en ")[2][:1].isupper()
    return not place and grammar.lists.ranks_behind_en.isdisjoint(longer.words[length + 1 : length + 2])


def _is_of_another(words: tuple[str, ...]) -> bool:
    """ "le comité d'éthique | de cet établissement" is not the one of which the article speaks."""
    return any(before in DE and norm in DEMONSTRATIVES - {"ces"} for before, norm in pairwise(words))


def _that_held(known: Sequence[_Longer], held: Mapping[str, Mention]) -> _Longer | None:
    """ "le conseil" where several have been named: the one that has held a competence."""
    fitting = [
        longer
        for longer in known
        if longer.named.mention.name in held and DEMONSTRATIVES.isdisjoint(longer.named.words)
    ]
    return fitting[-1] if len({longer.named.mention.name for longer in fitting}) == 1 else None
