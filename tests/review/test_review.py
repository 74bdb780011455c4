"""A jurist's review: table out, decisions in, overlay over a new reading."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF

from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading, ReviewStatus
from rsi_graph.namespaces import BASE, RSI
from rsi_graph.pipeline import check_decisions, take_decisions
from rsi_graph.records import to_records
from rsi_graph.resources import resource_path
from rsi_graph.review import (
    Decision,
    OverlayError,
    ReviewRowError,
    Reviews,
    ReviewTableError,
    State,
    Status,
    apply_reviews,
    has_conflict,
    read_overlay,
    read_reviews,
    to_overlay,
    to_review_table,
    to_review_text,
)
from rsi_graph.sources import read_article
from rsi_graph.validate import validate

SOURCE = resource_path("data", "sources/L611-4.md")
HOLDER = "Caisse nationale du régime social des indépendants"
Lines = list[dict[str, str]]
Change = Callable[[Lines], None]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return extract(read_article(SOURCE), load_lexicon())


def lines(reading: Reading, **options: object) -> Lines:
    """The table as a spreadsheet shows it."""
    text = to_review_table([reading], **options).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def save(path: Path, rows: Lines, *, separator: str = ";", encoding: str = "utf-8-sig", end: str = "\r\n") -> Path:
    """The table as a spreadsheet saves it."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def at(rows: Lines, item: str, verb: str) -> dict[str, str]:
    return next(row for row in rows if (row["Où"], row["Verbe"]) == (item, verb))


def decided(folder: Path, reading: Reading, change: Change, *, by: str = "Anne Roy", on: str = "2026-11-28") -> Path:
    """Decisions that a reviewer makes in the table, kept in the folder `overlay`."""
    rows = lines(reading)
    change(rows)
    table = save(folder / "table.csv", rows)
    take_decisions(table, [SOURCE], folder / "overlay", by=by, on=on)
    return folder / "overlay"


def accept(rows: Lines) -> None:
    at(rows, "2°", "animer")["Décision"] = "accepter"


def reject(rows: Lines) -> None:
    at(rows, "2°", "animer")["Décision"] = "rejeter"


def correct(rows: Lines) -> None:
    row = at(rows, "2°", "animer")
    row |= {"Décision": "corriger", "Objet": "l'action", "Agit sur": "caisses de base | communes", "Forme": "faculté"}


def add(rows: Lines) -> None:
    rows.append(
        dict.fromkeys(rows[0], "")
        | {"Décision": "ajouter", "Code": "code-de-la-securite-sociale", "Article": "L611-4", "Où": "1°"}
        | {"Titulaires": HOLDER, "Forme": "mission", "Verbe": "financer", "Action": "finance", "Objet": "des branches"}
        | {"Mots de la loi": "le financement des branches", "Renvois": "CSS L611-2"}
    )


def after(reading: Reading, overlay: Path) -> Reading:
    return apply_reviews(reading, read_reviews([overlay]), load_lexicon()).reading


# --- the table --------------------------------------------------------------------------------------------


def test_table_has_every_record_the_least_sure_first(reading: Reading) -> None:
    """One row a record, with quote, context, basis and address; ordered by confidence, or as in the text."""
    rows = lines(reading)
    shares = [int(row["Confiance (%)"]) for row in rows]
    assert len(rows) == 30
    assert shares == sorted(shares)
    assert all(row["Mots de la loi"] in row["Contexte"] for row in rows)
    assert all("tournure" in row["Repose sur"] and row["Adresse"].startswith("article/css/L611-4/") for row in rows)
    assert [row["Mots de la loi"] for row in lines(reading, surest_last=False)] == [
        record["quote"] for record in to_records(reading)
    ]


def test_table_can_hold_the_doubtful_only(reading: Reading) -> None:
    """`below` leaves out what is surer; each that is left has a reason for doubt."""
    doubtful = lines(reading, below=0.5)
    assert 0 < len(doubtful) < 30
    assert all(row["Doutes"] for row in doubtful)


# --- decisions and what becomes of them -------------------------------------------------------------------


