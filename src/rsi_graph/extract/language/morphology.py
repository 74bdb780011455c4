"""Forms of French verbs: infinitives in, the forms that occur in law out.

Only what articles of law use: the infinitive, the third persons of present and future, the past participle in its
four forms, the present participle. The rules are a table of endings, the longest that fits first.

Source: Grevisse, Le bon usage, §§ 790-845 (conjugation classes of the written language).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rsi_graph.extract.language.tokens import fold


class Form(StrEnum):
    """The forms the grammar tells apart."""

    INFINITIVE = "infinitive"
    FINITE_SINGULAR = "finite singular"
    FINITE_PLURAL = "finite plural"
    PAST_PARTICIPLE = "past participle"
    PRESENT_PARTICIPLE = "present participle"


FINITE: Final = frozenset({Form.FINITE_SINGULAR, Form.FINITE_PLURAL})


@dataclass(frozen=True, slots=True)
class Endings:
    """Replacements for an infinitive's ending: 3sg, 3pl, masculine past participle, present participle, future stem."""

    singular: str
    plural: str
    participle: str
    present: str
    future: str


def _row(
    ending: str, singular: str, plural: str, participle: str, present: str, future: str = ""
) -> tuple[str, Endings]:
    return ending, Endings(singular, plural, participle, present, future or ending.removesuffix("e"))


# ending of the infinitive -> 3sg, 3pl, past participle, present participle, stem of the future
_TABLE: Final[tuple[tuple[str, Endings], ...]] = tuple(
    sorted(
        (
            _row("er", "e", "ent", "é", "ant", "er"),
            _row("ger", "ge", "gent", "gé", "geant", "ger"),
            _row("cer", "ce", "cent", "cé", "çant", "cer"),
            _row("oyer", "oie", "oient", "oyé", "oyant", "oier"),
            _row("uyer", "uie", "uient", "uyé", "uyant", "uier"),
            _row("ayer", "aie", "aient", "ayé", "ayant", "aier"),
            _row("envoyer", "envoie", "envoient", "envoyé", "envoyant", "enverr"),
            _row("ejeter", "ejette", "ejettent", "ejeté", "ejetant", "ejetter"),
            _row("ppeler", "ppelle", "ppellent", "ppelé", "ppelant", "ppeller"),
            _row("ouveler", "ouvelle", "ouvellent", "ouvelé", "ouvelant", "ouveller"),
            _row("ir", "it", "issent", "i", "issant", "ir"),
            _row("tenir", "tient", "tiennent", "tenu", "tenant", "tiendr"),
            _row("venir", "vient", "viennent", "venu", "venant", "viendr"),
            _row("ouvrir", "ouvre", "ouvrent", "ouvert", "ouvrant"),
            _row("offrir", "offre", "offrent", "offert", "offrant"),
            _row("ouffrir", "ouffre", "ouffrent", "ouffert", "ouffrant"),
            _row("courir", "court", "courent", "couru", "courant", "courr"),
            _row("quérir", "quiert", "quièrent", "quis", "quérant", "querr"),
            _row("servir", "sert", "servent", "servi", "servant"),
            _row("sortir", "sort", "sortent", "sorti", "sortant"),
            _row("partir", "part", "partent", "parti", "partant"),
            _row("répartir", "répartit", "répartissent", "réparti", "répartissant"),
            _row("impartir", "impartit", "impartissent", "imparti", "impartissant"),
            _row("assortir", "assortit", "assortissent", "assorti", "assortissant"),
            _row("sentir", "sent", "sentent", "senti", "sentant"),
            _row("cueillir", "cueille", "cueillent", "cueilli", "cueillant", "cueiller"),
            _row("vêtir", "vêt", "vêtent", "vêtu", "vêtant"),
            _row("cevoir", "çoit", "çoivent", "çu", "cevant", "cevr"),
            _row("devoir", "doit", "doivent", "dû", "devant", "devr"),
            _row("pouvoir", "peut", "peuvent", "pu", "pouvant", "pourr"),
            _row("vouloir", "veut", "veulent", "voulu", "voulant", "voudr"),
            _row("savoir", "sait", "savent", "su", "sachant", "saur"),
            _row("mouvoir", "meut", "meuvent", "mu", "mouvant", "mouvr"),
            _row("voir", "voit", "voient", "vu", "voyant", "verr"),
            _row("prévoir", "prévoit", "prévoient", "prévu", "prévoyant", "prévoir"),
            _row("pourvoir", "pourvoit", "pourvoient", "pourvu", "pourvoyant", "pourvoir"),
            _row("valoir", "vaut", "valent", "valu", "valant", "vaudr"),
            _row("avoir", "a", "ont", "eu", "ayant", "aur"),
            _row("être", "est", "sont", "été", "étant", "ser"),
            _row("seoir", "soit", "soient", "sis", "soyant", "seoir"),
            _row("dre", "d", "dent", "du", "dant"),
            _row("prendre", "prend", "prennent", "pris", "prenant"),
            _row("indre", "int", "ignent", "int", "ignant"),
            _row("soudre", "sout", "solvent", "solu", "solvant"),
            _row("ssoudre", "ssout", "ssolvent", "ssous", "ssolvant"),
            _row("mettre", "met", "mettent", "mis", "mettant"),
            _row("battre", "bat", "battent", "battu", "battant"),
            _row("naître", "naît", "naissent", "nu", "naissant"),
            _row("croître", "croît", "croissent", "cru", "croissant"),
            _row("paraître", "paraît", "paraissent", "paru", "paraissant"),
            _row("uire", "uit", "uisent", "uit", "uisant"),
            _row("faire", "fait", "font", "fait", "faisant", "fer"),
            _row("dire", "dit", "disent", "dit", "disant"),
            _row("crire", "crit", "crivent", "crit", "crivant"),
            _row("lire", "lit", "lisent", "lu", "lisant"),
            _row("suffire", "suffit", "suffisent", "suffi", "suffisant"),
            _row("raire", "rait", "raient", "rait", "rayant"),
            _row("taire", "tait", "taisent", "tu", "taisant"),
            _row("plaire", "plaît", "plaisent", "plu", "plaisant"),
            _row("croire", "croit", "croient", "cru", "croyant"),
            _row("suivre", "suit", "suivent", "suivi", "suivant"),
            _row("vivre", "vit", "vivent", "vécu", "vivant"),
            _row("clure", "clut", "cluent", "clu", "cluant"),
            _row("inclure", "inclut", "incluent", "inclus", "incluant"),
            _row("rompre", "rompt", "rompent", "rompu", "rompant"),
            _row("clore", "clôt", "closent", "clos", "closant"),
            _row("vaincre", "vainc", "vainquent", "vaincu", "vainquant"),
        ),
        key=lambda row: (-len(row[0]), row[0]),
    )
)

