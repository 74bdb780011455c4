"""What a person states, seen with the eyes of the grammar: what a name is, which word is the verb."""

from __future__ import annotations

from rsi_graph.extract.bodies.naming import describe
from rsi_graph.extract.language.compiling import compile_grammar
from rsi_graph.extract.language.lines import to_line
from rsi_graph.extract.language.tokens import fold, tokenise
from rsi_graph.extract.names.institutions import institutions_in
from rsi_graph.model import BodyKind, Lexicon, Mention, Span


def describe_name(name: str, lexicon: Lexicon) -> Mention:
    """A name by itself in, the mention it is out; a name with no head noun of the lexicon is a class or an organ.

    >>> from rsi_graph.lexicon import load_lexicon
    >>> describe_name("ministre chargé du budget", load_lexicon()).kind.value
    'Office'
    """
    grammar = compile_grammar(lexicon)
    line = to_line(tokenise(name, Span(0, len(name))))
    for found in institutions_in(line, 0, len(line), grammar):
        if found.phrase.start == 0:
            known = describe(line, found.phrase, 0, name, grammar).mention
            whole = known.span.end == len(name)
            return Mention(name, known.kind, known.span, body=known.body if whole else None)
    plural = name.split(" ", 1)[0].endswith(("s", "x"))
    return Mention(name, BodyKind.CLASS if plural else BodyKind.ORGAN, Span(0, len(name)))


def first_word_of(verb: str, text: str, within: Span, lexicon: Lexicon) -> Span:
    """A lemma and a run of the text in, the first word there that is a form of it out; else the first word.

    >>> from rsi_graph.lexicon import load_lexicon
    >>> text = "Le conseil contrôle les caisses"
    >>> first_word_of("contrôler", text, Span(0, len(text)), load_lexicon()).of(text)
    'contrôle'
    """
    grammar, lemma = compile_grammar(lexicon), fold(verb)
    tokens = tokenise(text, within)
    for index, norm in enumerate(tokens.norms):
        if any(fold(known.lemma) == lemma for known in grammar.verbs.get(norm, ())):
            return Span(tokens.starts[index], tokens.end(index))
    return Span(tokens.starts[0], tokens.end(0)) if tokens.norms else within
