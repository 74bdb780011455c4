"""Words, lines and clauses of a text; the lexicon, indexed; what a form can be."""
