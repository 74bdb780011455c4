"""Who is competent to do what, upon whom, on which legal basis, since when? French law as a graph of competences."""
