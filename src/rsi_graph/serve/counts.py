"""What a store holds, counted: classes, properties, links to other datasets.

Source: Describing Linked Datasets with the VoID Vocabulary, §§ 4 (statistics and partitions), 5 (linksets).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rsi_graph.namespaces import ROOT
from rsi_graph.serve.terms import Row

# Other datasets, by what their IRIs begin with.
OTHERS: Final = {
    "http://publications.europa.eu/resource/authority/": "eu-authority-tables",
    "https://www.legifrance.gouv.fr/": "legifrance",
    "http://www.wikidata.org/entity/": "wikidata",
    "https://annuaire-entreprises.data.gouv.fr/": "siren",
    "http://www.w3.org/ns/odrl/2/": "odrl",
}
_WHOLE: Final = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) { ?s ?p ?o }"""
_CLASSES: Final = "SELECT ?what (COUNT(DISTINCT ?s) AS ?number) { ?s a ?what } GROUP BY ?what ORDER BY ?what"
_PROPERTIES: Final = "SELECT ?what (COUNT(*) AS ?number) { ?s ?what ?o } GROUP BY ?what ORDER BY ?what"
# Few IRIs are named very often: they are told apart first, and only then compared.
_LINKS: Final = f"""
SELECT ?target ?what (SUM(?times) AS ?number) WHERE {{
  VALUES ?target {{ {" ".join(f'"{space}"' for space in OTHERS)} }}
  {{ SELECT ?what ?o (COUNT(*) AS ?times) {{ ?s ?what ?o FILTER (ISIRI(?o) && !STRSTARTS(STR(?o), "{ROOT}")) }}
     GROUP BY ?what ?o }}
  FILTER (STRSTARTS(STR(?o), ?target))
}} GROUP BY ?target ?what ORDER BY ?target ?what"""
_FIRST: Final = "SELECT (MIN(?day) AS ?what) { ?version eli:first_date_entry_in_force ?day }"
_LAST: Final = "SELECT (MAX(?day) AS ?what) { ?version eli:date_no_longer_in_force ?day }"


@dataclass(frozen=True, slots=True)
class Counts:
    """Triples, subjects and objects; instances by class, triples by property, links by (other dataset, property).

    `first`, `last`: the days that the versions cover; empty where none is known.
    """

    triples: int
    subjects: int
    objects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    links: Mapping[tuple[str, str], int]
    first: str = ""
    last: str = ""


def count(ask: Callable[[str], tuple[tuple[str, ...], list[Row]]]) -> Counts:
    """What answers SELECT queries in, what the data holds out."""
    (whole,) = ask(_WHOLE)[1]
    return Counts(
        triples=int(whole["triples"].value),
        subjects=int(whole["subjects"].value),
        objects=int(whole["objects"].value),
        classes=_numbers(ask(_CLASSES)[1]),
        properties=_numbers(ask(_PROPERTIES)[1]),
        links={(row["target"].value, row["what"].value): int(row["number"].value) for row in ask(_LINKS)[1] if row},
        first="".join(row["what"].value for row in ask(_FIRST)[1] if row),
        last="".join(row["what"].value for row in ask(_LAST)[1] if row),
    )


def _numbers(rows: list[Row]) -> dict[str, int]:
    return {row["what"].value: int(row["number"].value) for row in rows if "what" in row}