def test_what_is_accepted_stands_with_who_and_when(reading: Reading, tmp_path: Path) -> None:
    """All fields stay as they were read."""
    reviewed = after(reading, decided(tmp_path, reading, accept))
    found = [one for one in reviewed.competences if one.review]
    assert [(one.review.status, one.review.words, one.review.fields) for one in found] == [
        (ReviewStatus.ACCEPTED, "accepted: Anne Roy (2026-11-28)", ())
    ]
    assert [replace(one, review=None) for one in reviewed.competences] == list(reading.competences)


def test_what_is_rejected_is_gone_from_the_graph_and_stays_in_the_overlay(reading: Reading, tmp_path: Path) -> None:
    """One record less; the decision is kept with the record as it was."""
    overlay = decided(tmp_path, reading, reject)
    reviewed = after(reading, overlay)
    gone = set(reading.competences) - set(reviewed.competences)
    assert [(one.item, one.verb) for one in gone] == [("2°", "animer")]
    (kept,) = read_overlay(overlay)
    assert (kept.status, kept.fields["holders"]) == (Status.REJECTED, [HOLDER])
    assert len(set(to_graph([reviewed]).subjects(RDF.type, RSI.Competence))) == 29


def test_what_is_corrected_takes_the_stated_fields_and_says_so(reading: Reading, tmp_path: Path) -> None:
    """The changed fields are marked as a person's, all others are the machine's."""
    reviewed = after(reading, decided(tmp_path, reading, correct))
    (record,) = [row for row in to_records(reviewed) if row["review"] == "corrected"]
    assert (record["object"], record["modality"]) == ("l'action", "power")
    assert record["acts_on"] == ["caisses de base", "communes"]
    (one,) = [one for one in reviewed.competences if one.review]
    assert sorted(one.review.fields) == ["acts_on", "modality", "object"]
    assert record["iri"] in {row["iri"] for row in to_records(reading)}


def test_what_is_added_stands_at_its_words(reading: Reading, tmp_path: Path) -> None:
    """The position is that of the quoted words; a person's record has no confidence."""
    reviewed = after(reading, decided(tmp_path, reading, add))
    (record,) = [row for row in to_records(reviewed) if row["review"] == "added"]
    assert reviewed.article.text[record["start"] : record["end"]] == "le financement des branches"
    assert (record["holders"], record["references"], record["confidence"]) == ([HOLDER], ["CSS L611-2"], None)
    assert len(reviewed.competences) == 31


def test_graph_says_who_and_when_and_keeps_every_shape(reading: Reading, tmp_path: Path) -> None:
    """PROV: attributed to the reviewer, influenced by the activity of that day; no shape is violated."""

    def change(rows: Lines) -> None:
        correct(rows)
        add(rows)
        at(rows, "3°", at_first_verb(rows, "3°"))["Décision"] = "accepter"

    graph = to_graph([after(reading, decided(tmp_path, reading, change))])
    agent, activity = URIRef(BASE + "agent/anne-roy"), URIRef(BASE + "activity/relecture-anne-roy-2026-11-28")
    attributed = set(graph.subjects(PROV.wasAttributedTo, agent))
    assert len(attributed) == 3
    assert set(graph.subjects(PROV.wasInfluencedBy, activity)) == attributed
    assert (activity, PROV.wasAssociatedWith, agent) in graph
    assert (agent, RDF.type, PROV.Agent) in graph
    assert {str(graph.value(one, RSI.reviewStatus)) for one in attributed} == {"accepted", "corrected", "added"}
    assert set(graph.objects(None, RSI.correctedField)) == set(map(Literal, ("acts_on", "modality", "object")))
    assert validate(graph).exit_code == 0
    assert not [node for node in graph.all_nodes() if not isinstance(node, URIRef | Literal)]


def at_first_verb(rows: Lines, item: str) -> str:
    return next(row["Verbe"] for row in rows if row["Où"] == item)


def test_without_decisions_nothing_changes(reading: Reading) -> None:
    """An empty overlay gives the same reading."""
    assert apply_reviews(reading, Reviews({}), load_lexicon()).reading is reading


