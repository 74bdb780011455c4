"""The whole graph of L611-4: what must hold of every resource."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID

from rsi_graph.extract import extract
from rsi_graph.graph import DatasetInfo, to_graph
from rsi_graph.iri import IriCollision, mint_competence, parse_iri
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Mention, Reading, Span
from rsi_graph.namespaces import ACTION, BASE, BODY, ELI, OA, RSI
from rsi_graph.sources import parse_article

VERSION = URIRef(BASE + "article/css/L611-4/2015-12-23")
EXPRESSION = URIRef(VERSION + "/fr")
CONTROL = URIRef(VERSION + "/point-2/controler-w18")
DATASET = URIRef(BASE + "dataset/competences")
ELI_TERMS = {
    *("LegalResource", "LegalResourceSubdivision", "LegalExpression", "Format", "WorkSubdivision"),
    *("is_part_of", "has_part", "is_member_of", "has_member", "is_realized_by", "realizes", "is_embodied_by"),
    *("embodies", "cites", "cited_by", "number", "id_local", "type_document", "type_subdivision", "version"),
    *("version_date", "date_document", "first_date_entry_in_force", "date_no_longer_in_force", "in_force"),
    *("InForce-inForce", "InForce-notInForce", "InForce-partiallyInForce", "language", "title", "title_short"),
    *(
        "publisher",
        "licence",
        "jurisdiction",
        "amends",
        "amended_by",
        "repeals",
        "repealed_by",
        "changes",
        "changed_by",
    ),
}
SELECTORS = {OA.SpecificResource, OA.TextQuoteSelector, OA.TextPositionSelector}


def test_no_blank_node(graph: Graph) -> None:
    """Everything has an address."""
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_every_resource_has_type_and_french_label(graph: Graph) -> None:
    """Selectors excepted."""
    for subject in set(graph.subjects()):
        types = set(graph.objects(subject, RDF.type))
        assert types, subject
        if not types & SELECTORS:
            assert [label for label in graph.objects(subject, RDFS.label) if label.language == "fr"], subject


def test_a_resource_has_one_french_label(graph: Graph) -> None:
    """Two names would make two rows of every answer."""
    labels = Counter(s for s, label in graph.subject_objects(RDFS.label) if label.language == "fr")
    assert [subject for subject, count in labels.items() if count > 1] == []


def test_nothing_dangles(graph: Graph) -> None:
    """Every address of ours that is named is described."""
    described = set(graph.subjects())
    named = {value for value in graph.objects() if isinstance(value, URIRef) and value.startswith(BASE)}
    assert named - described - {URIRef(BASE + "bodies")} == set()


def test_every_address_can_be_read_back(graph: Graph) -> None:
    """Each IRI under the base is the address of something."""
    for subject in set(graph.subjects()):
        if str(subject).startswith(BASE):
            assert parse_iri(str(subject)).path in str(subject)


def test_only_eli_terms_that_exist(graph: Graph) -> None:
    """ELI's ontology cannot be fetched: the list of its terms is held here."""
    used = {str(term).removeprefix(str(ELI)) for triple in graph for term in triple if str(term).startswith(str(ELI))}
    assert used <= ELI_TERMS


def test_competences(graph: Graph, reading: Reading) -> None:
    """Each competence has one modality, action, legal basis and evidence, and a holder that is a body."""
    competences = set(graph.subjects(RDF.type, RSI.Competence))
    assert competences == {URIRef(mint_competence(reading.article, c)) for c in reading.competences}
    for competence in competences:
        types = set(graph.objects(competence, RDF.type))
        assert len(types & {RSI.Duty, RSI.Power, RSI.Prohibition}) == 1
        for predicate in (RSI.action, RSI.legalBasis, RSI.evidence, RSI.verb, RSI.reviewStatus):
            assert len(set(graph.objects(competence, predicate))) == 1
        assert all((holder, RDF.type, RSI.Body) in graph for holder in graph.objects(competence, RSI.holder))


