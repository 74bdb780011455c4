"""What a build made, told to a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from rsi_graph.model import UnreadReason
from rsi_graph.namespaces import ELI, RSI
from rsi_graph.pipeline.corpus import CorpusResult
from rsi_graph.pipeline.result import BuildResult
from rsi_graph.pipeline.run import counts_of
from rsi_graph.records import UNREADABLE, to_table

# More rows than this are not read in a terminal; the spreadsheet has them all.
SHOWN: Final = 60

# The last ones are told, where a broken archive stands; `unread.jsonl` has them all.
SHOWN_FAILURES: Final = 3

_COUNTED: Final = {
    "articles": "articles",
    "missions": "missions",
    "competences": "compétences",
    "relations": "relations",
    "citations": "renvois",
    "triples": "triplets",
}

_TOLD: Final = {
    "competences.ttl": "le graphe · the graph",
    "competences.jsonl": "le tableau, une compétence par ligne · the table, one competence a line",
    "competences.csv": "le même pour un tableur · the same for a spreadsheet",
    "unread.jsonl": "ce qui n'a pas été lu · what was not read",
    "report.jsonl": "tous les résultats du contrôle · all results of the shapes",
    "report.txt": "le contrôle SHACL · the SHACL report",
    "network.html": "qui agit sur qui, à ouvrir dans un navigateur · who acts upon whom, open in a browser",
    "network.svg": "la même image · the same as a picture",
    "run.json": "durées, versions, empreintes · times, versions, hashes",
}


# Right or silent: what is in force on no known day is not said to be in force.
_UNDATED: Final = (
    "aucun texte n'a de jour : qui contrôle qui aujourd'hui n'est pas dit. Nommer le dossier ou l'archive avec le sien"
    " (codes-2023-12-06). · no text has a day, so who controls whom today is not said: name the folder with its day"
)


def to_summary(result: BuildResult, *, width: int = 100) -> str:
    """Result in, words for a terminal out: missions, counts, verdict, where to look; French first."""
    return "\n".join([*_missions(result, width), *_counts(result), *_verdict(result), "", *_places(result)]) + "\n"


def to_corpus_summary(result: CorpusResult) -> str:
    """Result over a corpus in, words for a terminal out: counts, verdict, failures, where to look; French first."""
    return "\n".join([*_corpus_counts(result), *_verdict(result), *_failures(result), "", *_places(result)]) + "\n"


def _corpus_counts(result: CorpusResult) -> Iterator[str]:
    counts = result.merged.counts
    yield ", ".join(f"{word} : {counts.get(name, 0)}" for name, word in _COUNTED.items())
    unread = {reason.value: counts.get(reason.value, 0) for reason in UnreadReason}
    told = ", ".join(f"{reason} {number}" for reason, number in unread.items() if number)
    yield f"passages non lus · passages not read : {sum(unread.values())} ({told})"
    if counts.get("competences"):
        each = counts.get("competence-triples", 0) / counts["competences"]
        yield f"triplets par compétence · triples per competence : {each:.1f}"
    decided = {name: n for name, n in counts.items() if name.startswith("review-")}
    if decided:
        told = ", ".join(f"{name.removeprefix('review-')} {n}" for name, n in sorted(decided.items()))
        yield f"décisions de relecteurs · decisions of reviewers : {told} (rsi-graph review check)"
    yield f"durée · time : {sum(result.seconds.values()):.1f} s"


def _failures(result: CorpusResult) -> Iterator[str]:
    if result.failures:
        yield f"fichiers sans article · files without an article : {len(result.failures)} (run.json, unread.jsonl)"
    for clash in result.merged.clashes:
        yield f"deux textes à la même adresse, le premier est gardé · two texts, one address, the first kept : {clash}"
    if not result.merged.dated:
        yield _UNDATED


def _missions(result: BuildResult, width: int) -> Iterator[str]:
    yield to_table(islice(result.records, SHOWN), width=width)
    if len(result.records) > SHOWN:
        yield f"… et {len(result.records) - SHOWN} autres compétences · and more\n"


def _counts(result: BuildResult) -> Iterator[str]:
    counts = counts_of(result.readings, result.unread, result.graph)
    yield ", ".join(f"{word} : {counts[name]}" for name, word in _COUNTED.items())
    yield f"passages ou fichiers non lus · passages or files not read : {len(result.unread)}"
    unreadable = [row for row in result.unread if row["reason"] == UNREADABLE]
    if unreadable:
        yield f"illisibles · unreadable : {len(unreadable)}"
        yield from (f"  {row['detail']}" for row in unreadable[-SHOWN_FAILURES:])
    if not any((None, day, None) in result.graph for day in (ELI.first_date_entry_in_force, RSI.observedOn)):
        yield _UNDATED


def _verdict(result: BuildResult | CorpusResult) -> Iterator[str]:
    if result.report is None:
        yield "Graphe non contrôlé · graph not validated"
    else:
        yield f"Contrôle SHACL : {result.report.verdict} · {result.report.verdict_en}"


def _places(result: BuildResult | CorpusResult) -> Iterator[str]:
    named = [(str(path), _TOLD[path.name]) for path in result.files if path.name in _TOLD]
    widest = max((len(path) for path, _ in named), default=0)
    yield from (f"{path.ljust(widest)}  {words}" for path, words in named)