def test_earlier_decisions_stand_until_the_same_reviewer_decides_anew(reading: Reading, tmp_path: Path) -> None:
    """A second table adds to the first; upon the same record the later word counts."""

    def other(rows: Lines) -> None:
        at(rows, "1°", "assurer")["Décision"] = "oui"

    decided(tmp_path, reading, accept)
    decided(tmp_path, reading, other)
    overlay = decided(tmp_path, reading, reject, on="2026-12-01")
    assert sorted((one.verb, one.status.value, one.on) for one in read_overlay(overlay)) == [
        ("animer", "rejected", "2026-12-01"),
        ("assurer", "accepted", "2026-11-28"),
    ]


# --- what lasts -------------------------------------------------------------------------------------------


def outcomes_of(reading: Reading, overlay: Path) -> list[State]:
    return [one.state for one in apply_reviews(reading, read_reviews([overlay]), lexicon=load_lexicon()).outcomes]


def changed(old: str, new: str) -> Reading:
    """The article with other words, read anew."""
    text = SOURCE.read_text("utf-8")
    assert old in text
    article = read_article(SOURCE)
    body = article.text.replace(old, new)
    paragraphs = []
    shift = len(new) - len(old)
    place = article.text.index(old)
    for one in article.paragraphs:
        spans = [
            type(span)(span.start + shift * (span.start > place), span.end + shift * (span.end > place))
            for span in (one.span, one.body)
        ]
        paragraphs.append(replace(one, span=spans[0], body=spans[1]))
    return extract(replace(article, text=body, paragraphs=tuple(paragraphs), links=()), load_lexicon())


def test_decision_is_not_applied_to_other_words_of_the_law(reading: Reading, tmp_path: Path) -> None:
    """Where the paragraph or its lead-in has changed the decision is flagged; elsewhere it goes on."""
    overlay = decided(tmp_path, reading, reject)
    assert outcomes_of(changed("les organismes conventionnés", "les mutuelles"), overlay) == [State.TEXT_CHANGED]
    assert outcomes_of(changed("a pour rôle", "a pour mission"), overlay) == [State.TEXT_CHANGED]
    assert outcomes_of(changed("l'équilibre financier", "l'équilibre comptable"), overlay) == [State.APPLIED]


def test_decision_follows_the_same_words_into_another_version(reading: Reading, tmp_path: Path) -> None:
    """A new version with the same paragraph bears the decision of the old one."""
    overlay = decided(tmp_path, reading, reject)
    version = replace(reading.article.version, start=reading.article.version.end, end=None)
    later = replace(reading, article=replace(reading.article, version=version))
    assert len(after(later, overlay).competences) == 29


def test_what_the_program_no_longer_reads_stays(reading: Reading, tmp_path: Path) -> None:
    """An accepted record that a new grammar misses is put back, and flagged."""
    overlay = decided(tmp_path, reading, accept)
    blind = replace(reading, competences=tuple(one for one in reading.competences if one.verb != "animer"))
    restored = after(blind, overlay)
    assert outcomes_of(blind, overlay) == [State.NOT_READ]
    (record,) = [row for row in to_records(restored) if row["verb"] == "animer"]
    (before,) = [row for row in to_records(reading) if row["verb"] == "animer"]
    same = ("holders", "object", "acts_on", "iri", "quote", "actions")
    assert {name: record[name] for name in same} == {name: before[name] for name in same}


def test_what_the_program_reads_otherwise_keeps_the_reviewed_fields(reading: Reading, tmp_path: Path) -> None:
    """What a person accepted stands against a later grammar, and is flagged."""
    overlay = decided(tmp_path, reading, accept)
    other = replace(
        reading, competences=tuple(replace(one, action="perform", targets=()) for one in reading.competences)
    )
    (record,) = [row for row in to_records(after(other, overlay)) if row["verb"] == "animer"]
    assert (record["actions"], record["acts_on"]) == (["coordinate"], ["caisses de base"])
    assert outcomes_of(other, overlay) == [State.REREAD]


@pytest.mark.parametrize(("first", "second"), [(accept, reject), (reject, correct), (accept, correct)])
def test_reviewers_who_contradict_one_another_are_shown(
    reading: Reading, tmp_path: Path, first: Change, second: Change
) -> None:
    """Neither is applied: the record stands as it was read, marked as disputed, both are named."""
    decided(tmp_path, reading, first)
    overlay = decided(tmp_path, reading, second, by="Bruno Sec")
    reviewed = after(reading, overlay)
    (one,) = [one for one in reviewed.competences if one.review]
    assert one.review.words == "disputed: Anne Roy (2026-11-28), Bruno Sec (2026-11-28)"
    assert [replace(one, review=None) for one in reviewed.competences] == list(reading.competences)
    done = check_decisions([SOURCE], [overlay])
    assert has_conflict(done.outcomes)
    told = to_review_text(done.kept, done.outcomes)
    assert "Anne Roy" in told
    assert "Bruno Sec" in told


