"""Coverage as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from rsi_graph.evaluation.coverage import Coverage, Lacking
from rsi_graph.evaluation.words import REASONS


def to_coverage_json(coverage: Coverage) -> dict[str, object]:
    """Coverage in, a JSON object out; the two shares stand beside what was counted."""
    counted = asdict(coverage)
    return {"verb_share": round(coverage.verb_share, 4), "noun_share": round(coverage.noun_share, 4), **counted}


def to_coverage_text(coverage: Coverage) -> str:
    """Coverage in, a readable report out."""
    one, verbs, nouns = coverage, _share(coverage.verb_share), _share(coverage.noun_share)
    all_verbs, all_nouns = one.known + one.unknown, one.known_nouns + one.unknown_nouns
    lines = [
        f"articles {one.articles}, compétences · competences {one.competences}",
        f"phrases où une institution agit · sentences where an institution acts {one.sentences}",
        "",
        f"verbes connus · verbs known  {verbs}  ({one.known} / {all_verbs}; {one.aside} sans acte · without act)",
        f"noms connus · nouns known    {nouns}  ({one.known_nouns} / {all_nouns})",
        *_words("Verbes inconnus · unknown verbs", one.verbs),
        *_words("Noms inconnus derrière un verbe support · unknown nouns under a support verb", one.nouns),
        *_words("Sujets inconnus d'un verbe d'autorité · unknown subjects of a verb of authority", one.bodies),
        "",
        "Passages non lus · not read",
        *(f"{number:7}  {reason} ({REASONS[reason]})" for reason, number in one.unread.items() if number),
    ]
    return "\n".join(lines) + "\n"


def _share(value: float) -> str:
    return f"{value:7.2%}"


def _words(title: str, words: Iterable[Lacking]) -> Iterator[str]:
    yield from ("", title)
    for word in words:
        yield f"{word.count:7}  {word.word} : « {word.example} » {word.where}"