_CONSONANTS: Final = "[bcdfghjklmnpqrstvwxz]"
# "gérer" gère, "mener" mène: the last vowel before -er opens when the ending is mute.
_ACUTE: Final = re.compile(rf"é((?:{_CONSONANTS}{{1,2}}|gu|qu)(?:e|ent))$")
_MUTE: Final = re.compile(r"e([lmnprstv])((?:e|ent))$")


def _endings(infinitive: str) -> tuple[str, Endings]:
    for ending, endings in _TABLE:
        if infinitive.endswith(ending):
            return infinitive.removesuffix(ending), endings
    raise ValueError(f"{infinitive!r} is not the infinitive of a French verb")


def _open_vowel(form: str, infinitive: str) -> str:
    """Spelling of the stem before a mute ending: gérer, gère; mener, mène (but appeler, appelle)."""
    if not infinitive.endswith("er"):
        return form
    return _MUTE.sub(r"è\1\2", _ACUTE.sub(r"è\1", form))


def conjugate(infinitive: str) -> tuple[tuple[str, Form], ...]:
    """A one-word infinitive in, its forms out; one spelling may have two forms ("conduit").

    Raises:
        ValueError: the word does not end like an infinitive.

    >>> [form for form, kind in conjugate("gérer") if kind in FINITE]
    ['gère', 'gérera', 'gèrent', 'géreront']
    >>> [form for form, kind in conjugate("soumettre") if kind is Form.PAST_PARTICIPLE]
    ['soumis', 'soumise', 'soumises']
    """
    stem, endings = _endings(infinitive)
    future = stem + endings.future
    return (
        (_open_vowel(stem + endings.singular, infinitive), Form.FINITE_SINGULAR),
        (future + "a", Form.FINITE_SINGULAR),
        (_open_vowel(stem + endings.plural, infinitive), Form.FINITE_PLURAL),
        (future + "ont", Form.FINITE_PLURAL),
        (stem + endings.present, Form.PRESENT_PARTICIPLE),
        *((agreed, Form.PAST_PARTICIPLE) for agreed in _agree(stem + endings.participle)),
        (infinitive, Form.INFINITIVE),
    )


