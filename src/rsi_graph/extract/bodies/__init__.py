"""Who is meant: full names, short names, pronouns, holders."""
