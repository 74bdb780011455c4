"""Is this word a verb here, or a noun or adjective of the same spelling?"""

from __future__ import annotations

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.homographs import (
    is_in_row,
    is_qualified,
    is_second_of_pair,
    names_matter,
    shares_no_determiner,
)
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import FINITE, Form, looks_infinitive, looks_present_participle
from rsi_graph.extract.language.openers import is_of_turn, opener_at
from rsi_graph.extract.language.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BE_FORMS,
    BE_PRESENT,
    CLITICS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    HAVE,
    MAKE,
    NEGATION,
    NEGATIVE_ADVERBS,
    OBJECT_CLITICS,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    QUE,
    REFLEXIVES,
    RELATIVES,
    STAYING,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    THOSE,
    A,
)

# Words behind which only a verb can stand.
_BEFORE_VERB = REFLEXIVES | NEGATION | SUBJECT_PRONOUNS | {"qui", "lui", "y", "celui-ci", "celle-ci"}
# "les", "leur" may be determiners or pronouns; these determiners cannot be pronouns.
_SINGULAR_ARTICLES = frozenset({"le", "la", "l'"})
_BEING = BE_FORMS | {BE, "été", "soit", "soient", "serait", "était", "étaient", "étant"}
_AUXILIARIES = _BEING | {HAVE, "ayant", "a", "ont", "aura", "auront"}
_ONLY_DETERMINERS = DETERMINERS - OBJECT_CLITICS - {"leur"}
_MAIN = BE_PRESENT | {"peut", "peuvent", "doit", "doivent"}  # nothing but finite verbs
# "précise | s'il doit rédiger un mémoire", "désigne | laquelle des personnes", "propose | celles des matières".
_SAID = QUE | SUBORDINATORS | THOSE | {*PRONOUN_FEATURES, "s'", "lequel", "laquelle", "lesquels", "lesquelles"}
_OPENS_ADJUNCT = frozenset({"dans", "pour", "sur", "sous"})


def is_infinitive(line: Line, index: int, grammar: Grammar) -> bool:
    """True where the word is an infinitive: a known one, or one that ends so and is no known noun."""
    norm = line.norm[index]
    if norm in grammar.infinitives:
        return norm not in grammar.action_nouns
    if not looks_infinitive(norm):
        return False
    return norm not in grammar.lists.nouns_like_infinitives and norm not in grammar.institutions


def is_subjunctive(norm: str, grammar: Grammar) -> bool:
    """ "mette", "définisse": a third person plural without its "nt", and no indicative."""
    return grammar.is_finite(f"{norm}nt") and not grammar.is_finite(norm) and norm not in grammar.institutions


def infinitive_behind(line: Line, index: int, grammar: Grammar) -> bool:
    """ "de | saisir le juge", "de | ne pas procéder au vote", "pour | le lui remettre": clitics and "ne pas" first."""
    while line.norm[index] in CLITICS or (line.norm[index] in NEGATIVE_ADVERBS and line.norm[index - 1] in NEGATION):
        index += 1
    return is_infinitive(line, index, grammar)


def opens_task(line: Line, index: int, grammar: Grammar) -> bool:
    """ "demande au maire | de saisir le juge": "de" before an infinitive."""
    return line.norm[index] in DE_INFINITIVE and infinitive_behind(line, index + 1, grammar)


def finite_at(line: Line, index: int, grammar: Grammar) -> bool:
    """True where the word at `index` is a finite verb here, not a noun or adjective of the same spelling."""
    norm = line.norm[index]
    if norm not in grammar.verbal:
        return False
    key = ("finite", index, 0)
    if key not in line.known:
        line.known[key] = _is_finite_here(line, index, grammar)
    found: bool = line.known[key]
    return found


def _is_finite_here(line: Line, index: int, grammar: Grammar) -> bool:
    norm, previous = line.norm[index], line.norm[index - 1]
    if norm in AUXILIARIES:
        return previous not in _ONLY_DETERMINERS and line.norm[index + 1] not in grammar.lists.behind_latin_a
    if previous in _BEFORE_VERB:
        return True
    if norm in PREPOSITIONS or _is_participle_here(line, index, grammar) or is_of_turn(line, index, grammar):
        return False
    if norm in grammar.past_participles and (_is_within(line, index) or _yields(line, index)):
        return False
    if previous in OBJECT_CLITICS or previous in {"en", "leur"}:
        return _clitic_at(line, index - 1, grammar)
    if previous in DETERMINERS or previous in PREPOSITIONS or previous in CONTRACTED:
        return False
    if norm in grammar.lists.adjectives or _is_noun_behind(previous, grammar):
        return False
    if norm in grammar.lists.homographs:
        return _homograph_is_verb(line, index, grammar)
    following = line.norm[index + 1]
    if index == 0 and following == ",":  # "Organise, | le cas échéant, | la mise en concurrence"
        return _is_only_verb(norm, grammar) and "," in line.norms[2:]
    # "2° | Habilite :": a word alone is the verb of a list where it can be nothing else
    return index > 0 or following != "" or (line.colon and _is_only_verb(norm, grammar))


