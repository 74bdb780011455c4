"""Function words of French: the closed classes the grammar stands on.

These are grammar, not lexicon: determiners, prepositions, pronouns, conjunctions. Nouns, verbs and institutions are
data and come from `ontology/`. All forms are folded (`tokens.fold`).
"""

from __future__ import annotations

from typing import Final

ARTICLES: Final = frozenset({"le", "la", "les", "l'", "un", "une"})

POSSESSIVES: Final = frozenset({"son", "sa", "ses", "leur", "leurs"})

DEMONSTRATIVES: Final = frozenset({"ce", "cet", "cette", "ces", "ledit", "ladite", "lesdits", "lesdites"})

# "chaque assuré, ayant droit ou bénéficiaire": determiners that a row of nouns shares.
DISTRIBUTIVES: Final = frozenset({"chaque", "tout", "toute", "tous", "toutes"})

NUMERALS: Final = frozenset({"deux", "trois", "quatre", "cinq", "six"})

QUANTIFIERS: Final = NUMERALS | frozenset(
    {
        "tout", "toute", "tous", "toutes", "chaque", "aucun", "aucune", "nul", "nulle", "plusieurs", "certains",
        "certaines", "quelque", "quelques", "divers", "diverses", "différents", "différentes",
    }
)  # fmt: skip

DETERMINERS: Final = ARTICLES | POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS

# "de" with an article inside it; "des" is also the plural indefinite.
DE: Final = frozenset({"de", "d'", "du", "des", "desdits", "desdites", "dudit"})
# "à ledit", told from an audit: "prévues audit article", but "le comité d'audit".
SAID_TO: Final = "à-ledit"
A: Final = frozenset({"à", "au", "aux", "auxdits", "auxdites", SAID_TO})
DE_WITH_ARTICLE: Final = frozenset({"du", "des", "desdits", "desdites", "dudit"})
CONTRACTED: Final = DE_WITH_ARTICLE | frozenset({"au", "aux", "auxdits", "auxdites", SAID_TO})

PREPOSITIONS: Final = DE | A | frozenset(
    {
        "en", "dans", "par", "pour", "sur", "sous", "avec", "sans", "entre", "vers", "chez", "contre", "selon", "après",
        "avant", "depuis", "pendant", "dès", "hors", "sauf", "envers", "auprès", "lors", "jusqu'", "parmi", "suivant",
        "conformément", "conjointement", "devant", "outre", "malgré", "moyennant", "durant", "afin", "via",
    }
)  # fmt: skip

COORDINATORS: Final = frozenset({"et", "ou", "ni", "puis", "voire"})

RELATIVES: Final = frozenset(
    {
        "qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels",
        "auxquelles", "duquel", "desquels", "desquelles", "quoi",
    }
)  # fmt: skip

SUBORDINATORS: Final = frozenset(
    {"lorsque", "lorsqu'", "quand", "si", "s'il", "puisque", "puisqu'", "quoique", "comme"}
)

AT_LEAST: Final = (("au", "moins"), ("au", "plus"))

SUBJECT_PRONOUNS: Final = frozenset({"il", "elle", "ils", "elles"})

# Pronouns that point back at one body named before; the value is (feminine?, plural?).
PRONOUN_FEATURES: Final[dict[str, tuple[bool, bool]]] = {
    "il": (False, False),
    "elle": (True, False),
    "ils": (False, True),
    "elles": (True, True),
    "celui-ci": (False, False),
    "celle-ci": (True, False),
    "ceux-ci": (False, True),
    "celles-ci": (True, True),
    "lui": (False, False),
    "eux": (False, True),
}

# "ce dernier", "ces dernières": the same.
LAST_NAMED: Final[dict[tuple[str, str], tuple[bool, bool]]] = {
    ("ce", "dernier"): (False, False),
    ("cette", "dernière"): (True, False),
    ("ces", "derniers"): (False, True),
    ("ces", "dernières"): (True, True),
}

# What a word in the plural ends in (a singular may).
PLURAL_ENDINGS: Final = ("s", "x")

# "les préfets, | chacun pour sa part".
EACH_ONE: Final = frozenset({"chacun", "chacune"})

# "celui du maire", "ceux qui siègent": pronouns that what follows tells more of.
THOSE: Final = frozenset({"celui", "celle", "ceux", "celles"})

# "dans les mêmes conditions | que le maire".
SAME: Final = frozenset({"même", "mêmes"})

# Conjunctions of a condition: the time may be one.
CONDITIONS: Final = frozenset({"si", "s'", "lorsque", "lorsqu'"})

# Pronouns that stand for a noun phrase, so that no name goes on behind "et" with them.
PRO_FORMS: Final = (THOSE | frozenset(PRONOUN_FEATURES)) - {"lui", "eux"}

# Words with which no name ends: what they open does not belong to it.
NEVER_LAST: Final = (
    COORDINATORS | SUBORDINATORS | RELATIVES | ARTICLES | POSSESSIVES | DEMONSTRATIVES | PREPOSITIONS
    | {*THOSE, "ainsi", "mais", "moins", "n'", "ne", "non", "plus", "s'", "se", "soit"}
    | {"chargé", "chargée", "chargés", "chargées"}
)  # fmt: skip