def test_a_competence_stays_small(graph: Graph) -> None:
    """Under 40 triples each, its evidence and its own extract included, and under 60 of the whole graph each."""
    competences = list(graph.subjects(RDF.type, RSI.Competence))
    shared = Counter(extract for _, extract in graph.subject_objects(OA.hasTarget))
    for competence in competences:
        evidence = graph.value(competence, RSI.evidence)
        own = [extract for extract in graph.objects(evidence, OA.hasTarget) if shared[extract] == 1]
        parts = [part for extract in own for part in graph.objects(extract, OA.hasSelector)]
        count = sum(len(list(graph.predicate_objects(node))) for node in (competence, evidence, *own, *parts))
        assert count < 40, (competence, count)
    assert len(graph) / len(competences) < 60


def test_joint_competence(graph: Graph) -> None:
    """2°: "contrôler, conjointement avec les caisses de base, les organismes conventionnés"."""
    assert str(graph.value(CONTROL, RSI.jointHolder)) == BODY + "css/L611-4/caisses-de-base"
    assert str(graph.value(CONTROL, RSI.actsOn)) == BODY + "css/L611-4/organismes-conventionnes"
    assert graph.value(CONTROL, RSI.action) == ACTION.control
    assert graph.value(CONTROL, RSI.legalBasis) == VERSION + "/point-2"
    assert (CONTROL, RSI.citation, URIRef(VERSION + "/point-2/cite-w31")) in graph


def test_quotes_stand_at_their_offsets(graph: Graph, reading: Reading) -> None:
    """exact = text[start:end]; where it stands in the text twice, prefix and suffix stand around it."""
    text = str(graph.value(EXPRESSION, RSI.text))
    assert text == reading.article.text
    extracts = set(graph.subjects(RDF.type, OA.SpecificResource))
    assert len(extracts) >= len(reading.competences)
    for extract_node in extracts:
        found = {p: v for part in graph.objects(extract_node, OA.hasSelector) for p, v in graph.predicate_objects(part)}
        start, end = int(found[OA.start]), int(found[OA.end])
        assert text[start:end] == str(found[OA.exact])
        assert (OA.prefix in found) == (OA.suffix in found) == (text.count(str(found[OA.exact])) > 1)
        assert text[:start].endswith(str(found.get(OA.prefix, "")))
        assert text[end:].startswith(str(found.get(OA.suffix, "")))


def test_holder_of_a_lead_in_is_shown(graph: Graph) -> None:
    """An item's evidence has two targets: its words, and the holder's in the lead-in."""
    evidence = graph.value(CONTROL, RSI.evidence)
    words = {
        str(graph.value(s, OA.exact))
        for t in graph.objects(evidence, OA.hasTarget)
        for s in graph.objects(t, OA.hasSelector)
    }
    assert "Caisse nationale du régime social des indépendants" in " ".join(words)


def test_dates(graph: Graph) -> None:
    """Half-open inside, last day in force outside; in force on the reference date, which is the version's first day."""
    assert str(graph.value(VERSION, ELI.first_date_entry_in_force)) == "2015-12-23"
    assert str(graph.value(VERSION, ELI.date_no_longer_in_force)) == "2016-12-31"
    assert graph.value(VERSION, ELI.in_force) == ELI["InForce-inForce"]
    assert str(graph.value(DATASET, RSI.referenceDate)) == "2015-12-23"


def test_reference_date_is_an_option(reading: Reading) -> None:
    """On a day after the last one the version is not in force, and no shortcut is written."""
    later = to_graph([reading], dataset=DatasetInfo(reference_date=date(2017, 1, 1)))
    assert later.value(VERSION, ELI.in_force) == ELI["InForce-notInForce"]
    assert (None, RSI.actsUpon, None) not in later


def test_text_is_eli(graph: Graph) -> None:
    """Code, article, version, dated and undated point, expression hang together."""
    article, code = URIRef(BASE + "article/css/L611-4"), URIRef(BASE + "code/code-de-la-securite-sociale")
    point = URIRef(VERSION + "/point-2")
    assert (article, ELI.is_part_of, code) in graph
    assert (code, ELI.id_local, Literal("LEGITEXT000006073189")) in graph
    assert (VERSION, ELI.is_member_of, article) in graph
    assert (point, ELI.is_part_of, VERSION) in graph
    assert (point, ELI.is_member_of, URIRef(article + "/point-2")) in graph
    assert (point, ELI.number, Literal("2°")) in graph
    assert (EXPRESSION, ELI.realizes, VERSION) in graph


