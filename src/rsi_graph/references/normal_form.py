"""References in normal form: `CSS L225-1-1 2° bis`, `loi 83-634 art. 6`, `règlement (CE) 883/2004 art. 5`."""

from __future__ import annotations

from rsi_graph.errors import RsiGraphError
from rsi_graph.model import Reference
from rsi_graph.references.codes import CodeTable, default_codes
from rsi_graph.references.patterns import DIGITS, LATIN, LETTERED_SUFFIX, PLAIN_SUFFIX, compiled

_NUMBER = rf"(?:(?:LO|[LRDA])\*{{0,2}}{DIGITS}(?:{LETTERED_SUFFIX})?|{DIGITS}(?:{PLAIN_SUFFIX})?)"
_ARTICLE = rf"(?P<article>{_NUMBER}(?:\.\.{_NUMBER})?)(?![\w°])"
_ATOM = rf"""(?:(?:partie[ ])?[A-Z]+(?:[ ]{LATIN})?(?:-[A-Z\d])?|\d+°(?:[ ]{LATIN})?(?:[ ][A-Z](?!\w))?
    |[a-z](?:[ ]{LATIN})?|\d+(?:[ ]{LATIN})?)"""
_SUBDIVISION = rf"""[ ](?P<one>
    (?:\d+[ ]derniers[ ]|(?:avant-)?dernier[ ])(?:al\.|tiret)
    |(?:al\.|tiret|§|point)[ ](?:\d+)(?:\.\.(?:\d+|(?:avant-)?dernier[ ](?:al\.|tiret)))?
    |{_ATOM}(?:\.\.{_ATOM})?)(?![\w°])"""
_TEXTS = r"""(?:loi|ordonnance|décret|décret-loi|arrêté|délibération|convention|accord|traité|protocole
    |directive|règlement|décision|recommandation)[ ]"""


class UnreadableReferenceError(RsiGraphError):
    """A string is no reference in normal form."""

    def __init__(self, words: str, problem: str) -> None:
        super().__init__(
            f"'{words}': {problem}. Write a reference like 'CSS L225-1-1 2° bis', 'loi 83-634 art. 6' or 'CASF'."
        )
        self.words = words


def parse_reference(words: str, codes: CodeTable | None = None) -> Reference:
    """A reference in normal form in, the same as a value out; the inverse of `str`.

    Raises:
        UnreadableReferenceError: it is not in normal form.

    >>> parse_reference("CSS L612-1 II 3°")
    Reference(act='CSS', article='L612-1', subdivision=('II', '3°'))
    >>> parse_reference("règlement (CE) 883/2004 art. 5")
    Reference(act='règlement (CE) 883/2004', article='5', subdivision=())
    >>> parse_reference("CSS deux")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    rsi_graph.references.normal_form.UnreadableReferenceError: 'CSS deux': no number of an article stands behind...
    """
    table = codes or default_codes()
    act, separator, rest = words.partition(" art. ")
    if not separator:
        act, rest = _code_and_rest(words, table)
    elif not _is_text(act, table):
        raise UnreadableReferenceError(words, f"no text is known as '{act}'")
    return Reference(act) if not rest else _with_article(words, act, rest)


def _code_and_rest(words: str, table: CodeTable) -> tuple[str, str]:
    ends = [at for at, sign in enumerate(words + " ") if sign == " "]
    act = next((words[:end] for end in reversed(ends) if words[:end] in table.by_act), None)
    if act is not None:
        return act, words[len(act) + 1 :]
    if not _is_text(words, table):
        raise UnreadableReferenceError(words, "it begins with no code and no kind of text that is known")
    return words, ""


def _is_text(act: str, table: CodeTable) -> bool:
    return bool(compiled(_TEXTS).match(act)) or act in table.by_text.values()


def _with_article(words: str, act: str, rest: str) -> Reference:
    match = compiled(_ARTICLE).match(rest)
    if not match:
        raise UnreadableReferenceError(words, f"no number of an article stands behind '{act}'")
    found: list[str] = []
    end = match.end()
    while end < len(rest):
        one = compiled(_SUBDIVISION).match(rest, end)
        if not one:
            raise UnreadableReferenceError(words, f"'{rest[end:].strip()}' is no subdivision of an article")
        found.append(one["one"])
        end = one.end()
    return Reference(act, match["article"], tuple(found))
