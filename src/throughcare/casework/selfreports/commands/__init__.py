"""Writes of this app. Each takes the actor first."""

from throughcare.casework.selfreports.commands.alarms import ring, say_what_was_done
from throughcare.casework.selfreports.commands.answering import begin, say, send, type_in
from throughcare.casework.selfreports.commands.asking import (
    ask,
    close_report,
    open_report,
    run_out,
    take_back,
)
from throughcare.casework.selfreports.commands.entering import (
    entered_by_browser,
    entered_by_link,
    note_seen,
    pass_check,
    pause,
)
from throughcare.casework.selfreports.commands.keys import NewLink, hand_over, link_to, make_link, stop_link

__all__ = [
    "NewLink",
    "ask",
    "begin",
    "close_report",
    "entered_by_browser",
    "entered_by_link",
    "hand_over",
    "link_to",
    "make_link",
    "note_seen",
    "open_report",
    "pass_check",
    "pause",
    "ring",
    "run_out",
    "say",
    "say_what_was_done",
    "send",
    "stop_link",
    "take_back",
    "type_in",
]