def test_citations_go_to_undated_points(graph: Graph) -> None:
    """11° cites 2° bis of L225-1-1, whatever its version; the cited text is described though it is not in the data."""
    cited = URIRef(BASE + "article/css/L225-1-1/point-2-bis")
    assert (URIRef(VERSION + "/point-11"), ELI.cites, cited) in graph
    assert (cited, ELI.number, Literal("2° bis")) in graph
    assert (cited, ELI.is_part_of, URIRef(BASE + "article/css/L225-1-1")) in graph
    citation = next(graph.subjects(RSI.citedResource, cited))
    assert str(graph.value(citation, RSI.linkStatus)) == "V"


def test_kinds_of_bodies_are_not_mixed(graph: Graph) -> None:
    """A named body, an organ, a class, an office and a scheme are different things."""
    kinds = {
        BODY["caisse-nationale-du-regime-social-des-independants"]: (RSI.NamedBody, ORG.FormalOrganization),
        URIRef(BODY + "css/L611-4/controle-medical"): (RSI.Organ, ORG.OrganizationalUnit),
        URIRef(BODY + "css/L611-4/caisses-de-base"): (RSI.BodyClass, SKOS.Concept),
        BODY["autorite-competente-de-l-etat"]: (RSI.Office, ORG.Post),
        URIRef(BODY + "css/L611-4/branches"): (RSI.Scheme, SKOS.Concept),
    }
    for body, types in kinds.items():
        assert set(types) <= set(graph.objects(body, RDF.type)), body
    assert (URIRef(BODY + "css/L611-4/branches"), RDF.type, RSI.Body) not in graph
    assert (BODY["autorite-competente-de-l-etat"], ORG.postIn, BODY.etat) in graph
    assert (BODY.etat, RDF.type, RSI.NamedBody) in graph


def test_provenance(graph: Graph, reading: Reading) -> None:
    """Software version and hash of the input; no wall clock."""
    activity = graph.value(DATASET, PROV.wasGeneratedBy)
    assert (activity, RSI.sha256, Literal(reading.article.source_sha256)) in graph
    assert (activity, PROV.startedAtTime, None) not in graph
    assert (DATASET, DCTERMS.issued, None) not in graph
    dated = to_graph([reading], dataset=DatasetInfo(issued=date(2026, 1, 2)))
    assert str(dated.value(DATASET, DCTERMS.issued)) == "2026-01-02"


def test_the_dataset_counts_itself(graph: Graph, reading: Reading) -> None:
    """void:triples is the size of the graph, class partitions are counts."""
    assert graph.value(DATASET, VOID.triples) == Literal(len(graph))
    counted = graph.value(URIRef(DATASET + "-competences"), VOID.entities)
    assert counted == Literal(len(reading.competences))


def test_the_base_is_an_option(reading: Reading) -> None:
    """Every address moves with the base, those of the authority file too."""
    moved = to_graph([reading], base="http://localhost:8000/id/")
    assert not [term for triple in moved for term in triple if str(term).startswith(BASE)]
    assert (None, RDF.type, RSI.Relation) in moved


def test_the_lexicon_changes_no_address(reading: Reading) -> None:
    """Other actions, kinds and rules for the same words: the same competences, missions and evidence."""

    def other(mention: Mention) -> Mention:
        return replace(mention, body=None)

    changed = tuple(
        replace(c, action="perform", rule="other", entry="other", holders=tuple(map(other, c.holders)))
        for c in reading.competences
    )
    before, after = to_graph([reading]), to_graph([replace(reading, competences=changed)])
    for kind in (RSI.Competence, RSI.Mission, OA.Annotation, RSI.Citation):
        assert set(before.subjects(RDF.type, kind)) == set(after.subjects(RDF.type, kind))


