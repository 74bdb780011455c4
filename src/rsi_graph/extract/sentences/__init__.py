"""A clause: who is said to do what; a list item; a sentence."""
