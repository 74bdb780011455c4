"""The forms in which people have the law: the same article is the same, whatever it comes in."""

from __future__ import annotations

import json
import os
import tarfile
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from rsi_graph.errors import SourceError
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.records import to_records
from rsi_graph.resources import resource_path
from rsi_graph.sources import Unreadable, detect, read_article, read_articles

CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not there")

CODE = "code-de-la-securite-sociale"
WORDS = "La Caisse nationale contrôle les caisses de base."
HTML = f"<p>{WORDS}</p><p>1° Elle les coordonne ;</p>"
XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<ARTICLE><META><META_COMMUN><ID>LEGIARTI000000000001</ID></META_COMMUN><META_SPEC><META_ARTICLE><NUM>L1</NUM>
<ETAT>MODIFIE</ETAT><DATE_DEBUT>2001-01-01</DATE_DEBUT><DATE_FIN>2002-01-01</DATE_FIN></META_ARTICLE></META_SPEC></META>
<CONTEXTE><TEXTE cid="LEGITEXT000006073189"><TITRE_TXT>Code de la sécurité sociale</TITRE_TXT></TEXTE></CONTEXTE>
<NOTA><CONTENU><p>Une note.</p></CONTENU></NOTA><BLOC_TEXTUEL><CONTENU>{HTML}</CONTENU></BLOC_TEXTUEL>
<LIENS><LIEN sens="cible" typelien="MODIFIE" datesignatexte="2000-12-01">Loi 2000-1
 2000-12-01 art. 1</LIEN>
