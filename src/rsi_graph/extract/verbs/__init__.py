"""The verbs of a clause: finite forms, infinitives, groups; where another clause begins."""
