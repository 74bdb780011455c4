"""Codes, laws, decrees, European acts and treaties, as texts name them."""

from __future__ import annotations

import re

from rsi_graph.model import Span
from rsi_graph.references.codes import CodeTable
from rsi_graph.references.patterns import AND, DATE, LATIN, ORDINAL, compiled
from rsi_graph.references.syntax import Act, ActKind

# --- national texts ---------------------------------------------------------------------------------------

_TYPE = r"""(?P<type>loi|ordonnance|decret-loi|decret|arrete|deliberation|convention|accord|traite|protocole
    |reglement|directive)s?"""
_QUALIFIER = r"""(?:[ ](?:(?:organique|constitutionnelle|locale|ordinaire|modifie|precite|susvise|susmentionne|valide
    |interministeriel|ministeriel|national|nationale|interprofessionnel|collectif|collective|rectificative|initiale)e?s?
    |de[ ]finances|de[ ]financement|de[ ]la[ ]securite[ ]sociale|en[ ]Conseil[ ]d'Etat
    |d'orientation|de[ ]program(?:me|mation)|pour[ ]\d{4}|\((?:UE|CEE?)\)
    |du[ ]Conseil|du[ ]Parlement[ ]europeen(?:[ ]et[ ]du[ ]Conseil)?|de[ ]la[ ]Commission))*"""
_NUMBER_SIGN = r"(?:[nN]\.?[ ]?°s?|n(?:o|os)\b|numero)[ ]?"
_NUMBER = r"(?P<number>\d+(?:[ ]?-[ ]?\d+)*(?!\d|[ ]?/[ ]?\d))"
_SIGNED = rf"(?:[ ](?:modifie|precite|susvise)e?)?(?:,?[ ](?:du|en[ ]date[ ]du)[ ]{DATE})?"

_NUMBERED = rf"(?i:{_TYPE}(?P<qualifier>{_QUALIFIER})[ ]?\(?[ ]?{_NUMBER_SIGN}{_NUMBER}{_SIGNED})"
_DATED = rf"(?i:{_TYPE}(?P<qualifier>{_QUALIFIER})(?:[ ]de[ ][A-Z][a-z]+)?[ ](?:du|en[ ]date[ ]du)[ ]{DATE})"
_FINANCE = r"(?P<type>loi)(?P<qualifier>[ ]de[ ]finance(?:s|ment)[a-z ]*?)[ ]pour[ ](?P<year>\d{4})"
_NEXT_NUMBER = rf"{AND}(?:(?:du|de[ ]la|des|les?|la)[ ])?{_NUMBER_SIGN}{_NUMBER}{_SIGNED}"

_MONTHS = {"fevrier": "février", "aout": "août", "decembre": "décembre"}
_TYPES = {
    "decret": "décret", "decret-loi": "décret-loi", "arrete": "arrêté", "deliberation": "délibération",
    "traite": "traité", "reglement": "règlement", "decision": "décision",
}  # fmt: skip
_KEPT_QUALIFIERS = ("organique", "constitutionnelle")


def parse_act(text: str, at: int, codes: CodeTable) -> Act | None:
    """Folded text and an offset in, the code or text named there, or None."""
    return _code(text, at, codes) or _national(text, at) or _european(text, at) or _treaty(text, at, codes)


def parse_acts(text: str, at: int, codes: CodeTable) -> tuple[Act, ...]:
    """The same with further ones of its type: "lois n° 83-634 du 13 juillet 1983 et n° 84-16 du 11 janvier 1984"."""
    act = parse_act(text, at, codes)
    if not act:
        return ()
    if act.kind is ActKind.TEXT and "/" in act.name:
        return (act, *_more_european(text, act))
    return (act, *_more_national(text, act))


def _code(text: str, at: int, codes: CodeTable) -> Act | None:
    match = codes.pattern.match(text, at)
    if not match:
        return None
    edition = compiled(r"[ ]\((?:nouveau|ancien|[^()]{0,40}partie[^()]{0,40})\)").match(text, match.end())
    return Act(ActKind.CODE, codes.named(match[0]).slug, Span(at, edition.end() if edition else match.end()))


def _national(text: str, at: int) -> Act | None:
    numbered = compiled(_NUMBERED).match(text, at)
    if numbered:
        end = _closed(text, numbered)
        return Act(ActKind.TEXT, f"{_type(numbered)} {_joined(numbered['number'])}", Span(at, end), date=_day(numbered))
    dated = compiled(_DATED).match(text, at)
    if dated:
        return Act(ActKind.TEXT, f"{_type(dated)} du {_day(dated)}", Span(at, dated.end()), date=_day(dated))
    finance = compiled(_FINANCE).match(text, at)
    if finance:
        return Act(ActKind.TEXT, finance[0].replace("securite", "sécurité"), Span(at, finance.end()))
    return None


