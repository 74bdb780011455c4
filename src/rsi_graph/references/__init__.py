"""The room that reads legal references: words of the law in, citations with their targets out.

    text --grammar.parse_expressions--> Expression --citations._resolve--> Citation (Reference in normal form)

`codes` knows the codes, `acts`, `articles`, `subdivisions` are the parts of the grammar, `distribution` gives
coordinated articles the act that is named once for them, `pieces` spells out what lies in what, `pointing` remembers
what "du même article", "ces articles", "du même II" point back to, `normal_form` reads references back.

The normal form is that of the gold guidelines; where they are silent:

- sentences ("première phrase du deuxième alinéa") are left out: `CSS L162-5 al. 2`;
- ranges are one reference: `CSS L136-2 al. 4..6`, `CSS L162-22-10 I 1°..3°`; "deux premiers alinéas" is `al. 1..2`,
  "trois derniers alinéas" `3 derniers al.`; a dash is `tiret 3`, a paragraph of a European act `§ 2`;
- a part that could be read as the end of the article's number is written `partie A` (`CGI 278-0 bis partie A`);
- a title, a chapter … of another code is that code; of a law, that law; of the own code, nothing;
- texts without number: `loi du 1er juillet 1901`, `arrêté du 24 juin 2004`, `loi de finances pour 1985`,
  `Constitution`, `TFUE`;
- a plain number whose act is not named is guessed from the same line or an earlier citation, status `ambiguous`.
"""

from rsi_graph.references.amending import amending_references, parse_amending
from rsi_graph.references.citations import find_citations
from rsi_graph.references.codes import Code, CodeTable, code_abbreviation, code_slug, default_codes, split_place
from rsi_graph.references.normal_form import UnreadableReferenceError, parse_reference

__all__ = [
    "Code",
    "CodeTable",
    "UnreadableReferenceError",
    "amending_references",
    "code_abbreviation",
    "code_slug",
    "default_codes",
    "find_citations",
    "parse_amending",
    "parse_reference",
    "split_place",
]
