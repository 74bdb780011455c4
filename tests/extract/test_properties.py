"""What holds of every reading, on text woven from the grammar's own words and on text of any kind."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rsi_graph.extract import extract
from rsi_graph.extract.language.tokens import word_rank
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Competence, Lexicon, MentionSource, Reading
from rsi_graph.records import to_records
from rsi_graph.sources import parse_article

SUBJECTS = [
    "La Caisse nationale d'assurance vieillesse",
    "Le préfet",
    "Elle",
    "Les caisses de base, mentionnées à l'article L. 611-8,",
    "Le directeur général et l'agent comptable",
    "Sur proposition du maire, le conseil d'administration",
    "Un décret",
    "L'assuré",
]
VERBS = [
    "assure",
    "peut contrôler",
    "ne peut, sauf urgence, suspendre",
    "est chargée d'animer et de coordonner",
    "a pour rôle :",
    "veille à",
    "met en œuvre",
    "est placé sous la tutelle de",
    "sont approuvés par",
    "se prononce sur",
    "rend public",
    "fabulise",
]
OBJECTS = [
    "l'action des caisses locales",
    "soit le recouvrement des cotisations, soit le règlement des prestations",
    "les conventions et les signe",
    "les orientations fixées par l'autorité compétente de l'Etat",
    "la commission et l'agence régionale de santé",
    "",
]
TAILS = [
    "",
    " afin de prévenir les accidents",
    ", conjointement avec l'agence",
    " dans les conditions prévues à l'article L. 1",
    ", après avis du conseil d'Etat, en urgence",
    " qui lui sont confiées par arrêté des ministres chargés de la mer et des sports",
]
ENDS = [".", " ;", " :", "", ".\n\n1° D'assurer le financement ;\n\n2° Contrôle les communes."]

sentences = st.builds(
    lambda subject, verb, object_, tail, end: f"{subject} {verb} {object_}{tail}{end}",
    *(st.sampled_from(words) for words in (SUBJECTS, VERBS, OBJECTS, TAILS, ENDS)),
)
articles = st.lists(sentences, min_size=1, max_size=4).map("\n\n".join)

# Sentences that name their subject in full, so that none needs another to be understood.
INDEPENDENT = [
    "La Caisse nationale d'assurance vieillesse assure le financement du régime.",
    "Le préfet contrôle les communes afin de prévenir les accidents.",
    "Le budget est approuvé par le ministre chargé de la santé.",
    "L'Agence nationale de l'habitat a pour rôle :\n\n1° D'animer les caisses locales ;\n\n2° De publier un rapport.",
    "Un décret fixe les tarifs.",
    "Il appartient au maire de délivrer l'autorisation.",
]


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module", autouse=True)
def _words_loaded() -> None:
    """Loading the word files is no part of any example's time."""
    read("La caisse assure le financement du régime.")


def read(law: str) -> Reading:
    return extract(parse_article(law, number="L1", code="code-de-la-securite-sociale"), lexicon())


def gist(record: Competence) -> tuple[object, ...]:
    holders = tuple(holder.name for holder in record.holders)
    targets = tuple((target.name, target.role) for target in record.targets)
    return (holders, record.verb, record.action, record.object and record.object.text, targets, record.modality)


@given(articles)
def test_every_span_gives_back_the_words_of_the_law(law: str) -> None:
    """Evidence, verb, object and mentions lie in the text; what is recorded of them is what stands there."""
    reading = read(law)
    text = reading.article.text
    assert all(row["quote"] == text[row["start"] : row["end"]] for row in to_records(reading))
    for record in reading.competences:
        paragraph = reading.article.paragraph_at(record.span.start)
        assert paragraph.number == record.paragraph
        assert record.span.of(text).strip() == record.span.of(text) != ""
        assert record.verb_span.of(text)
        assert record.word <= word_rank(text, paragraph.span, paragraph.span.end)
        for phrase in filter(None, (record.purpose, record.condition, record.scope)):
            assert phrase.text == phrase.span.of(text)
        for mention in record.holders:
            if mention.source is MentionSource.EXPLICIT:
                assert mention.span.of(text).split()[-1] == mention.name.split()[-1]


@given(articles)
def test_records_and_unread_stand_in_the_order_of_the_text(law: str) -> None:
    """Paragraphs never go back, and no two records share point, verb and word."""
    reading = read(law)
    assert all(one.paragraph <= other.paragraph for one, other in pairwise(reading.competences))
    assert all(one.paragraph <= other.paragraph for one, other in pairwise(reading.unread))
    addresses = [(record.point, record.verb, record.word) for record in reading.competences]
    assert len(set(addresses)) == len(addresses)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=300))
@example("- - -\n1°\n\n:")
@example("de de de le la les")
@example("« L'Etat » ; 1° à ; a) que :")
def test_any_text_is_read_without_an_exception(law: str) -> None:
    """Whatever is written, the reader ends, and what it tells lies in the text."""
    reading = read(f"Article\n\n{law}")
    assert all(0 <= unread.span.start <= unread.span.end <= len(reading.article.text) for unread in reading.unread)


@given(st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=4, unique=True))
def test_independent_paragraphs_are_read_as_they_are_alone(parts: list[str]) -> None:
    """What a paragraph with its list says does not hang on its neighbours."""
    alone = [gist(record) for part in parts for record in read(part).competences]
    assert [gist(record) for record in read("\n\n".join(parts)).competences] == alone


@given(st.sampled_from(SUBJECTS[:2]), st.sampled_from(["fabulise", "grindent", "mouvetera"]))
@settings(max_examples=6)
def test_an_unknown_verb_is_told(subject: str, verb: str) -> None:
    """A holder with a verb the lexicon lacks is never passed over in silence."""
    reading = read(f"{subject} {verb} les cotisations.")
    assert [unread.detail for unread in reading.unread] == [verb]
    assert not reading.competences


def test_an_unknown_infinitive_is_an_act_like_any_other() -> None:
    """ "De fabuliser les cotisations" under a lead-in is a record of the concept for all other acts."""
    (record,) = read("La caisse a pour rôle :\n\n1° De fabuliser les cotisations.").competences
    assert (record.verb, record.action, record.entry) == ("fabuliser", "perform", "")


def test_reading_does_not_hang_on_the_hash_seed() -> None:
    """The same records, byte for byte, in processes that order their sets differently."""
    program = (
        "import json, sys\n"
        "from rsi_graph.extract import extract\n"
        "from rsi_graph.lexicon import load_lexicon\n"
        "from rsi_graph.records import to_records\n"
        "from rsi_graph.sources import parse_article\n"
        "article = parse_article(sys.argv[1], number='L1', code='code-de-la-securite-sociale')\n"
        "print(json.dumps(to_records(extract(article, load_lexicon()))))\n"
    )
    law = "\n\n".join(f"{a} {b} {c}{d}." for a, b, c, d in zip(SUBJECTS, VERBS, OBJECTS, TAILS, strict=False))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, law], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "611")
    }
    assert outputs == {json.dumps(to_records(read(law))).encode() + b"\n"}