def test_fewer_words_in_the_lexicon_change_no_address(reading: Reading) -> None:
    """Read with a poorer lexicon, the competences still found keep their addresses."""
    lexicon = load_lexicon()
    verbs = {verb: action for verb, action in lexicon.verbs.items() if verb not in {"animer", "centraliser"}}
    poorer = extract(reading.article, replace(lexicon, verbs=verbs, bodies=()))
    found = {mint_competence(reading.article, c) for c in poorer.competences}
    assert found <= {mint_competence(reading.article, c) for c in reading.competences}
    assert len(found) >= 20


def test_a_collision_fails(reading: Reading) -> None:
    """Two competences that would have one address are an error that names both."""
    first, second, *rest = reading.competences
    twin = replace(second, paragraph=first.paragraph, point=first.point, verb=first.verb, word=first.word)
    with pytest.raises(IriCollision, match="would stand for two different things"):
        to_graph([replace(reading, competences=(first, twin, *rest))])


def test_reading_twice_is_no_collision(reading: Reading, graph: Graph) -> None:
    """The same article from two sources is one article."""
    assert set(to_graph([reading, reading])) == set(graph)


def _other() -> Reading:
    text = "Le ministre chargé du budget approuve le budget de la caisse nationale des allocations familiales."
    return extract(parse_article(text, number="L999-1", code="code-de-la-securite-sociale"), load_lexicon())


def test_order_of_articles_is_irrelevant(reading: Reading) -> None:
    """The same readings in any order give the same triples."""
    assert set(to_graph([reading, _other()])) == set(to_graph([_other(), reading]))


def test_equal_titles_are_told_apart_by_section(reading: Reading) -> None:
    """Two articles of one number in a code: the section's slug parts them; without it they collide."""
    text = reading.article.text + " "
    both = [replace(reading, article=replace(reading.article, qualifier="livre-3"))]
    both += [replace(reading, article=replace(reading.article, qualifier="livre-4", text=text))]
    competences = to_graph(both).subjects(RDF.type, RSI.Competence)
    assert {str(c).split("/L611-4/")[1].split("/")[0] for c in competences} == {"section-livre-3", "section-livre-4"}
    with pytest.raises(IriCollision):
        to_graph([reading, replace(reading, article=replace(reading.article, text=text))])


def test_citations_that_begin_together(reading: Reading) -> None:
    """Two citations that begin at one word have two addresses."""
    first = reading.citations[0]
    longer = replace(first, span=Span(first.span.start, first.span.end + 1))
    two = to_graph([replace(reading, citations=(longer, *reading.citations))])
    assert (URIRef(VERSION + "/point-1/cite-w18-2"), RDF.type, RSI.Citation) in two


def test_an_undated_version_is_replaced_by_its_dated_twin(reading: Reading) -> None:
    """When a dated source of the same text comes, the version known by its text points to it."""
    article = reading.article
    undated = replace(article, version=replace(article.version, start=None, end=None))
    both = to_graph([reading, replace(reading, article=undated)])
    old = URIRef(BASE + f"article/css/L611-4/texte-{article.version.text_key}")
    assert (old, DCTERMS.isReplacedBy, VERSION) in both
    assert (old, ELI.in_force, None) not in both


def test_nothing_in_nothing_out() -> None:
    """No reading gives a dataset that says so."""
    empty = to_graph([])
    assert (URIRef(DATASET + "-competences"), VOID.entities, Literal(0)) in empty


def test_bytes_do_not_depend_on_the_run() -> None:
    """The same article gives the same Turtle under any hash seed."""
    program = (
        "from rsi_graph.extract import extract; from rsi_graph.graph import to_graph;"
        "from rsi_graph.lexicon import load_lexicon; from rsi_graph.sources import read_article; import sys;"
        "sys.stdout.buffer.write(to_graph([extract(read_article(sys.argv[1]), load_lexicon())])"
        ".serialize(format='turtle').encode())"
    )
    source = Path(__file__).parents[2] / "data" / "sources" / "L611-4.md"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, str(source)], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_no_sameas(graph: Graph) -> None:
    """Bodies are matched by skos:exactMatch where a scope rule says so, never by owl:sameAs."""
    assert (None, OWL.sameAs, None) not in graph