def test_reviewers_who_agree_are_both_named(reading: Reading, tmp_path: Path) -> None:
    """No conflict; both vouch for it."""
    decided(tmp_path, reading, accept)
    overlay = decided(tmp_path, reading, accept, by="Bruno Sec", on="")
    (one,) = [one for one in after(reading, overlay).competences if one.review]
    assert one.review.words == "accepted: Anne Roy (2026-11-28), Bruno Sec"
    assert outcomes_of(reading, overlay) == [State.APPLIED] * 2


# --- spreadsheets -----------------------------------------------------------------------------------------

SAVED = {
    "semicolon": {},
    "comma": {"separator": ","},
    "tab": {"separator": "\t"},
    "no mark": {"encoding": "utf-8"},
    "Windows": {"encoding": "cp1252"},
    "Unicode text of Excel": {"encoding": "utf-16", "separator": "\t"},
    "line feeds": {"end": "\n"},
}


@pytest.mark.parametrize("how", SAVED)
def test_table_is_read_however_it_was_saved(reading: Reading, tmp_path: Path, how: str) -> None:
    """Separator, encoding, ends of line: the same decisions."""
    rows = lines(reading)
    correct(rows)
    done = take_decisions(save(tmp_path / "t.csv", rows, **SAVED[how]), [SOURCE], tmp_path / "o", by="Anne Roy")
    assert [(one.status, one.fields["object"]) for one in done.made] == [(Status.CORRECTED, "l'action")]


def test_columns_may_stand_in_any_order_and_more_be_there(reading: Reading, tmp_path: Path) -> None:
    """Headings in another order, in capitals, without accents; a column of the jurist's own; one taken out."""
    rows = lines(reading)
    accept(rows)
    turned = [
        {("DECISION" if name == "Décision" else name): row[name] for name in reversed(row) if name != "Contexte"}
        | {"À voir": "?"}
        for row in rows
    ]
    done = take_decisions(save(tmp_path / "t.csv", turned), [SOURCE], tmp_path / "o", by="Anne Roy")
    assert [one.status for one in done.made] == [Status.ACCEPTED]


def test_day_of_the_row_wins(reading: Reading, tmp_path: Path) -> None:
    """As a French spreadsheet writes it."""

    def change(rows: Lines) -> None:
        accept(rows)
        at(rows, "2°", "animer")["Date"] = "03/12/2026"

    assert [one.on for one in read_overlay(decided(tmp_path, reading, change))] == ["2026-12-03"]


def set_cells(**cells: str) -> Change:
    def change(rows: Lines) -> None:
        at(rows, "2°", "animer").update({name.replace("_", " "): words for name, words in cells.items()})

    return change


def add_with(**cells: str) -> Change:
    def change(rows: Lines) -> None:
        add(rows)
        rows[-1].update({name.replace("_", " "): words for name, words in cells.items()})

    return change


