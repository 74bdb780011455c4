"""Which State a name means: the French one has an entry in the authority file, any other has none."""

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import BodyKind
from rsi_graph.sources import parse_article


def last_target(law: str) -> tuple[str, str | None, BodyKind]:
    article = parse_article(law, number="L1", code="code-de-la-securite-sociale")
    mention = extract(article, load_lexicon()).competences[-1].targets[-1].mention
    return mention.name, mention.body, mention.kind


@pytest.mark.parametrize(
    ("law", "body"),
    [
        ("La commune verse la somme à l'Etat.", "etat"),
        ("La commune verse la somme à cet Etat.", None),
        ("La commune verse la somme à un Etat.", None),
        ("La commune verse la somme à l'Etat où la société a son siège.", None),
        ("La commune verse la somme à cet Etat. La région verse la somme à l'Etat.", "etat"),
    ],
)
def test_only_the_state_by_its_name_alone_is_the_french_one(law: str, body: str | None) -> None:
    """ "cet Etat" and "l'Etat où …" are any State."""
    kind = BodyKind.CLASS if body is None else BodyKind.NAMED
    assert last_target(law) == ("Etat", body, kind)


def test_an_authority_of_another_state_is_not_the_french_one() -> None:
    """ "l'autorité compétente de l'Etat d'accueil" begins as a name of the authority file, and is none of its."""
    name, body, kind = last_target("La commune informe l'autorité compétente de l'Etat d'accueil.")
    assert (name, body, kind) == ("autorité compétente de l'Etat d'accueil", None, BodyKind.OFFICE)
    assert last_target("La commune informe l'autorité compétente de l'Etat.")[1] == "autorite-competente-de-l-etat"
