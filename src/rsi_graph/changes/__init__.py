"""What changes from one version of the law to another: competences gained, lost, reworded."""

from rsi_graph.changes.choose import NoSuchThing, in_force, states_about, steps_by
from rsi_graph.changes.compare import Change, ChangeKind, compare
from rsi_graph.changes.history import History, Step, Thread, histories, history_of
from rsi_graph.changes.statement import State, Statement, Texts, states_of
from rsi_graph.changes.triples import change_graph
from rsi_graph.changes.write import to_change_rows, to_changes_text, to_history_rows, to_history_text

__all__ = [
    "Change",
    "ChangeKind",
    "History",
    "NoSuchThing",
    "State",
    "Statement",
    "Step",
    "Texts",
    "Thread",
    "change_graph",
    "compare",
    "histories",
    "history_of",
    "in_force",
    "states_about",
    "states_of",
    "steps_by",
    "to_change_rows",
    "to_changes_text",
    "to_history_rows",
    "to_history_text",
]