FAULTS = {
    "no decision known": (set_cells(Décision="peut-être"), "is no decision"),
    "accepted but changed": (set_cells(Décision="accepter", Objet="tout"), "accepted, but changed"),
    "corrected but unchanged": (set_cells(Décision="corriger"), "nothing is changed"),
    "changed without decision": (set_cells(Objet="tout"), "without a decision"),
    "unknown action": (set_cells(Décision="corriger", Action="voler"), "is no action"),
    "unknown form": (set_cells(Décision="corriger", Forme="envie"), "is no form"),
    "no holder": (set_cells(Décision="corriger", Titulaires=""), "“Titulaires” is empty"),
    "no reference": (set_cells(Décision="corriger", Renvois="le code"), "row"),
    "no address": (set_cells(Décision="accepter", Adresse="article/x"), "no competence of these sources"),
    "no day": (set_cells(Décision="accepter", Date="hier"), "is no day"),
    "words not of the law": (add_with(Mots_de_la_loi="le financement des banques"), "stand 0 times"),
    "words twice": (add_with(Mots_de_la_loi="ces"), "times in"),
    "no such item": (add_with(Où="99°"), "has no “99°”"),
    "no such article": (add_with(Article="L1"), "not in the sources"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_told_with_the_number_of_its_row(reading: Reading, tmp_path: Path, fault: str) -> None:
    """One sentence with the row of the spreadsheet; nothing is written."""
    change, words = FAULTS[fault]
    rows = lines(reading)
    change(rows)
    number = len(rows) + 1 if len(rows) > 30 else rows.index(at(rows, "2°", "animer")) + 2
    with pytest.raises(ReviewRowError, match=words) as raised:
        take_decisions(save(tmp_path / "t.csv", rows), [SOURCE], tmp_path / "o", by="Anne Roy")
    assert str(raised.value).startswith(f"row {number} ")
    assert not (tmp_path / "o").exists()


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    """No file, no headings."""
    (tmp_path / "t.csv").write_text("a;b\n1;2\n")
    for name, words in (("missing.csv", "No such file"), ("t.csv", "no column “Décision”")):
        with pytest.raises(ReviewTableError, match=words):
            take_decisions(tmp_path / name, [SOURCE], tmp_path / "o", by="Anne Roy")


@pytest.mark.parametrize("line", ["{", "{}", "[]", '{"status": "maybe", "fields": {}}'])
def test_what_is_no_overlay_is_told(tmp_path: Path, line: str) -> None:
    """File and line are named."""
    (tmp_path / "o.jsonl").write_text(line + "\n")
    with pytest.raises(OverlayError, match=r"o\.jsonl: line 1 is no decision"):
        read_overlay(tmp_path)


# --- properties -------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)
VALUES = st.fixed_dictionaries(
    {
        name: st.lists(WORDS, max_size=2)
        if name in {"holders", "actions", "acts_on", "acts_with", "mentions", "joint", "consulted", "references"}
        else WORDS
        for name in (
            *("holders", "modality", "verb", "actions", "object", "acts_on", "acts_with"),
            *("mentions", "joint", "consulted", "references", "purpose", "condition", "scope"),
        )
    }
)
DECISIONS = st.builds(Decision, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from(Status), WORDS, WORDS, VALUES)


@given(st.lists(DECISIONS, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_overlay_comes_back_as_it_was(tmp_path: Path, decisions: list[Decision]) -> None:
    """Written and read: the same decisions, in one order; written again: the same bytes."""
    text = to_overlay(decisions)
    (tmp_path / "o.jsonl").write_bytes(text.encode())
    found = read_overlay(tmp_path / "o.jsonl")
    assert len(found) == len(decisions)
    assert all(one in decisions for one in found)
    assert all(one in found for one in decisions)
    assert to_overlay(reversed(found)) == text


@given(st.sets(st.integers(0, 29)), st.sets(st.integers(0, 29)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_choice_comes_through(
    reading: Reading, tmp_path_factory: pytest.TempPathFactory, accepted: set[int], rejected: set[int]
) -> None:
    """Whatever rows are accepted or rejected: just those are, and a second table of the result shows it."""
    folder = tmp_path_factory.mktemp("review")

    def change(rows: Lines) -> None:
        for number in accepted:
            rows[number]["Décision"] = "accepter"
        for number in rejected:
            rows[number]["Décision"] = "rejeter"

    reviewed = after(reading, decided(folder, reading, change))
    assert len(reviewed.competences) == 30 - len(rejected)
    shown = [row["Relecture"] for row in lines(reviewed)]
    assert sum(words.startswith("accepted") for words in shown) == len(accepted - rejected)


def test_order_of_decisions_does_not_matter(reading: Reading, tmp_path: Path) -> None:
    """The graph is the same whichever file is read first."""
    decided(tmp_path, reading, accept)
    overlay = decided(tmp_path, reading, add, by="Bruno Sec")
    files: Iterable[Path] = sorted(overlay.iterdir())
    one, other = (
        to_graph([apply_reviews(reading, read_reviews(places), load_lexicon()).reading])
        for places in (files, list(reversed(list(files))))
    )
    assert isinstance(one, Graph)
    assert set(one) == set(other)