<LIEN sens="source" typelien="ABROGATION" datesignatexte="2999-01-01">Loi 2001-2 2001-12-01 art. 1</LIEN>
<LIEN sens="cible" typelien="CITATION">Code - art. 3</LIEN></LIENS></ARTICLE>"""
RECORD = {
    "id": "LEGIARTI000000000001", "num": "L1", "texteHtml": HTML, "dateDebut": 978307200000, "dateFin": 1009843200000,
    "nota": "<p>Une note.</p>", "lienModifications": [
        {"linkType": "MODIFIE", "linkOrientation": "cible", "textTitle": "Loi 2000-1\r\n 2000-12-01 art. 1",
         "dateSignaTexte": "2000-12-01"},
        {"linkType": "ABROGATION", "linkOrientation": "source", "textTitle": "Loi 2001-2 2001-12-01 art. 1"},
    ],
}  # fmt: skip
TITLED = {"context": {"titreTxt": [{"id": "LEGITEXT000006073189", "titre": "Code de la sécurité sociale"}]}}
API = {"executionTime": 1, "listArticle": [RECORD | TITLED]}
ISO = {"article": RECORD | TITLED | {"dateDebut": "2001-01-01T00:00:00.000Z", "dateFin": "2002-01-01"}}
LEGI_DATA = {
    "type": "code",
    "data": {"id": "LEGITEXT000006073189", "title": "Code de la sécurité sociale"},
    "children": [{"type": "section", "data": {"title": "Titre"}, "children": [{"type": "article", "data": RECORD}]}],
}
FILES = {
    "LEGIARTI000000000001.xml": XML,
    "LEGIARTI000000000001.json": json.dumps(API),
    "LEGIARTI000000000001.iso.json": json.dumps(ISO),
    "LEGITEXT000006073189.json": json.dumps(LEGI_DATA),
}
FORMS = ("legi-xml", "api", "api", "legi-data")


def git(folder: Path, *words: str, day: str = "2001-01-01") -> str:
    environment = os.environ | {
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "x"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "x@example.org"),
        **dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T00:00:00+0000"),
    }
    return run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8", env=environment).stdout


def commit(repository: Path, files: dict[str, str | None], day: str) -> None:
    for name, text in files.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Modifications par Loi 1 & Loi 2", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """L1 from 2001, moved in 2002 without a change, changed in 2003, repealed in 2004; L2 changed twice in a day."""
    folder = tmp_path / "law"
    folder.mkdir()
    git(folder, "init", "-q")
    code = "code-de-la-securite-sociale"
    commit(folder, {f"{code}/a/l1.md": f"# Article L1\n\n{HTML}\n", f"{code}/README.md": "no article"}, "2001-01-01")
    commit(folder, {f"{code}/a/l1.md": None, f"{code}/b/l1.md": f"# Article L1\n\n{HTML}\n"}, "2002-01-01")
    commit(folder, {f"{code}/b/l1.md": "# Article L1\n\n<p>Elle les coordonne.</p>\n"}, "2003-01-01")
    for words in ("un", "deux"):
        commit(folder, {f"{code}/b/l2.md": f"# Article L2\n\n<p>Texte {words}.</p>\n"}, "2003-06-01")
    commit(folder, {f"{code}/b/l1.md": None}, "2004-01-01")
    return folder


def articles(source: Path, **options: object) -> list[Article]:
    found = list(read_articles(source, **options))
    assert all(isinstance(one, Article) for one in found), found
    return found


def facts(article: Article) -> tuple[object, ...]:
    dates = article.version
    texts = dates.amended_by, dates.ended_by
    return article.code, article.number, article.text, dates.start, dates.end, article.note, *texts


@pytest.mark.parametrize(("name", "form"), list(zip(FILES, FORMS, strict=True)))
def test_each_form_is_known_by_itself_and_read_alike(tmp_path: Path, name: str, form: str) -> None:
    """Text, paragraphs, dates, NOTA and amending texts are the same, and the competences too."""
    (tmp_path / name).write_text(FILES[name], "utf-8")
    assert detect(tmp_path / name).name == form
    [article] = articles(tmp_path / name)
    wanted = ("code-de-la-securite-sociale", "L1", f"{WORDS}\n1° Elle les coordonne ;", date(2001, 1, 1))
    texts = ("Loi 2000-1 2000-12-01 art. 1",), ("Loi 2001-2 2001-12-01 art. 1",)
    assert facts(article) == (*wanted, date(2002, 1, 1), "Une note.", *texts)
    assert article.legiarti == "LEGIARTI000000000001"
    assert [c.verb for c in extract(article, load_lexicon()).competences] == ["contrôler", "coordonner"]
    assert read_article(tmp_path / name).text == article.text


@pytest.mark.parametrize(("name", "form"), list(zip(FILES, FORMS, strict=True)))
def test_folder_and_archive_hold_what_the_file_holds(tmp_path: Path, name: str, form: str) -> None:
    """A collection is told by its members."""
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    (folder / name).write_text(FILES[name], "utf-8")
    with tarfile.open(tmp_path / "package.tar.gz", "w:gz") as archive:
        archive.add(folder / name, f"package/data/{name}")
    for source in (tmp_path / "package", tmp_path / "package.tar.gz"):
        assert detect(source).name == form
        assert [article.number for article in articles(source)] == ["L1"]


def test_history_under_git(repository: Path) -> None:
    """A move is no new version, the last state of a day counts, a file that goes is a repeal."""
    found = {(a.number, str(a.version.start), str(a.version.end)) for a in articles(repository)}
    assert found == {
        ("L1", "2001-01-01", "2003-01-01"),
        ("L1", "2003-01-01", "2004-01-01"),
        ("L2", "2003-06-01", "None"),
    }
    [second] = [a for a in articles(repository) if a.number == "L2"]
    assert (second.text, second.version.amended_by) == ("Texte deux.", ("Loi 1", "Loi 2"))


def test_bundle_is_its_repository(repository: Path, tmp_path: Path) -> None:
    """Cloned aside, and nothing is left of the clone."""
    git(repository, "bundle", "create", "-q", str(tmp_path / "law.bundle"), "HEAD")
    assert detect(tmp_path / "law.bundle").name == "git"
    bundled = [facts(article) for article in articles(tmp_path / "law.bundle")]
    assert bundled == [facts(article) for article in articles(repository)]


@pytest.mark.parametrize(
    ("day", "numbers"),
    [("2000-01-01", []), ("2002-06-01", ["L1"]), ("2003-07-01", ["L1", "L2"]), ("2020-01-01", ["L2"])],
)
def test_on_a_day(repository: Path, day: str, numbers: list[str]) -> None:
    """Only the versions in force."""
    assert sorted(a.number for a in articles(repository, at=date.fromisoformat(day))) == numbers


BAD = {
    "broken XML": ("LEGIARTI000000000001.xml", "<ARTICLE><META>", "not well-formed"),
    "entities": (
        "LEGIARTI000000000001.xml", '<!DOCTYPE x [<!ENTITY a "b">]><ARTICLE>&a;</ARTICLE>', "never read",
    ),
    "another root": ("LEGIARTI000000000001.xml", "<SECTION_TA/>", "root is <SECTION_TA>"),
    "no text": ("LEGIARTI000000000001.xml", XML.replace(HTML, ""), "no text"),
    "another text": (
        "LEGIARTI000000000001.xml",
        XML.replace("LEGITEXT000006073189", "JORFTEXT1").replace("Code de la sécurité sociale", "Arrêté du 1er mai"),
        "“Arrêté du 1er mai” is no code",
    ),
    "no day": ("LEGIARTI000000000001.xml", XML.replace("2001-01-01", "demain"), "“demain” is no date"),
    "broken JSON": ("LEGIARTI000000000001.json", '{"listArticle": [', "not JSON"),
    "other JSON": ("LEGIARTI000000000001.json", '{"a": 1}', "no answer of getArticle"),
    "cut off": ("LEGITEXT000006073189.json", json.dumps(LEGI_DATA)[:40], "not JSON"),
    "random bytes": ("LEGITEXT000006073189.json", "\u0000\u0001ÿ", "not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_said(tmp_path: Path, case: str) -> None:
    """Alone it is an error with a sentence; in a folder it stops nothing."""
    name, content, said = BAD[case]
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(SourceError, match=said):
        list(read_articles(tmp_path / name, form={"X": "legi-xml"}.get(name[-3:])))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text(content, "utf-8")
    (folder / name.replace("1.", "2.").replace("89.", "90.")).write_text(FILES[name], "utf-8")
    found = list(read_articles(folder))
    assert sorted(type(one).__name__ for one in found) == ["Article", "Unreadable"]


def test_git_problems_are_sentences(tmp_path: Path) -> None:
    """A cut-off bundle, an empty repository."""
    (tmp_path / "cut.bundle").write_bytes(b"# v2 git bundle\nabc")
    with pytest.raises(SourceError, match="git could not read it"):
        list(read_articles(tmp_path / "cut.bundle"))
    git(tmp_path, "init", "-q", "empty")
    with pytest.raises(SourceError, match="git could not read it"):
        list(read_articles(tmp_path / "empty"))


def test_format_can_be_forced_and_a_wrong_name_is_answered(tmp_path: Path) -> None:
    """`form` goes before what the file looks like."""
    (tmp_path / "anything.txt").write_text(XML, "utf-8")
    assert [a.number for a in articles(tmp_path / "anything.txt", form="legi-xml")] == ["L1"]
    with pytest.raises(SourceError, match="no format called “word”"):
        list(read_articles(tmp_path / "anything.txt", form="word"))


def test_a_code_is_read_as_a_stream() -> None:
    """The first article is there long before the end of the file."""
    from rsi_graph.sources.records_json import stream_legi_data

    class Endless:
        """A code that never ends."""

        start = json.dumps(LEGI_DATA["data"])
        sent = 0

        def read(self, size: int = -1) -> bytes:
            if size == 0:  # asked for, to learn whether bytes or words come
                return b""
            self.sent += 1
            if self.sent == 1:
                return f'{{"type": "code", "data": {self.start}, "children": ['.encode()
            return f'{{"type": "article", "data": {json.dumps(RECORD)}}},'.encode()

    stream = stream_legi_data(Endless(), "-")
    assert [next(stream).number for _ in range(5)] == ["L1"] * 5


@needs_corpus
def test_the_shipped_article_is_the_same_from_the_history() -> None:
    """Seven dated texts and a repeal; the version of 2015-12-23 is the shipped file, word for word."""
    found = [a for a in articles_of_bundle() if a.number == "L611-4"]
    days = ["1985-12-21", "1994-01-19", "2005-12-09", "2007-01-01", "2008-01-01", "2015-12-23", "2017-01-01"]
    assert [str(a.version.start) for a in found] == days
    assert str(found[-1].version.end) == "2018-01-01"
    shipped = read_article(resource_path("data", "sources/L611-4.md"))
    [same] = [a for a in found if a.version.start == shipped.version.start]
    assert (same.text, same.paragraphs, same.version.end) == (shipped.text, shipped.paragraphs, shipped.version.end)


def articles_of_bundle() -> list[Article]:
    found = read_articles(CORPUS / "rsi-history.bundle")
    return [one for one in found if isinstance(one, Article)]


def competences(article: Article) -> list[dict[str, object]]:
    """All that the records say of the law; where the file lies, and the dates it gives, are not of the law."""
    dated = ("source", "iri", "version", "in_force_from", "last_day_in_force")
    return [
        {name: value for name, value in record.items() if name not in dated}
        for record in to_records(extract(article, load_lexicon()))
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_real_article_says_the_same_in_each_form(tmp_path: Path, name: str) -> None:
    """The shipped L611-4, its markup as the mirror has it, in the XML, the API's answers and legi-data: 30 records."""
    shipped = resource_path("data", "sources/L611-4.md")
    markup = shipped.read_text("utf-8").partition("\n\n")[2].strip()
    quoted = FILES[name].replace(HTML if name.endswith(".xml") else json.dumps(HTML)[1:-1], "@")
    assert "@" in quoted
    words = _as_xml(markup) if name.endswith(".xml") else json.dumps(markup)[1:-1]
    (tmp_path / name).write_text(
        quoted.replace("@", words).replace("L1<", "L611-4<").replace('"L1"', '"L611-4"'), "utf-8"
    )
    [article] = articles(tmp_path / name)
    assert article.number == "L611-4"
    assert article.text == read_article(shipped).text
    assert len(competences(article)) == 30
    assert competences(article) == competences(read_article(shipped))