def _is_participle_here(line: Line, index: int, grammar: Grammar) -> bool:
    """ "ne peut être | fait", "a | produit": a participle behind its auxiliary; "prises en | charge": its noun."""
    before, norm = index - 1, line.norm[index]
    while line.norm[before] in ADVERBS or line.norm[before] in NEGATIVE_ADVERBS:
        before -= 1
    previous = line.norm[before]
    if previous in _AUXILIARIES:
        return norm in grammar.past_participles
    if looks_present_participle(previous) and previous in grammar.verbs:  # "en tenant | compte"
        return previous not in grammar.institutions  # but "son représentant | communique"
    copied = line.norm[index + 1] in grammar.lists.bare_objects  # "le bureau de garantie en | adresse copie"
    noun = previous == "en" and norm in grammar.lists.homographs and not copied
    return _is_tail(line, index, grammar) or (noun and grammar.is_past_participle(line.norm[index - 2]))


def _is_tail(line: Line, index: int, grammar: Grammar) -> bool:
    """ "pour tenir | compte des ressources", "pour prendre en | charge": the last word of the infinitive before it."""
    begins = (k for k in (index - 1, index - 2) if line.norm[k] in grammar.infinitives)
    tails = ((k, verb.tail) for k in begins for verb in grammar.verbs.get(line.norm[k], ()))
    return any(len(tail) >= index - k and line.reads(k + 1, tail) for k, tail in tails)


def _is_within(line: Line, index: int) -> bool:
    """ "dans le délai | prescrit, le préfet peut": behind a noun of an adjunct, before a comma."""
    determined = line.norm[index - 2] in DETERMINERS and line.norm[index - 3] in _OPENS_ADJUNCT
    return determined and line.norm[index + 1] == ","


def _yields(line: Line, index: int) -> bool:
    """ "le procédé | décrit au cahier est homologué": nothing joins the verb behind it, which is the main one."""
    for position in range(index + 1, len(line)):
        norm = line.norm[position]
        if norm in _MAIN:
            return line.norm[index + 1] in PREPOSITIONS
        if norm == "," or norm in COORDINATORS or norm in RELATIVES or norm in SUBORDINATORS:
            return False
    return False


def _is_noun_behind(previous: str, grammar: Grammar) -> bool:
    """ "le premier | président de la cour": behind an adjective that stands before nouns."""
    return previous in grammar.lists.before_noun and previous not in ADVERBS


