"""What can be wrong with a source of law, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rsi_graph.errors import SourceError


class MissingSource(SourceError):
    """Nothing stands where the user points."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(source, "there is no such file or folder", "Check the path; `-` reads standard input.")


class UnreadableSource(SourceError):
    """The system does not let it be read."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(source, f"it cannot be read ({reason})", "Check its permissions.")


class BadPublished(SourceError):
    """Not what Légifrance publishes, or a part of it that cannot be read."""

    def __init__(self, source: str | Path, problem: str) -> None:
        super().__init__(source, problem, "`rsi-graph sources` tells what a file is; `--from` names its format.")


class UnknownFormat(SourceError):
    """No format has that name."""

    def __init__(self, source: str | Path, name: str, known: Iterable[str]) -> None:
        super().__init__(source, f"there is no format called “{name}”", f"The formats are: {', '.join(known)}.")


class GitProblem(SourceError):
    """git could not do what was asked."""

    def __init__(self, source: str | Path, said: str) -> None:
        super().__init__(source, f"git could not read it ({said})", "Check that it is a repository or a whole bundle.")


class NoArticles(SourceError):
    """A folder or an archive without a single article."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source, "no article was found in it", "`rsi-graph sources` tells what it holds, `--from` names a format."
        )


class SeveralArticles(SourceError):
    """One article was asked for, a folder or an archive given."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source, "this is a folder or an archive, not one article", "Use read_articles to read it whole."
        )


class WrongEncoding(SourceError):
    """The bytes are not UTF-8."""

    def __init__(self, source: str | Path, byte: int, offset: int) -> None:
        super().__init__(
            source,
            f"it is not UTF-8 text: byte 0x{byte:02x} at offset {offset} cannot be decoded",
            "Save it as UTF-8, or check that it is an article at all.",
        )


class NotText(SourceError):
    """The bytes decode, but hold control characters that no text has."""

    def __init__(self, source: str | Path, character: str, offset: int) -> None:
        super().__init__(
            source,
            f"it is not a text: control character U+{ord(character):04X} at offset {offset}",
            "Check that it is an article at all.",
        )


class EmptyArticle(SourceError):
    """There is no law in it."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source, "the article has no text", "Check the file; a repealed article may have lost its words."
        )


class MissingText(SourceError):
    """The mirror itself says that it lacks the text."""

    def __init__(self, source: str | Path, legiarti: str) -> None:
        super().__init__(
            source, "the mirror lacks the text of this article", f"Take it from Légifrance, identifier {legiarti}."
        )


class UnnumberedArticle(SourceError):
    """Neither the heading nor the file's name says which article it is."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source, "the number of the article is not known", "Begin the file with a line `# Article L611-4`."
        )


class UnknownCode(SourceError):
    """Nothing says which code the article belongs to."""

    def __init__(self, source: str | Path, seen: str = "") -> None:
        problem = f"the code it belongs to is not known{f' ({seen})' if seen else ''}"
        super().__init__(
            source, problem, "Name it, for instance --code code-de-la-securite-sociale, or in a sidecar file."
        )


class BadCode(SourceError):
    """A name that is not the slug of a code we know."""

    def __init__(self, source: str | Path, code: str, nearest: str) -> None:
        super().__init__(
            source,
            f"“{code}” is not the slug of a known code",
            f"The nearest is {nearest}; ontology/codes.toml lists them.",
        )


class CodesDisagree(SourceError):
    """Two places name two codes."""

    def __init__(self, source: str | Path, first: tuple[str, str], second: tuple[str, str]) -> None:
        super().__init__(
            source,
            f"{first[0]} says {first[1]}, but {second[0]} says {second[1]}",
            "Keep the one that is right and mend the other.",
        )


class BadSidecar(SourceError):
    """The file beside the article that tells of it is broken."""

    def __init__(self, source: str | Path, problem: str) -> None:
        super().__init__(source, f"the sidecar cannot be used: {problem}", "Mend it after data/sources/L611-4.toml.")


class BrokenArchive(SourceError):
    """An archive that cannot be read to its end."""

    def __init__(self, source: str | Path, read: int, reason: str) -> None:
        super().__init__(
            source,
            f"the archive is broken or cut off ({reason}); {read} articles were read before",
            "Fetch it again; what was read before the break is right.",
        )


class BrokenMember(SourceError):
    """A file of an archive whose bytes cannot be had, though those of others can."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(source, f"it cannot be taken out of the archive ({reason})", "Fetch the archive again.")


class TooLarge(SourceError):
    """A member far bigger than any article."""

    def __init__(self, source: str | Path, size: int, limit: int) -> None:
        super().__init__(
            source, f"{size} bytes, more than the {limit} an article may have", "Check that it is an article."
        )