def _as_xml(markup: str) -> str:
    """HTML as the XML has it: empty elements closed, no named entity but those of XML."""
    return markup.replace("<br>", "<br/>").replace("&nbsp;", "&#160;")


@needs_corpus
def test_the_same_version_from_the_api() -> None:
    """L611-4 as of 2017, of the API, of the mirror's history and of its state of 2017-12-31: the same 31 competences.

    The links of the API tell which law brought the version, and which ended it.
    """
    [of_api] = [a for a in articles(CORPUS / "api-json" / "legifrance-bot") if a.number == "L611-4"]
    [of_git] = [a for a in articles_of_bundle() if a.number == "L611-4" and a.version.start == of_api.version.start]
    assert len(competences(of_api)) == 31
    assert competences(of_api) == competences(of_git)
    assert of_api.version.end == of_git.version.end
    assert of_api.version.amended_by == ("LOI n°2016-1827 du 23 décembre 2016 - art. 16 (V)",)
    assert of_api.version.ended_by == ("LOI n°2017-1836 du 30 décembre 2017 - art. 15 (M)",)


@needs_corpus
def test_articles_of_the_api_and_of_the_mirror(tmp_path: Path) -> None:
    """R262-1 and L611-4 of the social security code, from the API and from the whole code on one day."""
    of_api = {a.number: a for a in articles(CORPUS / "api-json" / "legifrance-bot") if a.number != "L124-13"}
    assert set(of_api) == {"R262-1", "L611-4"}
    with tarfile.open(CORPUS / "css-2017-12-31.tar.xz") as archive:
        members = {Path(member.name).name: member for member in archive}
        for number, article in of_api.items():
            path = tmp_path / f"{number.lower()}.md"
            stream = archive.extractfile(members[path.name])
            assert stream is not None
            path.write_bytes(stream.read())
            assert competences(article) == competences(read_article(path, code=CODE)) != []


