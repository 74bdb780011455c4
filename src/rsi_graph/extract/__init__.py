"""Read the competences of an article: grammar over the words of `ontology/`.

The floors, each standing only on those below it:

    reading     full_names, leading            an article, paragraph by paragraph
    items                                      the first clause of a list item, under its lead-in
    sentences   active, passive, agents        a clause: who is said to do what
    subjects                                   where the subject stands
    clauses                                    a clause with its front analysed
    filling     parts, targets, statements     what is said, cut into records with every field
    persons     possessives, bearing           when persons are targets, whose a thing is, how an action bears
    holders     context, short_names, naming   who is meant: full names, short names, pronouns
    infinitives, verb_groups                   the verbs
    finite_verbs, second_clauses               those of a clause's subject, and where another clause begins
    predicates, complements, chunks, scans, roles  what a verb governs
    actions, action_nouns                      which concept verb and object are
    institutions, no_bodies                    which words name an institution, and which only look so
    names, name_signs, heads                   where an institution's name begins and ends
    verb_forms, openers                        is this a verb? does an adjunct begin?
    compiling, grammar, first_words            the lexicon, indexed
    lines, tokens, morphology, word_lists, words  words and clauses
"""

from rsi_graph.extract.reading import extract
from rsi_graph.extract.stated import describe_name, first_word_of

__all__ = ["describe_name", "extract", "first_word_of"]
