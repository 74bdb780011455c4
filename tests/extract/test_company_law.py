"""In the book on companies their organs are private persons; courts and offices of the State stay what they are."""

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.sources import parse_article

BOARD = "Le conseil d'administration détermine la rémunération du directeur général."
MEETING = "L'assemblée générale extraordinaire des actionnaires autorise l'émission."
COURT = "Le président du tribunal de commerce désigne le mandataire."


@pytest.mark.parametrize(
    ("code", "number", "law", "holders"),
    [
        ("code-de-commerce", "L225-53", BOARD, []),
        ("code-de-commerce", "R228-93", MEETING, []),
        ("code-de-commerce", "R225-87", COURT, ["président du tribunal de commerce"]),
        ("code-de-commerce", "R712-9", BOARD, ["conseil d'administration"]),
        ("code-de-la-sante-publique", "L2225-53", BOARD, ["conseil d'administration"]),
    ],
)
def test_organs_of_companies_hold_nothing(code: str, number: str, law: str, holders: list[str]) -> None:
    """The code and the first digit of the article tell the book."""
    reading = extract(parse_article(law, number=number, code=code), load_lexicon())
    assert [holder.name for one in reading.competences for holder in one.holders] == holders