def _homograph_is_verb(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le directeur contrôle les comptes", not "information, contrôle de gestion": what follows tells."""
    norm, previous, following = line.norm[index], line.norm[index - 1], line.norm[index + 1]
    if any(a.tail and line.reads(index + 1, a.tail) for a in grammar.analyses(norm, *FINITE)):
        return True
    if norm in STAYING and any(line.match(turn.pattern, index) for turn in grammar.constructions_at(line, index)):
        return True  # "demeure soumis au contrôle du préfet"
    made = following in grammar.infinitives and following not in grammar.action_nouns  # "fait procéder"
    bare = following in grammar.lists.bare_objects and line.norm[index + 2] in DE  # "adresse copie de la requête"
    attributed = following in grammar.lists.attributed and _attributes(norm, grammar)  # "le ministre juge | nécessaire"
    if made or bare or attributed:
        return True
    if any(a.lemma == MAKE for a in grammar.analyses(norm, *FINITE)) and is_infinitive(line, index + 1, grammar):
        return True  # "fait craindre", of a verb the lexicon lacks
    if _goes_on_as_noun(line, index, grammar):
        return False
    if previous == "," and following in {"", ","}:  # "l'Etat, en concertation avec elles, veille :"
        alone = line.colon and not following and norm not in grammar.institutions  # but "ou son délégué, président"
        return alone or is_in_row(line, index, grammar)
    if following in COORDINATORS:
        behind = line.norm[index + 3]
        # "règle et rend | exécutoire le budget", "contrôle ou fait | contrôler l'aptitude"
        governs = behind in DETERMINERS or behind in PREPOSITIONS or behind in grammar.lists.attributed
        return grammar.is_finite(line.norm[index + 2]) and (governs or is_infinitive(line, index + 3, grammar))
    if following == "," and previous in COORDINATORS and _behind_aside(line, index, grammar):
        return True
    if following in {"", ":", ","} and previous in COORDINATORS:  # "délibère et vote", not "en ses lieu et place"
        return grammar.is_finite(line.norm[index - 2])
    return (
        following in {"", ",", ":", "ci-dessus"}
        or following in _SAID
        or following in DETERMINERS
        or following in PREPOSITIONS
        or following in ADVERBS
        or (following.endswith("ement") and following not in grammar.action_nouns)
    )


def _behind_aside(line: Line, index: int, grammar: Grammar) -> bool:
    """ "et formule, en tant que de besoin, | les recommandations": a fixed adjunct, then what the verb governs."""
    opened = opener_at(line, index + 2, grammar) if index + 2 < len(line) else None
    return opened is not None and line.norm[opened.end] == "," and line.norm[opened.end + 1] in DETERMINERS


def _goes_on_as_noun(line: Line, index: int, grammar: Grammar) -> bool:
    """A homograph whose complement "de" opens: a noun has it, or an adjective the noun before."""
    norm, previous, following = line.norm[index], line.norm[index - 1], line.norm[index + 1]
    if following not in DE:
        return is_second_of_pair(line, index, grammar)
    if previous in COORDINATORS and shares_no_determiner(line, index, grammar):
        return False
    if previous in COORDINATORS and following not in DE_INFINITIVE and finite_at(line, index - 2, grammar):
        return False  # "collecte ou produit | des données"
    if norm in grammar.institutions or previous in COORDINATORS:  # "le président | du", "et continue | des"
        return True
    if following in {"de", "d'"} and line.norm[index + 2] not in DETERMINERS:  # "la date limite | de mandatement"
        return True
    if grammar.is_form_of(norm, grammar.lists.without_object):  # "la commune siège | de l'établissement"
        return True
    return norm in grammar.action_nouns and previous in {"", ","}


def _is_only_verb(norm: str, grammar: Grammar) -> bool:
    """ "le praticien en | transmet": no noun is spelt so."""
    noun = norm in grammar.action_nouns or norm in grammar.institutions
    return norm not in grammar.lists.homographs and norm not in grammar.lists.adjectives and not noun


def _governs_noun(norm: str, grammar: Grammar) -> bool:
    """ "refuse | l'aide": behind a word that can only be a verb "l'" is a determiner."""
    return grammar.is_finite(norm) and norm not in grammar.lists.homographs


def _tells(norm: str, grammar: Grammar) -> bool:
    return any(a.lemma in grammar.lists.telling for a in grammar.analyses(norm, *FINITE))


def _attributes(norm: str, grammar: Grammar) -> bool:
    return any(a.lemma in grammar.lists.attributing for a in grammar.analyses(norm, *FINITE))


def _clitic_at(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les caisses les transmettent", "et les signe": the word before the verb is a pronoun, not a determiner."""
    clitic, before = line.norm[index], line.norm[index - 1]
    verb, following = line.norm[index + 1], line.norm[index + 2]
    fixed = any(a.tail and line.reads(index + 2, a.tail) for a in grammar.analyses(verb, *FINITE))
    joined = before in COORDINATORS or before == ","
    fixed = fixed or (clitic == "en" and not joined and following in grammar.lists.bare_objects)  # "en adresse copie"
    attributed = following in grammar.lists.attributed and _attributes(verb, grammar)  # "l'intérêt le rend nécessaire"
    if before in SUBJECT_PRONOUNS or fixed or attributed:  # "si elle | le juge utile", "et | la rend publique"
        return True
    named = clitic in _SINGULAR_ARTICLES and verb in grammar.institutions  # "toutefois, le président"
    if named or (clitic == "en" and (before in NEGATIVE_ADVERBS or verb in grammar.lists.no_verbs_behind_en)):
        return False  # "l'établissement en | cause", "n'est pas en | mesure, …, de"
    if before in NEGATION or before in PREPOSITIONS or before in DETERMINERS or not before:
        return before in NEGATION
    noun = before == "ou" and verb in grammar.lists.homographs  # "le jugement ou | l'ordonnance"
    if clitic == "l'" and (noun or is_infinitive(line, index - 1, grammar)):  # "organiser | l'enquête"
        return False
    if (joined and names_matter(line, index + 1, grammar)) or _governs_noun(before, grammar):
        return False
    if clitic in _SINGULAR_ARTICLES and (joined or before in QUE) and is_qualified(line, index + 1, grammar):
        return False
    if clitic == "en" and (following in grammar.lists.bare_objects or _is_only_verb(verb, grammar)):
        return True
    plural_verb = all(a.form is not Form.FINITE_SINGULAR for a in grammar.analyses(verb, *FINITE))
    if joined:
        mismatch = (clitic == "les") != plural_verb
        # "et | l'informe des agents", but "en | charge des mineurs"
        tells = _tells(verb, grammar) and verb not in grammar.action_nouns and clitic != "en"
        matter = following in DE and not tells
        return (mismatch or _is_object(clitic, following) or _is_only_verb(verb, grammar)) and not matter
    # "l'office | l'informe du lieu", "le président l'invite à prendre …"
    told = clitic == "l'" and _is_only_verb(verb, grammar) and (_tells(verb, grammar) or following in A)
    return (
        told
        or following in {"", ","}
        or following in DETERMINERS | ADVERBS
        or following.endswith("ment")
        or (following in PREPOSITIONS - DE and not (following == "en" and grammar.is_finite(line.norm[index + 3])))
        or plural_verb
    )


def _is_object(clitic: str, following: str) -> bool:
    """ "et | l'informe", "et | leur adresse un rapport": a noun has no determiner behind it."""
    return clitic in {"l'", "en"} or (clitic == "leur" and following in DETERMINERS)


def behind_clitics(line: Line, index: int) -> int:
    """ "le préfet | en | informe": the position of a verb behind a subject that ends at `index`."""
    while line.norm[index] in CLITICS - DETERMINERS:
        index += 1
    return index
