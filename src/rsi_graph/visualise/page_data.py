"""What the script of the page reads: nodes, relations with their evidence, texts of the law, days on which they change.

Everything that a person reads in two languages is sent in both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from rsi_graph.network import Evidence, LawText, Network
from rsi_graph.references import split_place
from rsi_graph.visualise.bundles import Bundle, Strand, short_keys
from rsi_graph.visualise.palette import (
    FAMILIES,
    FAMILY_WORDS,
    FAMILY_WORDS_EN,
    KINDS,
    LEVEL_WORDS,
    LEVEL_WORDS_EN,
    TITLE_EN,
    WARNING,
    WARNING_EN,
)
from rsi_graph.visualise.scope import Scope

MODALITIES: Final[Mapping[str, tuple[str, str]]] = {
    "Duty": ("mission (indicatif)", "duty (indicative)"),
    "Power": ("faculté (« peut »)", "power (“may”)"),
}
# Inside a script element only these could end it, or a line of it.
_UNSAFE: Final = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def actions_of(bundles: Iterable[Bundle]) -> list[dict[str, Any]]:
    """The families that occur with their actions, in the order of the scheme."""
    strands = {strand.action: strand for bundle in bundles for strand in bundle.strands}
    return [
        {
            "slug": family,
            "label": FAMILY_WORDS[family],
            "label_en": FAMILY_WORDS_EN[family],
            "actions": [
                {"slug": action, "label": strand.label, "label_en": strand.label_en}
                for action, strand in sorted(strands.items())
                if strand.family == family
            ],
        }
        for family in FAMILIES
        if any(strand.family == family for strand in strands.values())
    ]


def choices_of(network: Network, relations: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """What else one can filter by: kinds of bodies, modalities and codes, each only where there are several."""
    kinds = {str(data["kind"]) for _, data in network.nodes(data=True)}
    evidence = [one for relation in relations for one in relation["evidence"]]
    modalities = {str(one["modality"]) for one in evidence}
    codes = sorted({str(one["code"]) for one in evidence})
    found = {
        "kind": [
            {"slug": kind, "label": look.label_fr, "label_en": look.label_en}
            for kind, look in KINDS.items()
            if kind in kinds
        ],
        "modality": [
            {"slug": slug, "label": fr, "label_en": en} for slug, (fr, en) in MODALITIES.items() if slug in modalities
        ],
        "code": [{"slug": code, "label": code, "label_en": code} for code in codes],
    }
    return {name: choices for name, choices in found.items() if len(choices) > 1}


def relations_of(network: Network, bundles: tuple[Bundle, ...]) -> Iterator[dict[str, Any]]:
    """Every relation with its ends and its evidence."""
    short = short_keys(bundles)
    nodes = {name: node_words(data) for name, data in network.nodes(data=True)}
    for bundle in bundles:
        for strand in bundle.strands:
            yield {
                "short": short[strand.key],
                "source": nodes[bundle.source] | {"iri": bundle.source},
                "target": nodes[bundle.target] | {"iri": bundle.target},
                **_strand(strand),
            }


def node_words(data: Mapping[str, Any]) -> dict[str, str]:
    """What a node is called, in both languages."""
    look = KINDS[data["kind"]]
    return {
        "label": data["label"],
        "label_en": data["label_en"] or data["label"],
        "kind": data["kind"],
        "kind_fr": look.label_fr,
        "kind_en": look.label_en,
    }


def days_of(relations: Iterable[Mapping[str, Any]]) -> list[str]:
    """The days on which a relation begins or is no more, in order; none where all hold on the same days."""
    evidence = [one for relation in relations for one in relation["evidence"]]
    starts = {str(one["since"]) for one in evidence if one["since"]}
    ends = {_after(str(one["until"])) for one in evidence if one["until"]}
    days = sorted(starts | ends)
    return days if len(starts) > 1 else []


def page_data(
    network: Network,
    relations: Iterable[Mapping[str, Any]],
    laws: Mapping[str, LawText],
    *,
    days: list[str],
    scope: Scope | None,
) -> str:
    """All of it as JSON that is safe inside a script element."""
    flat = [
        {**relation, "source": relation["source"]["iri"], "target": relation["target"]["iri"]} for relation in relations
    ]
    data = {
        "nodes": {name: node_words(node) for name, node in network.nodes(data=True)},
        "relations": flat,
        "laws": {version: law_words(law) for version, law in laws.items()},
        "english": _english(network),
        "days": days,
        "server": scope is not None,
        "partial": scope is not None and scope.partial,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _english(network: Network) -> dict[str, str]:
    """What the picture says in French beside names and relations → the same in English."""
    looks = {look.label_fr: look.label_en for look in KINDS.values()}
    families = {words: FAMILY_WORDS_EN[family] for family, words in FAMILY_WORDS.items()}
    levels = {words: LEVEL_WORDS_EN[level] for level, words in LEVEL_WORDS.items()}
    said = {WARNING: WARNING_EN, str(network.graph["title"]): TITLE_EN}
    return looks | families | levels | said


def law_words(law: LawText) -> dict[str, Any]:
    """A text of the law as the script reads it."""
    return {
        "iri": law.version.iri,
        "article": law.article,
        "number": law.number,
        "label": law.label,
        "code": law.code,
        "law": law.law,
        "since": law.version.since,
        "until": law.version.until,
        "observed": law.version.observed,
        "segments": [[one.words, list(one.marks), one.reference] for one in law.segments],
        "marks": [
            {
                "iri": mark.competence, "where": mark.where, "point": mark.point, "modality": mark.modality,
                "action": mark.action, "label": mark.action_label, "label_en": mark.action_label_en,
                "family": mark.family, "verb": mark.verb, "object": mark.object, "holders": mark.holders,
            }
            for mark in law.marks
        ],
        "references": [{"cited": one.cited, "label": one.label, "law": one.law} for one in law.references],
        "versions": [
            {"iri": one.iri, "since": one.since, "until": one.until, "observed": one.observed} for one in law.versions
        ],
        "changes": law.changes,
    }  # fmt: skip


def _strand(strand: Strand) -> dict[str, Any]:
    return {
        "action": strand.action,
        "family": strand.family,
        "label": strand.label,
        "label_en": strand.label_en,
        "joint": strand.joint,
        "scheme": strand.scheme,
        "evidence": [_evidence(one) for one in strand.evidence],
    }


def _evidence(one: Evidence) -> dict[str, str]:
    return {
        "quote": one.quote,
        "article": one.article,
        **dict(zip(("code", "number", "point"), split_place(one.article), strict=True)),
        "since": one.since,
        "until": one.until,
        "modality": one.modality,
        "version": one.version,
        "iri": one.competence,
    }


def _after(day: str) -> str:
    """The day after the last one in force.

    >>> _after("2016-12-31")
    '2017-01-01'
    """
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