PACKAGE = CORPUS / "socialgouv-legi-data-2.513.0.tgz"


@pytest.mark.skipif(
    not PACKAGE.is_file(), reason="legi-data is not beside the corpora (`rsi-graph fetch -o` brings it)"
)
def test_a_whole_code_of_legi_data_and_of_the_mirror() -> None:
    """Each article of the social security code with the same text in both says the same."""
    mirror = {a.number: a for a in read_articles(CORPUS / "css-2017-12-31.tar.xz") if isinstance(a, Article)}
    same = [
        (a, mirror[a.number])
        for a in read_articles(PACKAGE)
        if isinstance(a, Article) and a.code == CODE and a.number in mirror and mirror[a.number].text == a.text
    ]
    assert len(same) > 2000
    assert [one.number for one, other in same if competences(one) != competences(other)] == []


@needs_corpus
def test_official_xml() -> None:
    """Two real files: a paragraph without markup, and an annex of a thousand lines."""
    found = {a.number: a for a in articles(CORPUS / "legi-xml" / "legi-php")}
    assert set(found) == {"1", "Annexe 2-4"}
    assert found["1"].text.startswith("La fabrication des monnaies est exécutée par voie de régie administrative")
    assert str(found["1"].version.end) == "2001-01-01"


def test_unreadable_is_told_apart(repository: Path) -> None:
    """A file of the history that is no article is reported, with its commit."""
    commit(repository, {"code-de-la-securite-sociale/b/l3.md": "# Article L3\n\n"}, "2005-01-01")
    [bad] = [one for one in read_articles(repository) if isinstance(one, Unreadable)]
    assert "l3.md" in bad.source
    assert "no text" in bad.reason
