"""The official XML of the LEGI base: one file a version of an article.

Source: DILA, DTD `legi_article.dtd` (META, CONTEXTE, NOTA, BLOC_TEXTUEL, LIENS).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rsi_graph.sources.amending_links import AmendingLink, amending_texts
from rsi_graph.sources.problems import BadPublished
from rsi_graph.sources.published import Published, day_of


def parse_legi_xml(content: bytes, source: str) -> Published:
    """Bytes of an article's file in, what it publishes out.

    No entity is expanded, no DTD and nothing outside is read.

    Raises:
        BadPublished: it is no XML, defines entities, or is no article.
    """
    try:
        root: Element = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except ParseError as error:
        raise BadPublished(source, f"it is not well-formed XML ({error})") from error
    except DefusedXmlException as error:
        raise BadPublished(source, "its XML defines entities or points outside, which is never read") from error
    if root.tag != "ARTICLE":
        raise BadPublished(source, f"its root is <{root.tag}>, not <ARTICLE>")
    text = root.find("CONTEXTE/TEXTE")
    title = root.find("CONTEXTE/TEXTE/TITRE_TXT")
    start = day_of(_words(root, "META/META_SPEC/META_ARTICLE/DATE_DEBUT"), source)
    brought, ended = amending_texts(_links(root, source), start)
    return Published(
        number=_words(root, "META/META_SPEC/META_ARTICLE/NUM"),
        legitext=text.get("cid", "") if text is not None else "",
        title="".join(title.itertext()).strip() if title is not None else "",
        html=_inner(root.find("BLOC_TEXTUEL/CONTENU")),
        start=start,
        end=day_of(_words(root, "META/META_SPEC/META_ARTICLE/DATE_FIN"), source),
        legiarti=_words(root, "META/META_COMMUN/ID"),
        note=_inner(root.find("NOTA/CONTENU")),
        amended_by=brought,
        ended_by=ended,
    )


def _words(root: Element, path: str) -> str:
    return (root.findtext(path) or "").strip()


def _inner(element: Element | None) -> str:
    """The markup inside an element; what is outside it is none of it."""
    if element is None:
        return ""
    children = "".join(tostring(child, encoding="unicode") for child in element)
    return f"{_escaped(element.text or '')}{children}".strip()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _links(root: Element, source: str) -> Iterator[AmendingLink]:
    for link in root.iterfind("LIENS/LIEN"):
        signed = day_of(link.get("datesignatexte"), source)
        yield AmendingLink(link.get("typelien", ""), link.get("sens", ""), "".join(link.itertext()), signed)