OBJECT_CLITICS: Final = frozenset({"le", "la", "les", "l'"})
OTHER_CLITICS: Final = frozenset({"en", "y", "lui", "leur", "se", "s'"})
REFLEXIVES: Final = frozenset({"se", "s'"})
NEGATION: Final = frozenset({"ne", "n'"})
CLITICS: Final = OBJECT_CLITICS | OTHER_CLITICS | NEGATION
NEGATIVE_ADVERBS: Final = frozenset({"pas", "plus", "point", "jamais"})

# Adverbs that stand between a verb and its complements and belong to neither.
ADVERBS: Final = frozenset(
    {
        "également", "notamment", "aussitôt", "simultanément", "ultérieurement", "dûment", "aussi", "ainsi",
        "toutefois", "cependant", "néanmoins", "ensuite", "enfin", "directement", "alors", "seul", "seule",
        "seuls", "seules", "toujours", "immédiatement", "conjointement", "spécialement", "particulièrement",
        "annuellement", "régulièrement", "périodiquement", "respectivement", "éventuellement",
        "obligatoirement", "expressément", "uniquement", "exclusivement", "valablement", "librement",
        "préalablement", "lui-même", "elle-même", "eux-mêmes", "elles-mêmes",
    }
)  # fmt: skip

FEMININE_HEADS_END: Final = ("ion", "té", "ence", "ance", "ée", "trice", "olice", "ustice", "isse", "ie", "ure", "erie")

# Determiners that tell gender and number.
FEMININE: Final = frozenset({"la", "une", "cette", "ladite", "sa", "toute", "chacune", "aucune"})
MASCULINE: Final = frozenset({"le", "un", "cet", "ce", "du", "au", "ledit", "tout", "son", "dudit", SAID_TO, "aucun"})
PLURAL_DETERMINERS: Final = frozenset(
    {
        "les", "des", "aux", "ces", "leurs", "ses", "lesdits", "lesdites", "tous", "toutes", "plusieurs", "certains",
        "certaines",
    }
)  # fmt: skip

QUE: Final = frozenset({"que", "qu'"})
# "le maire, ainsi | que le préfet"; "sous quelque forme que | ce soit".
AS_WELL_AS: Final = ("ainsi", "que")
BE_IT: Final = ("ce", "soit")
IF_NEED_BE: Final = ("le", "cas", "échéant")
# "de" before an infinitive.
DE_INFINITIVE: Final = frozenset({"de", "d'"})
# Words that make an enumeration one thing: "notamment le contrôle", "soit le transfert".
STRESSES: Final = frozenset({"notamment", "enfin", "également", "aussi", "soit"})
# "ainsi que", "tel que", "autre que": no clause opens behind these.
NO_CLAUSE_BEFORE_QUE: Final = frozenset(
    {"ainsi", "tel", "telle", "tels", "telles", "autre", "autres", "plus", "moins", "même", "mêmes", "autant"}
)

# "à moins que", "avant que": no restriction of a negation either.
BEFORE_CONJUNCTION: Final = frozenset({"avant", "après", "bien", "alors", "tant", "lors", "dès", "moins", "sans"})
# "chaque fois que", "aussitôt que", "afin que": what opens a clause of circumstance with "que".
OF_CIRCUMSTANCE_BEFORE_QUE: Final = BEFORE_CONJUNCTION | {"afin", "aussitôt", "fois", "pour"}
# "quel qu'en soit le support", "quoi qu'il en soit": a concession.
CONCESSIVES: Final = frozenset({"quel", "quelle", "quels", "quelles", "quelque", "quoi"})
NO_RESTRICTION_BEFORE_QUE: Final = NO_CLAUSE_BEFORE_QUE | BEFORE_CONJUNCTION | CONCESSIVES

# The auxiliaries: the lemmas no lexicon needs to give, and their forms.
BE, HAVE, CAN, MUST, MAKE = "être", "avoir", "pouvoir", "devoir", "faire"
AUXILIARY_LEMMAS: Final = (BE, HAVE, CAN, MUST, MAKE)
BE_PRESENT: Final = frozenset({"est", "sont"})
BE_FORMS: Final = frozenset({*BE_PRESENT, "sera", "seront"})
# What may stand for "est" in a turn: "demeure soumis".
STAYING: Final = frozenset({"reste", "restent", "demeure", "demeurent"})
CAN_FORMS: Final = frozenset({"peut", "peuvent", "pourra", "pourront"})
MODAL_FORMS: Final = CAN_FORMS | frozenset({"doit", "doivent", "devra", "devront"})
AUXILIARIES: Final = BE_FORMS | MODAL_FORMS | frozenset({"a", "ont", "aura", "auront"})
HAVE_FORMS: Final = frozenset({"a", "ont", "aura", "auront", "ait", "aient"})

# Their forms in moods and tenses that only subordinate clauses have in law; "soit" is mostly a conjunction.
SUBORDINATE_MODALS: Final = frozenset(
    {
        "puisse", "puissent", "pourrait", "pourraient", "pouvait", "pouvaient", "doive", "doivent", "devrait",
        "devraient", "devait", "devaient",
    }
)  # fmt: skip
SUBORDINATE_FORMS: Final = SUBORDINATE_MODALS | frozenset(
    {
        "soient", "serait", "seraient", "était", "étaient", "ait", "aient", "aurait", "auraient", "avait", "avaient",
        "fasse", "fassent",
    }
)  # fmt: skip

# A full stop behind these ends no sentence.
ABBREVIATIONS: Final = frozenset({"m", "mm", "mme", "art", "al", "etc", "cf", "n", "p", "dr", "l", "r", "d"})

QUOTES: Final = frozenset({'"', "«", "»", "“", "”"})
