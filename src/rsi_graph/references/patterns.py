r"""The named parts of which the grammar's regular expressions are built.

All are matched against folded text (`folding.fold`): plain letters, "à" and "°" kept, case kept. A name in capitals
is the source of a part; `compiled` makes a pattern of it, once.

Source: Guide de légistique (Conseil d'Etat, Secrétariat général du Gouvernement), 3.1.4 "Renvois"; for the counting of
alinéas the circular of 20 October 2000.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Source of a verbose pattern in, the pattern out; each is compiled once, when it is first needed."""
    return re.compile(source, re.VERBOSE)


def any_case(words: str) -> str:
    """Plain words in, a pattern for them in any case out; its initial stands first, for `by_initial`.

    >>> any_case("loi")
    '[lL](?i:oi)'
    """
    return f"[{words[0]}{words[0].upper()}](?i:{words[1:]})"


def by_initial(*alternatives: str) -> str:
    """Alternatives that begin with a letter or a set of letters in, the same out, those of one initial together.

    At most words of a text none of the alternatives begins: so few of them are tried there, instead of all.

    >>> by_initial("premier", "derni", "paragraphe")
    'p(?:remier|aragraphe)|d(?:erni)'
    """
    rests: dict[str, list[str]] = {}
    for alternative in alternatives:
        initial = alternative[: alternative.find("]") + 1] if alternative.startswith("[") else alternative[0]
        rests.setdefault(initial, []).append(alternative[len(initial) :])
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in rests.items())


# --- numbers of articles ----------------------------------------------------------------------------------

LATIN = r"""(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies
    |(?:un|duo|ter|quater|quin|sex|sept|septem|octo|novo)?(?:decies|vicies|tricies|quadragies|quinquagies))\b"""

LETTERS = r"""(?:L\.?[ ]?O\b\.?|[LRDA]\b\*?\.?|LO(?=[ ]?\d)\.?|[LRDA](?=\*?\d)\.?)   # L. L.O. LO R. D. A.
    (?:[ ]?\*{1,2})?"""  # R.* 123-1: decided in the Council of Ministers

DIGITS = r"\d+(?:er\b|-[ ]?\d+)*"  # 1er, 611-2, 14-10-5, 150-0

CAPITALS = r"(?!(?:[IVX]{2,}|CE|CEE|UE)(?!\w))[A-Z]{1,4}(?!\w|'|\.[ ]?\d)"  # B, ZD; not II

_NO_SENTENCE = r"(?![ ](?:compter|defaut|cet|titre|ce|cette|la|partir|leur|moins|l)(?!\w))"  # "article 5 A compter de"
_LATIN_SUFFIX = rf"[ ]?{LATIN}(?:-\d+)?(?:[ ]{CAPITALS}(?:[ ]{LATIN})?)?"  # 199 undecies B, 199 ter-0, 244 quater I
_CAPITAL_SUFFIX = rf"[ ]?{CAPITALS}(?:-\d+)?(?:[ ]{LATIN})?{_NO_SENTENCE}"  # L. 161-22-1 A, 235 ter ZD

# Behind a letter, "L. 136-2 I" and "L. 136-2 I bis" name a part; a plain number takes more: "article 302 V bis".
LETTERED_SUFFIX = rf"(?:{_LATIN_SUFFIX}|(?![ ]?[IVX](?!\w)){_CAPITAL_SUFFIX})"
PLAIN_SUFFIX = rf"(?:{_LATIN_SUFFIX}|(?![ ]?[IVX](?!\w|[ ]{LATIN})){_CAPITAL_SUFFIX})"

_END = r"(?!\d|[ ]?°|-\d)"

ARTICLE_NUMBER = rf"""(?P<letters>{LETTERS})?[ ]?(?P<digits>premier\b|{DIGITS})
    (?P<suffix>(?(letters){LETTERED_SUFFIX}|{PLAIN_SUFFIX}))?{_END}"""

LETTERED_NUMBER = rf"(?P<letters>{LETTERS})[ ]?(?P<digits>{DIGITS})(?P<suffix>{LETTERED_SUFFIX})?{_END}"

# --- markers of subdivisions ------------------------------------------------------------------------------

POINT = rf"\d+[ ]?°\)?(?:[ ]?{LATIN})?(?:[ ][A-Z](?![\w'.]))?"  # 2°, 2° bis, 1°), 3° A
ROMAN = rf"[IVX]+(?:[ ]{LATIN})?(?:[ ]?-[ ]?[A-Z\d](?!\w))?(?![\w'°])"  # I, II bis, IV-A
CAPITAL = rf"[A-HJ-UWYZ](?:[ ]{LATIN})?(?![\w'°.-])"  # A, B bis
LETTER = rf"[a-z](?:[ ]{LATIN})?\)?(?![\w'°-])(?!\.\w)"  # a, b bis, c)
DIGIT = rf"\d{{1,2}}(?:[ ]{LATIN})?(?![\w°%€-]|\.\d)"  # 1, 5 bis (General tax code)

# "points a à d du 2°"; not "ce point a été"
LETTERED_POINT = r"points?[ ](?=[a-z]\)?(?:[ ](?:à|et|ou)[ ][a-z](?![\w'])|,?[ ]d[eu][ ]))"

ORDINAL = r"""(?:premi(?:er|ere)s?|secondes?|seconds?|(?:avant-)?derni(?:er|ere)s?
    |\d+(?:ers?|eres?|es?|emes?|nde?|d)
    |(?:(?:vingt|trente|quarante|cinquante)[ -]et[ -]unieme
       |(?:(?:vingt|trente|quarante|cinquante|soixante)-)?
        (?:deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme)
       |dixieme|onzieme|douzieme|treizieme|quatorzieme|quinzieme|seizieme
       |dix-(?:septieme|huitieme|neuvieme)|vingtieme|trentieme|quarantieme|cinquantieme)s?)\b"""

CARDINAL = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)"

# --- between them -----------------------------------------------------------------------------------------

AND = r"(?:[ ]?,[ ]?(?:et[ ]|ou[ ])?|[ ]et/ou[ ]|[ ]et[ ]|[ ]ou[ ]|[ ]ainsi[ ]que[ ])"
TO = r"[ ](?:à|au)[ ]"  # 1° à 3°, du 1° au 3°
OF = r"""[ ]?(?:[ ]de[ ]l'[ ]?|[ ]de[ ]la[ ]|[ ]du(?:dit)?[ ]|[ ]des(?:dits)?[ ])"""
DETERMINER = r"(?:(?:à|de|par|que|dans|sur)[ ])?(?:aux?|du|des|les?|la|l'|à|de)[ ]?"

# --- dates ------------------------------------------------------------------------------------------------

MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
DATE = rf"(?P<day>\d{{1,2}}(?:er)?)[ ](?P<month>{MONTH})[ ](?P<year>\d{{4}})"
