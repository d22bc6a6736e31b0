"""Writes on dossiers. Each takes the actor first."""

from throughcare.decisions.dossiers.commands.assembling import arrange, assemble, drop_draft
from throughcare.decisions.dossiers.commands.fixing import fix, preview
from throughcare.decisions.dossiers.commands.handing import hand_over, note_bench_looked, note_handed_out
from throughcare.decisions.dossiers.commands.redacting import put_back, remove_passage, treat_page
from throughcare.decisions.dossiers.commands.withholding import (
    ask_to_withhold,
    decide_withholding,
    show_again,
)

__all__ = [
    "arrange",
    "ask_to_withhold",
    "assemble",
    "decide_withholding",
    "drop_draft",
    "fix",
    "hand_over",
    "note_bench_looked",
    "note_handed_out",
    "preview",
    "put_back",
    "remove_passage",
    "show_again",
    "treat_page",
]
