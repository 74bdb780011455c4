"""Where the chunker stands among the words behind a verb, and what role a chunk takes that begins there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rsi_graph.extract.language.attachment import opens_clause
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.noun_phrases import opens_several
from rsi_graph.extract.language.openers import Opening, opener_at
from rsi_graph.extract.language.tokens import CITATION
from rsi_graph.extract.language.words import (
    BE_PRESENT,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    QUE,
    QUOTES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.aims import ONE, aim_or_scope
from rsi_graph.extract.objects.behind_asides import behind_joint
from rsi_graph.extract.objects.by_acts import is_further_way
from rsi_graph.extract.objects.loose_ends import ends_joining, opens_bare
from rsi_graph.extract.objects.negations import restricts
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.questions import WHETHER, asks_whether, asks_which, opens_said_clause
from rsi_graph.extract.objects.roles import OUTSIDE, Role, role_at
from rsi_graph.extract.objects.sources import opens_source

_BESIDE_QUESTION: Final = frozenset({Role.OTHER, Role.ADJUNCT, Role.CONTINUATION})


@dataclass(slots=True)
class Scan:
    """Where the chunker stands.

    `clause` names the clause of the running chunk it is in ("relative", "participle" or none); `first` says that no
    object has begun yet; `verb` is the word before all chunks, `transitive` where it wants an object without
    preposition, `of_matter` where its matter is announced by "de", `gives` where it says to whom its object goes;
    `anywhere` that a chunk may begin behind any word of the running one.
    """

    line: Line
    grammar: Grammar
    verb: str = ""
    transitive: bool = False
    of_matter: bool = False
    gives: bool = False
    chunks: list[Chunk] = field(default_factory=list)
    start: int = 0
    role: Role = Role.CONTINUATION
    inner: int = 0
    comma: bool = False
    clause: str = ""
    whole: bool = False
    first: bool = True
    quoted: bool = False
    anywhere: bool = False

    def open(self, index: int, end: int, *, comma: bool) -> None:
        """Begin a chunk at `index`; "verse soit | à l'assuré, soit | à la caisse" says to whom, as without "soit"."""
        to_one = self.line.norm[index] == "soit" and self.line.norm[index + 1] in A
        index += to_one and opener_at(self.line, index + 1, self.grammar) is None
        norm = self.line.norm[index]
        further = behind_joint(self.chunks, self.line, index, self.grammar) if comma else index
        opened = None if norm in A | DE and self._governs(index) else opener_at(self.line, further, self.grammar)
        whether = self._asks_whether(index, opened, comma=comma)
        asked = whether or (bool(self.chunks) and self._is_asked(index, comma=comma))
        first = self.first or asked  # "demander au maire | de verser": what is asked is the object
        self.role, self.inner = role_at(
            self.line, index, end, self.grammar, opened, verb=self.verb, first=first, comma=comma and not whether
        )
        if first and norm == "pour":
            self.role, self.inner = self._for(index)
        if not first and self.role is Role.OTHER and self._is_aim(index, comma=comma):
            self.role, self.inner = aim_or_scope(self.line, index, self.grammar), index + 1
        if self._opens_bare(index, comma=comma):
            self.role = Role.OBJECT
        stated = self.role is Role.OBJECT and norm in BE_PRESENT  # "avec voix délibérative | sont présents"
        if stated or (comma and len(self.chunks) > 1 and self._joins_outside()):
            self.role = Role.CONTINUATION
        asks = not comma and first and norm in DE and self._is_of(self.grammar.lists.from_someone)
        if asks and opens_source(self.line, index, end, self.grammar):
            self.role = Role.TO
        if self.role is Role.JOINT:
            if not self.transitive and self.line.reads(index, ("avec", "des")):
                self.role = Role.OTHER  # "coopère | avec des bibliothèques"
            elif not first and self._is_inner(index):
                self.role = Role.CONTINUATION
        if self._hears_more(index, comma=comma):
            self.role, self.inner = Role.CONSULTED, index
        self.start, self.comma = index, comma
        self.anywhere = self.role is Role.ADVERB or norm == "pour"
        self.whole = opened is not None and opened.whole
        # "…, par l'Agence centrale en application du 2°": behind an agent all is the participle's.
        agent = comma and norm == "par" and not (self.transitive and is_further_way(self.chunks, self.line, index))
        qualifies = comma and norm in QUE and self.line.norm[index + 1] in SUBJECT_PRONOUNS | DETERMINERS
        # "…, dont sont responsables | l'Etat", "le versement, qu'il calcule | sur la base …"
        relative = (qualifies and self.role is Role.CONTINUATION) or (norm in RELATIVES and norm not in QUE)
        self.clause = "relative" if relative else "participle" if agent else ""

    def _governs(self, index: int) -> bool:
        """ "renoncer | au bénéfice de la prescription": what the verb has, no one who profits.

        Likewise "tient compte | du fait que la formation est dispensée": no reason.
        """
        norm, following = self.line.norm[index], self.line.norm[index + 1]
        favoured = norm in A and following in self.grammar.lists.favouring
        begins = self.first and not self.chunks
        if norm in DE:
            return begins and self.of_matter
        return favoured and begins and self._is_of(self.grammar.lists.towards)

    def _asks_whether(self, index: int, opened: Opening | None, *, comma: bool) -> bool:
        """ "demande au maire | si", "apprécie, sur avis de la commission, | si": what is asked, behind an aside."""
        told = self._is_told(comma=comma)
        behind = told or self._is_behind_aside(comma=comma)
        if self.line.norm[index] not in WHETHER:
            return asks_which(self.line, index) and (behind or not self.chunks)
        condition = opened is not None and opened.whole  # "examine, sur sa demande, s'il y a lieu, | le dossier"
        # "indique dans l'acte | si", "apprécie, pour chaque projet, plan ou programme | si"
        beside = bool(self.chunks) and self.line.norm[self.chunks[0].start] in {"dans", "pour"}
        where = beside and all(piece.role in _BESIDE_QUESTION for piece in self.chunks)
        asks = told if self._is_of(self.grammar.lists.asking) else (behind or where) and not condition
        return asks and asks_whether(self.line, index, self.verb, self.grammar)

    def _is_asked(self, index: int, *, comma: bool) -> bool:
        """ "propose au président | que", "demander aux propriétaires, fermiers | de": what is asked or said."""
        if not self.chunks:
            return False
        roles = [piece.role for piece in self._without_asides(comma=comma) if piece.role is not Role.CONTINUATION]
        task = roles[-1:] == [Role.TO] and self.line.norm[index] in DE_INFINITIVE
        content = self.line.norm[index] in QUE and not restricts(self.line, index)
        said = content and (self._is_told(comma=comma) or self._is_behind_aside(comma=comma))
        return task or said or self._is_decided(comma=comma)

    def _is_told(self, *, comma: bool) -> bool:
        """Who is told or asked stands before, and nothing between but asides that a comma closes."""
        before = self._without_asides(comma=comma)
        if not before or before[-1].role is not Role.TO:
            return False
        if len(before) == len(self.chunks):
            return True
        lists = self.grammar.lists
        return self._is_of(lists.says_that) or self._is_of(lists.asking) or self._is_of(lists.from_someone)

    def _without_asides(self, *, comma: bool) -> list[Chunk]:
        """ "au demandeur | , par lettre, ": what stands before, without the asides at its end that a comma closes."""
        count = len(self.chunks)
        while comma and count and self._is_aside(self.chunks[count - 1]):
            count -= 1
        return self.chunks[:count] if count else self.chunks

    def _is_behind_aside(self, *, comma: bool) -> bool:
        """Nothing but asides stands before, and a comma closes them."""
        return comma and bool(self.chunks) and all(self._is_aside(piece) for piece in self.chunks)

    def _is_aside(self, piece: Chunk) -> bool:
        """ "signifie, par un avis motivé, | que …": what stands between the verb and what it says."""
        return piece.role in OUTSIDE or (piece.comma and piece.role is Role.OTHER)

    def _is_decided(self, *, comma: bool) -> bool:
        """ "décide, par délibérations concordantes, | d'adhérer": what is decided, behind an aside."""
        if not comma or not self.chunks or not self.chunks[0].comma:
            return False
        decides = self._is_of(self.grammar.lists.deciding)
        return decides and all(piece.role in OUTSIDE or piece.role is Role.OTHER for piece in self.chunks)

    def _opens_bare(self, index: int, *, comma: bool) -> bool:
        """ "au préfet | copie de la demande", "au préfet, sans délai, | copie", ", sans délai, | de nouveaux"."""
        if self.role is Role.CONTINUATION and opens_bare(self.line, index, self.grammar):
            return not comma or self._awaits_object()
        may = comma and self.transitive and bool(self.chunks)
        several = may and opens_several(self.line, self.chunks[0].start, index, self.grammar)
        return several and self._is_behind_aside(comma=comma)

    def _awaits_object(self) -> bool:
        """ "au préfet, par tout moyen, | copie", "transmet, sans délai, | copie": who receives, adjuncts before."""
        roles = {piece.role for piece in self.chunks}
        received = Role.TO in roles and roles <= OUTSIDE | {Role.TO}
        wanted = self.transitive or self._is_of(self.grammar.lists.from_someone)
        return received or (wanted and self._is_behind_aside(comma=True))

    def _joins_outside(self) -> bool:
        """ "hors la présence du maire et, selon le cas, | du préfet": one more of what is outside."""
        if len(self.chunks) < 2 or not self.chunks[-1].comma or self.chunks[-1].role not in OUTSIDE:
            return False
        joined = ends_joining(self.line, self.chunks[-2].end)
        return joined and all(piece.role in OUTSIDE | {Role.CONTINUATION} for piece in self.chunks)

    def _for(self, index: int) -> tuple[Role, int]:
        """ "fixe | pour chaque espèce", "conclut | pour la mise en œuvre du plan", "opte | pour le régime réel".

        But "est saisie | pour avis par le ministre".
        """
        if self._is_of(self.grammar.lists.opting):
            return Role.OTHER, index
        front = not self.verb  # "Pour la désignation des membres, | le préfet …"
        passive = self.grammar.is_past_participle(self.verb) or not (front or self.verb in self.grammar.verbs)
        if self.role is not Role.OTHER or passive or self.line.norm[index + 1] not in DETERMINERS:
            return self.role, self.inner
        aim = aim_or_scope(self.line, index, self.grammar)
        return (aim, index + 1) if self.transitive or aim is Role.PURPOSE else (self.role, self.inner)

    def _is_of(self, lemmas: frozenset[str]) -> bool:
        """Whether the verb is one of these."""
        return self.grammar.is_form_of(self.verb, lemmas)

    def _is_parted_aim(self, index: int) -> bool:
        """ "aux sociétés, | pour la gestion des actions"; but "les schémas, adoptés par X, | pour les services"."""
        before = self.chunks[-1]
        inner = before.comma and self.grammar.is_past_participle(self.line.norm[before.start])
        inner = inner or "pour" in self.line.norms[before.start : before.end]  # one more aim of the same noun
        inner = inner or ends_joining(self.line, before.end)  # "du chef d'état-major ou, | pour la gendarmerie, de …"
        return self.line.norm[index] == "pour" and self.line.norm[index + 1] in DETERMINERS and not inner

    def _is_aim(self, index: int, *, comma: bool) -> bool:
        """For what something is done, behind the object."""
        return self._is_parted_aim(index) if comma else self._has_aim(index)

    def opens_aim(self, index: int) -> bool:
        """ "saisit le jury | pour une nouvelle délibération": for what somebody is called, behind who is."""
        if self.role is not Role.OBJECT or not self._has_aim(index):
            return False
        start = self.start + (self.line.norm[self.start] in DETERMINERS)
        called = institution_phrase(self.line, start, len(self.line), self.grammar)
        return called is not None and called.end == index

    def _has_aim(self, index: int) -> bool:
        """ "pour une audition", where the verb calls somebody."""
        if self.line.norm[index] != "pour" or self.line.norm[index + 1] not in ONE:
            return False
        return self._is_of(self.grammar.lists.calling) and aim_or_scope(self.line, index, self.grammar) is Role.PURPOSE

    def _is_inner(self, index: int) -> bool:
        """With whom the thing is, not who acts."""
        return self._is_said() or self._is_instance(index) or self._is_further(index)

    def _is_said(self) -> bool:
        """ "qu'il a un lien, direct ou indirect, | avec la personne": of the verb of what is said."""
        return any(one.role is Role.CONTENT and opens_said_clause(self.line, one.start) for one in self.chunks)

    def _is_instance(self, index: int) -> bool:
        """ "son programme de coopération, notamment | avec les communes": of the noun before the comma."""
        before = self.chunks[-1] if self.chunks else None
        return before is not None and before.comma and self.line.norms[before.start : index] == ("notamment",)

    def _is_further(self, index: int) -> bool:
        """ "les conventions passées avec des communes, | avec des ports": one more of those that a participle has."""
        before = self.chunks[-1]
        inner = [k for k in range(before.start + 1, before.end) if self.line.norm[k] == "avec"]
        of_participle = bool(inner) and self.grammar.is_past_participle(self.line.norm[inner[-1] - 1])
        further = before.role is Role.CONTINUATION and self.line.norm[before.start] == "avec"
        return self.line.norm[index] == "avec" and (of_participle or further)

    def _hears_more(self, index: int, *, comma: bool) -> bool:
        """ "statue après avoir entendu le maire, | le préfet et l'exploitant": one more of those who are heard.

        Behind a verb that may have an object of its own only where that stands before.
        """
        if self.role is not Role.OBJECT or self.line.norm[index] not in DETERMINERS or not self._is_behind_done():
            return False
        return (self._is_of(self.grammar.lists.upon) and not self.transitive) or (comma and not self.first)

    def opens_heard(self, index: int) -> bool:
        """ "après avoir entendu | le maire", "après avoir consulté par écrit | le maire"."""
        opened = opener_at(self.line, self.inner, self.grammar) if index > self.inner else None
        return index == self.inner or (opened is not None and opened.whole and opened.end == index)

    def _is_behind_done(self) -> bool:
        """ "après avoir entendu le maire, | s'il y a lieu, |": nothing but what is outside stands behind it."""
        for piece in reversed(self.chunks):
            if self.line.reads(piece.start, ("après", "avoir")):
                return self.grammar.is_past_participle(self.line.norm[piece.start + 2])
            if piece.role not in OUTSIDE:
                return False
        return False

    def close(self, end: int) -> None:
        """End the running chunk at `end`."""
        if end > self.start:
            self.chunks.append(Chunk(self.start, end, self.role, self.inner, self.comma))
            self.first = self.first and self.role in OUTSIDE

    def pass_over(self, index: int) -> None:
        """A word inside the running chunk: it may open a clause, a citation closes one, quotes hold a title."""
        norm = self.line.norm[index]
        if norm in QUOTES:
            self.quoted = not self.quoted and not QUOTES.isdisjoint(self.line.norms[index + 1 :])
        if norm == CITATION and self.line.is_citation(index):
            self.clause = ""
        elif not self.clause:
            self.clause = opens_clause(self.line, index, self.grammar)