def _more_national(text: str, first: Act) -> list[Act]:
    found: list[Act] = []
    match = compiled(_NEXT_NUMBER).match(text, first.span.end)
    while match and first.kind is ActKind.TEXT:
        kind = first.name.rsplit(" ", 1)[0]
        start = compiled(_NUMBER_SIGN).search(text, match.start(), match.end())
        span = Span(start.start() if start else match.start(), match.end())
        found.append(Act(ActKind.TEXT, f"{kind} {_joined(match['number'])}", span, date=_day(match)))
        match = compiled(_NEXT_NUMBER).match(text, match.end())
    return found


def _type(match: re.Match[str]) -> str:
    word = match["type"].lower()
    kept = [name for name in _KEPT_QUALIFIERS if f" {name}" in match["qualifier"].lower()]
    return " ".join([_TYPES.get(word, word), *kept])


def _day(match: re.Match[str]) -> str:
    if not match["day"]:
        return ""
    month = match["month"].lower()
    day = "1er" if match["day"] == "1" else match["day"]
    return f"{day} {_MONTHS.get(month, month)} {match['year']}"


def _joined(number: str) -> str:
    return number.replace(" ", "")


def _closed(text: str, match: re.Match[str]) -> int:
    """The end of the match, with the parenthesis of "loi de finances pour 1992 (n° 91-1322 du 30 décembre 1991)"."""
    open_ = "(" in match[0]
    close = compiled(r"[ ]?\)").match(text, match.end()) if open_ else None
    return close.end() if close else match.end()


# --- European acts ----------------------------------------------------------------------------------------

_UNION = r"(?:UE|CEE|CECA|CE|Euratom)(?:,[ ]?Euratom)?"
_EU_TYPE = r"(?P<type>directive|reglement|decision|recommandation)s?"
_EU_QUALIFIER = r"(?P<qualifier>(?:[ ](?:d'execution|deleguee?s?|europeen(?:ne)?s?|communautaires?|cadre|modifiee?))*)"
_EU_NUMBER = rf"""(?:[ ]?\(?[ ]?(?P<union>{_UNION})[ ]?\)?)?[ ]?(?:{_NUMBER_SIGN})?
    (?P<number>\d+[ ]?/[ ]?\d+)(?:[ ]?/[ ]?(?P<suffix>{_UNION}|JAI|PESC)\b|[ ]?\((?P<behind>{_UNION})\))?"""
_EU_SIGNED = rf"""(?:[ ](?:modifie|precite|susvise)e?)?
    (?:,?[ ](?:du[ ]Parlement(?:[ ]europeen)?(?:[ ]et[ ]du[ ]Conseil)?
       |du[ ]Conseil(?:[ ]et[ ]du[ ]Parlement[ ]europeen)?
       |de[ ]la[ ]Commission(?:[ ]europeenne)?|de[ ]la[ ]Banque[ ]centrale[ ]europeenne))?
    (?:,?[ ](?:du|en[ ]date[ ]du)[ ]{DATE})?"""
_EUROPEAN = rf"(?i:{_EU_TYPE}){_EU_QUALIFIER}(?:[ ](?i:du[ ]conseil))?{_EU_NUMBER}{_EU_SIGNED}"
_NEXT_EUROPEAN = rf"{AND}{_EU_NUMBER}{_EU_SIGNED}"


def _european(text: str, at: int) -> Act | None:
    match = compiled(_EUROPEAN).match(text, at)
    if not match:
        return None
    return Act(ActKind.TEXT, _european_name(match, _european_type(match)), Span(at, match.end()), date=_day(match))


def _more_european(text: str, first: Act) -> list[Act]:
    found: list[Act] = []
    kind = re.split(r" \(| \d", first.name)[0]
    match = compiled(_NEXT_EUROPEAN).match(text, first.span.end)
    while match:
        joint = compiled(AND).match(text, match.start())
        span = Span(joint.end() if joint else match.start(), match.end())
        found.append(Act(ActKind.TEXT, _european_name(match, kind), span, date=_day(match)))
        match = compiled(_NEXT_EUROPEAN).match(text, match.end())
    return found


def _european_type(match: re.Match[str]) -> str:
    word = _TYPES.get(match["type"].lower(), match["type"].lower())
    qualifier = re.search(r"d'execution|delegue", match["qualifier"])
    written = {"d'execution": " d'exécution", "delegue": " délégué"}[qualifier[0]] if qualifier else ""
    return word + written


def _european_name(match: re.Match[str], kind: str) -> str:
    number = _joined(match["number"])
    union = match["union"] or match["behind"]
    if match["suffix"] and not kind.startswith("règlement"):
        return f"{kind} {number}/{match['suffix']}"
    union = union or match["suffix"]
    return f"{kind} ({union}) {number}" if union else f"{kind} {number}"


# --- treaties, Constitution -------------------------------------------------------------------------------


def _treaty(text: str, at: int, codes: CodeTable) -> Act | None:
    match = codes.texts.match(text, at)
    return Act(ActKind.TEXT, codes.by_text[match[0]], Span(at, match.end())) if match else None


# --- named by pointing ------------------------------------------------------------------------------------

