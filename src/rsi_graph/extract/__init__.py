"""Read the competences of an article: grammar over the words of `ontology/`.

Rooms, each standing only on those below it (a contract of `pyproject.toml`); in each, what it is for:

    reading       an article, paragraph by paragraph
    sentences     a clause: who is said to do what; a list item; a sentence
    statements    what is said, cut into records with every field
    verbs         finite forms, infinitives, groups; where another clause begins
    objects       what a verb governs: objects, recipients, purposes, adjuncts
    acts          which concept verb and object are, and upon whom the action bears
    bodies        who is meant: full names, short names, pronouns
    names         where an institution's name begins and ends, and what only looks like one
    language      words, lines and clauses; the lexicon, indexed; what a form can be
"""

from rsi_graph.extract.bodies.stated import describe_name, first_word_of
from rsi_graph.extract.reading import extract

__all__ = ["describe_name", "extract", "first_word_of"]
