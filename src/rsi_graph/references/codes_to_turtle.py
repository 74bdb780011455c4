"""The codes as linked data: `python -m rsi_graph.references.codes_to_turtle` writes `ontology/codes.ttl`.

The file is text made from `ontology/codes.toml`, in its order: this room needs no RDF library for that.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rsi_graph.references.codes import Code, read_codes
from rsi_graph.resources import resource_path

_HEAD = """\
# Written from codes.toml by `python -m rsi_graph.references.codes_to_turtle`: change that file, not this one.

@prefix code: <https://w3id.org/rsi-graph/id/code/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rsi: <https://w3id.org/rsi-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def codes_to_turtle(codes: Iterable[Code]) -> str:
    """Codes in, a Turtle document out.

    >>> code = Code("code-rural-et-de-la-peche-maritime", "Code rural et de la pêche maritime", "CRPM", ("code rural",))
    >>> print(codes_to_turtle([code]).split("\\n\\n")[-1])
    code:code-rural-et-de-la-peche-maritime a eli:LegalResource ;
        rdfs:label "Code rural et de la pêche maritime"@fr ;
        skos:altLabel "code rural"@fr ;
        rsi:abbreviation "CRPM" .
    <BLANKLINE>
    """
    return "\n".join([_HEAD, *(_described(code) for code in codes)])


def _described(code: Code) -> str:
    lines = [f"code:{code.slug} a eli:LegalResource", f"    rdfs:label {_literal(code.title)}@fr"]
    if code.names:
        lines.append("    skos:altLabel " + ", ".join(f"{_literal(name)}@fr" for name in code.names))
    if code.abbreviation:
        lines.append(f"    rsi:abbreviation {_literal(code.abbreviation)}")
    if code.legitext:
        lines.append(f"    eli:id_local {_literal(code.legitext)}")
    return " ;\n".join(lines) + " .\n"


def _literal(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def main() -> None:
    """Write `ontology/codes.ttl` beside `ontology/codes.toml`."""
    source = resource_path("ontology", "codes.toml")
    codes, _ = read_codes(source)
    Path(source).with_name("codes.ttl").write_text(codes_to_turtle(codes), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