def _agree(participle: str) -> tuple[str, ...]:
    feminine = participle.replace("û", "u") + "e"
    if participle.endswith("ssous"):  # dissous, dissoute
        feminine = participle.removesuffix("s") + "te"
    plural = participle if participle.endswith("s") else participle.replace("û", "u") + "s"
    return tuple(dict.fromkeys((participle, feminine, plural, feminine + "s")))


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word as a verb: its lemma (with the words that follow a fixed verb) and its form."""

    lemma: str
    form: Form
    tail: tuple[str, ...] = ()
    reflexive: bool = False


VerbIndex = Mapping[str, tuple[Analysis, ...]]


def index_verbs(lemmas: Iterable[str]) -> VerbIndex:
    """Lemmas in, folded form → analyses out; fixed verbs ("mettre en œuvre") before their heads.

    A lemma that is no infinitive is left out (a lexicon test names it).

    >>> [(a.lemma, a.tail) for a in index_verbs(["mettre", "mettre en œuvre"])["met"]]
    [('mettre en œuvre', ('en', 'oeuvre')), ('mettre', ())]
    """
    index: dict[str, list[Analysis]] = {}
    for lemma in sorted(set(lemmas), key=lambda words: (-_bare(words).count(" "), words)):
        head, *tail = _bare(lemma).replace("'", "' ").split()
        for form, kind in conjugate(head):
            index.setdefault(fold(form), []).append(
                Analysis(lemma, kind, tuple(fold(word) for word in tail), lemma != _bare(lemma))
            )
    return {form: tuple(analyses) for form, analyses in index.items()}


def words_with(verbs: VerbIndex, *forms: Form) -> frozenset[str]:
    """Index of verbs and forms in, the words that have one of these forms out.

    >>> sorted(words_with(index_verbs(["gérer"]), Form.PAST_PARTICIPLE))
    ['géré', 'gérée', 'gérées', 'gérés']
    """
    return frozenset(word for word, known in verbs.items() if any(a.form in forms for a in known))


def _bare(lemma: str) -> str:
    """The lemma without its reflexive pronoun."""
    return lemma.removeprefix("se ").removeprefix("s'")


_VOCABULARY: Final = 1 << 15  # words remembered: the law has few, and repeats them
_INFINITIVE: Final = re.compile(
    r"""^[^\W\d]{2,}(?:
      (?<!i)er | ir | oir                                     # diligenter, but "chantier"
    | (?: [eao]n | [eo]r | ain | ein | oin | ou )dre           # rendre, joindre, but "cadre"
    | ttre | [aoé][iî]tre | uivre | ompre | incre | clure      # mettre, paraître, suivre, but "registre", "culture"
    | (?<![ao])ire | (?: f | pl | tr )aire                      # conduire, but "territoire"
    )$""",
    re.VERBOSE,
)
_FIRST_GROUP: Final = re.compile(r"^[^\W\d]{3,}ée?s?$")
_QUALITY: Final = re.compile(r"tés?$|ées$(?<!onnées)(?<!isées)")  # "santé", "durées"
_FINITE: Final = re.compile(r"^[^\W\d]{2,}(?:e|ent|it|issent|ra|ront)$")
_PRESENT_PARTICIPLE: Final = re.compile(r"^[^\W\d]{2,}ant$")


@lru_cache(maxsize=_VOCABULARY)
def looks_infinitive(norm: str) -> bool:
    """True where an unknown word ends like an infinitive.

    >>> looks_infinitive("diligenter"), looks_infinitive("caisse")
    (True, False)
    """
    return bool(_INFINITIVE.match(norm))


@lru_cache(maxsize=_VOCABULARY)
def looks_finite(norm: str) -> bool:
    """True where an unknown word ends like a third person of the present or the future.

    >>> looks_finite("diligente"), looks_finite("diligenteront"), looks_finite("locales")
    (True, True, False)
    """
    return bool(_FINITE.match(norm))


@lru_cache(maxsize=_VOCABULARY)
def looks_like_first_group(norm: str) -> bool:
    """True where an unknown word ends like a past participle in "-é" and not like a noun in "-té" or "-ées".

    >>> looks_like_first_group("diligentée"), looks_like_first_group("santé"), looks_like_first_group("durées")
    (True, False, False)
    """
    return bool(_FIRST_GROUP.match(norm)) and not _QUALITY.search(norm)


def infinitive_of(participle: str) -> str:
    """A past participle of the first group in, its infinitive out.

    >>> infinitive_of("contresignées"), infinitive_of("diligenté")
    ('contresigner', 'diligenter')
    """
    return participle.rstrip("s").removesuffix("e").removesuffix("é") + "er"


@lru_cache(maxsize=_VOCABULARY)
def looks_present_participle(norm: str) -> bool:
    """True where an unknown word ends like a present participle.

    >>> looks_present_participle("participant")
    True
    """
    return bool(_PRESENT_PARTICIPLE.match(norm))


def plural_of(noun: str) -> str:
    """A French noun in, its regular plural out.

    >>> plural_of("travail"), plural_of("contrôle"), plural_of("avis")
    ('travaux', 'contrôles', 'avis')
    """
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith(("ail", "al")):
        return noun[: noun.rindex("a")] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")
