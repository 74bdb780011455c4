"""Links to what others know: right, with its source, or none."""

import re

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS, ORG, OWL

from rsi_graph.resources import resource_folder

AUTHORITY = Graph().parse(resource_folder("ontology") / "bodies.ttl")
SIREN = sorted((str(body), str(number)) for body, number in AUTHORITY.subject_objects(ORG.identifier))


def luhn(number: str) -> int:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10


@pytest.mark.parametrize(("body", "number"), SIREN)
def test_siren_has_its_check_digit_and_its_source(body: str, number: str) -> None:
    """Nine digits by Luhn's rule, stated by a page of the national register that bears the number."""
    assert re.fullmatch(r"\d{9}", number)
    assert luhn(number) == 0
    sources = [str(source) for one, source in AUTHORITY.subject_objects(DCTERMS.source) if str(one) == body]
    assert sources == [f"https://annuaire-entreprises.data.gouv.fr/entreprise/{number}"]


def test_a_number_is_of_one_body() -> None:
    assert len(SIREN) == len({number for _, number in SIREN}) > 0


def test_nothing_is_said_to_be_the_same_that_is_not() -> None:
    """No owl:sameAs: an institution in law at a day is not what a register or an encyclopaedia describes."""
    for path in resource_folder("ontology").glob("*.ttl"):
        assert not list(Graph().parse(path).subject_objects(OWL.sameAs)), path.name