_DIVISION = r"(?:sous-section|section|sous-paragraphe|paragraphe|sous-titre|titre|livre|chapitre|partie|annexe)"
_WORD = r"(?P<word>code|loi|ordonnance|decret|arrete|reglement|directive|decision|convention|traite|accord|livre)s?\b"
_ADJECTIVE = r"(?:precite|susvise|susmentionne|susdit|mentionne[ ]ci-dessus)e?s?\b"
_SAME = rf"""(?:memes?|cette[ ]meme|ce[ ]meme|cette|cet|ce|ledit|ladite|ces|ces[ ]memes)[ ]{_WORD}"""
_SAME_BEHIND = rf"{_WORD}[ ](?:\((?:UE|CEE?)\)[ ])?{_ADJECTIVE}"
_PRESENT = rf"presente?s?[ ](?P<word>{_DIVISION}|{_WORD.replace('?P<word>', '?:')})"


def parse_pointing(text: str, at: int) -> Act | None:
    """présent code, présent titre, même code, cette loi, décret précité; or None."""
    present = compiled(_PRESENT).match(text, at)
    if present:
        own = present["word"] == "code" or bool(compiled(_DIVISION).fullmatch(present["word"]))
        return Act(ActKind.PRESENT if own else ActKind.UNKNOWN, "", Span(at, present.end()))
    same = compiled(_SAME).match(text, at) or compiled(_SAME_BEHIND).match(text, at)
    return Act(ActKind.SAME, same["word"], Span(at, same.end())) if same else None


# Roman numerals are capitals: "A ce titre il procède" names no title II.
_DIVISION_NUMBER = rf"""(?:(?-i:[IVXL]+(?:er|(?:-\d+)+)?\b)|\d+(?:er|e|(?:-\d+)+)?\b
    |premiere?\b|unique\b|preliminaire\b)
    (?:[ ]{LATIN})?(?![\w'°])"""
_DIVISIONS = rf"""(?:{_DIVISION}s?[ ]{_DIVISION_NUMBER}(?:(?:{AND}|[ ]à[ ]){_DIVISION_NUMBER})*
    |{ORDINAL}[ ]partie\b|partie[ ](?:legislative|reglementaire)\b)"""
_INSIDE = r"[ ]?,?[ ](?:du|de[ ]la|des|de[ ]l')[ ]?"
_NESTED = rf"(?i:{_DIVISIONS})(?:{_INSIDE}(?i:{_DIVISIONS}))*"


def parse_division(text: str, at: int, codes: CodeTable) -> Act | None:
    """ "section 2 du chapitre III du titre IV du livre Ier du code rural"; PRESENT where no act follows; or None."""
    match = compiled(_NESTED).match(text, at)
    if not match:
        return None
    act = parse_tail(text, match.end(), codes)
    if act and act.kind is not ActKind.UNKNOWN:
        return Act(act.kind, act.name, Span(at, act.span.end), part=True, date=act.date)
    return Act(ActKind.PRESENT, "", Span(at, match.end()), part=True)


# --- behind articles --------------------------------------------------------------------------------------

_LINK = r"""(?:[ ]?\(\d\))?[ ]?,?(?:[ ](?:modifie|precite|susvise|susmentionne)e?s?)?
    (?:[ ]|(?<=\d)(?=d[eu][ ]))(?:du[ ]|de[ ]la[ ]|de[ ]l'[ ]?|des[ ]|à[ ]la[ ]|dudit[ ]|de[ ]ladite[ ]|desdite?s[ ]
      |de[ ](?=ce|cette|cet|ces|loi[ ]n))"""
_SAID = r"(?:dudit|de[ ]ladite|desdite?s)[ ]$"
_OTHER = r"""[ ](?:du|dudit|de[ ]la|de[ ]ladite|des|de[ ]ce|de[ ]cette|de[ ]l')[ ]?(?<=[ '])(?:(?:meme|present)e?[ ])?
    (?P<other>contrat|convention|accord|traite|protocole|reglement|loi|ordonnance|decret|arrete|statut|cahier|annexe|code|charte
      |avenant|instruction|circulaire|constitution|acte|pacte|bail|plan|regime|directive|decision|texte|projet)"""


def parse_tail(text: str, at: int, codes: CodeTable) -> Act | None:
    """What says of which act the articles that end at `at` are; None where nothing does.

    "du contrat" is UNKNOWN: its span is empty, the words stay outside the citing expression; so is that of CITED.
    """
    link = compiled(_LINK).match(text, at)
    act = _behind_link(text, link, codes) if link else None
    if act:
        return act
    other = compiled(_OTHER).match(text, at)
    if other:
        return Act(ActKind.UNKNOWN, other["other"], Span(at, at))
    return Act(ActKind.CITED, "", Span(at, at)) if compiled(rf"[ ]{_ADJECTIVE}").match(text, at) else None


def _behind_link(text: str, link: re.Match[str], codes: CodeTable) -> Act | None:
    at = link.end()
    said = compiled(_WORD).match(text, at) if compiled(_SAID).search(link[0]) else None
    if said:
        return Act(ActKind.SAME, said["word"], Span(at, said.end()))
    return parse_act(text, at, codes) or parse_pointing(text, at) or parse_division(text, at, codes)
